import { IntlMessageFormat } from 'intl-messageformat';

import { REASONS } from '../../src/plugins/affiliate-store/server/src/capabilities/attribution/domain/receipt';
import { filesBelow, isRecord, PLUGIN, textOf } from './tree';

/** Languages the shop must have; others may come on top. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  admin: ['en', 'fr'],
  storefront: ['en', 'fr', 'es', 'pt-BR', 'ar'],
};

interface Catalogue {
  readonly file: string;
  readonly surface: string;
  readonly language: string;
  /** What the file is about, where a language is a folder of several. */
  readonly chapter: string;
  readonly entries: ReadonlyMap<string, string>;
}

const flat = (value: unknown, prefix = ''): [string, string][] => {
  if (typeof value === 'string') return [[prefix, value]];
  if (!isRecord(value)) return [[prefix, '']];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, prefix ? `${prefix}.${key}` : key));
};

/** Finds `translations/en.json`, `locales/en.json` and `locales/en/shop.json`, wherever a surface keeps them. */
const catalogues: Catalogue[] = ['admin', 'storefront', 'server'].flatMap((surface) =>
  filesBelow(`${PLUGIN}/${surface}`).flatMap((file) => {
    const [, folder, language, chapter = ''] =
      /^(.*\/(?:translations|locales))\/([a-z]{2}(?:-[A-Z]{2})?)(?:\/([\w-]+))?\.json$/.exec(file) ?? [];
    if (!folder || !language) return [];
    return [{ file, surface, language, chapter: `${folder}/${chapter}`, entries: new Map(flat(JSON.parse(textOf(file)))) }];
  }),
);

/** The English file of the same surface and chapter: what every other language must match. */
const englishOf = ({ chapter }: Catalogue) => catalogues.find((one) => one.chapter === chapter && one.language === 'en');
const others = catalogues.filter(({ language }) => language !== 'en');
/** A node of a parsed message: arguments have a value, plurals and selects have options, tags have children. */
interface Node {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
  readonly children?: readonly Node[];
}

const LITERAL = 0;
const namesIn = (nodes: readonly Node[]): string[] =>
  nodes.flatMap(({ type, value, options = {}, children = [] }) => [
    ...(type !== LITERAL && value !== undefined ? [value] : []),
    ...Object.values(options).flatMap((option) => namesIn(option.value)),
    ...namesIn(children),
  ]);

/** What a message has to be told, by ICU's own grammar; a message that cannot be parsed is its own complaint. */
const placeholders = (text: string): string[] => {
  try {
    return [...new Set(namesIn(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()))].sort();
  } catch {
    return [`unreadable: ${text}`];
  }
};

describe('catalogues of words', () => {
  test('every language has every key of the English file, and no other', () => {
    const keys = (one: Catalogue | undefined) => [...(one?.entries.keys() ?? [])];
    const differing = others.flatMap((one) => [
      ...keys(englishOf(one))
        .filter((key) => !one.entries.has(key))
        .map((key) => `${one.file} lacks ${key}`),
      ...keys(one)
        .filter((key) => !englishOf(one)?.entries.has(key))
        .map((key) => `${one.file} alone has ${key}`),
    ]);
    expect(differing).toEqual([]);
  });

  test('no entry is empty', () => {
    expect(
      catalogues.flatMap(({ file, entries }) => [...entries].filter(([, text]) => text.trim() === '').map(([key]) => `${file}: ${key}`)),
    ).toEqual([]);
  });

  test('a translation speaks of the same things as the English: the same placeholders', () => {
    const differing = others.flatMap((one) =>
      [...one.entries]
        .filter(([key, text]) => {
          const english = englishOf(one)?.entries.get(key);
          return english !== undefined && placeholders(english).join() !== placeholders(text).join();
        })
        .map(([key]) => `${one.file}: ${key}`),
    );
    expect(differing).toEqual([]);
  });

  test('every surface that has words has them in all its languages', () => {
    const missing = Object.entries(REQUIRED).flatMap(([surface, languages]) => {
      const there = catalogues.filter((one) => one.surface === surface);
      const chapters = [...new Set(there.map(({ chapter }) => chapter))];
      return chapters.flatMap((chapter) =>
        languages
          .filter((language) => !there.some((one) => one.chapter === chapter && one.language === language))
          .map((language) => `${chapter} ${language}`),
      );
    });
    expect(missing).toEqual([]);
  });

  // A receipt says its reason in the reader's language, or else shows a code nobody understands.
  test('every reason of an attribution has words on the desk and in the portal', () => {
    const missing = ['admin', 'storefront'].flatMap((surface) => {
      const said = new Set(
        catalogues.filter((one) => one.surface === surface && one.language === 'en').flatMap(({ entries }) => [...entries.keys()]),
      );
      return Object.keys(REASONS).flatMap((reason) => (said.has(`reason.${reason}`) ? [] : [`${surface} lacks reason.${reason}`]));
    });
    expect(Object.keys(REASONS).length).toBeGreaterThan(25);
    expect(missing).toEqual([]);
  });
});
