import fc from 'fast-check';
import type { z } from 'zod';
import { parseInput } from '../../src/plugins/affiliate-store/server/src/platform/parse-input';
import type { FieldError } from '../../src/plugins/affiliate-store/server/src/platform/http-failures';
import type { Shot } from './many-requests';
import { filled, parametersOf } from './registry';
import type { Way } from './registry';
import { fieldsOf, kindOf, mayBeLeftOut, sampleOf, takesNull } from './samples';
import { EVERY_BODY, inTurn, some } from './taking-turns';

/** Put into JSON as it stands: what no JavaScript value is written as. */
class Written {
  constructor(readonly text: string) {}
}
const written = (text: string) => new Written(text);

const json = (value: unknown): string => {
  if (value instanceof Written) return value.text;
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, held]) => `${JSON.stringify(key)}:${json(held)}`)
      .join(',')}}`;
  return JSON.stringify(value);
};

const DEEP = 10_000;
const nested = (open: string, close: string) => written(open.repeat(DEEP) + (open.includes(':') ? '1' : '') + close.repeat(DEEP));

/** Never right for any field that is a text, a number or a yes and no. */
const OPERATORS: readonly unknown[] = [
  {},
  [],
  { $ne: '' },
  { $gt: '' },
  { $regex: '.*' },
  { $or: [{}] },
  { in: ['a'] },
  { toString: 'x' },
  { length: 5 },
  written('{"__proto__":{"polluted":1}}'),
  written('{"constructor":{"prototype":{"polluted":1}}}'),
  nested('[', ']'),
  nested('{"a":', '}'),
];
const NO_TEXTS: readonly unknown[] = ['a\0b', '\0', written('"\\ud800"'), written('"a\\udfffb"'), 'a'.repeat(70_000)];
const NUMBERS: readonly unknown[] = [
  -1,
  1.5,
  written('1e999'),
  written('-1e999'),
  written('1e308'),
  written('9007199254740993'),
  99_999_999_999,
];

const WRONG: Readonly<Record<ReturnType<typeof kindOf>, readonly unknown[]>> = {
  text: [0, -5, true, false, written('1e999'), ...OPERATORS, ['x'], ...NO_TEXTS],
  number: ['1', 'NaN', 'Infinity', '', true, ...NUMBERS, ...OPERATORS, [1]],
  truth: ['true', 'yes', '', 0, 1, ...OPERATORS, [true]],
  list: ['x', '', 0, true, {}, { 0: 'x' }, { length: 1 }, [null], ['x'], [[]], [{}], [{ $ne: '' }], nested('[', ']'), written('[1e999]')],
  object: ['x', '', 0, true, [], [{}], ['x'], { $ne: '' }, { unheard: true }, nested('{"a":', '}')],
  anything: [],
};

const OTHERS_FIELDS = ['id', 'role', 'userId', 'amount', 'price', 'unit_amount', 'createdBy', '$where'] as const;

/** Takes of a list, under its name, what is wanted of it. */
type Take = typeof inTurn;
const everything: Take = (_name, all) => all;

/** Bodies with one thing wrong, at every place of a shape. */
const wrongBodies = function* (schema: z.ZodType, at: string, take: Take): Generator<readonly [string, unknown]> {
  const sample = sampleOf(schema) as Record<string, unknown>;
  yield [`${at} with a field nobody knows`, { ...sample, unheard: 1 }];
  for (const key of take('fields of others', OTHERS_FIELDS, 2)) if (!(key in sample)) yield [`${at} with ${key}`, { ...sample, [key]: 1 }];
  yield [
    `${at} with __proto__`,
    written(json(sample).replace(/\}$/, `${Object.keys(sample).length > 0 ? ',' : ''}"__proto__":{"polluted":1}}`)),
  ];
  yield [`${at} with constructor`, { ...sample, constructor: { prototype: { polluted: 1 } } }];
  for (const [name, field] of Object.entries(fieldsOf(schema))) {
    const place = `${at}.${name}`;
    const { [name]: _gone, ...rest } = sample;
    if (!mayBeLeftOut(field)) yield [`${place} left out`, rest];
    if (!takesNull(field)) yield [`${place} null`, { ...sample, [name]: null }];
    const kind = kindOf(field);
    for (const value of take(`bodies: ${kind}`, WRONG[kind], 3))
      yield [`${place} ${json(value).slice(0, 40)}`, { ...sample, [name]: value }];
    if (kind === 'object') for (const [what, inner] of wrongBodies(field, place, take)) yield [what, { ...sample, [name]: inner }];
  }
};

const DOCUMENTS: readonly (readonly [string, string | Buffer])[] = [
  ['half a document', '{"a":'],
  ['nothing but spaces', '   '],
  ['a text', '"text"'],
  ['a number', '1'],
  ['null', 'null'],
  ['an unquoted word', 'undefined'],
  ['single quotes', "{'a':1}"],
  ['two documents', '{}{}'],
  ['NaN', '{"a":NaN}'],
  ['a list', '[]'],
  ['a list of lists', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le')],
  ['NUL bytes', Buffer.alloc(64)],
  ['an XML document', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['a megabyte', `{"a":"${'a'.repeat(1_048_600)}"}`],
];

const parts = (count: number): string =>
  `${Array.from({ length: count }, (_, n) => `--b\r\ncontent-disposition: form-data; name="f${n}"; filename="f${n}.html"\r\n\r\nx\r\n`).join('')}--b--\r\n`;

/** Bodies of another kind than they should be, or packed. */
const foreign = (sample: string): readonly (readonly [string, Readonly<Record<string, string>>, string | Buffer])[] => [
  ['text', { 'content-type': 'text/plain' }, sample],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b&email=a%40b.co'],
  ['XML', { 'content-type': 'application/xml' }, '<a/>'],
  ['XML by another name', { 'content-type': 'text/xml' }, '<a/>'],
  ['bytes', { 'content-type': 'application/octet-stream' }, sample],
  ['no type', {}, sample],
  ['a type of nonsense', { 'content-type': ';;;' }, sample],
  ['many parts', { 'content-type': 'multipart/form-data; boundary=b' }, parts(1_500)],
  ['parts without a boundary', { 'content-type': 'multipart/form-data' }, parts(2)],
  ['packed', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, sample],
  ['packed in no known way', { 'content-type': 'application/json', 'content-encoding': 'nonsense' }, sample],
];

const EVIL_VALUES = [
  '%00', 'a%00b', '%', '%zz', '%ff', '%c0%ae', '%ed%a0%80', '..%2f..%2f..%2fetc%2fpasswd', '%2e%2e%5c%2e%2e', '%0d%0aSet-Cookie:%20a=b',
  '%27%20OR%201=1--', '%22%3E%3Cscript%3E', '%7B%22$ne%22:%22%22%7D', '%F0%9F%92%A9', '[object%20Object]', '-1', '1e99', 'NaN', '9'.repeat(15),
  '2147483648', 'a'.repeat(5_000), '__proto__', 'constructor', '%20', '.', 'null',
] as const; // oxfmt-ignore

const evilPaths = (way: Way, values: Readonly<Record<string, string>>): Shot[] =>
  parametersOf(way.address).flatMap((name) =>
    some('paths', EVIL_VALUES, 5).map((value) => ({
      what: `:${name} = ${value.slice(0, 40)}`,
      method: way.method,
      path: filled(way.address, { ...values, [name]: value }),
    })),
  );

const BROKEN_QUERIES = [
  'unheard=1', '%=1', '%00=1', 'a=%00', '%ff=1', '__proto__=1', '__proto__[polluted]=1', 'constructor[prototype][polluted]=1', 'toString', '__proto__',
  'hasOwnProperty=1', 'a[__proto__][polluted]=1', `${'a[b]'.repeat(400)}=1`, `unheard=${'a'.repeat(9_000)}`, 'id=1', 'user=1', 'filters[id]=1', 'populate=*',
] as const; // oxfmt-ignore

const packed = (place: string): string => Buffer.from(place).toString('base64url');
/** Places in lists that no list has, spelled in every way a cursor is. */
const FORGED_CURSORS = [
  '999999999999999',
  'pzzzzzzzzzzz',
  '[1e308]',
  '[1e308,1e308]',
  '[1e308,"x"]',
  '[1.5]',
  '["\\u0000","\\u0000"]',
  '[1,"\\u0000"]',
  '{}',
  '[[]]',
].map((place) => `cursor=${/^[[{]/.test(place) ? packed(place) : place}`);

const evilQueries = (schema: z.ZodType | undefined): readonly string[] => [
  ...some('queries', BROKEN_QUERIES, 4),
  ...Object.entries(fieldsOf(schema)).flatMap(([name, field]) => {
    const number = field.safeParse('1').success && !field.safeParse('abcdef').success;
    const good = encodeURIComponent(String(sampleOf(field)));
    const wrong = [
      `${name}[]=${good}`, `${name}=${good}&${name}=${good}`, `${name}[$ne]=`, `${name}[0][a]=${good}`, `${name}=%00`, `${name}=a%00b`, `${name}=%ed%a0%80`,
      `${name}=%ff`, `${name}=%`, `${name}=${'a'.repeat(9_000)}`, `${name}[__proto__]=1`,
    ]; // oxfmt-ignore
    const noNumbers = ['NaN', 'Infinity', '-Infinity', '1e999', '-1', '1.5', '1,5', 'x', '%C2%B2', '99999999999999999999'];
    return [
      ...some('fields of queries', wrong, 3),
      ...(number ? some('numbers of queries', noNumbers, 4).map((text) => `${name}=${text}`) : []),
      ...(name === 'cursor' ? FORGED_CURSORS : []),
    ];
  }),
];

const JSON_TYPE = { 'content-type': 'application/json' };
/** How many bodies of chance an address meets: its shape, or the shop, where a signed-in caller is looked up each time. */
const CHANCE = { asked: { public: 800, others: 150 }, sent: { public: 30, others: 10 } };
const runsFor = ({ endpoint }: Way, of: keyof typeof CHANCE): number => CHANCE[of][endpoint?.access === 'public' ? 'public' : 'others'];

/** Bodies by chance which the shape refuses; chance that hits on a good request says nothing. */
const chanceBodies = (way: Way, schema: z.ZodType, runs: number): string[] => {
  const known = Object.keys(fieldsOf(schema));
  const keys = fc.oneof(fc.constantFrom(...known, '__proto__', 'constructor', '$ne'), fc.string());
  return fc
    .sample(fc.oneof(fc.dictionary(keys, fc.jsonValue()), fc.jsonValue(), fc.object()), { numRuns: runs, seed: way.handler.length })
    .filter((value) => !schema.safeParse(value).success)
    .map((value) => JSON.stringify(value) ?? 'null');
};

/** A body and, for people, what is wrong with it. */
type WrongBody = readonly [what: string, text: string];

/** What is wrong with this body by the shape of its address, as its caller is told; null where the shape takes it. */
export const refusedByShape = ({ endpoint }: Way, text: string): readonly FieldError[] | null => {
  if (!endpoint) return null;
  const parsed = parseInput(
    { ...endpoint, params: undefined, query: undefined },
    { params: {}, query: {}, body: JSON.parse(text) as unknown },
  );
  return 'errors' in parsed ? parsed.errors : null;
};

/** Every body that is wrong for an address that takes one. */
export const allWrongBodies = (way: Way): readonly WrongBody[] => {
  const schema = way.endpoint?.body;
  if (!schema) return [];
  return [
    ...[...wrongBodies(schema, 'body', everything)].map(([what, value]): WrongBody => [what, json(value)]),
    ...chanceBodies(way, schema, runsFor(way, 'asked')).map((text): WrongBody => [`chance ${text.slice(0, 60)}`, text]),
  ];
};

/** Of all wrong bodies those an address meets over the wire: what its shape does not refuse, and a few of what it does. */
const sentBodies = (way: Way, schema: z.ZodType): readonly WrongBody[] => {
  if (EVERY_BODY) return allWrongBodies(way);
  const taken = [...wrongBodies(schema, 'body', everything)]
    .map(([what, value]): WrongBody => [what, json(value)])
    .filter(([, text]) => refusedByShape(way, text) === null);
  return [
    ...taken,
    ...[...wrongBodies(schema, 'body', inTurn)].map(([what, value]): WrongBody => [what, json(value)]),
    ...chanceBodies(way, schema, runsFor(way, 'sent')).map((text): WrongBody => [`chance ${text.slice(0, 60)}`, text]),
  ];
};

/** Everything that may be wrong with a request to one address; `values` are good parameters. */
export const hostileShots = (
  way: Way,
  values: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): readonly Shot[] => {
  const { method, endpoint } = way;
  const path = filled(way.address, values);
  const queries = evilQueries(endpoint?.query).map((query): Shot => ({
    what: query.slice(0, 60),
    method,
    path: `${path}?${query}`,
  }));
  const shots: Shot[] = [...evilPaths(way, values), ...(way.kind === 'endpoint' ? queries : [])];
  if (method !== 'GET') {
    const schema = endpoint?.body;
    const sample = schema ? json(sampleOf(schema, way.handler)) : '{}';
    const bodies = schema ? sentBodies(way, schema) : [['a body nobody asked for', '{"a":1}'] as const];
    for (const [what, body] of [...bodies, ...some('documents', DOCUMENTS, 3)])
      shots.push({ what, method, path, body, headers: JSON_TYPE });
    for (const [what, type, body] of some('kinds of bodies', foreign(sample), 2)) shots.push({ what, method, path, body, headers: type });
  }
  for (const other of some('methods', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'], 2))
    if (other !== method)
      shots.push({
        what: `the method ${other}`,
        method: other,
        path: `${path}/unheard-of`,
        ...(other === 'GET' ? {} : { headers: JSON_TYPE, body: '{}' }),
      });
  return shots.map((shot) => ({ ...shot, what: `${way.method} ${way.address}: ${shot.what}`, headers: { ...headers, ...shot.headers } }));
};
