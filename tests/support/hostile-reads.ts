import { reads } from '../../src/plugins/affiliate-store/server/src/reads';
import type { Endpoint } from '../../src/plugins/affiliate-store/contracts/endpoint';
import type { Shot } from './many-requests';
import { fieldsOf, kindOf, mayBeLeftOut, sampleOf } from './samples';
import { some } from './taking-turns';

/** Names of columns by what they hold, the same for every type Strapi makes. */
const MOMENTS = ['createdAt', 'updatedAt'];
/** Names that are no fields: of tables, of operators, of what every object inherits. Private fields are asked for in the matrix. */
const NO_FIELDS = ['createdBy][password', 't1.password', '0', '__proto__', 'constructor', 'unheardOf', '$where', 'toString']; // oxfmt-ignore

const QUERIES: readonly string[] = [
  ...NO_FIELDS.flatMap((field) => [`filters[${field}]=a`, `filters[${field}][$startsWith]=a`, `filters[$or][0][${field}][$contains]=a`, `filters[$and][0][$not][${field}]=a`]),
  ...NO_FIELDS.filter((field) => !field.includes(']')).flatMap((field) => [`sort=${field}`, `fields=${field}`, `populate=${field}`, `populate[${field}][populate]=*`]),
  ...MOMENTS.flatMap((field) => [`filters[${field}]=never`, `filters[${field}][$gt]=x`, `filters[${field}][$between]=1`, `filters[${field}][$contains]=20`]),
  ...['abc', '1e999', 'NaN', '99999999999999999999', '1.5', "1' OR '1'='1"].map((value) => `filters[id]=${encodeURIComponent(value)}`),
  ...['$gt', '$lte', '$ne', '$in'].map((operator) => `filters[id][${operator}]=many`),
  'filters[id][$between]=1', 'filters[id][$between][]=1', 'filters[id][$contains]=1', 'filters[id][$startsWith]=1', 'filters[id][$unheard]=1', 'filters[documentId]=%00',
  'filters[documentId]=%ed%a0%80', 'filters=a', 'filters[]=a', 'filters[$and]=1', 'filters[$or]=1', 'filters[$or][0]=a', 'filters[$not]=1', 'filters[$not][]=1',
  'pagination=1', 'pagination[page]=1e999', 'pagination[start]=99999999999999999999', 'pagination[start]=x', 'pagination[limit]=1e999', 'pagination[page]=1&pagination[start]=1',
  'sort[]=id&sort[x]=1', 'sort=id:sideways', 'sort[id]=sideways', 'fields[x]=id', 'populate[a][b][c]=d', 'lookup[id]=1', 'where[id]=1', 'unheard=1', 'status=unheard', 'locale=%00',
  '_q[]=a', '_q[a]=b', '_q=%00', '__proto__[polluted]=1', '__proto__', 'constructor[prototype][polluted]=1', 'populate[__proto__]=1', 'filters[__proto__][polluted]=1',
  `sort=${'a'.repeat(6_000)}`, `fields=${'id,'.repeat(2_000)}unheardOf`,
]; // oxfmt-ignore

/** Queries of Strapi's generated reads that nobody has reason to ask. */
export const hostileReads = (token: string): readonly Shot[] =>
  reads.flatMap(({ name }) =>
    some('generated reads', QUERIES, 20).map((query) => ({
      what: `${name}s?${query.slice(0, 70)}`,
      method: 'GET',
      path: `/api/affiliate-store/${name}s?${query.replaceAll('[', '%5B').replaceAll(']', '%5D')}`,
      headers: { authorization: `Bearer ${token}` },
    })),
  );

const TEXTS = ['1', '1.5', 'true', '["x"]', '{ a: 1 }', '{ toString: "x" }', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', 'unheardOf', '$unheardOf', `"${'a'.repeat(80_000)}"`, `${'['.repeat(400)}${']'.repeat(400)}`]; // oxfmt-ignore
const WRONG: Readonly<Record<ReturnType<typeof kindOf>, readonly string[]>> = {
  text: TEXTS,
  number: ['"1"', '1.5', '-1', '99999999999', '1e999', 'true', '[1]', '{ a: 1 }', 'NaN', 'Infinity', '$unheardOf'],
  truth: ['"true"', '1', '[true]', '{ a: true }', 'unheardOf'],
  list: ['"x"', '1', 'true', '{}', '[1]', '["x"]', '[{}]', '[{ a: 1 }]', '[[]]', '[null]', '{ a: 1 }'],
  object: ['"x"', '1', '[]', '[1]', '{ unheard: 1 }', '{ a: { b: 1 } }'],
  anything: [],
};

/** How many of them one argument meets: of texts there are hundreds, of lists one or two. */
const FEW: Readonly<Record<keyof typeof WRONG, number>> = {
  text: 1,
  number: 2,
  truth: 5,
  list: 11,
  object: 6,
  anything: 0,
};

const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, held]) => `${key}: ${literal(held)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
};

const post = (what: string, body: string, token: string): Shot => ({
  what,
  method: 'POST',
  path: '/graphql',
  body,
  headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
});

/** A GraphQL field with one argument wrong, for each argument and each way to be wrong. */
export const hostileFields = (endpoint: Endpoint, token: string): readonly Shot[] => {
  const field = endpoint.graphql as string;
  const shapes = { ...fieldsOf(endpoint.params), ...fieldsOf(endpoint.query), ...fieldsOf(endpoint.body) };
  const needed = Object.entries(shapes).filter(([, shape]) => !mayBeLeftOut(shape));
  const ask = (given: Readonly<Record<string, string>>): string => {
    const all = {
      ...Object.fromEntries(needed.map(([name, shape]) => [name, name === 'locale' ? 'en' : literal(sampleOf(shape))])),
      ...given,
    };
    const args = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    const kind = endpoint.method === 'GET' ? 'query' : 'mutation';
    return JSON.stringify({ query: `${kind} { ${field}${args.length > 0 ? `(${args.join(', ')})` : ''} { __typename } }` });
  };
  return [
    post(`${field} with an argument nobody knows`, ask({ unheard: '1' }), token),
    ...needed.map(([name]) => post(`${field}: ${name} null`, ask({ [name]: 'null' }), token)),
    ...Object.entries(shapes).flatMap(([name, shape]) =>
      some(`arguments: ${kindOf(shape)}`, WRONG[kindOf(shape)], FEW[kindOf(shape)]).map((value) =>
        post(`${field}: ${name} ${value.slice(0, 30)}`, ask({ [name]: value }), token),
      ),
    ),
  ];
};

const generatedField = (name: string): string =>
  `affiliateStore${name.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}s`;

/** The generated fields of GraphQL, asked for what the database could only choke on. */
export const hostileGeneratedFields = (token: string): readonly Shot[] =>
  reads.flatMap(({ name }) =>
    some('generated fields', [
      'filters: { documentId: { eq: "\\u0000" } }', 'filters: { documentId: { between: ["a"] } }',
      'filters: { createdBy: { email: { startsWith: "a" } } }', 'filters: { updatedBy: { resetPasswordToken: { contains: "a" } } }', 'filters: { unheard: { eq: 1 } }', 'filters: "a"',
      'filters: { or: "a" }', 'filters: { not: 1 }', 'sort: "createdBy.password"', 'sort: ["updatedBy.email:desc"]', 'sort: "unheard"', 'sort: "__proto__"', 'sort: "id:sideways"',
      'pagination: { start: "x" }', 'pagination: { limit: 1e999 }', 'pagination: 1', 'status: UNHEARD', 'where: { id: 1 }', 'filters: { createdAt: { gt: "never" } }',
    ], 5).map((args) => post(`${generatedField(name)}(${args})`, JSON.stringify({ query: `{ ${generatedField(name)}(${args}) { documentId } }` }), token)),
  ); // oxfmt-ignore

/** Queries too large, too deep or too many, and bodies that are no GraphQL at all. */
export const hostileQueries = (): readonly Shot[] => {
  const shop = '{ storeShop { name } }';
  const queries: readonly (readonly [string, string])[] = [
    ['five hundred aliases', `{ ${Array.from({ length: 500 }, (_, n) => `a${n}: storeShop { name }`).join(' ')} }`],
    ['one field eight thousand times', `{ ${'storeShop { name } '.repeat(8_000)} }`],
    ['thousands of directives', `{ storeShop { name ${'@skip(if: false) '.repeat(5_000)} } }`],
    ['fragments that double', `{ ...F0 } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F40 on Query { storeShop { name } }`],
    ['a fragment in itself', '{ ...F } fragment F on Query { ...F }'],
    ['ten thousand braces', `${'{ a '.repeat(10_000)}${'}'.repeat(10_000)}`],
    ['a list ten thousand deep', `{ storeProducts(q: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { nodes { id } } }`],
    ['too deep', `{ affiliateStoreProducts { ${'creator { avatar { related { ... on AffiliateStoreCreator { '.repeat(4)} name ${'} } } }'.repeat(4)} } }`],
    ['a variable of another type', 'query ($q: JSON) { storeProducts(q: $q) { nodes { id } } }'],
    ['nothing', ''],
    ['two operations', `query A ${shop} query B ${shop}`],
    ['half a query', '{ storeShop {'],
  ]; // oxfmt-ignore
  const bodies: readonly (readonly [string, string])[] = [
    ['a batch', JSON.stringify([{ query: shop }, { query: shop }])],
    ['variables as text', JSON.stringify({ query: shop, variables: 'x' })],
    ['an operation that is an object', JSON.stringify({ query: shop, operationName: { a: 1 } })],
    ['a query that is an object', JSON.stringify({ query: { $ne: '' } })],
    ['a query that is a list', JSON.stringify({ query: [shop] })],
    ['a kept query', JSON.stringify({ query: shop, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } })],
    ['a huge variable', JSON.stringify({ query: 'query ($q: String) { storeProducts(q: $q) { nodes { id } } }', variables: { q: 'a'.repeat(200_000) } })],
    ['a list for a text', JSON.stringify({ query: 'query ($q: String) { storeProducts(q: $q) { nodes { id } } }', variables: { q: ['a'] } })],
    ['an operator for a text', JSON.stringify({ query: 'query ($q: String!) { storeProduct(slug: $q) { id } }', variables: { q: { $ne: '' } } })],
    ['half a document', '{"query":'],
    ['null', 'null'],
    ['a megabyte', JSON.stringify({ query: `{ a(b: "${'a'.repeat(1_048_600)}") }` })],
  ]; // oxfmt-ignore
  return [
    ...queries.map(([what, query]) => post(`GraphQL: ${what}`, JSON.stringify({ query }), '')),
    ...bodies.map(([what, body]) => post(`GraphQL: ${what}`, body, '')),
    { what: 'GraphQL by GET from a page', method: 'GET', path: `/graphql?query=${encodeURIComponent(shop)}` },
    { what: 'a mutation by GET', method: 'GET', path: `/graphql?query=${encodeURIComponent('mutation { storeRequestSignInLink(email: "a@b.co") { sent } }')}`, headers: { 'apollo-require-preflight': '1' } },
    ...(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=b'] as const).map((type): Shot => ({ what: `GraphQL as ${type}`, method: 'POST', path: '/graphql', body: JSON.stringify({ query: shop }), headers: { 'content-type': type } })),
    { what: 'GraphQL, packed', method: 'POST', path: '/graphql', body: 'x', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
  ]; // oxfmt-ignore
};
