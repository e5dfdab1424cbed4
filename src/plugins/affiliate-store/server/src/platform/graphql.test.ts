import * as nexus from 'nexus';
import { printSchema } from 'graphql';
import { z } from 'zod';
import { endpoint } from '../../../contracts/endpoint';
import { implement } from './endpoints';
import { exposedOf, partsOf, placesOf } from './graphql';
import { GraphqlTypes } from './graphql-types';
import type { Nexus } from './graphql-types';

const get = endpoint({
  id: 'shop.read',
  method: 'GET',
  path: '/shop/:slug',
  access: 'public',
  graphql: 'storeThing',
  summary: 'A thing.',
  params: z.strictObject({ slug: z.string() }),
  query: z.strictObject({
    locale: z.enum(['en', 'pt-BR']).default('en'),
    tag: z.string().optional(),
    note: z.string().nullable().optional(),
  }),
  response: z.object({ id: z.string() }),
});
const handled = (one: Parameters<typeof implement>[0]) => implement(one, () => Promise.reject(new Error('not asked')));

describe('arguments of a field', () => {
  test('go back to the part of the request they came from', () => {
    expect(partsOf(placesOf(get), { slug: 'a', locale: 'pt-BR' })).toEqual({ params: { slug: 'a' }, query: { locale: 'pt-BR' }, body: {} });
  });

  test('a null means "not given", except where the contract knows null', () => {
    expect(partsOf(placesOf(get), { slug: 'a', tag: null, note: null })).toEqual({
      params: { slug: 'a' },
      query: { note: null },
      body: {},
    });
  });

  test('with one name in two parts are refused', () => {
    const clash = endpoint({ ...get, body: z.strictObject({ slug: z.string() }) });
    expect(() => placesOf(clash)).toThrow('"slug" both in params and in body');
  });
});

describe('fields', () => {
  test('have one endpoint each, and none for administrators', () => {
    expect(() => exposedOf([handled(get), handled(endpoint({ ...get, id: 'shop.other' }))])).toThrow('storeThing');
    expect(() => exposedOf([handled(endpoint({ ...get, access: 'admin:orders.read' }))])).toThrow('administrators');
  });
});

const printed = (response: z.ZodType, names: ReadonlyMap<z.ZodType, string> = new Map()): string => {
  const types = new GraphqlTypes(nexus as unknown as Nexus, names);
  const type = types.output(response, 'StoreThing');
  const json = nexus.scalarType({ name: 'JSON', serialize: (value: unknown) => value });
  const query = nexus.queryType({ definition: (t) => t.field('thing', { type: type as never }) });
  return printSchema(nexus.makeSchema({ types: [...types.all, query, json], shouldGenerateArtifacts: false }));
};

describe('types', () => {
  test('say what may be missing, what is a list, and how wide a number is', () => {
    expect(
      printed(
        z.object({
          a: z.string(),
          b: z.number().int().nullable(),
          c: z.array(z.number()),
          d: z.boolean().optional(),
          e: z
            .number()
            .int()
            .max(10 ** 12),
          f: z.record(z.string(), z.string()),
          g: z.literal(true),
        }),
      ),
    ).toContain(
      [
        'type StoreThing {',
        '  a: String!',
        '  b: Int',
        '  c: [Float!]!',
        '  d: Boolean',
        '  e: Float!',
        '  f: JSON!',
        '  g: Boolean!',
        '}',
      ].join('\n'),
    );
  });

  test('are named by their contract, once, wherever they appear', () => {
    const money = z.object({ amount: z.string() });
    const text = printed(z.object({ price: money, lowest: money.nullable() }), new Map([[money, 'Money']]));
    expect(text).toContain('price: StoreMoney!');
    expect(text).toContain('lowest: StoreMoney\n');
    expect(text.match(/type StoreMoney /g)).toHaveLength(1);
  });

  test('of a choice of shapes are a union named by what tells them apart', () => {
    const text = printed(
      z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('rich_text'), html: z.string() }),
          z.object({ type: z.literal('hero'), image: z.string() }),
        ]),
      ),
    );
    expect(text).toMatch(/union StoreThing = StoreThing(Hero|RichText) \| StoreThing(Hero|RichText)\n/);
    expect(text).toMatch(/type StoreThingRichText \{\n {2}(html|type): String!\n {2}(html|type): String!\n\}/);
  });

  test('of words are enums, a dash becoming an underscore; a choice of enums is one', () => {
    expect(printed(z.object({ locale: z.enum(['en', 'pt-BR']) }))).toContain('enum StoreThingLocale {\n  en\n  pt_BR\n}');
    expect(printed(z.object({ role: z.union([z.enum(['a', 'b']), z.enum(['c'])]) }))).toContain('enum StoreThingRole {\n  a\n  b\n  c\n}');
  });

  test('with one name for two shapes are refused', () => {
    const one = z.object({ a: z.string() });
    const other = z.object({ b: z.string() });
    expect(() =>
      printed(
        z.object({ one, other }),
        new Map<z.ZodType, string>([
          [one, 'Same'],
          [other, 'Same'],
        ]),
      ),
    ).toThrow('StoreSame');
  });
});
