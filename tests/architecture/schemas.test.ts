import path from 'node:path';

import tablesOfBefore from './tables-of-before.json';
import { exportsOf, filesBelow, isRecord, isTest, rooms } from './tree';

type Attributes = Readonly<Record<string, { readonly type?: string; readonly nullable?: boolean }>>;

/** Attributes that hold an amount of money, by their name. Counts, rates and days are not money. */
const MONEY = /(amount|price|gross|net|tax|fee|share|balance|refunded|payout|earning|subtotal|total|minor)s?$/i;
const NOT_MONEY = /(basisPoints|bps|count|days|rate|currency|version|id)$/i;
const holdsMoney = (name: string) => MONEY.test(name) && !NOT_MONEY.test(name);

const modules = (folder: string) =>
  rooms
    .flatMap((room) => filesBelow(`${room}/${folder}`))
    .filter((file) => file.endsWith('.ts') && !isTest(file))
    .map((file) => ({ file, values: exportsOf(file).map(([, value]) => value) }));

const schemaOf = (value: unknown) => (isRecord(value) && isRecord(value['schema']) ? value['schema'] : null);
const contentTypes = modules('content-types').flatMap(({ file, values }) =>
  values.map(schemaOf).flatMap((schema) => (schema ? [{ file, schema }] : [])),
);
const components = rooms
  .flatMap((room) => filesBelow(room).filter((file) => file === `${room}/components.ts`))
  .flatMap((file) =>
    exportsOf(file).flatMap(([, value]) => (isRecord(value) ? Object.values(value).map((one) => ({ file, schema: one })) : [])),
  );
/** The plain tables of the rooms. */
const tables = modules('tables').flatMap(({ file, values }) =>
  values
    .flat()
    .flatMap((value) =>
      isRecord(value) && typeof value['table'] === 'string' && isRecord(value['columns'])
        ? [{ file, table: value['table'], columns: value['columns'] as Attributes }]
        : [],
    ),
);
const attributesOf = (schema: unknown): Attributes =>
  isRecord(schema) && isRecord(schema['attributes']) ? (schema['attributes'] as Attributes) : {};

describe('what is stored', () => {
  test('amounts are told from counts by their names', () => {
    expect(['price', 'grossAmount', 'platformFee', 'refunded', 'creatorShare', 'total'].filter((name) => !holdsMoney(name))).toEqual([]);
    expect(['quantityLimit', 'shareBasisPoints', 'refundDays', 'planVersion', 'priceCurrency', 'order'].filter(holdsMoney)).toEqual([]);
  });

  test('a content type lies in the file of its singular name, one to a file', () => {
    const named = contentTypes.map(({ file, schema }) => [
      path.basename(file, '.ts'),
      isRecord(schema['info']) ? schema['info']['singularName'] : null,
    ]);
    expect(named.filter(([file, type]) => file !== type)).toEqual([]);
    expect(new Set(named.map(([, type]) => type)).size).toBe(named.length);
  });

  test('a content type’s table is the plugin’s own by its name', () => {
    expect(contentTypes.filter(({ schema }) => !String(schema['collectionName']).startsWith('afs_')).map(({ file }) => file)).toEqual([]);
  });

  test('no attribute is a decimal or a float: both pass through a binary fraction', () => {
    const bad = [...contentTypes, ...components].flatMap(({ file, schema }) =>
      Object.entries(attributesOf(schema))
        .filter(([, { type }]) => type === 'decimal' || type === 'float')
        .map(([name]) => `${file}: ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test('no amount is an integer: it ends at 21 million of a currency with two decimals', () => {
    const bad = [...contentTypes, ...components].flatMap(({ file, schema }) =>
      Object.entries(attributesOf(schema))
        .filter(([name, { type }]) => type === 'integer' && holdsMoney(name))
        .map(([name]) => `${file}: ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test('amounts in plain tables are big integers', () => {
    const bad = tables.flatMap(({ file, columns }) =>
      Object.entries(columns)
        .filter(([name, { type }]) => type === 'integer' && holdsMoney(name))
        .map(([name]) => `${file}: ${name}`),
    );
    expect(bad).toEqual([]);
  });

  test('an installation of before can be upgraded: a table it has only gets columns that rows of before may lack, and loses none', () => {
    const now = new Map(tables.map(({ table, columns }) => [table, columns]));
    const trouble = Object.entries(tablesOfBefore as Readonly<Record<string, readonly string[]>>).flatMap(([table, before]) => {
      const columns = now.get(table) ?? {};
      const gone = before.filter((name) => !(name in columns)).map((name) => `${table}.${name} is gone`);
      const added = Object.entries(columns).filter(([name, { nullable }]) => !before.includes(name) && nullable !== true);
      return [...gone, ...added.map(([name]) => `${table}.${name} is new and may not be null`)];
    });
    expect(trouble).toEqual([]);
  });
});
