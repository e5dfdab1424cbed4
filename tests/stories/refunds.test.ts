// Refunds for some of what was bought, by the desk and by whoever created it: whose money it takes, what stays open, what is said of it.
import { aCreator, anAffiliate, aProduct, aProgram, withOrderBump } from '../support/builders';
import type { Creator, Product } from '../support/builders';
import { codeOf } from '../support/http';
import { decide, refund, refundLines } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import type { OrderOnDesk, Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

let [seller, other]: [Creator | undefined, Creator | undefined] = [undefined, undefined];
let main: Product;
let added: Product;

interface Share {
  readonly line: number;
  readonly role: string;
  readonly amount: { readonly amount: string };
  readonly reversed: { readonly amount: string };
}
const reversedOf = (order: OrderOnDesk, line: number): number[] =>
  (order['split'] as Share[]).filter((share) => share.line === line).map(({ reversed }) => Number(reversed.amount));
const earnedOf = (order: OrderOnDesk, line: number): number[] =>
  (order['split'] as Share[]).filter((share) => share.line === line).map(({ amount }) => Number(amount.amount));
const openProducts = (order: OrderOnDesk): string[] =>
  (order['entitlements'] as Array<{ product: string; state: string }>)
    .filter(({ state }) => state === 'active')
    .map(({ product }) => product);
const both = (): Promise<Started> => buy(world, { offerId: main.offerId, bumps: [added.offerId], country: 'FR' });
const preview = async (number: string, query: string) => world.admin(`/orders/${number}/refund-preview?${query}`);

beforeAll(async () => {
  const program = await aProgram(world, { rateBasisPoints: 2000 });
  await anAffiliate(world, program);
  [seller, other] = [await aCreator(world), await aCreator(world)];
  main = await aProduct(world, { prices: { EUR: '80.00' }, creator: seller, program });
  added = await aProduct(world, { prices: { EUR: '10.00' }, creator: other });
  await withOrderBump(world, main, added);
}, 120_000);

describe('a refund for one line', () => {
  test('takes from the people of that line alone, closes what it was for and nothing else, and credits its seller’s invoice', async () => {
    const sale = await both();
    const { data } = expectOk(await preview(sale.orderNumber, 'lines=2:1000'), 'the preview').body;
    expect(data).toMatchObject({ buyerGets: { amount: '1000' }, endsAccessTo: [added.name], refundableAfter: { amount: '8000' } });
    expectOk(await refundLines(world, sale.orderNumber, [[2, 1000]]), 'the refund');
    const order = await untilOrder(world, sale.orderNumber, 'partially_refunded');
    expect(reversedOf(order, 1).every((amount) => amount === 0)).toBe(true);
    expect(reversedOf(order, 2)).toEqual(earnedOf(order, 2));
    expect(openProducts(order)).toEqual([main.name]);
    expect(order['refunds']).toMatchObject([{ lines: [{ line: 2, amount: { amount: '1000' } }] }]);
    expect(order['refundableLines']).toMatchObject([
      { line: 1, amount: { amount: '8000' } },
      { line: 2, amount: { amount: '0' } },
    ]);
    await world.settled();
    const papers = expectOk(await world.admin(`/invoices?search=${sale.orderNumber}`), 'papers').body.data as Array<{
      kind: string;
      seller: string;
      total: { amount: string };
    }>;
    expect(papers.filter(({ kind }) => kind === 'credit_note').map((paper) => [paper.seller, paper.total.amount])).toEqual([
      [other?.name, '1000'],
    ]);
    const told = (order['timeline'] as Array<{ code: string; facts: { products?: string } }>).find(
      ({ code }) => code === 'REFUNDED_OF_LINES',
    );
    expect(told?.facts.products).toBe(added.name);
    const creatorShare = (order['split'] as Array<{ line: number; role: string; explanation: { steps: Array<{ code: string }> } }>).find(
      ({ line, role }) => line === 2 && role === 'creator',
    );
    expect(creatorShare?.explanation.steps.map(({ code }) => code)).toContain('REVERSED_OF_LINE');
  }, 60_000);

  test('after a part of the whole order still gives back the rest of the line, and all of both leaves nothing', async () => {
    const sale = await both();
    expectOk(await refund(world, sale.orderNumber, 900), 'a tenth of everything');
    const left = (await untilOrder(world, sale.orderNumber, 'partially_refunded'))['refundableLines'] as Array<{
      amount: { amount: string };
    }>;
    expect(left.map(({ amount }) => amount.amount)).toEqual(['7200', '900']);
    expectOk(await refundLines(world, sale.orderNumber, [[2, 900]]), 'the rest of the second');
    const order = await orderOnDesk(world, sale.orderNumber);
    expect([reversedOf(order, 2), openProducts(order)]).toEqual([earnedOf(order, 2), [main.name]]);
    expectOk(await refundLines(world, sale.orderNumber, [[1, 7200]]), 'the rest of the first');
    const end = await untilOrder(world, sale.orderNumber, 'refunded');
    expect([reversedOf(end, 1), openProducts(end)]).toEqual([earnedOf(end, 1), []]);
  }, 60_000);

  test('is refused for more than a line has left, for lines that are not there, and twice over; nothing is changed', async () => {
    const sale = await both();
    const refused = async (lines: ReadonlyArray<readonly [number, number]>) => codeOf(await refundLines(world, sale.orderNumber, lines));
    expect(await refused([[2, 1001]])).toBe('REFUND_LINE_TOO_LARGE');
    expect(await refused([[3, 100]])).toBe('REFUND_LINE_UNKNOWN');
    expect(
      await refused([
        [1, 100],
        [1, 100],
      ]),
    ).toBe('REFUND_LINE_UNKNOWN');
    expect(await refused([[2, 0]])).toBe('REFUND_NOT_POSITIVE');
    expect(codeOf(await preview(sale.orderNumber, 'lines=2:1001'))).toBe('REFUND_LINE_TOO_LARGE');
    expect(codeOf(await preview(sale.orderNumber, 'lines=2:100&amount=100'))).toBe('INVALID_INPUT');
    expect(codeOf(await preview(sale.orderNumber, 'lines=two:100'))).toBe('INVALID_INPUT');
    expect((await orderOnDesk(world, sale.orderNumber))['refunds']).toEqual([]);
    const [one, two] = await Promise.all([
      refundLines(world, sale.orderNumber, [[2, 600]]),
      refundLines(world, sale.orderNumber, [[2, 600]]),
    ]);
    expect([one.status, two.status].sort()).toEqual([201, 409]);
  }, 60_000);
});

test('a refund that Stripe has made and told of before its answer was given up for lost is booked, once, and stays it', async () => {
  const { orderNumber } = await both();
  // Longer than it takes to hear of it by webhook; as often as the request is tried again.
  const fault = { kind: 'timeout_after_accept', method: 'POST', path: '/v1/refunds', times: 2, delayMs: 1_000 };
  expectOk(await world.sandbox('/faults', { body: fault }), 'a fault');
  const answer = await refund(world, orderNumber, 1000);
  expectOk(await world.sandbox('/faults', { method: 'DELETE' }), 'no fault');
  expect(answer.status).toBeLessThan(300);
  await untilOrder(world, orderNumber, 'partially_refunded');
  await world.settled();
  const rows = expectOk(await world.admin(`/refunds?search=${orderNumber}`), 'the refunds').body.data as Array<{ state: string }>;
  expect(rows.map(({ state }) => state)).toEqual(['booked']);
  // Nothing is under way that would claim the money a second time.
  const order = await orderOnDesk(world, orderNumber);
  expect([Number(order['refunded'].amount), Number(order['refundable'].amount)]).toEqual([1000, Number(order['total'].amount) - 1000]);
});

test('a buyer who buys, takes it and gives it back, again and again, is told of where money is decided about; nothing is refused (B10)', async () => {
  const email = `${unique('again')}@example.test`;
  const often = async () =>
    (
      expectOk(await world.admin('/orders?refundsOften=true&pageSize=100'), 'orders of such buyers').body.data as Array<{
        email: string;
        number: string;
      }>
    )
      .filter((order) => order.email === email)
      .map(({ number }) => number);
  const attention = async (): Promise<number> => {
    const items = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>;
    return items.find(({ code }) => code === 'refunds_often')?.count ?? 0;
  };
  const customer = async (number: string) =>
    (await orderOnDesk(world, number))['customer'] as { refundedOrders: number; refundsOften: boolean };
  const waiting = await attention();
  const numbers: string[] = [];
  for (let nth = 1; nth <= 3; nth += 1) {
    const product = await aProduct(world, { prices: { EUR: '20.00' } });
    const { orderNumber } = await buy(world, { offerId: product.offerId, email });
    numbers.push(orderNumber);
    expect(await customer(orderNumber)).toMatchObject({ refundedOrders: nth - 1, refundsOften: false });
    // Two refunds of one order are one order that was given back.
    expectOk(await refund(world, orderNumber, 500), 'a refund');
    expectOk(await refund(world, orderNumber, 1500), 'the rest');
    expect(await customer(orderNumber)).toMatchObject({ refundedOrders: nth, refundsOften: nth === 3 });
    expect((await often()).length).toBe(nth === 3 ? 3 : 0);
  }
  expect((await often()).sort()).toEqual([...numbers].sort());
  expect(await attention()).toBe(waiting + 3);
  // They may buy again, and that order says so too before anything of it is given back.
  const again = await aProduct(world, { prices: { EUR: '20.00' } });
  const { orderNumber } = await buy(world, { offerId: again.offerId, email });
  expect(await customer(orderNumber)).toMatchObject({ refundedOrders: 3, refundsOften: true });
});

describe('a refund by whoever created it', () => {
  const ask = (number: string, token: string, body: object, key = unique('give-back')) =>
    world.api(`/studio/sales/${number}/refunds`, { token, key, body: { line: 1, amount: '8000', reason: 'They asked nicely', ...body } });

  test('gives their own product back within its guarantee, once, and tells them what it costs before', async () => {
    const sale = await both();
    const { jwt } = await enter(world, seller?.email ?? '');
    const detail = expectOk(await world.api(`/studio/sales/${sale.orderNumber}`, { token: jwt }), 'the sale').body.data;
    expect(detail.refunds).toMatchObject([{ line: 1, product: main.name, most: { amount: '8000' }, state: 'open' }]);
    const asked = await world.api(`/studio/sales/${sale.orderNumber}/refund-preview?line=1&amount=8000`, { token: jwt });
    const { data } = expectOk(asked, 'the preview').body;
    const before = await orderOnDesk(world, sale.orderNumber);
    const creatorShare = (before['split'] as Share[]).find(({ line, role }) => line === 1 && role === 'creator');
    expect(data).toMatchObject({ amount: { amount: '8000' }, yourLoss: creatorShare?.amount, endsAccess: true });
    const key = unique('give-back');
    const [one, again] = [await ask(sale.orderNumber, jwt, {}, key), await ask(sale.orderNumber, jwt, {}, key)];
    expect([one.status, again.status, one.body.data.state]).toEqual([201, 201, 'booked']);
    const order = await untilOrder(world, sale.orderNumber, 'partially_refunded');
    expect(order['refunds']).toHaveLength(1);
    expect([reversedOf(order, 1), openProducts(order)]).toEqual([earnedOf(order, 1), [added.name]]);
    const after = expectOk(await world.api(`/studio/sales/${sale.orderNumber}`, { token: jwt }), 'the sale after').body.data;
    expect(after.refunds).toMatchObject([{ state: 'nothing_left', most: { amount: '0' } }]);
  }, 60_000);

  test('is nobody else’s: not of another line, not of another’s sale, not of a buyer', async () => {
    const sale = await both();
    const { jwt } = await enter(world, other?.email ?? '');
    expect(codeOf(await ask(sale.orderNumber, jwt, { line: 1, amount: '100' }))).toBe('REFUND_LINE_UNKNOWN');
    const stranger = (await enter(world, (await aCreator(world)).email)).jwt;
    expect(codeOf(await ask(sale.orderNumber, stranger, {}))).toBe('ORDER_NOT_FOUND');
    const buyer = (await enter(world, sale.email)).jwt;
    expect(codeOf(await ask(sale.orderNumber, buyer, {}))).toBe('NOT_A_CREATOR');
    expect((await orderOnDesk(world, sale.orderNumber))['refunds']).toEqual([]);
  }, 60_000);

  test('is the shop’s alone without a guarantee, and where the shop keeps it to itself', async () => {
    const short = await aProduct(world, { prices: { EUR: '20.00' }, creator: seller as Creator, guaranteeDays: 0 });
    const sale = await buy(world, { offerId: short.offerId });
    const { jwt } = await enter(world, seller?.email ?? '');
    expect(codeOf(await ask(sale.orderNumber, jwt, { amount: '2000' }))).toBe('REFUND_GUARANTEE_OVER');
    const guaranteed = await both();
    await decide(world, 'money.creatorsRefund', false);
    try {
      expect(codeOf(await ask(guaranteed.orderNumber, jwt, {}))).toBe('REFUND_SHOP_ONLY');
    } finally {
      await decide(world, 'money.creatorsRefund', true);
    }
    expectOk(await refund(world, sale.orderNumber, 2000), 'the shop gives it back');
  }, 60_000);
});
