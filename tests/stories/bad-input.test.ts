// What is wrong is refused, everywhere. Each address meets a few of the wrong things of each kind, and all of them are met: support/taking-turns
// says why that is enough and how to send everything.
import { failureEnvelope } from '../../src/plugins/affiliate-store/contracts/endpoint';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import { hostileShots } from '../support/hostile';
import { hostileFields, hostileGeneratedFields, hostileQueries, hostileReads } from '../support/hostile-reads';
import { fire } from '../support/many-requests';
import type { Hit, Shot } from '../support/many-requests';
import { startCheckout } from '../support/purchase';
import { documentedCodes, parametersOf, ways } from '../support/registry';
import type { Way } from '../support/registry';
import { shopState } from '../support/shop-state';
import { enter } from '../support/sign-in';
import { EXHAUSTIVE, notAllHadTheirTurn } from '../support/taking-turns';
import { sharedWorld } from '../support/world';

const world = sharedWorld();
const SLOWEST_MS = 10_000;
const INSIDES = /node_modules|\bat .+:\d+:\d+|select .* from|SQLITE|knex|\/src\//i;

const shop = ways.filter(({ area }) => area === 'shop');
/** Where a good request is any: health says how the shop is, and the queue of the demo how long it is. */
const ANSWERS_ANYTHING = new Set(['health.read', 'demoClock.readQueue']);
let sent = 0;

const faultOf = ({ status, text, ms }: Hit): string | null => {
  if (status < 400 || status > 499) return `answered ${status}: ${text.slice(0, 200)}`;
  if (ms > SLOWEST_MS) return `took ${Math.round(ms)} ms`;
  if (INSIDES.test(text)) return `shows its insides: ${text.slice(0, 300)}`;
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    return `is no JSON: ${status} ${text.slice(0, 100)}`;
  }
  const envelope = failureEnvelope.safeParse(body);
  if (!envelope.success) return `is no envelope: ${text.slice(0, 200)}`;
  const { error } = envelope.data;
  if (error.status !== status) return `says ${error.status} and is ${status}`;
  if (!documentedCodes.has(error.details.code)) return `has a code nobody documented: ${error.details.code}`;
  return /^[A-Z].{14,}\.$/.test(error.message) ? null : `says nothing to a person: ${error.message}`;
};

/** Fires, and lists what was not refused as it has to be. */
const notRefused = async (shots: readonly Shot[]): Promise<string[]> => {
  const hits = await fire(world.address.url, shots);
  sent += hits.length;
  return hits.flatMap((hit) => {
    const fault = faultOf(hit);
    return fault === null ? [] : [`${hit.shot.what} ${fault}`];
  });
};

let values: Record<string, string>;
let tokens: Record<'public' | 'member' | 'affiliate' | 'creator', string>;
let before: Readonly<Record<string, string>>;

beforeAll(async () => {
  const program = await aProgram(world);
  const product = await aProduct(world, { prices: { EUR: '10.00' }, program });
  const [affiliate, creator] = [await anAffiliate(world, program), await aCreator(world)];
  const { cart } = await startCheckout(world, { offerId: product.offerId });
  const jwt = async (email: string) => (await enter(world, email)).jwt;
  const affiliateToken = await jwt(affiliate.email);
  tokens = { public: '', member: affiliateToken, affiliate: affiliateToken, creator: await jwt(creator.email) };
  values = { token: cart, slug: product.slug, number: 'AS-1', id: '1', key: 'welcome', ticket: '1.1.x', program: program.documentId };
  await world.settled();
  // What comes round by the quarter of an hour comes now: not while it is looked whether anything has changed.
  await world.pass({});
  await world.settled();
  before = await shopState(world.address);
}, 120_000);

const headersFor = ({ endpoint }: Way): Record<string, string> => {
  const token = tokens[(endpoint?.access ?? 'public') as keyof typeof tokens];
  return token ? { authorization: `Bearer ${token}` } : {};
};

test('there are good values for the parameters of every address', () => {
  const unknown = shop.flatMap(({ address }) => parametersOf(address)).filter((name) => !(name in values));
  expect(unknown).toEqual([]);
});

test.each(
  shop.filter(({ handler, kind }) => !ANSWERS_ANYTHING.has(handler) && kind !== 'generated').map((way) => [way.handler, way] as const),
)(
  '%s refuses everything that is wrong',
  async (_handler, way) => {
    expect(await notRefused(hostileShots(way, values, headersFor(way)))).toEqual([]);
  },
  60_000,
);

test('Strapi’s generated reads refuse what nobody has reason to ask', async () => {
  expect(await notRefused(hostileReads(tokens.member))).toEqual([]);
}, 120_000);

describe('GraphQL', () => {
  /** GraphQL answers 200 with errors; a refusal is an error that is not the server's own, and nothing beside it. */
  const notRefusedByGraphql = async (shots: readonly Shot[]): Promise<string[]> => {
    const hits = await fire(world.address.url, shots);
    sent += hits.length;
    return hits.flatMap(({ shot, status, text, ms }) => {
      const refused = (status === 200 || (status >= 400 && status < 500)) && /"errors?":/.test(text) && !/"data":\{"\w+":[^n]/.test(text);
      const broken = /INTERNAL_SERVER_ERROR/.test(text) || INSIDES.test(text);
      return refused && !broken && ms < SLOWEST_MS
        ? []
        : [`${shot.what} answered ${status} in ${Math.round(ms)} ms: ${text.slice(0, 250)}`];
    });
  };

  test('refuses every wrong argument of every field of the store', async () => {
    const shots = shop.flatMap(({ endpoint }) =>
      endpoint?.graphql ? hostileFields(endpoint, tokens[endpoint.access as keyof typeof tokens]) : [],
    );
    expect(shots.length).toBeGreaterThan(300);
    expect(await notRefusedByGraphql(shots)).toEqual([]);
  }, 120_000);

  test('refuses generated fields what the database could only choke on', async () => {
    expect(await notRefusedByGraphql(hostileGeneratedFields(tokens.member))).toEqual([]);
  }, 120_000);

  test('refuses what is too large, too deep, too much, or no query, before it costs anything', async () => {
    expect(await notRefusedByGraphql(hostileQueries())).toEqual([]);
  }, 60_000);
});

test('all of it changed nothing', async () => {
  await world.settled();
  expect(await shopState(world.address)).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect((await world.api('/healthz')).status).toBe(200);
  expect((await world.at(`/api/affiliate-store/catalog/shop`)).status).toBe(200);
  process.stdout.write(`bad input: ${sent} requests\n`);
  expect(notAllHadTheirTurn()).toEqual([]);
  expect(sent).toBeGreaterThan(EXHAUSTIVE ? 15_000 : 5_000);
}, 60_000);
