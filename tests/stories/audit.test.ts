// The board of sentences about the books: never a false alarm, and no broken row that it does not name.
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { anAdministrator } from '../support/administrators';
import { refund } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { buy, orderOnDesk } from '../support/purchase';
import type { Started } from '../support/purchase';

const own = ownShop('audit');

interface Offender {
  readonly id: string;
  readonly orderNumber: string | null;
  readonly expected: string | null;
  readonly found: string | null;
}
interface Sentence {
  readonly id: string;
  readonly state: string;
  readonly looked: number;
  readonly offenders: readonly Offender[];
}
interface Board {
  readonly payoutsFrozen: boolean;
  readonly frozenSince: string | null;
  readonly frozenBy: readonly string[];
  readonly tookMs: number;
  readonly invariants: readonly Sentence[];
}

const run = async (): Promise<Board> => expectOk(await own.world.admin('/books/run', { body: {} }), 'the audit').body.data;
const broken = ({ invariants }: Board): string[] => invariants.filter((each) => each.state === 'broken').map((each) => each.id);
const change = (statement: string, values: readonly unknown[] = []) => changeRow(own.world.address, statement, values);

let product: Product;
let affiliate: Affiliate;
let sale: Started;
let orderId: number;

beforeAll(async () => {
  const { world } = own;
  const program = await aProgram(world);
  affiliate = await anAffiliate(world, program);
  product = await aProduct(world, { prices: { EUR: '90.00' }, program });
  sale = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  const [row] = await readRows<{ id: number }>(world.address, 'SELECT id FROM afs_orders WHERE number = ?', [sale.orderNumber]);
  orderId = Number(row?.id);
}, 90_000);

test('sales and refunds that are booked while the books are read never look broken', async () => {
  const { world } = own;
  const [AUDITS, SALES] = [20, 20];
  let [audits, sold] = [0, 0];
  const going = () => audits < AUDITS || sold < SALES;
  const seller = async (): Promise<void> => {
    for (let nth = 0; going(); nth += 1) {
      const one = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
      if (nth % 2 === 0) await refund(world, one.orderNumber, 1234);
      sold += 1;
    }
  };
  const sellers = Array.from({ length: 4 }, seller);
  const alarms: string[][] = [];
  for (; going(); audits += 1) {
    const found = await run();
    if (broken(found).length > 0)
      alarms.push(found.invariants.filter((each) => each.state === 'broken').map((each) => JSON.stringify(each)));
  }
  await Promise.all(sellers);
  expect(alarms).toEqual([]);
  await world.settled();
  expect(await run()).toMatchObject({ payoutsFrozen: false, frozenSince: null, frozenBy: [] });
}, 120_000);

/** A row that somebody changed by hand: what says so, and whether payouts stop for it. */
interface Planted {
  readonly id: string;
  readonly what: string;
  readonly statement: string;
  readonly mend: string;
  readonly values: () => readonly unknown[];
  readonly names: () => string;
  readonly freezes: boolean;
}

const ACCOUNT = `WHERE address = ? AND currency = 'EUR'`;
const PLANTED: readonly Planted[] = [
  {
    id: 'I2',
    what: 'turnover that was raised on one side',
    statement: `UPDATE afs_ledger_accounts SET debits = debits + 1 ${ACCOUNT}`,
    mend: `UPDATE afs_ledger_accounts SET debits = debits - 1 ${ACCOUNT}`,
    values: () => ['platform_revenue'],
    names: () => 'EUR',
    freezes: true,
  },
  {
    id: 'I12',
    what: 'turnover that no entry explains',
    statement: `UPDATE afs_ledger_accounts SET debits = debits + 5, credits = credits + 5 ${ACCOUNT}`,
    mend: `UPDATE afs_ledger_accounts SET debits = debits - 5, credits = credits - 5 ${ACCOUNT}`,
    values: () => ['platform_revenue'],
    names: () => 'platform_revenue',
    freezes: true,
  },
  {
    id: 'I4',
    what: 'an order of another total than its payment',
    statement: 'UPDATE afs_orders SET total = total + 1 WHERE id = ?',
    mend: 'UPDATE afs_orders SET total = total - 1 WHERE id = ?',
    values: () => [orderId],
    names: () => sale.orderNumber,
    freezes: false,
  },
  {
    id: 'I4',
    what: 'an order that says less went back than did',
    statement: 'UPDATE afs_orders SET refunded = refunded + 7 WHERE id = ?',
    mend: 'UPDATE afs_orders SET refunded = refunded - 7 WHERE id = ?',
    values: () => [orderId],
    names: () => sale.orderNumber,
    freezes: false,
  },
  {
    id: 'I6',
    what: 'a commission that was raised',
    statement: `UPDATE afs_commissions SET amount = amount + 100 WHERE order_id = ? AND role = 'affiliate'`,
    mend: `UPDATE afs_commissions SET amount = amount - 100 WHERE order_id = ? AND role = 'affiliate'`,
    values: () => [orderId],
    names: () => sale.orderNumber,
    freezes: false,
  },
  {
    id: 'I14',
    what: 'access that was taken from someone who paid',
    statement: `UPDATE afs_entitlements SET state = 'revoked' WHERE source_type = 'order' AND source_id = ?`,
    mend: `UPDATE afs_entitlements SET state = 'active' WHERE source_type = 'order' AND source_id = ?`,
    values: () => [orderId],
    names: () => sale.orderNumber,
    freezes: false,
  },
];

test.each(PLANTED.map((planted) => [planted.id, planted.what, planted] as const))(
  '%s: %s is found and named',
  async (id, _what, planted) => {
    expect(await change(planted.statement, planted.values())).toBe(1);
    const board = await run();
    const found = board.invariants.find((each) => each.id === id);
    expect(found).toMatchObject({ id, state: 'broken' });
    expect(found?.offenders.map((each) => each.orderNumber ?? each.id)).toContain(planted.names());
    expect(board.payoutsFrozen).toBe(planted.freezes);
    expect(await change(planted.mend, planted.values())).toBe(1);
    expect(broken(await run())).toEqual([]);
    if (planted.freezes) expect((await own.world.admin('/books/unfreeze', { body: { reason: 'mended by hand' } })).status).toBe(200);
  },
  30_000,
);

test('money that moved from one party to another is found by counting a second time, though the ledger balances (I5)', async () => {
  const { world } = own;
  const split = (await orderOnDesk(world, sale.orderNumber))['split'] as Array<{ role: string; partyId: string }>;
  const party = (role: string) => split.find((each) => each.role === role)?.partyId;
  const move = async (from: string, to: string) => {
    await change(`UPDATE afs_ledger_accounts SET credits = credits - 9 ${ACCOUNT}`, [`payable:${from}:pending`]);
    await change(`UPDATE afs_ledger_accounts SET credits = credits + 9 ${ACCOUNT}`, [`payable:${to}:pending`]);
  };
  await move(party('creator') ?? '', party('affiliate') ?? '');
  const board = await run();
  expect(broken(board)).toEqual(expect.arrayContaining(['I5']));
  expect(broken(board)).not.toContain('I2');
  expect(
    board.invariants
      .find((each) => each.id === 'I5')
      ?.offenders.map((each) => each.id)
      .sort(),
  ).toEqual([party('creator'), party('affiliate')].sort());
  await move(party('affiliate') ?? '', party('creator') ?? '');
  expect(broken(await run())).toEqual([]);
}, 30_000);

test('frozen payouts stay frozen when the books are right again, until an administrator says why they may go on', async () => {
  const { world } = own;
  const before = await run();
  expect(before).toMatchObject({ payoutsFrozen: true, frozenBy: expect.arrayContaining(['I5']) });
  const health = (await world.api('/healthz')).body.data;
  expect([health.state, health.checks.books]).toEqual([
    'alarm',
    { state: 'alarm', says: expect.stringContaining('frozen'), facts: expect.objectContaining({ payoutsFrozen: true, broken: '' }) },
  ]);
  expect((await world.api('/healthz')).status).toBe(200);
  const waiting = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string }>;
  expect(waiting.map((each) => each.code)).toContain('payouts_frozen');
  // Orders go on meanwhile.
  expect((await orderOnDesk(world, (await buy(world, { offerId: product.offerId })).orderNumber)).state).toBe('paid');

  const unfreeze = (reason: string, token?: string) => world.admin('/books/unfreeze', { body: { reason }, ...(token ? { token } : {}) });
  expect((await unfreeze('')).status).toBe(400);
  expect((await unfreeze('let me', await anAdministrator(world, ['books.read', 'books.run']))).status).toBe(403);
  await change(`UPDATE afs_ledger_accounts SET debits = debits + 1 ${ACCOUNT}`, ['platform_revenue']);
  expect((await unfreeze('it looks fine')).body.error.details.code).toBe('BOOKS_STILL_BROKEN');
  await change(`UPDATE afs_ledger_accounts SET debits = debits - 1 ${ACCOUNT}`, ['platform_revenue']);
  const after = expectOk(await unfreeze('rows put right by hand, see ticket 12'), 'letting payouts go on').body.data as Board;
  expect([after.payoutsFrozen, after.frozenBy]).toEqual([false, []]);
  expect((await unfreeze('once more')).body.error.details.code).toBe('PAYOUTS_NOT_FROZEN');
  const log = expectOk(await world.admin('/audit?subject=books'), 'the log').body.data as Array<{ action: string; reason: string | null }>;
  expect(log).toEqual(
    expect.arrayContaining([expect.objectContaining({ action: 'payouts.unfrozen', reason: 'rows put right by hand, see ticket 12' })]),
  );
  expect(log.map((each) => each.action)).toContain('payouts.frozen');
}, 60_000);

// Last, because entries and balance transactions cannot be taken back: the database refuses it.
test('a balance transaction that was booked nowhere is found (I3)', async () => {
  await change(
    `INSERT INTO afs_balance_transactions (provider, balance_transaction_id, kind, net, currency, payment_id, at) VALUES ('stripe', 'txn_planted', 'charge', 77, 'EUR', NULL, 0)`,
  );
  const board = await run();
  expect(broken(board)).toEqual(['I3']);
  const [offender] = board.invariants.find((each) => each.id === 'I3')?.offenders ?? [];
  expect(Number(offender?.expected) - Number(offender?.found)).toBe(77);
  expect((await own.world.admin('/books/unfreeze', { body: { reason: 'not mended' } })).body.error.details.code).toBe('BOOKS_STILL_BROKEN');
});

test('an entry that was slipped into a journal is found, with the journal (I1)', async () => {
  const [entry] = await readRows<{ journal_id: number; account_id: number }>(
    own.world.address,
    'SELECT journal_id, account_id FROM afs_ledger_entries ORDER BY id LIMIT 1',
  );
  await change('INSERT INTO afs_ledger_entries (journal_id, line_no, account_id, side, amount) VALUES (?, 99, ?, ?, 5)', [
    entry?.journal_id,
    entry?.account_id,
    'debit',
  ]);
  const found = (await run()).invariants.find((each) => each.id === 'I1');
  expect(found?.offenders.map((each) => [each.id, each.found])).toEqual([[String(entry?.journal_id), '5']]);
});

test.each(['afs_ledger_entries', 'afs_ledger_journals', 'afs_balance_transactions'])(
  '%s cannot be changed or deleted by anybody',
  async (table) => {
    // By its message: SQLite's error is of another realm than the test's, and toThrow would not take it for one.
    const refused = { message: expect.stringMatching(/append-only/) };
    await expect(change(`UPDATE ${table} SET id = id`)).rejects.toMatchObject(refused);
    await expect(change(`DELETE FROM ${table}`)).rejects.toMatchObject(refused);
  },
);
