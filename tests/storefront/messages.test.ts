import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

const storefront = join(process.cwd(), 'src/plugins/affiliate-store/storefront');
const locales = ['fr', 'es', 'pt-BR', 'ar'] as const;
const parts = ['common', 'shop', 'portal', 'payouts', 'why'] as const;
type Messages = Record<string, string>;
const read = (locale: string, part: string): Messages =>
  JSON.parse(readFileSync(join(storefront, 'i18n/locales', locale, `${part}.json`), 'utf8')) as Messages;

/** The placeholders of a message, those inside plurals included. */
function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap((option) => placeholders(option.value))];
    return [element.value];
  });
}
const unique = (message: string): string[] => [...new Set(placeholders(parse(message)))].sort();

/** Arabic has six plural forms; a message with a plural must say all of them. */
function plurals(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => (element.type === TYPE.plural ? [Object.keys(element.options)] : []));
}

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(storefront, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(storefront, folder, name), 'utf8'));

describe.each(parts)('the catalogue %s', (part) => {
  const english = read('en', part);

  it.each(locales)('has the same keys in %s', (locale) => {
    expect(Object.keys(read(locale, part)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(locales)('has the same placeholders in %s', (locale) => {
    const other = read(locale, part);
    const differing = Object.keys(english).filter((key) => {
      // A language may say "a day" where English says "1 day": it may leave out a placeholder that a plural carries.
      const [wanted, said] = [unique(english[key] ?? ''), unique(other[key] ?? '')];
      return said.some((name) => !wanted.includes(name)) || wanted.some((name) => !said.includes(name));
    });
    expect(differing).toEqual([]);
  });

  it('says every plural form Arabic has', () => {
    const incomplete = Object.entries(read('ar', part)).filter(([, message]) =>
      plurals(parse(message)).some((forms) => ['zero', 'one', 'two', 'few', 'many', 'other'].some((form) => !forms.includes(form))),
    );
    expect(incomplete.map(([key]) => key)).toEqual([]);
  });
});

describe('the private areas', () => {
  it('say nothing that is only in the catalogue of the public pages', () => {
    const known = new Set([
      ...Object.keys(read('en', 'common')),
      ...['portal', 'payouts', 'why'].flatMap((part) => Object.keys(read('en', part))),
    ]);
    const said = [...sourceFiles('portal'), ...sourceFiles('ui')].flatMap((source) =>
      [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(said.filter((key) => !known.has(key))).toEqual([]);
    expect(said.length).toBeGreaterThan(100);
  });
});

describe('the public pages', () => {
  it('say nothing that is only in the catalogue of the private areas', () => {
    const known = new Set([...Object.keys(read('en', 'common')), ...Object.keys(read('en', 'shop'))]);
    const said = ['pages', 'sections', 'site', 'ui']
      .flatMap(sourceFiles)
      .flatMap((source) => [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''));
    expect(said.filter((key) => !known.has(key))).toEqual([]);
  });
});
