// Tax rates with the day they hold from: an order takes those of its day, what was taken stays, and a file of them is looked at before it counts.
import { anAdministrator } from '../support/administrators';
import { balanceOn, brokenSentences, decide, refund } from '../support/books';
import { aCreator, aProduct } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { whyOnDesk } from '../support/explained';
import { codeOf } from '../support/http';
import { ownShop } from '../support/own-shop';
import { buy, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { mine, month, payments, subscribe } from '../support/subscriber';
import { unique, type Answer } from '../support/world';

// Rates that have begun stay for good: in a shop others use, their products would be taxed by them.
const own = ownShop('tax-rates');
jest.setTimeout(180_000);

interface Row {
  readonly id: string | null;
  readonly country: string;
  readonly kind: string;
  readonly basisPoints: number;
  readonly validFrom: string | null;
  readonly state: string;
}
const DAY = 86_400_000;
const today = async (later = 0): Promise<string> => {
  const { body } = expectOk(await own.world.api('/demo/clock', { body: { advanceMs: 0 } }), 'the clock');
  return new Date(Date.parse((body as { data: { now: string } }).data.now) + later * DAY).toISOString().slice(0, 10);
};
const list = async (query = ''): Promise<Row[]> => expectOk(await own.world.admin(`/tax-rates${query}`), 'the rates').body.data as Row[];
const enter = (country: string, basisPoints: number, validFrom: string, kind = 'standard', token?: string): Promise<Answer> =>
  own.world.admin('/tax-rates', { body: { country, kind, basisPoints, validFrom }, ...(token ? { token } : {}) });
const preview = (text: string): Promise<Answer> => own.world.admin('/tax-rates/preview', { body: { text } });
const bring = (text: string, fingerprint: string): Promise<Answer> => own.world.admin('/tax-rates/import', { body: { text, fingerprint } });
const HEADER = 'country,kind,rate,valid from';
const taxOf = async (number: string): Promise<[string, number]> => {
  const { taxRateBasisPoints, tax } = await orderOnDesk(own.world, number);
  return [tax.amount as string, taxRateBasisPoints as number];
};

beforeAll(() => decide(own.world, 'tax.ratesByCountry', { LU: 1700 }), 60_000);

test('a rate entered ahead holds from its day on; orders and receipts of before keep theirs, renewals take that of their own day', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '117.00' } });
  const [first, ahead] = [await today(), await today(10)];
  const before = await buy(world, { offerId: product.offerId, country: 'LU' });
  const who = await subscribe(world, { prices: { EUR: '120.00' } });
  await decide(world, 'tax.ratesByCountry', { LU: 1700, FR: 2000 });
  const taxed = await subscribe(world, { prices: { EUR: '120.00' } });
  expect(await taxOf(before.orderNumber)).toEqual(['1700', 1700]);
  expect(await taxOf(taxed.orderNumber)).toEqual(['2000', 2000]);

  expect(expectOk(await enter('LU', 1600, ahead), 'a rate').body.data).toMatchObject({ state: 'to_come', validFrom: ahead });
  expectOk(await enter('FR', 2500, ahead), 'another');
  expect(await list('?country=LU')).toMatchObject([
    { basisPoints: 1600, validFrom: ahead, state: 'to_come' },
    { id: null, basisPoints: 1700, validFrom: null, state: 'undated' },
  ]);
  const still = await buy(world, { offerId: product.offerId, country: 'LU' });
  expect(await taxOf(still.orderNumber)).toEqual(['1700', 1700]);

  await month(world);
  await payments(world, taxed, 2);
  await payments(world, who, 2);
  const after = await buy(world, { offerId: product.offerId, country: 'LU' });
  expect(await taxOf(after.orderNumber)).toEqual(['1614', 1600]);
  expect(await taxOf(before.orderNumber)).toEqual(['1700', 1700]);
  // What renews costs the same, and its tax is that of the day it was charged: 120.00 with 25 % in it.
  const [, renewed = ''] = (await mine(world, taxed)).orders;
  expect((await orderOnDesk(world, renewed)).total.amount).toBe('12000');
  expect(await taxOf(renewed)).toEqual(['2400', 2500]);
  // What was sold where nothing was taxed stays untaxed.
  expect(await taxOf((await mine(world, who)).orders[1] ?? '')).toEqual(['0', 0]);
  expect(await list('?country=LU&state=in_force')).toMatchObject([{ basisPoints: 1600, validFrom: ahead }]);
  expect(await brokenSentences(world)).toEqual([]);
  expect(first < ahead).toBe(true);
});

test('one sale that is paid in instalments keeps the tax of its day', async () => {
  const { world } = own;
  const who = await subscribe(world, { prices: { EUR: '125.00' }, instalments: 3 });
  expect(await taxOf(who.orderNumber)).toEqual(['2500', 2500]);
  expectOk(await enter('FR', 1000, await today(5)), 'a rate');
  await month(world);
  await payments(world, who, 2);
  expect(await taxOf((await mine(world, who)).orders[1] ?? '')).toEqual(['2500', 2500]);
});

test('what was taken cannot be another afterwards; what has not begun can, and is taken back; all of it on the record', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '50.00' } });
  const [now, soon, later] = [await today(), await today(40), await today(90)];
  expectOk(await enter('EE', 2200, now), 'nobody has ordered from there');
  await buy(world, { offerId: product.offerId, country: 'EE' });
  expect(codeOf(await enter('EE', 2400, now))).toBe('TAX_RATE_USED');
  expect(codeOf(await enter('EE', 2400, '2001-01-01'))).toBe('TAX_RATE_USED');
  const [inForce] = await list('?country=EE');
  expect(codeOf(await world.admin(`/tax-rates/${inForce?.id}/withdraw`, { body: {} }))).toBe('TAX_RATE_BEGUN');
  expect(expectOk(await enter('EE', 2200, now), 'the same again').body.data.id).toBe(inForce?.id);

  const wrong = expectOk(await enter('EE', 2300, soon), 'a rate to come').body.data as Row;
  const right = expectOk(await enter('EE', 2400, soon), 'another for that day').body.data as Row;
  expect(await list('?country=EE')).toMatchObject([
    { id: right.id, state: 'to_come' },
    { id: wrong.id, state: 'withdrawn' },
    { id: inForce?.id, state: 'in_force' },
  ]);
  const mistake = expectOk(await enter('EE', 9900, later), 'a mistake').body.data as Row;
  expect(expectOk(await world.admin(`/tax-rates/${mistake.id}/withdraw`, { body: {} }), 'taking it back').body.data.state).toBe(
    'withdrawn',
  );
  expect(codeOf(await world.admin(`/tax-rates/${mistake.id}/withdraw`, { body: {} }))).toBe('TAX_RATE_NOT_FOUND');
  expect(codeOf(await enter('UK', 2000, soon))).toBe('TAX_RATE_COUNTRY_UNKNOWN');
  const log = expectOk(await world.admin(`/audit?subject=tax-rate:${mistake.id}`), 'the audit log').body.data;
  expect((log as Array<{ action: string }>).map(({ action }) => action).sort()).toEqual(['tax-rate.entered', 'tax-rate.withdrawn']);

  const reader = await anAdministrator(world, ['invoices.read']);
  expect((await enter('EE', 2500, later, 'standard', reader)).status).toBe(403);
  expect((await world.admin('/tax-rates', { token: reader })).status).toBe(200);
});

test('a product of the reduced kind takes the reduced rate of its day', async () => {
  const { world } = own;
  const creator = await aCreator(world);
  const book = await aProduct(world, { prices: { EUR: '53.00' }, creator });
  const address = `/content-manager/collection-types/plugin::affiliate-store.product/${book.documentId}`;
  expectOk(await world.strapi(`${address}/actions/publish`, { body: { taxKind: 'reduced' } }), 'a book');
  expectOk(await enter('MT', 1800, await today()), 'the ordinary one');
  expectOk(await enter('MT', 600, await today(), 'reduced'), 'the reduced one');
  const sold = await buy(world, { offerId: book.offerId, country: 'MT' });
  expect(await taxOf(sold.orderNumber)).toEqual(['300', 600]);
});

test('a file is looked at first: bad lines are named by codes, good ones come all together, and what is exported is imported as nothing new', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '50.00' } });
  await buy(world, { offerId: product.offerId, country: 'LV' });
  const soon = await today(60);
  const text = [
    HEADER,
    `LT,standard,21,${soon}`,
    `LT,reduced,"5,5",${soon}`,
    'LT,standard,21,2009-09-01',
    `LT,standard,22,${soon}`,
    `UK,standard,20,${soon}`,
    `LV,exempt,0,${soon}`,
    `LV,standard,twenty,${soon}`,
    'LV,standard,20,2014-02-30',
    'LV,standard',
    'LV,standard,21,2012-07-01',
    `LV,standard,23,${soon}`,
  ].join('\r\n');
  const seen = expectOk(await preview(text), 'looking at it').body.data;
  expect([seen.good, seen.refused, seen.unchanged]).toEqual([4, 7, 0]);
  expect((seen.lines as Array<{ line: number; verdict: string; code: string | null }>).map(({ line, code }) => [line, code])).toEqual([
    [2, null],
    [3, null],
    [4, null],
    [5, 'TAX_RATE_TWICE'],
    [6, 'TAX_RATE_COUNTRY_UNKNOWN'],
    [7, 'TAX_RATE_KIND_UNKNOWN'],
    [8, 'TAX_RATE_MALFORMED'],
    [9, 'TAX_RATE_DAY_MALFORMED'],
    [10, 'TAX_RATE_LINE_MALFORMED'],
    [11, 'TAX_RATE_USED'],
    [12, null],
  ]);
  expect(await list('?country=LT')).toEqual([]);
  for (const without of ['LT,standard,21,2030-01-01', 'a,b', '\r\n\r\n'])
    expect(codeOf(await preview(without))).toBe('TAX_RATES_NO_HEADER');

  // Somebody else enters one meanwhile: what was seen is not what would be done.
  expectOk(await enter('LT', 2100, soon), 'one of them by hand');
  expect(codeOf(await bring(text, seen.fingerprint))).toBe('TAX_RATES_STALE');
  expect(await list('?country=LV')).toEqual([]);
  const again = expectOk(await preview(text), 'looking again').body.data;
  expect([again.good, again.unchanged]).toEqual([3, 1]);
  const done = expectOk(await bring(text, again.fingerprint), 'the import').body.data;
  expect([done.imported, (done.refused as unknown[]).length]).toEqual([3, 7]);
  expect((await list('?country=LT')).map(({ kind, basisPoints, state }) => [kind, basisPoints, state])).toEqual([
    ['standard', 2100, 'to_come'],
    ['standard', 2100, 'in_force'],
    ['reduced', 550, 'to_come'],
  ]);
  const log = expectOk(await world.admin('/audit?subject=tax-rates'), 'the audit log').body.data as Array<{ action: string }>;
  expect(log[0]).toMatchObject({ action: 'tax-rate.imported' });

  const file = expectOk(await world.admin('/tax-rates/export'), 'the file').body.data;
  expect(file.text).toContain(`${HEADER}\r\n`);
  expect(file.text).toContain(`LT,reduced,5.5,${soon}\r\n`);
  const round = expectOk(await preview(file.text), 'the same file').body.data;
  expect([round.good, round.refused, round.unchanged]).toEqual([0, 0, file.rows]);
  expect(expectOk(await bring(file.text, round.fingerprint), 'importing it').body.data).toEqual({ imported: 0, refused: [] });
});

test('where tax comes on top the total is that of the day; an order that is paid after a change keeps the rate it was placed with', async () => {
  const { world } = own;
  await decide(world, 'tax.pricesInclude', 'excluded');
  const product = await aProduct(world, { prices: { EUR: '100.00' } });
  expectOk(await enter('CY', 1900, await today()), 'today');
  expectOk(await enter('CY', 2500, await today(1)), 'and from tomorrow on');
  const early = await startCheckout(world, { offerId: product.offerId, country: 'CY' });
  await world.pass({ days: 1 });
  expect((await orderOnDesk(world, early.orderNumber)).total.amount).toBe('11900');
  const late = await startCheckout(world, { offerId: product.offerId, country: 'CY' });
  expect((await orderOnDesk(world, late.orderNumber)).total.amount).toBe('12500');
  await decide(world, 'tax.pricesInclude', 'included');
});

interface Owed {
  readonly country: string;
  readonly currency: string;
  readonly booked: { readonly amount: string };
  readonly documented: { readonly amount: string };
  readonly abroad: { readonly amount: string };
  readonly left: { readonly amount: string };
}

test('by books, papers and the one-stop-shop file countries are owed the same, and what is paid on is never more (J26)', async () => {
  const { world } = own;
  await decide(world, 'tax.ratesByCountry', { LU: 1700, FR: 2000, DE: 1900, ES: 2100 });
  const product = await aProduct(world, { prices: { EUR: '47.11' } });
  const sold = new Map<string, string>();
  for (const country of ['DE', 'ES', 'FR', 'DE', 'ES'])
    sold.set(country, (await buy(world, { offerId: product.offerId, country })).orderNumber);
  // Odd parts of one, and all of another: what goes back takes its tax along, with a credit note.
  for (const amount of [333, 1000]) expectOk(await refund(world, sold.get('DE') ?? '', amount), 'a part back');
  expectOk(await refund(world, sold.get('ES') ?? '', 4711), 'all of it back');
  await untilOrder(world, sold.get('ES') ?? '', 'refunded');
  await world.settled();

  const now = await today();
  const quarter = `${now.slice(0, 4)}-Q${Math.ceil(parseInt(now.slice(5, 7), 10) / 3)}`;
  const board = async () =>
    expectOk(await world.admin(`/tax-remittances?quarter=${quarter}`), 'the board').body.data as { owed: Owed[]; remittances: object[] };
  const { owed } = await board();
  expect(owed.map(({ country }) => country)).toEqual(expect.arrayContaining(['DE', 'ES', 'FR']));
  expect(owed.map(({ country, documented, abroad }) => [country, documented.amount, abroad.amount])).toEqual(
    owed.map(({ country, booked }) => [country, booked.amount, booked.amount]),
  );
  const { text } = expectOk(await world.admin(`/invoices/tax-by-country?quarter=${quarter}&testMode=true`), 'the file').body.data as {
    text: string;
  };
  const inFile = new Map<string, number>();
  for (const cells of text
    .split('\r\n')
    .slice(1, -1)
    .map((row) => row.split(','))) {
    const country = cells.at(-6) ?? '';
    inFile.set(country, (inFile.get(country) ?? 0) + parseInt((cells.at(-1) ?? '').replace('.', ''), 10));
  }
  expect(Object.fromEntries(inFile)).toEqual(
    Object.fromEntries(owed.flatMap(({ country, booked }) => (booked.amount === '0' ? [] : [[country, parseInt(booked.amount, 10)]]))),
  );

  const due = owed.find(({ country }) => country === 'DE');
  const left = parseInt(due?.left.amount ?? '', 10);
  const remit = (amount: number, token?: string): Promise<Answer> =>
    world.admin('/tax-remittances', {
      key: unique('remit'),
      body: { quarter, country: 'DE', currency: 'EUR', amount: String(amount), reference: 'OSS 4711' },
      ...(token ? { token } : {}),
    });
  expect(codeOf(await remit(left + 1))).toBe('TAX_NOT_OWED');
  expect((await remit(1, await anAdministrator(world, ['invoices.read', 'taxes.rates']))).status).toBe(403);
  const balances = () => Promise.all(['bank', 'tax_payable:DE'].map((address) => balanceOn(world, address, 'EUR')));
  const before = await balances();
  // Of several at once the first takes it, and no other.
  const answers = await Promise.all([remit(left), remit(left), remit(left)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const after = await board();
  expect(after.owed.find(({ country }) => country === 'DE')).toMatchObject({
    booked: due?.booked,
    remitted: { amount: String(left) },
    left: { amount: '0' },
  });
  expect(after.remittances).toMatchObject([{ country: 'DE', quarter, reference: 'OSS 4711', amount: { amount: String(left) } }]);
  expect(await balances()).toEqual(before.map((amount) => amount - left));
  const [journal] = await readRows<{ id: number }>(own.shop.address, "SELECT id FROM afs_ledger_journals WHERE kind = 'tax_remitted'");
  const why = await whyOnDesk(world, { of: 'journal_line', id: String(journal?.id), part: '1' });
  expect(why.steps.map(({ code }) => code)).toContain('TAX_REMITTED');
  expect(await brokenSentences(world)).toEqual([]);
});
