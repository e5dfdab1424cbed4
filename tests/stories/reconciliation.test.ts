// Both sides of every movement of money, compared: what only one of them knows is found, explained and settled, once.
import { aProduct } from '../support/builders';
import { sumOfSteps } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { atStripe } from '../support/stripe-events';
import { eventually, type World } from '../support/world';

const own = ownShop('reconciliation');

interface Finding {
  readonly id: string;
  readonly balanceTransaction: string;
  readonly problem: string;
  readonly advice: string;
  readonly provider: { readonly amount: string } | null;
  readonly books: { readonly amount: string } | null;
  readonly settlement: string | null;
}

/** A charge somebody made at Stripe's own desk, past the shop. */
const strayCharge = async (world: World, amount: number): Promise<string> => {
  const intent = await atStripe(world).paymentIntents.create({
    amount,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  return intent.latest_charge as string;
};

const sale = async (world: World): Promise<string> => {
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await untilOrder(world, started.orderNumber, 'paid');
  return started.orderNumber;
};

/** Takes the guard off the table, as nobody but whoever owns the database can; answers how to put it back. */
const withoutGuard = async (world: World): Promise<() => Promise<unknown>> => {
  const { address } = world;
  if (address.database !== 'sqlite') {
    await changeRow(address, 'ALTER TABLE afs_balance_transactions DISABLE TRIGGER USER');
    return () => changeRow(address, 'ALTER TABLE afs_balance_transactions ENABLE TRIGGER USER');
  }
  const guards = await readRows<{ name: string; sql: string }>(
    address,
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'afs_balance_transactions'",
  );
  for (const { name } of guards) await changeRow(address, `DROP TRIGGER ${name}`);
  return async () => {
    for (const guard of guards) await changeRow(address, guard.sql);
  };
};

/** Two hours on: every fee is known, and nothing is too young to be compared. */
const later = async (world: World): Promise<void> => {
  await world.settled();
  await world.pass({ minutes: 120 });
  await world.settled();
};

const reconcile = async (world: World) => {
  const started = expectOk(await world.admin('/reconciliation/runs', { body: {} }), 'a run').body as { data: { id: string } };
  return eventually('the run to end', async () => {
    const { body } = await world.admin('/reconciliation');
    const run = body.data.runs.find((each: { id: string }) => each.id === started.data.id);
    return run.state === 'running' ? null : { ...run, open: body.data.open };
  });
};

const openFindings = async (world: World): Promise<Finding[]> =>
  (expectOk(await world.admin('/reconciliation/findings?open=true&pageSize=100'), 'findings').body as { data: Finding[] }).data;

const clearing = async (world: World): Promise<number> => {
  const { body } = await world.admin('/ledger/accounts?type=stripe_clearing&currency=EUR');
  return Number(body.data[0].balance.amount);
};
const atProvider = async (world: World): Promise<number> => {
  const balance = await atStripe(world).balance.retrieve();
  return [...balance.available, ...balance.pending].filter((row) => row.currency === 'eur').reduce((sum, row) => sum + row.amount, 0);
};
const i3 = async (world: World): Promise<string> => {
  const { body } = await world.admin('/books/run', { body: {} });
  return body.data.invariants.find((each: { id: string }) => each.id === 'I3').state;
};

test('sales, fees and refunds match one to one, and nothing is found', async () => {
  const { world } = own;
  await sale(world);
  const refunded = await sale(world);
  await later(world);
  expectOk(
    await world.admin(`/orders/${refunded}/refunds`, { body: { amount: '500', reason: 'a gesture' }, key: 'reconciliation-refund' }),
    'a refund',
  );
  await later(world);
  const run = await reconcile(world);
  expect(run).toMatchObject({ state: 'done', found: 0, open: 0, compared: 3 });
  expect(run.sums).toMatchObject([{ currency: 'EUR', difference: { amount: '0' } }]);
  expect(await clearing(world)).toBe(await atProvider(world));
});

test('disputes match one to one, with their fee and every way they end; what is missing, too much or different is listed with both sides', async () => {
  const { world } = own;
  const dispute = async () => {
    const number = await sale(world);
    await later(world);
    const charge = (await orderOnDesk(world, number))['payments'][0].chargeId as string;
    const { id } = expectOk(await world.sandbox('/disputes', { body: { charge } }), 'a dispute').body as { id: string };
    await world.settled();
    return { number, id };
  };
  const [open, won, lost] = [await dispute(), await dispute(), await dispute()];
  expectOk(await world.sandbox(`/disputes/${won.id}/won`, { body: {} }), 'one that is won');
  expectOk(await world.sandbox(`/disputes/${lost.id}/lost`, { body: {} }), 'one that is lost');
  await later(world);
  // Two sales and a refund of before, three sales, three withdrawals with their fees, and one that was given back.
  expect(await reconcile(world)).toMatchObject({ state: 'done', found: 0, open: 0, compared: 10 });
  expect(await clearing(world)).toBe(await atProvider(world));

  // The books lose one withdrawal, hold another as something else, and believe in one that never was.
  const rows = await readRows<{ id: string; source: string; net: number | string; at: number | string }>(
    world.address,
    "SELECT balance_transaction_id AS id, source_id AS source, net, at FROM afs_balance_transactions WHERE kind LIKE 'dispute%' OR kind = 'adjustment' ORDER BY id",
  );
  expect(rows).toHaveLength(4);
  const [missing, other] = [rows.find(({ source }) => source === open.id), rows.find(({ source }) => source === lost.id)];
  const mend = await withoutGuard(world);
  await changeRow(world.address, 'DELETE FROM afs_balance_transactions WHERE balance_transaction_id = ?', [missing?.id]);
  await changeRow(world.address, 'UPDATE afs_balance_transactions SET net = net + 1 WHERE balance_transaction_id = ?', [other?.id]);
  await changeRow(
    world.address,
    'INSERT INTO afs_balance_transactions (provider, balance_transaction_id, kind, net, currency, payment_id, source_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ['stripe', 'txn_no_dispute', 'adjustment', -3500, 'EUR', null, 'dp_never', Number(missing?.at)],
  );
  expect(await reconcile(world)).toMatchObject({ state: 'done', found: 3, open: 3 });
  const found = (await openFindings(world)).map(({ balanceTransaction, problem, advice, provider, books, ...rest }) => [
    balanceTransaction,
    problem,
    advice,
    provider?.amount ?? null,
    books?.amount ?? null,
    (rest as { orderNumber?: string | null }).orderNumber ?? null,
  ]);
  expect(found.sort()).toEqual(
    [
      [missing?.id, 'missing_in_books', 'FETCH_EVENTS', String(missing?.net), null, open.number],
      [other?.id, 'differs', 'LOOK_UP', String(other?.net), String(Number(other?.net) + 1), lost.number],
      ['txn_no_dispute', 'missing_at_provider', 'LOOK_UP', null, '-3500', null],
    ].sort(),
  );
  // Put right, the next run closes all three by itself.
  await changeRow(world.address, "DELETE FROM afs_balance_transactions WHERE balance_transaction_id = 'txn_no_dispute'");
  await changeRow(world.address, 'UPDATE afs_balance_transactions SET net = net - 1 WHERE balance_transaction_id = ?', [other?.id]);
  await changeRow(
    world.address,
    'INSERT INTO afs_balance_transactions (provider, balance_transaction_id, kind, net, currency, payment_id, source_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ['stripe', missing?.id, 'adjustment', Number(missing?.net), 'EUR', null, open.id, Number(missing?.at)],
  );
  await mend();
  expect(await reconcile(world)).toMatchObject({ state: 'done', found: 0, open: 0 });
}, 120_000);

test('three the books lack and two they alone know are five findings, each with both sides and what to do (O02)', async () => {
  const { world } = own;
  for (const amount of [1_000, 2_000, 3_000]) await strayCharge(world, amount);
  await later(world);
  const at = Date.parse((await world.admin('/clock')).body.data.now) - 90 * 60_000;
  for (const id of ['txn_made_up_1', 'txn_made_up_2'])
    await changeRow(
      world.address,
      'INSERT INTO afs_balance_transactions (provider, balance_transaction_id, kind, net, currency, payment_id, source_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ['stripe', id, 'charge', 77, 'EUR', null, null, at],
    );
  const run = await reconcile(world);
  expect(run).toMatchObject({ state: 'done', found: 5, open: 5 });
  const found = await openFindings(world);
  expect(found.map(({ problem, advice }) => `${problem} ${advice}`).sort()).toEqual([
    'missing_at_provider LOOK_UP',
    'missing_at_provider LOOK_UP',
    'missing_in_books BOOK_UNATTRIBUTED',
    'missing_in_books BOOK_UNATTRIBUTED',
    'missing_in_books BOOK_UNATTRIBUTED',
  ]);
  for (const { problem, provider, books } of found)
    expect([provider === null, books === null]).toEqual(problem === 'missing_in_books' ? [false, true] : [true, false]);
  for (const { id, provider, books } of found) {
    const side = provider ? 'provider' : 'books';
    const why = expectOk(await world.admin(`/ledger/explanation?of=finding&id=${id}&part=${side}`), 'why').body.data;
    expect(why.amount).toMatchObject({ amount: (provider ?? books)?.amount });
    expect(sumOfSteps(why)).toBe(Number(why.amount.amount));
  }
  // Run again: the same five, not ten.
  expect(await reconcile(world)).toMatchObject({ found: 5, open: 5 });
});

test('what is booked stands in the books as nobody’s cash, once, and both sides agree to the cent', async () => {
  const { world } = own;
  const missing = (await openFindings(world)).filter(({ problem }) => problem === 'missing_in_books');
  const twice = await Promise.all(
    [0, 1, 2, 3].map(() =>
      world.admin(`/reconciliation/findings/${missing[0]?.id}/book`, { body: { reason: 'a test charge at the desk' } }),
    ),
  );
  expect(twice.map(({ body }) => body.error?.details.code ?? 'ok').sort()).toEqual([...Array(3).fill('FINDING_SETTLED'), 'ok']);
  for (const { id } of missing.slice(1))
    expectOk(await world.admin(`/reconciliation/findings/${id}/book`, { body: { reason: 'likewise' } }), 'a booking');
  const extra = await openFindings(world);
  expect(extra).toHaveLength(2);
  const refused = await world.admin(`/reconciliation/findings/${extra[0]?.id}/book`, { body: { reason: 'why not' } });
  expect([refused.status, refused.body.error.details.code]).toEqual([409, 'FINDING_NOT_BOOKABLE']);
  expect(await clearing(world)).toBe(await atProvider(world));
  const { body } = await world.admin('/ledger/accounts?type=unattributed_cash&currency=EUR');
  expect(body.data[0].balance.amount).toBe('6000');
  const journals = await readRows<{ count: number }>(
    world.address,
    "SELECT COUNT(*) AS count FROM afs_ledger_journals WHERE kind = 'unattributed_cash'",
  );
  expect(Number(journals[0]?.count)).toBe(3);
});

test('what a person explains stays explained, with the reason; the next run finds the rest in agreement', async () => {
  const { world } = own;
  for (const { id } of await openFindings(world)) {
    const short = await world.admin(`/reconciliation/findings/${id}/explain`, { body: { reason: 'x' } });
    expect([short.status, short.body.error.details.code]).toEqual([400, 'INVALID_INPUT']);
    const { body } = await world.admin(`/reconciliation/findings/${id}/explain`, { body: { reason: 'entered by a test' } });
    expect(body.data).toMatchObject({ settlement: 'explained', reason: 'entered by a test' });
  }
  expect(await reconcile(world)).toMatchObject({ state: 'done', found: 2, open: 0 });
  const { body } = await world.admin('/audit?action=reconciliation.explained');
  expect(body.data).toHaveLength(2);
});

test('a payment that did not fit its order is nobody’s cash, and its fee is booked when it comes', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  const started = await startCheckout(world, { offerId: product.offerId });
  await changeRow(world.address, 'UPDATE afs_orders SET total = total + 1 WHERE number = ?', [started.orderNumber]);
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await untilOrder(world, started.orderNumber, 'review');
  await later(world);
  expect(await reconcile(world)).toMatchObject({ open: 0 });
  expect(await clearing(world)).toBe(await atProvider(world));
});

test('a provider that is down ends the run, says so, and the next run makes up for it', async () => {
  const { world } = own;
  await strayCharge(world, 400);
  await later(world);
  await world.sandbox('/faults', { body: { kind: 'server_error', method: 'GET', path: '/v1/balance_transactions', times: 50 } });
  expect(await reconcile(world)).toMatchObject({ state: 'failed', failure: 'PAYMENT_PROVIDER_DOWN' });
  await world.sandbox('/faults', { method: 'DELETE' });
  expect(await reconcile(world)).toMatchObject({ state: 'done', open: 1 });
});

test('days that make no sense are refused, so is a second run beside one, and nobody without the permission may look', async () => {
  const { world } = own;
  // The provider is slow: whoever asks meanwhile is told that it is being done.
  await world.sandbox('/faults', { body: { kind: 'slow', method: 'GET', path: '/v1/balance_transactions', times: 1 } });
  const both = await Promise.all([0, 1].map(() => world.admin('/reconciliation/runs', { body: {} })));
  expect(both.map(({ body }) => body.error?.details.code ?? 'ok').sort()).toEqual(['RECONCILIATION_UNDER_WAY', 'ok']);
  await world.settled();
  const refused = await world.admin('/reconciliation/runs', { body: { from: '2026-01-02', to: '2026-01-01' } });
  expect([refused.status, refused.body.error.details.code]).toEqual([400, 'RECONCILIATION_RANGE_INVALID']);
  expect((await world.at('/affiliate-store/reconciliation')).status).toBe(401);
});

test('with nobody’s cash about, the sentence on the provider’s money holds on the board', async () => {
  // The two made-up rows stand in the books alone: the board sees them too, and says so.
  expect(await i3(own.world)).toBe('broken');
  const trigger = own.world.address.database === 'sqlite';
  await changeRow(
    own.world.address,
    trigger
      ? 'DROP TRIGGER afs_balance_transactions_no_delete'
      : 'DROP TRIGGER afs_balance_transactions_append_only ON afs_balance_transactions',
  );
  await changeRow(own.world.address, "DELETE FROM afs_balance_transactions WHERE balance_transaction_id LIKE 'txn_made_up_%'");
  expect(await i3(own.world)).toBe('holds');
});

test('a fact that was booked before with another amount is not booked over it: whoever tries is told, and nothing changes', async () => {
  const { world } = own;
  const charge = await strayCharge(world, 700);
  await later(world);
  await reconcile(world);
  const [finding] = (await openFindings(world)).filter(({ problem }) => problem === 'missing_in_books');
  const transaction = (await atStripe(world).charges.retrieve(charge)).balance_transaction as string;
  // Something has written a journal past the shop, under the key this booking has.
  const columns = ['idempotency_key', 'request_hash', 'kind', 'source_type', 'source_id', 'currency', 'occurred_at', 'posted_at', 'actor', 'amount']; // oxfmt-ignore
  const values = [`unk:${transaction}`, 'another', 'unattributed_cash', 'balance_transaction', transaction, 'EUR', 1, 1, 'nobody', 1]; // oxfmt-ignore
  await changeRow(
    world.address,
    `INSERT INTO afs_ledger_journals (${columns.join(', ')}) VALUES (${values.map(() => '?').join(', ')})`,
    values,
  );
  const booked = await world.admin(`/reconciliation/findings/${finding?.id}/book`, { body: { reason: 'a test charge at the desk' } });
  expect([booked.status, booked.body.error.details.code]).toEqual([409, 'JOURNAL_CONTRADICTS_BOOKS']);
  expect((await openFindings(world)).map(({ id }) => id)).toContain(finding?.id);
});
