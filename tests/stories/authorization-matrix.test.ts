import { exportsOf, isRecord, SERVER } from '../architecture/tree';
import { callersOf, doorFor, PEOPLE } from '../support/doors';
import { expectOk } from '../support/expect-ok';
import { fire } from '../support/many-requests';
import type { Hit, Shot } from '../support/many-requests';
import { aCast } from '../support/principals';
import type { Cast, Principal } from '../support/principals';
import { casesAbout } from '../support/authorization-cases';
import type { Kept } from '../support/authorization-cases';
import { NONE } from '../support/ownership';
import type { Values } from '../support/ownership';
import { filled, parametersOf, ways } from '../support/registry';
import type { Way } from '../support/registry';
import { fieldsOf, mayBeLeftOut, sampleOf } from '../support/samples';
import { notAllHadTheirTurn, some } from '../support/taking-turns';
import { reads } from '../../src/plugins/affiliate-store/server/src/reads';
import { sharedWorld } from '../support/world';

const world = sharedWorld();
const kept = {} as Kept;
const CASES = casesAbout(kept);

/** What takes a file as its body; a text is refused as one. */
const BODIES_OF_BYTES: readonly string[] = ['adminFiles.upload', 'adminCreatives.upload', 'adminDisputes.attachFile'];

interface Cell {
  readonly way: Way;
  readonly who: Principal;
  readonly object: 'mine' | 'theirs' | 'none' | 'nothing';
  readonly shot: Shot;
}

let cast: Cast;
let cells = 0;

const jsonOf = (way: Way, values: Values): string => {
  const wanted = Object.keys(fieldsOf(way.endpoint?.body)).filter((name) => name in values && !parametersOf(way.address).includes(name));
  return JSON.stringify(Object.fromEntries(wanted.map((name) => [name, values[name]])));
};

const shotFor = (way: Way, who: Principal, values: Values): Shot => ({
  what: `${way.method} ${way.address} as ${who}`,
  method: way.method,
  path: filled(way.address, values),
  headers: {
    ...(cast.tokens[who] ? { authorization: `Bearer ${cast.tokens[who]}` } : {}),
    ...(way.method === 'GET' ? {} : { 'content-type': BODIES_OF_BYTES.includes(way.handler) ? 'text/plain' : 'application/json' }),
  },
  ...(way.method === 'GET' ? {} : { body: jsonOf(way, values) }),
});

// Checking the books takes a while, and who signs out is somebody else afterwards: neither is asked of those who may.
const notAsked = ({ handler }: Way, who: Principal): boolean =>
  (handler === 'adminBooks.run' && who === 'admin') || (handler === 'accounts.signOut' && PEOPLE.includes(who));

/** The objects somebody is to ask for: both sides', but for what asking would change for its owner. */
const objectsFor = (way: Way, who: Principal): readonly ('mine' | 'theirs')[] => {
  const about = CASES[way.handler];
  if (!about?.of) return [];
  return (['mine', 'theirs'] as const).filter((object) => !about.changes || (doorFor(way, who) === 'in' && !owns(way, who, object)));
};

const cellsOf = (way: Way): Cell[] => {
  const about = CASES[way.handler];
  return callersOf(way, about?.of != null)
    .filter((who) => !notAsked(way, who))
    .flatMap((who): Cell[] => {
      if (!about) return [{ way, who, object: 'nothing', shot: shotFor(way, who, NONE) }];
      const none: Cell = { way, who, object: 'none', shot: shotFor(way, who, about.none) };
      return [
        none,
        ...objectsFor(way, who).map((object) => ({ way, who, object, shot: shotFor(way, who, about.of?.(cast[object]) ?? NONE) })),
      ];
    });
};

const codeOf = (text: string): string | undefined => (JSON.parse(text) as { error?: { details?: { code?: string } } }).error?.details?.code;
/** An answer without what merely repeats the question. */
const shapeOf = ({ shot, status, text }: Hit): string =>
  `${status} ${shot.path
    .split('/')
    .concat(Object.values(JSON.parse(shot.body?.toString() || '{}') as object).map(String))
    .filter((part) => part.length > 4)
    .reduce((said, part) => said.replaceAll(part, '…'), text)}`;

const otherSide = (who: Principal): Principal =>
  who.startsWith('other') ? (who.slice(5).replace(/^./, (letter) => letter.toLowerCase()) as Principal) : who;
const owns = (way: Way, who: Principal, object: Cell['object']): boolean => {
  const owners = CASES[way.handler]?.owners ?? [];
  if (owners.length === 0) return true;
  return owners.includes(otherSide(who)) && (object === 'mine') === (otherSide(who) === who);
};
const ownsIt = ({ way, who, object }: Cell): boolean => owns(way, who, object);

interface Answered {
  readonly cell: Cell;
  readonly hit: Hit;
}

/** What is wrong with an answer whoever asked and whatever for, once they are in; null when nothing is. */
const wrongInside = ({ cell: { way, object }, hit: { status, text } }: Answered): string | null => {
  if (status >= 500 || (status === 401 && codeOf(text) !== 'SESSION_MISSING')) return 'an answer';
  // Health, redirects of nothing and the like have no code; every refusal of ours has.
  if (status >= 400 && !codeOf(text)) return 'a code';
  if (status === 403 && codeOf(text) !== 'ACCESS_DENIED') return 'a way in';
  const readsNothing = object === 'none' && way.method === 'GET' && way.kind !== 'bytes';
  return readsNothing && status !== 404 && status !== 400 ? '404' : null;
};

/** Whether somebody is to be given an object: it is theirs to read, and it is there. */
const isGiven = (cell: Cell): boolean => {
  const { way, who, object } = cell;
  if (object !== 'mine' && object !== 'theirs') return false;
  const kinds = reads.find(({ name }) => way.handler === `${name}.findOne`);
  const exists = !kinds || cast[object].documents[kinds.name] !== undefined;
  const blind = way.kind === 'generated' && kinds?.readers !== 'everyone' && !PEOPLE.includes(who);
  return exists && !blind && ownsIt(cell);
};

/** What is wrong with an answer about an object: its owner is given it, everybody else what is said of none. */
const wrongAbout = ({ cell, hit }: Answered, answered: readonly Answered[]): string | null => {
  if (cell.object !== 'mine' && cell.object !== 'theirs') return null;
  if (isGiven(cell)) return hit.status < 300 ? null : '200';
  const none = answered.find((one) => one.cell.who === cell.who && one.cell.object === 'none');
  if (none && shapeOf(none.hit) === shapeOf(hit)) return null;
  return `what is answered for nothing: ${none?.hit.status} ${none?.hit.text.slice(0, 160)}`;
};

/** Everything that is not as it has to be in the answers to one address. */
const faultsOf = (answered: readonly Answered[]): string[] =>
  answered.flatMap((one): string[] => {
    const { cell, hit } = one;
    const door = doorFor(cell.way, cell.who);
    // What is wrong with a request is said before it is asked whether the person has anything here.
    const atDoor = hit.status === door || (hit.status === 400 && PEOPLE.includes(cell.who)) ? null : String(door);
    const wanted = door === 'in' ? (wrongInside(one) ?? wrongAbout(one, answered)) : atDoor;
    return wanted === null ? [] : [`${hit.shot.what}, ${cell.object}: ${hit.status} instead of ${wanted}: ${hit.text.slice(0, 160)}`];
  });

const ask = async (asked: readonly Cell[]): Promise<{ cell: Cell; hit: Hit }[]> => {
  const hits = await fire(
    world.address.url,
    asked.map(({ shot }) => shot),
    6,
  );
  cells += hits.length;
  return asked.map((cell, at) => ({ cell, hit: hits[at] as Hit }));
};

beforeAll(async () => {
  cast = await aCast(world);
  await world.settled();
  const on = async (path: string) => expectOk(await world.admin(path), path).body.data;
  const order = await on(`/orders/${cast.mine.order}`);
  Object.assign(kept, {
    journal: String(order.journals[0].id),
    mail: (await on('/mails'))[0].id,
    webhook: (await on('/webhooks'))[0].id,
    affiliate: (await on('/affiliates'))[0].id,
    program: (await on('/programs'))[0].id,
  } satisfies Kept);
}, 200_000);

test('every address with an object in it has an ownership case', () => {
  const without = ways.filter(({ address, handler }) => parametersOf(address).length > 0 && !CASES[handler]);
  expect(without.map(({ handler, address }) => `${handler} ${address}`)).toEqual([]);
  expect(Object.keys(CASES).filter((handler) => !ways.some((way) => way.handler === handler))).toEqual([]);
});

test.each(ways.map((way) => [`${way.handler} (${way.endpoint?.access ?? way.kind})`, way] as const))(
  '%s gives each caller what is theirs',
  async (_name, way) => {
    expect(faultsOf(await ask(cellsOf(way)))).toEqual([]);
  },
  60_000,
);

describe('GraphQL', () => {
  // GraphQL writes the fields of an object without quotes.
  const literal = (value: unknown): string =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? `{${Object.entries(value)
          .map(([name, of]) => `${name}: ${literal(of)}`)
          .join(', ')}}`
      : JSON.stringify(value);
  const shotOf = (way: Way, who: Principal, values: Values): Shot => {
    const { endpoint } = way;
    const shapes = { ...fieldsOf(endpoint?.params), ...fieldsOf(endpoint?.query), ...fieldsOf(endpoint?.body) };
    const args = Object.entries(shapes)
      .filter(([, shape]) => !mayBeLeftOut(shape))
      .map(([name, shape]) => `${name}: ${literal(values[name] ?? (name === 'password' ? 'short' : sampleOf(shape)))}`);
    const query = `${endpoint?.method === 'GET' ? 'query' : 'mutation'} { ${endpoint?.graphql}${args.length > 0 ? `(${args.join(', ')})` : ''} { __typename } }`;
    return {
      what: `${endpoint?.graphql} as ${who}`,
      method: 'POST',
      path: '/graphql',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', ...(cast.tokens[who] ? { authorization: `Bearer ${cast.tokens[who]}` } : {}) },
    };
  };
  const said = ({ text }: Hit): { data: Record<string, unknown> | null; code: string } => {
    const body = JSON.parse(text) as {
      data?: Record<string, unknown> | null;
      errors?: Array<{ extensions: { code: string } }>;
      error?: { name: string };
    };
    return { data: body.data ?? null, code: body.errors?.[0]?.extensions.code ?? body.error?.name ?? '' };
  };
  const closed = ways.filter(({ area, endpoint }) => area === 'shop' && endpoint?.graphql !== undefined && endpoint.access !== 'public');

  test.each(closed.map((way) => [way.endpoint?.graphql, way] as const))(
    '%s gives each caller what is theirs',
    async (_field, way) => {
      const about = CASES[way.handler];
      const asked = callersOf(way, about?.of != null).flatMap((who): Cell[] => [
        { way, who, object: about ? 'none' : 'nothing', shot: shotOf(way, who, about?.none ?? NONE) },
        ...objectsFor(way, who).map((object) => ({ way, who, object, shot: shotOf(way, who, about?.of?.(cast[object]) ?? NONE) })),
      ]);
      const answered = await ask(asked);
      const faults = answered.flatMap(({ cell, hit }) => {
        const { data, code } = said(hit);
        const given = Object.values(data ?? {}).some((value) => value !== null);
        const fault = [`${hit.shot.what}, ${cell.object}: ${hit.text.slice(0, 200)}`];
        if (code === 'INTERNAL_SERVER_ERROR') return fault;
        if (doorFor(way, cell.who) !== 'in') return given || code === '' ? fault : [];
        // What the request itself lacks is said to whoever may come in.
        if (cell.object === 'nothing') return given || code === 'INVALID_INPUT' || code === 'IDEMPOTENCY_KEY_MISSING' ? [] : fault;
        if (cell.object !== 'none' && ownsIt(cell)) return given ? [] : fault;
        const none = answered.find((one) => one.cell.who === cell.who && one.cell.object === 'none') as { hit: Hit };
        return given || said(none.hit).code !== code ? fault : [];
      });
      expect(faults).toEqual([]);
    },
    60_000,
  );
});

describe('a private field is no oracle', () => {
  interface Attribute {
    readonly private?: boolean;
    readonly type: string;
    readonly target?: string;
  }
  const composed = exportsOf(`${SERVER}/index.ts`).find(([name]) => name === 'default')?.[1];
  const types = (isRecord(composed) ? composed['contentTypes'] : {}) as Record<
    string,
    { schema: { attributes: Record<string, Attribute> } }
  >;
  const hiddenOf = (name: string): string[] =>
    Object.entries(types[name]?.schema.attributes ?? {}).flatMap(([field, attribute]) => (attribute.private ? [field] : []));
  /** Private fields of a type, and those its relations lead to. */
  const reachable = (name: string, depth = 2): string[] => [
    ...hiddenOf(name),
    ...['createdBy.email', 'createdBy.password', 'updatedBy.resetPasswordToken'],
    ...(depth === 0
      ? []
      : Object.entries(types[name]?.schema.attributes ?? {}).flatMap(([field, { target, private: hidden }]) =>
          target?.startsWith('plugin::affiliate-store.') && !hidden
            ? reachable(target.slice('plugin::affiliate-store.'.length), depth - 1).map((inner) => `${field}.${inner}`)
            : [],
        )),
  ];
  const bracketed = (path: string): string =>
    path
      .split('.')
      .map((step) => `[${step}]`)
      .join('');
  const OPERATORS = ['', '[$eq]', '[$ne]', '[$startsWith]', '[$contains]', '[$gt]', '[$in][0]', '[$null]', '[$notNull]', '[$not][$eq]'];
  const questions = (path: string): readonly string[] => {
    const field = bracketed(path);
    const asked = [
      ...OPERATORS.map((operator) => `filters${field}${operator}=`),
      `filters[$or][0]${field}=`, `filters[$and][0][$or][0]${field}[$contains]=`, `filters[$not]${field}=`, `filters[$or][0][$not][$and][0]${field}=`,
      `where${field}=`, `lookup${field}=`,
    ]; // oxfmt-ignore
    // The longest path there is is refused by the same walk as the shortest; each is asked in a few of the ways, and each way of many.
    return some('questions', asked, 2);
  };

  test.each(reads.map(({ name }) => name))(
    'of %s: no data, no count, no difference between a right guess and a wrong one',
    async (name) => {
      const paths = reachable(name);
      expect(paths.length).toBeGreaterThan(2);
      const headers = { authorization: `Bearer ${cast.tokens.affiliate}` };
      const shot = (query: string): Shot => ({
        what: query,
        method: 'GET',
        path: `/api/affiliate-store/${name}s?${query.replaceAll('[', '%5B').replaceAll(']', '%5D')}`,
        headers,
      });
      const pairs = paths.flatMap(questions).map((question) => [shot(`${question}1`), shot(`${question}zzzz`)] as const);
      const orders = paths.flatMap((path) => {
        const populated = bracketed(path.split('.').slice(0, -1).join('.'));
        const fields = `populate${populated}[fields]=${path.split('.').at(-1)}`.replace('populate[]', 'x');
        return some('orders', [`sort=${path}`, `sort=${path}:desc`, fields, `fields=${path}`], 1).map(shot);
      });
      const hits = await fire(world.address.url, [...pairs.flat(), ...orders], 6);
      cells += hits.length;
      const told = hits.filter(({ status }) => status !== (reads.find((read) => read.name === name)?.readers === 'nobody' ? 403 : 400));
      expect(told.map(({ shot: { what }, status, text }) => `${what}: ${status} ${text.slice(0, 100)}`)).toEqual([]);
      const differing = pairs.filter((_pair, at) => hits[2 * at]?.text !== hits[2 * at + 1]?.text);
      expect(differing.map(([{ what }]) => what)).toEqual([]);
    },
    60_000,
  );
});

test('the matrix is large enough to mean something', () => {
  process.stdout.write(`authorization: ${cells} cells\n`);
  expect(notAllHadTheirTurn()).toEqual([]);
  expect(cells).toBeGreaterThan(1_500);
});
