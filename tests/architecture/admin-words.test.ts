import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { attentionCode } from '../../src/plugins/affiliate-store/contracts/admin';
import type { FieldNames } from '../../src/plugins/affiliate-store/admin/src/content-manager/field-names';
import { affiliate } from '../../src/plugins/affiliate-store/server/src/capabilities/affiliates/content-types/affiliate';
import { program } from '../../src/plugins/affiliate-store/server/src/capabilities/affiliates/content-types/program';
import { referral } from '../../src/plugins/affiliate-store/server/src/capabilities/attribution/content-types/referral';
import { components, SECTION_UIDS } from '../../src/plugins/affiliate-store/server/src/capabilities/catalog/components';
import { creator } from '../../src/plugins/affiliate-store/server/src/capabilities/catalog/content-types/creator';
import { offer } from '../../src/plugins/affiliate-store/server/src/capabilities/catalog/content-types/offer';
import { product } from '../../src/plugins/affiliate-store/server/src/capabilities/catalog/content-types/product';
import { salesPage } from '../../src/plugins/affiliate-store/server/src/capabilities/catalog/content-types/sales-page';
import { commission } from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/content-types/commission';
import { memberGroup } from '../../src/plugins/affiliate-store/server/src/capabilities/members/content-types/member-group';
import { order } from '../../src/plugins/affiliate-store/server/src/capabilities/orders/content-types/order';
import { NORMAL_SIDE } from '../../src/plugins/affiliate-store/server/src/kernel/account';

const SOURCE = join(__dirname, '../../src/plugins/affiliate-store/admin/src');
const TRANSLATIONS = join(SOURCE, 'translations');
const read = (locale: string) => JSON.parse(readFileSync(join(TRANSLATIONS, `${locale}.json`), 'utf8')) as Record<string, string>;
const locales = readdirSync(TRANSLATIONS).map((file) => file.replace('.json', ''));
const english = read('en');

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Record<string, { value: Part[] }>;
}
/** Literals and the number sign of a plural name nothing. */
const NAMELESS = new Set([0, 7]);

const placeholders = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => [
    ...(NAMELESS.has(part.type) || part.value === undefined ? [] : [part.value]),
    ...Object.values(part.options ?? {}).flatMap((option) => placeholders(option.value)),
  ]);
const placeholdersOf = (sentence: string, locale: string): string[] =>
  [...new Set(placeholders(new IntlMessageFormat(sentence, locale).getAst()))].sort();

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });

describe('words of the admin pages', () => {
  it('exist in English and French at least', () => {
    expect(locales).toEqual(expect.arrayContaining(['en', 'fr']));
  });

  it.each(locales.filter((locale) => locale !== 'en'))('have every sentence in %s, and no other', (locale) => {
    expect(Object.keys(read(locale)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(locales)('are valid messages with the same places for facts in %s', (locale) => {
    const sentences = read(locale);
    for (const [key, sentence] of Object.entries(english)) {
      expect({ key, places: placeholdersOf(sentences[key] ?? '', locale) }).toEqual({ key, places: placeholdersOf(sentence, 'en') });
    }
  });

  it.each(locales)('leave no sentence empty in %s', (locale) => {
    expect(Object.entries(read(locale)).filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('are all used: a sentence nobody says is a translation nobody needs', () => {
    const code = sources(SOURCE).join('\n');
    const saidByCode = [...code.matchAll(/say\('([a-zA-Z.]+)'/g), ...code.matchAll(/say\(`([a-zA-Z.]+)\.?\$\{/g)].map(
      ([, prefix]) => `${prefix}.`,
    );
    const composed = [...code.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const prefixes = [...saidByCode, ...composed];
    const unused = Object.keys(english).filter(
      (key) => !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('name every thing that may need attention, every kind of account and every invariant', () => {
    const wanted = [
      ...attentionCode.options.map((code) => `attention.${code}`),
      ...Object.keys(NORMAL_SIDE).map((type) => `account.${type}`),
      ...Array.from({ length: 15 }, (_, index) => `invariant.I${index + 1}`),
    ];
    expect(wanted.filter((key) => !(key in english))).toEqual([]);
  });
});

const SERVER = join(__dirname, '../../src/plugins/affiliate-store/server/src');

describe('acts in the audit log', () => {
  it('have a name in the catalogue', () => {
    const acts = sources(SERVER).flatMap((file) =>
      [...file.matchAll(/audit\(strapi, \{[^}]*?action: '([a-z.-]+)'/g)].map(([, act]) => act),
    );
    expect(acts.length).toBeGreaterThan(5);
    expect([...new Set(acts)].filter((act) => !(`audit.${act}` in english))).toEqual([]);
  });
});

describe('settings in the admin panel', () => {
  const keys = sources(SERVER).flatMap((file) =>
    [...file.matchAll(/defineSetting(?:<[^>]*>)?\(\{\s*key: '([a-zA-Z.]+)'/g)].map(([, key]) => key),
  );

  it('are found where they are declared', () => {
    expect(keys).toContain('money.feeBearer');
  });

  it('have their name and their help in the catalogue, so that every language has them', () => {
    expect(keys.flatMap((key) => [`setting.${key}.label`, `setting.${key}.help`]).filter((key) => !(key in english))).toEqual([]);
  });
});

interface Described {
  readonly schema: {
    readonly info: { readonly singularName: string; readonly displayName: string };
    readonly attributes: object;
    readonly config: {
      readonly layouts: { readonly list: readonly string[]; readonly edit?: ReadonlyArray<ReadonlyArray<{ name: string }>> };
    };
  };
}

describe('names in the Content Manager', () => {
  const folder = join(SOURCE, 'content-manager/names');
  const languages = readdirSync(folder).map((file) => file.replace('.json', ''));
  const names = (language: string) => JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as FieldNames;
  const types: readonly Described[] = [affiliate, program, referral, commission, creator, offer, product, salesPage, memberGroup, order];
  const sections = components as Readonly<Record<string, { readonly info: { readonly displayName: string }; readonly attributes: object }>>;

  it('are there in every language of the panel but English, whose names are the schemas’ own', () => {
    expect(languages).toEqual(locales.filter((locale) => locale !== 'en'));
  });

  it.each(languages)('exist in %s for every type, field and part an editor sees', (language) => {
    const { types: typeNames, fields, parts } = names(language);
    const missing = [
      ...types.flatMap(({ schema: { info, attributes, config } }) => {
        const shown = config.layouts.edit?.flat().map(({ name }) => name) ?? Object.keys(attributes);
        return [...new Set([...shown, ...config.layouts.list])]
          .filter((field) => !fields[info.singularName]?.[field])
          .map((field) => `${info.singularName}.${field}`);
      }),
      ...Object.entries(sections).flatMap(([part, { attributes }]) =>
        Object.keys(attributes)
          .filter((field) => !parts[part]?.[field])
          .map((field) => `${part}.${field}`),
      ),
      ...[
        ...types.map(({ schema }) => schema.info.displayName),
        ...SECTION_UIDS.map((uid) => sections[uid.split('.')[1] ?? '']?.info.displayName ?? uid),
      ].filter((name) => !typeNames[name]),
    ];
    expect(missing).toEqual([]);
  });
});

describe('what the store does by the clock and in the background', () => {
  it('has a name in the catalogue', () => {
    const tasks = sources(SERVER).flatMap((file) => [...file.matchAll(/(?:name: |NAME = )'([a-z]+\.[a-z-]+)'/g)].map(([, task]) => task));
    expect(tasks.length).toBeGreaterThan(10);
    expect([...new Set(tasks)].filter((task) => !(`task.${task}` in english))).toEqual([]);
  });
});
