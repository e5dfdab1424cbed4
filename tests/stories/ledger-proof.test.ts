// The ledger is sealed: whoever changes a row behind the database's own guards is found, and named. And it is replayed.
import { anAffiliate, aProduct, aProgram, withOrderBump } from '../support/builders';
import { brokenSentences, refund, refundLines } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { behindTheGuards } from '../support/guards';
import { ownShop } from '../support/own-shop';
import { buy, untilOrder } from '../support/purchase';
import { runLedger, runLedgerAlone } from '../support/ledger-command';
import { eventually } from '../support/world';

const own = ownShop('ledger-proof');

interface Proof {
  readonly kind: string;
  readonly state: string;
  readonly offending: number;
  readonly looked: Readonly<Record<string, number>>;
  readonly findings: ReadonlyArray<{
    what: string;
    id: string;
    text: string;
    expected: string | null;
    found: string | null;
    orderNumber: string | null;
  }>;
}

const read = async () =>
  (
    expectOk(await own.world.admin('/ledger/proof'), 'the proof').body as {
      data: { head: { block: number; hash: string } | null; unsealed: number; proofs: Proof[] };
    }
  ).data;

/** Presses the button and waits until it is done. */
const prove = async (kind: 'seal' | 'replay'): Promise<Proof> => {
  const { startedAt: before } = (await read()).proofs.find((each) => each.kind === kind) as Proof & { startedAt: string };
  expectOk(await own.world.admin(`/ledger/proof/${kind}`, { body: {} }), 'starting a proof');
  return eventually('the proof to be done', async () => {
    const proof = (await read()).proofs.find((each) => each.kind === kind) as Proof & { startedAt: string };
    return proof.state === 'done' && proof.startedAt !== before ? proof : null;
  });
};

const saleJournal = async (): Promise<{ id: number; entries: number }> => {
  const [row] = await readRows<{ id: number | string; n: number | string }>(
    own.shop.address,
    "SELECT j.id AS id, COUNT(*) AS n FROM afs_ledger_journals j JOIN afs_ledger_entries e ON e.journal_id = j.id WHERE j.kind = 'sale' GROUP BY j.id ORDER BY j.id LIMIT 1",
  );
  return { id: Number(row?.id), entries: Number(row?.n) };
};

/** A minute for the sealer and another for it to see that nothing more can come below: the head stands still afterwards. */
const sealEverything = async (): Promise<void> => {
  for (let minute = 0; minute < 3; minute += 1) await own.world.pass({ minutes: 2 });
};

let orderNumber = '';

beforeAll(async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '119.90' }, program });
  ({ orderNumber } = await buy(world, { offerId: product.offerId, through: [affiliate.code] }));
  await buy(world, { offerId: product.offerId });
  expect((await refund(world, orderNumber, 4000)).status).toBeLessThan(300);
  await untilOrder(world, orderNumber, 'partially_refunded');
  await world.settled();
  await sealEverything();
}, 240_000);

test('what is booked is sealed by the clock, and the head is shown', async () => {
  const { head, unsealed } = await read();
  expect(head?.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(unsealed).toBe(0);
  const proof = await prove('seal');
  expect(proof).toMatchObject({ offending: 0, findings: [] });
  expect(proof.looked['journals']).toBeGreaterThanOrEqual(5);
});

describe('behind the guards of the database', () => {
  test('a changed amount is named by journal and line, payouts freeze, and all is well once it is put back', async () => {
    const { address } = own.shop;
    const { id } = await saleJournal();
    const change = (by: number) =>
      behindTheGuards(
        address,
        'afs_ledger_entries',
        `UPDATE afs_ledger_entries SET amount = amount + ${by} WHERE journal_id = ${id} AND line_no = 2`,
      );
    await change(1);
    const proof = await prove('seal');
    expect(proof.findings).toMatchObject([
      { what: 'line', id: `${id}/2`, text: `Line 2 of journal ${id} was changed after it was sealed.` },
    ]);
    const books = (await own.world.admin('/books')).body as {
      data: { payoutsFrozen: boolean; invariants: Array<{ id: string; state: string }> };
    };
    expect(books.data.payoutsFrozen).toBe(true);
    expect(books.data.invariants.find((each) => each.id === 'I16')?.state).toBe('broken');
    const health = (await own.world.api('/healthz')).body as { data: { checks: { books: { state: string; facts: object } } } };
    expect(health.data.checks.books).toMatchObject({
      state: 'alarm',
      facts: { payoutsFrozen: true, broken: expect.stringContaining('I16') },
    });
    const lift = () => own.world.admin('/books/unfreeze', { body: { reason: 'it was put back as it was' } });
    const refused = (await lift()).body as { error: { details: { code: string; broken: string } } };
    expect(refused.error.details.code).toBe('BOOKS_STILL_BROKEN');
    await change(-1);
    expect((await prove('seal')).offending).toBe(0);
    expect(await brokenSentences(own.world)).toEqual([]);
    expectOk(await lift(), 'lifting the freeze');
  }, 60_000);

  test('a head that was changed is named', async () => {
    const { address } = own.shop;
    const { id } = await saleJournal();
    const change = (by: number) =>
      behindTheGuards(address, 'afs_ledger_journals', `UPDATE afs_ledger_journals SET occurred_at = occurred_at + ${by} WHERE id = ${id}`);
    await change(1);
    expect((await prove('seal')).findings).toMatchObject([{ what: 'journal', id: String(id) }]);
    await change(-1);
    expect((await prove('seal')).offending).toBe(0);
  });

  test('a line taken out is missed, a line put in is named', async () => {
    const { address } = own.shop;
    const { id, entries } = await saleJournal();
    const [kept] = await readRows<Record<string, unknown>>(
      address,
      `SELECT * FROM afs_ledger_entries WHERE journal_id = ${id} AND line_no = ${entries}`,
    );
    await behindTheGuards(
      address,
      'afs_ledger_entries',
      `DELETE FROM afs_ledger_entries WHERE journal_id = ${id} AND line_no = ${entries}`,
    );
    expect((await prove('seal')).findings).toMatchObject([
      { what: 'line', id: `${id}/${entries}`, text: expect.stringContaining('missing') },
    ]);
    const put = (lineNo: number, row: Record<string, unknown> = kept!) =>
      changeRow(
        address,
        'INSERT INTO afs_ledger_entries (journal_id, line_no, account_id, side, amount, share_key) VALUES (?, ?, ?, ?, ?, ?)',
        [id, lineNo, row['account_id'], row['side'], row['amount'], row['share_key']],
      );
    await put(entries);
    await put(99);
    expect((await prove('seal')).findings).toMatchObject([{ what: 'line', id: `${id}/99`, text: expect.stringContaining('inserted') }]);
    await behindTheGuards(address, 'afs_ledger_entries', `DELETE FROM afs_ledger_entries WHERE journal_id = ${id} AND line_no = 99`);
    expect((await prove('seal')).offending).toBe(0);
  }, 60_000);

  test('a journal that is gone is missed, and one put in below what was settled is named', async () => {
    const { address } = own.shop;
    const { id } = await saleJournal();
    const move = (from: number, to: number) =>
      behindTheGuards(address, 'afs_ledger_journals', `UPDATE afs_ledger_journals SET id = ${to} WHERE id = ${from}`);
    // Numbers below the first journal were settled long ago: what turns up there was put there.
    await move(id, -id);
    expect((await prove('seal')).findings.map(({ what, id: which, text }) => [what, which, /missing|inserted/.exec(text)?.[0]])).toEqual([
      ['journal', String(id), 'missing'],
      ['journal', String(-id), 'inserted'],
    ]);
    await move(-id, id);
    expect((await prove('seal')).offending).toBe(0);
  }, 60_000);

  test('a chain that was cut off and sealed again does not hold the head the audit log knows', async () => {
    const { address } = own.shop;
    const [last] = await readRows<{ block: number | string }>(address, 'SELECT MAX(block) AS block FROM afs_ledger_seals');
    const block = Number(last?.block);
    const kept = {
      seals: await readRows<Record<string, unknown>>(address, `SELECT * FROM afs_ledger_seals WHERE block >= ${block}`),
      sealed: await readRows<Record<string, unknown>>(address, `SELECT * FROM afs_ledger_sealed_journals WHERE block >= ${block}`),
    };
    const cut = async () => {
      await behindTheGuards(address, 'afs_ledger_seals', `DELETE FROM afs_ledger_seals WHERE block >= ${block}`);
      await behindTheGuards(address, 'afs_ledger_sealed_journals', `DELETE FROM afs_ledger_sealed_journals WHERE block >= ${block}`);
    };
    await cut();
    expect((await prove('seal')).findings.map(({ what }) => what)).toContain('chain');
    await cut();
    for (const [table, rows] of [
      ['afs_ledger_seals', kept.seals],
      ['afs_ledger_sealed_journals', kept.sealed],
    ] as const)
      for (const row of rows)
        await changeRow(
          address,
          `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
            .map(() => '?')
            .join(', ')})`,
          Object.values(row),
        );
  }, 60_000);
});

describe('a replay', () => {
  test('makes the same ledger again', async () => {
    const proof = await prove('replay');
    expect(proof).toMatchObject({ offending: 0, findings: [], looked: { orders: 2 } });
  });

  test('finds a commission whose amount is not what the split gives, with both sides', async () => {
    const change = (by: number) =>
      changeRow(own.shop.address, `UPDATE afs_commissions SET amount = amount + ${by} WHERE order_number = ? AND role = 'affiliate'`, [
        orderNumber,
      ]);
    await change(100);
    const { findings } = await prove('replay');
    expect(findings).toMatchObject([{ what: 'commission', orderNumber }]);
    expect(Number(/amount (\d+)/.exec(findings[0]?.found ?? '')?.[1]) - Number(/amount (\d+)/.exec(findings[0]?.expected ?? '')?.[1])).toBe(
      100,
    );
    await change(-100);
    expect((await prove('replay')).offending).toBe(0);
  });

  test('finds an amount changed in a journal, and a snapshot whose rate was raised', async () => {
    const { address } = own.shop;
    const { id } = await saleJournal();
    const change = (by: number) =>
      behindTheGuards(
        address,
        'afs_ledger_entries',
        `UPDATE afs_ledger_entries SET amount = amount + ${by} WHERE journal_id = ${id} AND line_no = 3`,
      );
    await change(7);
    expect((await prove('replay')).findings).toMatchObject([{ what: 'line', id: `${id}/3`, orderNumber }]);
    await change(-7);
    const swap = (from: string, to: string) =>
      behindTheGuards(
        address,
        'afs_order_snapshots',
        `UPDATE afs_order_snapshots SET snapshot = REPLACE(snapshot, '${from}', '${to}') WHERE order_id = (SELECT id FROM afs_orders WHERE number = '${orderNumber}')`,
      );
    await swap('"rate":3000', '"rate":4000');
    const kinds = (await prove('replay')).findings.map(({ what }) => what);
    expect(kinds).toEqual(expect.arrayContaining(['snapshot', 'plan', 'line', 'books', 'commission']));
    await swap('"rate":4000', '"rate":3000');
    expect((await prove('replay')).offending).toBe(0);
  }, 60_000);
});

test('a replay tells sales again that were recorded by hand or made cheaper by a coupon, and what was refunded of them', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '80.00' } });
  const body = {
    offers: [product.offerId],
    currency: 'EUR',
    country: 'FR',
    email: 'office@example.test',
    method: 'cash',
    reference: 'receipt 12',
    reason: 'Sold at the fair',
    total: '8000',
  };
  const made = expectOk(await world.admin('/orders', { key: 'recorded-once', body }), 'a recorded sale').body.data as { number: string };
  expectOk(await refund(world, made.number, 3000), 'a refund by hand');
  expectOk(await world.admin('/coupons', { body: { code: 'REPLAYED', reduction: { kind: 'percent', basisPoints: 3333 } } }), 'a coupon');
  await buy(world, { offerId: product.offerId, coupon: 'REPLAYED' });
  const added = await aProduct(world, { prices: { EUR: '9.99' } });
  await withOrderBump(world, product, added);
  const both = await buy(world, { offerId: product.offerId, bumps: [added.offerId] });
  expectOk(await refund(world, both.orderNumber, 1001), 'a refund of the whole order');
  expectOk(await refundLines(world, both.orderNumber, [[2, 500]]), 'a refund for one line');
  await world.settled();
  expect(await prove('replay')).toMatchObject({ offending: 0, findings: [] });
}, 60_000);

test('the command finds the same beside the running shop, and says so with its exit code', async () => {
  const { address } = own.shop;
  // What the test before sold: left alone, the shop would seal it at the turn of a minute, and the head would move meanwhile.
  await sealEverything();
  const { head } = await read();
  const well = await runLedgerAlone(own.shop, ['verify', String(head?.hash)]);
  expect(well.output).toContain('Nothing that was sealed has changed.');
  expect(well.output).toContain(String(head?.hash));
  expect(well.code).toBe(0);
  const unknown = await runLedger(own.shop, ['verify', 'f'.repeat(64)]);
  expect([unknown.code, unknown.output.includes('is not in it any more')]).toEqual([1, true]);
  expect((await runLedger(own.shop, ['replay'])).code).toBe(0);
  const { id } = await saleJournal();
  await behindTheGuards(
    address,
    'afs_ledger_entries',
    `UPDATE afs_ledger_entries SET amount = amount + 1 WHERE journal_id = ${id} AND line_no = 2`,
  );
  const changed = await runLedgerAlone(own.shop, ['verify']);
  expect([changed.code, changed.output.includes(`Line 2 of journal ${id} was changed`)]).toEqual([1, true]);
  await behindTheGuards(
    address,
    'afs_ledger_entries',
    `UPDATE afs_ledger_entries SET amount = amount - 1 WHERE journal_id = ${id} AND line_no = 2`,
  );
}, 180_000);

test('a buyer is new once, and those of before the count began are counted at the next start', async () => {
  const { address } = own.shop;
  const { world } = own;
  const newBuyers = async (): Promise<number> =>
    (expectOk(await world.admin('/overview'), 'the overview').body as { data: { newBuyers: { now: number } } }).data.newBuyers.now;
  const before = await newBuyers();
  expect(before).toBeGreaterThanOrEqual(2);
  const product = await aProduct(world, { prices: { EUR: '5.00' } });
  const email = 'once.new@example.com';
  await buy(world, { offerId: product.offerId, email });
  await buy(world, { offerId: product.offerId, email });
  await world.settled();
  expect(await newBuyers()).toBe(before + 1);
  await changeRow(address, 'DELETE FROM afs_first_purchases');
  await changeRow(address, "DELETE FROM afs_daily_totals WHERE metric = 'new_buyers'");
  expect(await newBuyers()).toBe(0);
  await own.shop.restart();
  expect(await newBuyers()).toBe(before + 1);
}, 180_000);
