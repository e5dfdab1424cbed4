// What leaves the house: the whole programme, into an empty store with the same head hash; and the accounts of a month.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { anAffiliate, anotherOffer, aProduct, aProgram, withOrderBump } from '../support/builders';
import { brokenSentences, decide, refund, refundLines } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { runLedger } from '../support/ledger-command';
import { aPayee, startRun } from '../support/payees';
import { buy, fillCart, orderOnDesk, untilOrder } from '../support/purchase';
import { WITHOUT_GRAPHQL } from '../support/own-shop';
import { enter } from '../support/sign-in';
import { startShop } from '../support/shop-process';
import type { RunningShop } from '../support/shop-process';
import { agreeing, ask, mine, payments, subscribe, untilPaymentOf } from '../support/subscriber';
import { eventually, unique, World } from '../support/world';

const DATABASE = process.env['DATABASE_CLIENT'] ?? 'sqlite';
const HERE = path.resolve(__dirname, '../../.tmp/stories');
const FILE = path.join(HERE, `ledger-${DATABASE}.jsonl`);
const STARTING = 240_000;

let shop: RunningShop;
let world: World;
let orderNumber = '';

const read = async (of: World) =>
  (
    expectOk(await of.admin('/ledger/proof'), 'the proof').body as {
      data: { head: { block: number; hash: string }; proofs: Array<{ kind: string; state: string; offending: number; startedAt: string }> };
    }
  ).data;

const prove = async (of: World, kind: string) => {
  const before = (await read(of)).proofs.find((each) => each.kind === kind)?.startedAt;
  expectOk(await of.admin(`/ledger/proof/${kind}`, { body: {} }), 'starting a proof');
  return eventually('the proof to be done', async () => {
    const proof = (await read(of)).proofs.find((each) => each.kind === kind);
    return proof?.state === 'done' && proof.startedAt !== before ? proof : null;
  });
};

const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) await world.pass({ minutes: 2 });
};

beforeAll(async () => {
  mkdirSync(HERE, { recursive: true });
  shop = await startShop(`ledger-export-${DATABASE}`, WITHOUT_GRAPHQL);
  world = new World(shop.address);
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '119.90', JPY: '1980' }, program });
  ({ orderNumber } = await buy(world, { offerId: product.offerId, through: [affiliate.code] }));
  await buy(world, { offerId: product.offerId, currency: 'JPY' });
  expect((await refund(world, orderNumber, 4000)).status).toBeLessThan(300);
  await untilOrder(world, orderNumber, 'partially_refunded');
  await world.settled();
  await minutes(3);
}, STARTING);
afterAll(() => shop.stop(), STARTING);

/** Books a balanced journal past the shop, as a slow transaction of another instance would; answers when it may be committed. */
const slowJournal = async (
  key: string,
  occurredAt: number,
): Promise<{ readonly id: number | null; readonly commit: () => Promise<number> }> => {
  const account = (address: string) =>
    `INSERT INTO afs_ledger_accounts (address, type, owner, bucket, currency, debits, credits, entries) VALUES ('${address}', '${address}', '', '', 'EUR', 0, 0, 0) ON CONFLICT (address, currency) DO NOTHING`;
  const journal = `INSERT INTO afs_ledger_journals (idempotency_key, request_hash, kind, source_type, source_id, order_id, currency, occurred_at, posted_at, actor, amount) VALUES ('${key}', 'x', 'bank', 'story', '${key}', NULL, 'EUR', ${occurredAt}, ${occurredAt}, 'system', 500) RETURNING id`;
  const line = (id: number, no: number, address: string, side: string) =>
    `INSERT INTO afs_ledger_entries (journal_id, line_no, account_id, side, amount, share_key) SELECT ${id}, ${no}, id, '${side}', 500, NULL FROM afs_ledger_accounts WHERE address = '${address}' AND currency = 'EUR'`;
  const turnover = (address: string, side: 'debits' | 'credits') =>
    `UPDATE afs_ledger_accounts SET ${side} = ${side} + 500, entries = entries + 1 WHERE address = '${address}' AND currency = 'EUR'`;
  const rest = (id: number) => [
    line(id, 1, 'bank', 'debit'),
    line(id, 2, 'fx_gain_loss', 'credit'),
    turnover('bank', 'debits'),
    turnover('fx_gain_loss', 'credits'),
  ];
  if (shop.address.database === 'sqlite') {
    return {
      id: null,
      commit: async () => {
        for (const statement of [account('bank'), account('fx_gain_loss'), journal.replace(' RETURNING id', '')])
          await changeRow(shop.address, statement);
        const [row] = await readRows<{ id: number }>(shop.address, `SELECT id FROM afs_ledger_journals WHERE idempotency_key = '${key}'`);
        for (const statement of rest(Number(row?.id))) await changeRow(shop.address, statement);
        return Number(row?.id);
      },
    };
  }
  const client = new Client({ connectionString: shop.address.databaseAt });
  await client.connect();
  await client.query('BEGIN');
  for (const statement of [account('bank'), account('fx_gain_loss')]) await client.query(statement);
  const id = Number(((await client.query(journal)).rows[0] as { id: string }).id);
  for (const statement of rest(id)) await client.query(statement);
  return {
    id,
    commit: async () => {
      await client.query('COMMIT');
      await client.end();
      return id;
    },
  };
};

test('a journal that is committed late lies in a later block, and is no stranger there', async () => {
  const slow = await slowJournal('bank:late', Date.now());
  const product = await aProduct(world, { prices: { EUR: '20.00' } });
  await buy(world, { offerId: product.offerId });
  await world.settled();
  await minutes(4);
  const [sealedBefore] = await readRows<{ block: number | string; highest: number | string }>(
    shop.address,
    'SELECT MAX(block) AS block, MAX(journal_id) AS highest FROM afs_ledger_sealed_journals',
  );
  if (slow.id !== null) {
    // What was booked after it is sealed without waiting for it, and nothing above it counts as settled.
    expect(Number(sealedBefore?.highest)).toBeGreaterThan(slow.id);
    const [head] = await readRows<{ settled: number | string }>(
      shop.address,
      'SELECT settled FROM afs_ledger_seals ORDER BY block DESC LIMIT 1',
    );
    expect(Number(head?.settled)).toBeLessThan(slow.id);
  }
  expect((await prove(world, 'seal')).offending).toBe(0);
  const id = await slow.commit();
  await minutes(4);
  const [late] = await readRows<{ block: number | string }>(
    shop.address,
    `SELECT block FROM afs_ledger_sealed_journals WHERE journal_id = ${id}`,
  );
  expect(Number(late?.block)).toBeGreaterThan(Number(sealedBefore?.block));
  expect((await prove(world, 'seal')).offending).toBe(0);
  expect(await brokenSentences(world)).toEqual([]);
}, 120_000);

describe('the accounts of a month', () => {
  interface Period {
    readonly period: string;
    readonly state: string;
    readonly journals: number;
    readonly restated: number;
    readonly startsAt: string;
  }
  const periods = async (): Promise<Period[]> =>
    (expectOk(await world.admin('/ledger/periods'), 'the months').body as { data: Period[] }).data;
  const accounts = async (period: string, format: 'csv' | 'hledger'): Promise<string> =>
    (expectOk(await world.admin(`/ledger/periods/${period}/export?format=${format}`), 'the accounts').body as { data: { text: string } })
      .data.text;
  const rows = (csv: string): string[][] =>
    csv
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
  const cents = (text: string | undefined): number => Number((text ?? '').replace('.', '') || 0);

  test('sum to the ledger over all months, per currency and side', async () => {
    const sums = new Map<string, number>();
    for (const { period } of await periods())
      for (const row of rows(await accounts(period, 'csv'))) {
        sums.set(`${row[6]} debit`, (sums.get(`${row[6]} debit`) ?? 0) + cents(row[7]));
        sums.set(`${row[6]} credit`, (sums.get(`${row[6]} credit`) ?? 0) + cents(row[8]));
      }
    const totals = (await world.admin('/ledger/totals')).body as {
      data: Array<{ currency: string; debits: { amount: string }; credits: { amount: string } }>;
    };
    for (const { currency, debits, credits } of totals.data) {
      expect([currency, sums.get(`${currency} debit`)]).toEqual([currency, Number(debits.amount)]);
      expect([currency, sums.get(`${currency} credit`)]).toEqual([currency, Number(credits.amount)]);
    }
  });

  test('are closed one after the other, once they are over, with a reason', async () => {
    const [current] = await periods();
    const early = await world.admin(`/ledger/periods/${current?.period}/close`, { body: { reason: 'too early' } });
    expect([early.status, (early.body as { error: { details: { code: string } } }).error.details.code]).toEqual([409, 'PERIOD_NOT_OVER']);
    await world.pass({ days: 32 });
    const next = (await periods()).find((each) => each.state === 'next');
    const later = await world.admin('/ledger/periods/2099-01/close', { body: { reason: 'not next' } });
    expect((later.body as { error: { details: { code: string } } }).error.details.code).toBe('PERIOD_NOT_NEXT');
    expectOk(await world.admin(`/ledger/periods/${next?.period}/close`, { body: { reason: 'month end' } }), 'closing');
    expect((await periods()).find((each) => each.period === next?.period)).toMatchObject({ state: 'closed', reason: 'month end' });
    const log = (await world.admin('/audit?action=ledger.close')).body as { data: Array<{ reason: string; subject: string }> };
    expect(log.data[0]).toMatchObject({ reason: 'month end', subject: `period:${next?.period}` });
  });

  test('stay as they are when they are closed: what comes later is restated in the next month', async () => {
    const closed = (await periods()).find((each) => each.state === 'closed');
    const before = { csv: await accounts(String(closed?.period), 'csv'), text: await accounts(String(closed?.period), 'hledger') };
    await (await slowJournal('bank:restated', Date.parse(String(closed?.startsAt)) + 3_600_000)).commit();
    await minutes(3);
    expect({ csv: await accounts(String(closed?.period), 'csv'), text: await accounts(String(closed?.period), 'hledger') }).toEqual(before);
    const open = (await periods()).find((each) => each.restated > 0);
    expect(open?.restated).toBe(1);
    expect(open && closed && open.period > closed.period).toBe(true);
    const restated = rows(await accounts(String(open?.period), 'csv')).filter((row) => row[11] === 'bank:restated');
    expect(restated.map((row) => [row[0], row[12]])).toEqual(Array(2).fill([`${open?.period}-01`, `${closed?.period}-01`]));
    expect(await accounts(String(open?.period), 'hledger')).toContain(`restates:${closed?.period}-01`);
  }, 60_000);

  /** What every month says, one after the other, and what the books hold at the provider. */
  const told = async (): Promise<{ text: string; clearing: number }> => {
    const months = await periods();
    const text = (await Promise.all(months.map(({ period }) => accounts(period, 'hledger')))).join('\n');
    const [clearing] = await readRows<{ balance: number | string }>(
      shop.address,
      "SELECT SUM(debits - credits) AS balance FROM afs_ledger_accounts WHERE type = 'stripe_clearing' AND currency = 'EUR'",
    );
    return { text, clearing: Number(clearing?.balance) };
  };

  test('balance line by line, as any reader of the format adds them up, and come to what the books hold', async () => {
    const { text, clearing } = await told();
    for (const entry of text.split('\n\n').filter((block) => /^\d{4}-/.test(block))) {
      const amounts = [...entry.matchAll(/ {2}(-?[\d.]+) ([A-Z]{3})/g)].map(
        ([, amount]) => cents(amount?.replace('-', '')) * (amount?.startsWith('-') ? -1 : 1),
      );
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(0);
    }
    const lines = [...text.matchAll(/stripe_clearing\S* +(-?)([\d.]+) EUR/g)];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.reduce((sum, [, sign, amount]) => sum + cents(amount) * (sign === '-' ? -1 : 1), 0)).toBe(clearing);
  });

  const hledger = ['/usr/bin/hledger', '/usr/local/bin/hledger'].find((file) => existsSync(file));
  (hledger ? test : test.skip)(
    `are read by hledger to the same balances${hledger ? '' : ' (skipped: hledger is not on this machine; its format is read line by line above)'}`,
    async () => {
      const { text, clearing } = await told();
      const file = path.join(HERE, `accounts-${DATABASE}.journal`);
      writeFileSync(file, text);
      execFileSync(String(hledger), ['-f', file, 'check', 'commodities']);
      const words = ['-f', file, 'balance', 'stripe_clearing', '--flat', '--no-total', '-O', 'csv'];
      expect(execFileSync(String(hledger), words).toString()).toContain(`${(clearing / 100).toFixed(2)} EUR`);
    },
  );
});

/** Pays somebody by a transfer at Stripe; answers their payout. */
const payByTransfer = async (): Promise<string> => {
  await decide(world, 'payouts.methods', ['stripe', 'credit']);
  await decide(world, 'payouts.coolingHours', 0);
  const ana = await aPayee(world, { EUR: '1000.00' });
  const { url } = expectOk(await ana.openAccount(), 'the way to Stripe').body.data as { url: string };
  await fetch(url, { method: 'POST', body: 'outcome=complete', redirect: 'manual' });
  expectOk(await ana.get('/account'), 'the account');
  await ana.sell();
  // Transfers leave from what is available at Stripe, which a sale is after some days.
  await world.pass({ minutes: 3 * 1440 });
  await world.settled();
  const { data: run } = expectOk(await startRun(world, { method: 'stripe' }), 'the run').body as { data: { id: string } };
  return eventually('the transfer to be made', async () => {
    const { data } = expectOk(await world.admin(`/payout-runs/${run.id}`), 'the run').body;
    const [payout] = data.payouts as Array<{ id: string; state: string }>;
    return payout?.state === 'paid' ? payout.id : null;
  });
};

/** Pays somebody in store credit, who spends it on a part of an order, half of which is refunded; answers the order's number. */
const payByCredit = async (): Promise<string> => {
  const ana = await aPayee(world);
  expectOk(await ana.setMethod({ kind: 'credit' }), 'store credit');
  await ana.sell();
  expectOk(await startRun(world, { method: 'credit' }), 'the run');
  const { jwt } = await enter(world, ana.affiliate.email);
  const uses = await eventually('the credit', async () => {
    const [credit] = (await world.api('/me/credit', { token: jwt })).body.data as Array<{ available: { amount: string } }>;
    return credit?.available.amount;
  });
  const { token, version } = await fillCart(world, { offerId: ana.product.offerId, email: ana.affiliate.email });
  const paid = { token: jwt, key: `credit-${token}`, body: { version, credit: uses } };
  const { orderNumber: number, redirectUrl } = expectOk(await world.api(`/checkout/carts/${token}/credit-session`, paid), 'the payment')
    .body.data as { orderNumber: string; redirectUrl: string };
  const session = /cs_test_\w+/.exec(redirectUrl)?.[0] ?? '';
  expectOk(await world.sandbox(`/sessions/${session}/pay`, { body: { card: '4242424242424242' } }), 'the card');
  await untilOrder(world, number, 'paid');
  expectOk(await refund(world, number, 5000), 'half of it');
  await untilOrder(world, number, 'partially_refunded');
  return number;
};

/** Sells two products in one order and gives the second back; answers the order's number. */
const refundOneLine = async (): Promise<string> => {
  const [main, added] = [await aProduct(world, { prices: { EUR: '80.00' } }), await aProduct(world, { prices: { EUR: '10.00' } })];
  await withOrderBump(world, main, added);
  const { orderNumber: number } = await buy(world, { offerId: main.offerId, bumps: [added.offerId] });
  expectOk(await refundLines(world, number, [[2, 1000]]), 'the refund of a line');
  await untilOrder(world, number, 'partially_refunded');
  return number;
};

/** Pays an order with two cards; answers its number. */
const payWithTwoCards = async (): Promise<string> => {
  await decide(world, 'payments.twoCards', true);
  const product = await aProduct(world, { prices: { EUR: '100.00' } });
  const { token, version } = await fillCart(world, { offerId: product.offerId });
  const asked = { body: { version, cards: ['6000', '4000'] }, key: unique('pay') };
  const { orderNumber: number, redirectUrl } = expectOk(await world.api(`/checkout/carts/${token}/session`, asked), 'two cards').body
    .data as {
    orderNumber: string;
    redirectUrl: string;
  };
  const give = async (url: string, card: string): Promise<void> => {
    const session = /cs_test_\w+/.exec(url)?.[0] ?? '';
    expectOk(await world.sandbox(`/sessions/${session}/pay`, { body: { card } }), 'a card');
  };
  await give(redirectUrl, '4242424242424242');
  const next = expectOk(await world.api(`/checkout/carts/${token}/next-card`, { body: {} }), 'the next card').body.data as {
    redirectUrl: string;
  };
  await give(next.redirectUrl, '5555555555554444');
  await untilOrder(world, number, 'paid');
  return number;
};

/** Subscribes, agrees another offer and pays by it; answers the number of the order that was. */
const changeOffer = async (): Promise<string> => {
  const who = await subscribe(world);
  await anotherOffer(world, who.product, { name: 'With lessons', prices: { EUR: '45.00' }, renews: 'month' });
  const { offerChoices, paidUntil } = await mine(world, who);
  const [choice] = offerChoices;
  if (!choice) throw new Error('another offer');
  expectOk(await ask(world, who, 'change', agreeing(choice)), 'the change');
  await untilPaymentOf(world, paidUntil);
  const { orders } = await payments(world, who, 2);
  return orders.find((number) => number !== who.orderNumber) ?? '';
};

describe('the whole programme', () => {
  let target: RunningShop;
  let [payout, lined, carded, changed] = ['', '', '', ''];
  beforeAll(async () => {
    payout = await payByTransfer();
    lined = await refundOneLine();
    await payByCredit();
    carded = await payWithTwoCards();
    changed = await changeOffer();
    await world.settled();
    await minutes(3);
    target = await startShop(`ledger-import-${DATABASE}`, WITHOUT_GRAPHQL);
  }, STARTING);
  afterAll(async () => {
    await target.stop();
    rmSync(FILE, { force: true });
  }, STARTING);

  const importInto = async (file: string) => runLedger(target, ['import', file]);

  test('is written beside the running shop, the same bytes each time', async () => {
    rmSync(FILE, { force: true });
    const first = await runLedger(shop, ['export', FILE]);
    expect([first.code, first.output]).toEqual([0, expect.stringContaining('Head of the chain')]);
    const text = readFileSync(FILE, 'utf8');
    rmSync(FILE);
    expect((await runLedger(shop, ['export', FILE])).code).toBe(0);
    expect(readFileSync(FILE, 'utf8')).toBe(text);
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({
      format: 'affiliate-store-ledger',
      version: 1,
      head: { hash: (await read(world)).head.hash },
    });
    const downloaded = expectOk(await world.admin('/ledger/export'), 'the download').body as { data: { text: string } };
    expect(downloaded.data.text).toBe(text);
    expect(text).not.toContain('"ownerUserId":1');
    // What was asked of Stripe goes along; who has an account there does not.
    expect(text).toContain(`"key":"transfer:${payout}"`);
    expect(text).not.toContain('"table":"afs_connect_accounts"');
  }, 180_000);

  test('is refused where a line was changed, the end is missing, or the version is unknown; and nothing of it stays', async () => {
    const lines = readFileSync(FILE, 'utf8').trimEnd().split('\n');
    const damaged = path.join(HERE, `damaged-${DATABASE}.jsonl`);
    const entry = lines.findIndex((line) => line.startsWith('{"table":"afs_ledger_entries"'));
    const amount = (line: string) => line.replace(/"amount":(\d+)/, (_, digits: string) => `"amount":${Number(digits) + 1}`);
    const cases: ReadonlyArray<readonly [string[], RegExp]> = [
      [lines.map((line, index) => (index === entry ? amount(line) : line)), /IMPORT_BROKEN/],
      [lines.slice(0, -1), /IMPORT_BROKEN/],
      [lines.map((line, index) => (index === 0 ? line.replace('"version":1', '"version":99') : line)), /IMPORT_VERSION_UNKNOWN/],
      [lines.map((line, index) => (index === entry ? 'not json' : line)), /IMPORT_UNREADABLE/],
    ];
    await target.terminate();
    for (const [text, code] of cases) {
      writeFileSync(damaged, `${text.join('\n')}\n`);
      const refused = await importInto(damaged);
      expect([refused.code, refused.output]).toEqual([1, expect.stringMatching(code)]);
      expect(await readRows(target.address, 'SELECT id FROM afs_ledger_journals LIMIT 1')).toEqual([]);
      expect(await readRows(target.address, 'SELECT id FROM afs_orders LIMIT 1')).toEqual([]);
    }
    rmSync(damaged);
  }, 240_000);

  test('makes an empty store the same, to the head hash, the books and the replay', async () => {
    const imported = await importInto(FILE);
    expect([imported.code, imported.output]).toEqual([0, expect.stringContaining('The chain holds, and so do the books.')]);
    expect((await importInto(FILE)).output).toContain('IMPORT_NOT_EMPTY');
    await target.restart();
    const there = new World(target.address);
    expect((await read(there)).head).toEqual((await read(world)).head);
    expect((await prove(there, 'seal')).offending).toBe(0);
    expect((await prove(there, 'replay')).offending).toBe(0);
    expect(await brokenSentences(there)).toEqual([]);
    // What was paid by a transfer, and what was given back of one line, is there and explained as it was here.
    for (const one of [`/payouts/${payout}`, `/ledger/explanation?of=payout&id=${payout}`])
      expect(expectOk(await there.admin(one), one).body.data).toEqual(expectOk(await world.admin(one), one).body.data);
    const [here, moved] = [await orderOnDesk(world, lined), await orderOnDesk(there, lined)];
    for (const part of ['split', 'journals', 'refunds', 'refundableLines']) expect([part, moved[part]]).toEqual([part, here[part]]);
    // So is an order that two cards paid, and one by an offer that was changed to.
    for (const number of [carded, changed]) {
      const [before, after] = [await orderOnDesk(world, number), await orderOnDesk(there, number)];
      for (const part of ['total', 'split', 'journals', 'payments', 'timeline'])
        expect([number, part, after[part]]).toEqual([number, part, before[part]]);
    }
    expect((await orderOnDesk(there, changed))['total']).toMatchObject({ amount: '4500' });
    // It goes on from here: the next sale is booked, and lies in the next block.
    const product = await aProduct(there, { prices: { EUR: '10.00' } });
    await buy(there, { offerId: product.offerId });
    await there.settled();
    await there.pass({ minutes: 2 });
    expect((await prove(there, 'seal')).offending).toBe(0);
    expect((await read(there)).head.block).toBeGreaterThan((await read(world)).head.block);
  }, 240_000);

  test('crosses from SQLite to PostgreSQL', async () => {
    if (DATABASE !== 'postgres') return;
    const file = path.join(HERE, 'crossing.db');
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const onSqlite = {
      ...shop.environment,
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: path.relative(path.resolve(__dirname, '../..'), file),
    };
    const back = await runLedger({ environment: onSqlite }, ['import', FILE]);
    expect([back.code, back.output]).toEqual([0, expect.stringContaining('The chain holds, and so do the books.')]);
    const again = path.join(HERE, 'crossing.jsonl');
    rmSync(again, { force: true });
    expect((await runLedger({ environment: onSqlite }, ['export', again])).code).toBe(0);
    // From PostgreSQL to SQLite and out again: not a byte is another one, so the way back is the way the first test went.
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(FILE, 'utf8'));
    const other = await startShop('ledger-crossing', WITHOUT_GRAPHQL);
    await other.terminate();
    const across = await runLedger(other, ['import', again]);
    expect([across.code, across.output]).toEqual([0, expect.stringContaining('The chain holds, and so do the books.')]);
    await other.stop();
    rmSync(again);
  }, 240_000);
});
