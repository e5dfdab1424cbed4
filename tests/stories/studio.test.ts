import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Creator, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

interface Money {
  readonly amount: string;
}
const minor = ({ amount }: Money): number => Number(amount);

let creator: Creator;
let partner: Creator;
let product: Product;
let sale: Started;
let own: string;
let helped: string;
let affiliate: Awaited<ReturnType<typeof anAffiliate>>;

const ask = async (path: string, token: string) => expectOk(await world.api(`/studio${path}`, { token }), path).body;
const shareOf = async (number: string, role: string): Promise<{ net: Money; amount: Money }> =>
  (await orderOnDesk(world, number))['split'].find((each: { role: string }) => each.role === role);

beforeAll(async () => {
  const program = await aProgram(world, { rateBasisPoints: 2000 });
  affiliate = await anAffiliate(world, program);
  [creator, partner] = [await aCreator(world), await aCreator(world)];
  product = await aProduct(world, {
    prices: { EUR: '80.00' },
    creator,
    program,
    coProducers: [{ creator: partner, shareBasisPoints: 2500 }],
  });
  sale = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  own = (await enter(world, creator.email)).jwt;
  helped = (await enter(world, partner.email)).jwt;
}, 120_000);

describe('the studio', () => {
  test('lists the sales of one’s own products, with what they came to and nothing of the buyer', async () => {
    const { data, meta } = await ask('/sales', own);
    expect(meta.pagination).toEqual({ total: 1, nextCursor: null });
    expect(data).toEqual([
      expect.objectContaining({
        orderNumber: sale.orderNumber,
        product: product.name,
        state: 'paid',
        gross: expect.objectContaining({ amount: '8000' }),
        buyer: 'b•••, FR',
        affiliate: affiliate.name,
      }),
    ]);
    expect(data[0].yours).toEqual((await shareOf(sale.orderNumber, 'creator')).net);
    expect(JSON.stringify(data)).not.toContain(sale.email);
  });

  test('splits a sale for its creator share by share, as the desk does', async () => {
    const { data } = await ask(`/sales/${sale.orderNumber}`, own);
    const desk = await orderOnDesk(world, sale.orderNumber);
    expect(data.split.map(({ role, amount }: { role: string; amount: Money }) => [role, amount.amount])).toEqual(
      desk['split'].map(({ role, amount }: { role: string; amount: Money }) => [role, amount.amount]),
    );
    for (const share of data.split) expect(share.explanation.steps.length).toBeGreaterThan(0);
    expect(JSON.stringify(data)).not.toContain(sale.email);
  });

  test('shows a co-producer their own share and no other', async () => {
    const { data } = await ask(`/sales/${sale.orderNumber}`, helped);
    expect(data.split.map(({ role }: { role: string }) => role)).toEqual(['co_producer']);
    expect(data).toMatchObject({ affiliate: null, yours: (await shareOf(sale.orderNumber, 'co_producer')).net });
  });

  test('balances are the ledger’s, and earnings what the sales came to', async () => {
    const { data } = await ask('/summary', own);
    const { net } = await shareOf(sale.orderNumber, 'creator');
    expect(data.balances).toEqual([
      expect.objectContaining({
        currency: 'EUR',
        pending: net,
        available: expect.objectContaining({ amount: '0' }),
        total: net,
        owing: false,
      }),
    ]);
    expect(data).toMatchObject({
      sales: 1,
      gross: [{ amount: '8000' }],
      earned: [net],
      products: [{ id: product.documentId, name: product.name, sales: 1, gross: [{ amount: '8000' }] }],
    });
    expect(data.chart).toHaveLength(30);
    expect(data.chart.at(-1)).toMatchObject({ count: 1, amounts: [{ amount: '8000' }] });
  });

  test('follows refunds, and is filtered by product and days', async () => {
    const other = await aProduct(world, { prices: { EUR: '10.00' }, creator });
    const second = await buy(world, { offerId: other.offerId });
    await world.settled();
    expectOk(
      await world.admin(`/orders/${second.orderNumber}/refunds`, { body: { amount: '500', reason: 'half of it' }, key: unique('refund') }),
      'a refund',
    );
    await untilOrder(world, second.orderNumber, 'partially_refunded');
    const { data } = await ask(`/sales?product=${other.documentId}`, own);
    expect(data).toEqual([
      expect.objectContaining({
        orderNumber: second.orderNumber,
        state: 'partially_refunded',
        refunded: expect.objectContaining({ amount: '500' }),
        affiliate: null,
      }),
    ]);
    expect(data[0].yours).toEqual((await shareOf(second.orderNumber, 'creator')).net);
    expect((await ask('/sales?to=2001-01-01', own)).data).toEqual([]);
    const pages = await ask('/sales?pageSize=1', own);
    expect(pages.meta.pagination.total).toBe(2);
    expect((await ask(`/sales?pageSize=1&cursor=${pages.meta.pagination.nextCursor}`, own)).data[0].orderNumber).toBe(sale.orderNumber);
    const summary = (await ask('/summary', own)).data;
    expect(minor(summary.earned[0])).toBe(minor(summary.balances[0].total));
    expect(summary.refunded[0].amount).toBe('500');
  });

  test('shows nobody what is another’s', async () => {
    const strange = await aProduct(world, { prices: { EUR: '15.00' } });
    const theirs = await buy(world, { offerId: strange.offerId });
    for (const [token, number] of [
      [own, theirs.orderNumber],
      [helped, theirs.orderNumber],
      [own, 'AS-NONE-NONE'],
    ]) {
      const answer = await world.api(`/studio/sales/${number}`, { token });
      expect([answer.status, answer.body.error.details.code]).toEqual([404, 'ORDER_NOT_FOUND']);
    }
    expect((await ask(`/sales?product=${strange.documentId}`, own)).data).toEqual([]);
    const buyer = (await enter(world, sale.email)).jwt;
    for (const path of ['/summary', '/sales', `/sales/${sale.orderNumber}`]) {
      const answer = await world.api(`/studio${path}`, { token: buyer });
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'NOT_A_CREATOR']);
    }
    expect((await world.api('/studio/sales?cursor=abc', { token: own })).body.error.details.code).toBe('CURSOR_INVALID');
    expect([401, 403]).toContain((await world.api('/studio/sales')).status);
  });
});
