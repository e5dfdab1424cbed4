// A shop that an earlier release made is opened by this one (O03): it starts, has every row it had, its books prove themselves, it has the
// keys and guards a new shop has, and it goes on selling. The fixture is what that release left behind after three sales through an affiliate,
// a refund, a payout asked for and the end of a month.
import { brokenSentences } from '../support/books';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { WITHOUT_GRAPHQL } from '../support/own-shop';
import { buy, orderOnDesk } from '../support/purchase';
import { databaseOfBefore, DATABASE_CLIENT } from '../support/shop-database';
import type { ShopDatabase } from '../support/shop-database';
import { startShop } from '../support/shop-process';
import type { RunningShop, ShopAddress } from '../support/shop-process';
import { eventually, sharedWorld, World } from '../support/world';

const RELEASE = 'release-of-2026-11-28';
/** With these it sealed what it keeps sealed. */
const SECRETS_OF_BEFORE = {
  APP_KEYS: 'a-key-of-before',
  ADMIN_JWT_SECRET: 'admin-secret-of-before-0000000000000',
  API_TOKEN_SALT: 'a-salt-of-before',
  TRANSFER_TOKEN_SALT: 'another-salt-of-before',
  ENCRYPTION_KEY: 'encryption-key-of-before-00000000',
  JWT_SECRET: 'jwt-secret-of-before-00000000000000000',
} as const;

/** What a shop that runs moves by itself, and Strapi's own, which says anew at each start what there is. */
const RESTLESS =
  /^(?:afs_(?:rate_limits|jobs|cron_runs|event_cursors|book_state|ledger_seals|audit_head)|strapi_|admin_|up_permissions|sqlite_)/;

type Row = Readonly<Record<string, unknown>>;
const reading = ({ client, at }: ShopDatabase): ShopAddress => ({ database: client, databaseAt: at }) as ShopAddress;
const TABLES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
};

/** Every row by table, for those tables whose rows are somebody's. */
const rowsIn = async (address: ShopAddress): Promise<ReadonlyMap<string, readonly Row[]>> => {
  const names = (await readRows<{ name: string }>(address, TABLES[address.database])).map(({ name }) => name);
  const kept = names.filter((name) => !RESTLESS.test(name)).sort();
  const rows = new Map<string, readonly Row[]>();
  for (const name of kept) rows.set(name, await readRows<Row>(address, `SELECT * FROM ${name} ORDER BY id`));
  return rows;
};

const GUARDS = {
  sqlite: `SELECT type || ' ' || name AS name FROM sqlite_master WHERE type IN ('index', 'trigger') AND tbl_name LIKE 'afs\\_%' ESCAPE '\\'`,
  postgres: `SELECT 'index ' || indexname AS name FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'afs\\_%'
    UNION ALL SELECT 'constraint ' || c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relname LIKE 'afs\\_%'
    UNION ALL SELECT 'trigger ' || g.tgname FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid WHERE t.relname LIKE 'afs\\_%' AND NOT g.tgisinternal`,
};
/** Indexes, unique keys, checks and triggers of the plugin's tables. */
const guardsIn = async (address: ShopAddress): Promise<readonly string[]> =>
  (await readRows<{ name: string }>(address, GUARDS[address.database])).map(({ name }) => name).filter((name) => !/autoindex/.test(name));

let shop: RunningShop;
let world: World;
let before: ReadonlyMap<string, readonly Row[]>;

beforeAll(async () => {
  const name = `upgraded-${DATABASE_CLIENT}`;
  const database = await databaseOfBefore(name, RELEASE);
  before = await rowsIn(reading(database));
  shop = await startShop(name, { ...WITHOUT_GRAPHQL, ...SECRETS_OF_BEFORE }, database);
  world = new World(shop.address);
  // Its clock was moved past the end of a month; the provider's, which is new, is not.
  const { body } = expectOk(await world.api('/demo/clock', { body: { advanceMs: 0 } }), 'the clock');
  const ahead = Date.parse((body as { data: { now: string } }).data.now) - Date.now();
  expectOk(await world.sandbox('/clock', { body: { advanceMs: ahead, deliver: false } }), 'the clock of the provider');
}, 200_000);
afterAll(() => shop?.stop(), 60_000);

test('every row of before is there and says what it said; what was added says nothing of it', async () => {
  const after = await rowsIn(shop.address);
  const lost = [...before].flatMap(([table, rows]) => {
    const now = new Map(after.get(table)?.map((row) => [String(row['id']), row]) ?? []);
    return rows.flatMap((row) => {
      const found = now.get(String(row['id']));
      const differing = Object.keys(row).filter((column) => JSON.stringify(found?.[column]) !== JSON.stringify(row[column]));
      return differing.length === 0 ? [] : [`${table} ${String(row['id'])}: ${differing.join(', ')}`];
    });
  });
  expect(lost).toEqual([]);
  expect([...before.values()].flat().length).toBeGreaterThan(150);
});

test('it has every key, check and guard that a shop has which was never another', async () => {
  const guards = new Set(await guardsIn(shop.address));
  const wanted = await guardsIn(sharedWorld().address);
  expect(wanted.filter((guard) => !guards.has(guard))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(300);
});

test('its books hold, its chain of seals verifies and its ledger replays from what is not the ledger', async () => {
  expect(await brokenSentences(world)).toEqual([]);
  const proofs = async () =>
    (
      expectOk(await world.admin('/ledger/proof'), 'the proof').body as {
        data: { proofs: Array<{ kind: string; state: string; startedAt: string; offending: number; looked: Record<string, number> }> };
      }
    ).data.proofs;
  for (const kind of ['seal', 'replay']) {
    const last = (await proofs()).find((proof) => proof.kind === kind)?.startedAt;
    expectOk(await world.admin(`/ledger/proof/${kind}`, { body: {} }), 'starting a proof');
    const done = await eventually(`the ${kind}`, async () =>
      (await proofs()).find((proof) => proof.kind === kind && proof.state === 'done' && proof.startedAt !== last),
    );
    expect(done.offending).toBe(0);
    expect(done.looked['journals'] ?? done.looked['orders'] ?? 0).toBeGreaterThanOrEqual(3);
  }
});

test('the affiliate of before goes on earning from the product of before', async () => {
  const [{ code } = { code: '' }] = await readRows<{ code: string }>(shop.address, 'SELECT code FROM afs_affiliates');
  const [{ document_id: offerId } = { document_id: '' }] = await readRows<{ document_id: string }>(
    shop.address,
    'SELECT document_id FROM afs_offers',
  );
  const sale = await buy(world, { offerId, country: 'FR', through: [code] });
  await world.settled();
  const order = await orderOnDesk(world, sale.orderNumber);
  expect([order.state, (order['split'] as Array<{ role: string }>).map(({ role }) => role).includes('affiliate')]).toEqual(['paid', true]);
  expect(await brokenSentences(world)).toEqual([]);
});
