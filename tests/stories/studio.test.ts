import { aCreator, anAffiliate, aNewcomer, aProduct, aProgram, confirmCreator } from '../support/builders';
import type { Creator, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { mailTo } from '../support/mailbox';
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

describe('a creator nobody has confirmed (B-27)', () => {
  const IDENTITY = {
    kind: 'company',
    legalName: 'Atelier Neuf SARL',
    address: '3 rue Neuve\n69002 Lyon',
    country: 'FR',
    taxId: '',
    vatId: 'FR40303265045',
  };
  const METHOD = { method: { kind: 'manual', instructions: 'in an envelope, on Sundays' } };
  let newcomer: Creator;
  let goods: Product;
  let token: string;

  const codeOf = (answer: Awaited<ReturnType<typeof world.api>>) => answer.body?.error?.details.code as string | undefined;
  const own = (body?: object) => world.api('/studio/confirmation', { token, ...(body ? { method: 'PUT', body } : {}) });
  const standing = async () => expectOk(await own(), 'the confirmation').body.data;
  const desk = async (path = '') =>
    expectOk(await world.admin(`/creator-confirmations/${newcomer.documentId}${path}`), 'the desk').body.data;
  const decide = (body: object) => world.admin(`/creator-confirmations/${newcomer.documentId}/decision`, { body });
  const openCart = () => world.api('/checkout/carts', { body: { items: [{ offer: goods.offerId }] } });
  const availability = async () => {
    const { data } = expectOk(await world.api(`/catalog/products/${goods.slug}`), 'the product').body;
    return data.offers[0].availability as string;
  };
  const held = async (): Promise<string[]> => {
    const { data } = expectOk(await world.api('/me/payouts/overview', { token }), 'the payouts').body;
    return (data.standings as Array<{ obstacles: Array<{ code: string }> }>).flatMap(({ obstacles }) => obstacles.map(({ code }) => code));
  };
  const invoiceName = async (number: string) => {
    const { data } = expectOk(await world.api('/studio/documents', { token }), 'the invoices').body;
    return (data as Array<{ orderNumber: string; seller: string }>).find(({ orderNumber }) => orderNumber === number)?.seller;
  };

  beforeAll(async () => {
    newcomer = await aNewcomer(world);
    goods = await aProduct(world, { prices: { EUR: '40.00' }, creator: newcomer, guaranteeDays: 0 });
    token = (await enter(world, newcomer.email)).jwt;
  }, 60_000);

  test('sells nothing: neither the page nor the till, nor staff by hand', async () => {
    expect(await availability()).toBe('unconfirmed');
    expect(codeOf(await openCart())).toBe('CREATOR_NOT_CONFIRMED');
    const byHand = { offers: [goods.offerId], currency: 'EUR', country: 'FR' };
    expect(codeOf(await world.admin('/orders/preview', { body: byHand }))).toBe('CREATOR_NOT_CONFIRMED');
    const page = await world.at(`/store/en/p/${goods.slug}`);
    expect(page.text).toContain('still confirming who sells it');
    expect(await standing()).toMatchObject({ state: 'missing', sells: false, paid: false, required: true, hasMethod: false, dueOn: null });
  });

  test('hands in once it is known how they are paid, and is answered within three working days', async () => {
    expect(codeOf(await own(IDENTITY))).toBe('CONFIRMATION_WITHOUT_METHOD');
    expectOk(await world.api('/me/payouts/method', { method: 'PUT', token, body: METHOD }), 'the method');
    expect(codeOf(await own({ ...IDENTITY, vatId: 'FR1' }))).toBe('VAT_ID_INVALID');
    expect(codeOf(await own({ ...IDENTITY, vatId: '' }))).toBe('CONFIRMATION_WITHOUT_NUMBER');
    const { data } = expectOk(await own(IDENTITY), 'handing in').body;
    expect(data).toMatchObject({ state: 'in_review', sells: false, overdue: false, identity: IDENTITY });
    const days = Array.from({ length: 6 }, (_, after) => new Date(Date.parse(data.handedInAt) + after * 86_400_000));
    const working = days.slice(1).filter((day) => ![0, 6].includes(day.getUTCDay()));
    expect(data.dueOn).toBe(working[2]?.toISOString().slice(0, 10));
    expect(codeOf(await openCart())).toBe('CREATOR_NOT_CONFIRMED');
    const waiting = expectOk(await world.admin('/creator-confirmations?state=in_review&pageSize=100'), 'the queue').body.data;
    expect(waiting).toContainEqual(expect.objectContaining({ id: newcomer.documentId, dueOn: data.dueOn, overdue: false, sells: false }));
    const attention = expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string }>;
    expect(attention.map(({ code }) => code)).toContain('creators_waiting');
  });

  test('is late on the desk when the day is over, sent back with a reason, and hands in again', async () => {
    const { dueOn } = await standing();
    await world.passUntil(`${dueOn}T23:59:59.000Z`, 5);
    expect(await desk()).toMatchObject({ overdue: true, state: 'in_review' });
    token = (await enter(world, newcomer.email)).jwt;
    const { handedIn } = await desk();
    expect(codeOf(await decide({ to: 'sent_back', identity: handedIn.id }))).toBe('REASON_MISSING');
    expectOk(await decide({ to: 'sent_back', identity: handedIn.id, reason: 'The address is not that of the company.' }), 'sending back');
    expect(await standing()).toMatchObject({ state: 'sent_back', reason: 'The address is not that of the company.', dueOn: null });
    expect((await mailTo(world, newcomer.email, 'creator_not_confirmed')).text).toContain('The address is not that of the company.');
    expect(codeOf(await decide({ to: 'sent_back', identity: handedIn.id, reason: 'once more' }))).toBe('CONFIRMATION_DECIDED');
    expectOk(await own({ ...IDENTITY, address: '5 rue Neuve\n69002 Lyon' }), 'handing in again');
    expect(codeOf(await decide({ to: 'confirmed', identity: handedIn.id }))).toBe('CONFIRMATION_CHANGED');
  });

  test('sells and is paid once confirmed, and invoices say what was confirmed', async () => {
    const { handedIn } = await desk();
    expect(handedIn.address).toContain('5 rue Neuve');
    expectOk(await decide({ to: 'confirmed', identity: handedIn.id }), 'confirming');
    await mailTo(world, newcomer.email, 'creator_confirmed');
    expect(await availability()).toBe('available');
    const sold = await buy(world, { offerId: goods.offerId });
    await world.pass({ minutes: 16 });
    token = (await enter(world, newcomer.email)).jwt;
    expect(await held()).not.toContain('CREATOR_NOT_CONFIRMED');
    expect(await invoiceName(sold.orderNumber)).toBe('Atelier Neuf SARL');
    expect((await standing()).history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'handed_in',
      'sent_back',
      'handed_in',
      'confirmed',
    ]);
  });

  test('who changes what was confirmed goes on selling, and their money waits', async () => {
    expectOk(await own({ ...IDENTITY, address: '5 rue Neuve\n69002 Lyon' }), 'the same again');
    expect((await standing()).state).toBe('confirmed');
    expect(expectOk(await own({ ...IDENTITY, legalName: 'Atelier Neuf SAS' }), 'a change').body.data).toMatchObject({
      state: 'in_review',
      sells: true,
      paid: false,
    });
    expect(await held()).toContain('CREATOR_NOT_CONFIRMED');
    expect(codeOf(await world.api('/me/payouts', { token, body: { currency: 'EUR' }, key: unique('payout') }))).toBe('NOT_PAYABLE');
    expectOk(await openCart(), 'a cart meanwhile');
    const detail = await desk();
    expect([detail.before.legalName, detail.handedIn.legalName]).toEqual(['Atelier Neuf SARL', 'Atelier Neuf SAS']);
    expectOk(await decide({ to: 'confirmed', identity: detail.handedIn.id }), 'confirming the change');
    expect(await held()).not.toContain('CREATOR_NOT_CONFIRMED');
  });

  test('a confirmation can be taken back, and given without papers to whom staff knows', async () => {
    const { handedIn } = await desk();
    expectOk(await decide({ to: 'withdrawn', identity: handedIn.id, reason: 'The company was dissolved.' }), 'taking it back');
    expect(codeOf(await openCart())).toBe('CREATOR_NOT_CONFIRMED');
    const known = await aNewcomer(world);
    await confirmCreator(world, known);
    const { data } = expectOk(await world.admin(`/creator-confirmations/${known.documentId}`), 'the desk').body;
    expect(data).toMatchObject({
      state: 'confirmed',
      sells: true,
      handedIn: null,
      history: [expect.objectContaining({ kind: 'by_hand' })],
    });
  });
});
