import { anAffiliate, aProduct, aProgram } from '../support/builders';
import { anAdministrator } from '../support/administrators';
import { expectExplained } from '../support/explained';
import type { Money } from '../support/explained';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk } from '../support/purchase';
import type { OrderOnDesk, Started } from '../support/purchase';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();

const ask = async (path: string) => expectOk(await world.admin(path), path).body.data;

let product: string;
let sale: Started;
let order: OrderOnDesk;

beforeAll(async () => {
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const made = await aProduct(world, { prices: { EUR: '49.90' }, program });
  sale = await buy(world, { offerId: made.offerId, through: [affiliate.code], country: 'FR' });
  await buy(world, { offerId: made.offerId, email: sale.email, country: 'FR' });
  await buy(world, { offerId: made.offerId, country: 'DE' });
  await world.settled();
  expectOk(
    await world.admin(`/orders/${sale.orderNumber}/refunds`, {
      body: { amount: '1000', reason: 'a part was missing' },
      key: unique('refund'),
    }),
    'the refund',
  );
  await world.settled();
  order = await orderOnDesk(world, sale.orderNumber);
  product = order['items'][0].productId as string;
}, 60_000);

test('totals of orders are explained over the very orders the filters match', async () => {
  for (const filters of [`product=${product}`, `product=${product}&country=FR`, `product=${product}&refunded=true`]) {
    const [totals] = (await ask(`/orders/totals?${filters}`)) as Array<
      { orders: number } & Record<'total' | 'tax' | 'refunded' | 'net', Money>
    >;
    for (const figure of ['total', 'tax', 'refunded', 'net'] as const) {
      const why = await expectExplained(world, totals?.[figure] as Money, { of: 'orders', id: figure, part: 'EUR', filters });
      expect(why.steps).toHaveLength(totals?.orders ?? 0);
      expect(why.steps.map((step) => step.facts['order'])).toEqual(expect.arrayContaining([sale.orderNumber]));
    }
  }
});

test('totals of invoices and credit notes, and each document, are explained', async () => {
  const filters = `order=${sale.orderNumber}`;
  const [totals] = (await ask(`/invoices/totals?${filters}`)) as Array<Record<'net' | 'tax' | 'total', Money>>;
  const papers = (await ask(`/invoices?${filters}`)) as Array<{ id: string } & Record<'net' | 'tax' | 'total', Money>>;
  expect(papers).toHaveLength(2);
  for (const part of ['net', 'tax', 'total'] as const) {
    await expectExplained(world, totals?.[part] as Money, { of: 'documents', id: part, part: 'EUR', filters });
    for (const paper of papers) await expectExplained(world, paper[part], { of: 'document', id: paper.id, part });
  }
});

test('what a buyer has paid in all is explained by their orders', async () => {
  const [spent] = order['customer'].spent as Money[];
  const why = await expectExplained(world, spent as Money, { of: 'customer', id: sale.orderNumber, part: 'EUR' });
  expect(why.steps).toHaveLength(2);
  expect(why.amount.amount).toBe(String(2 * 4990 - 1000));
});

test('what a fact moved, what stood on an account after it, and the trial balance are explained', async () => {
  for (const { id, amount } of order['journals'] as Array<{ id: string; amount: Money }>) {
    const { steps } = await expectExplained(world, amount, { of: 'journal', id });
    expect(steps[0]?.code).toBe('JOURNAL');
  }
  const entries = (await ask('/ledger/entries?address=platform_revenue&currency=EUR&pageSize=5')) as Array<{
    journalId: string;
    lineNo: number;
    balanceAfter: Money;
  }>;
  for (const { journalId, lineNo, balanceAfter } of entries)
    await expectExplained(world, balanceAfter, { of: 'entry', id: 'platform_revenue', part: `EUR_${journalId}_${lineNo}` });
  const totals = ((await ask('/ledger/totals')) as Array<{ currency: string } & Record<'debits' | 'credits' | 'difference', Money>>).find(
    ({ currency }) => currency === 'EUR',
  );
  for (const id of ['debits', 'credits', 'difference'] as const)
    await expectExplained(world, totals?.[id] as Money, { of: 'trial_balance', id, part: 'EUR' });
});

test('what the best products sold and the best affiliates earned is explained day by day', async () => {
  const { from, to, products, affiliates } = (await ask('/overview/highlights')) as {
    from: string;
    to: string;
    products: Array<{ id: string; gross: Money[] }>;
    affiliates: Array<{ party: string; commissions: Money[] }>;
  };
  const each = (of: readonly Money[], id: string, scope: string) =>
    of.map((amount) => expectExplained(world, amount, { of: 'figure', id, part: `${from}_${to}_${amount.currency}_${scope}` }));
  const all = [
    ...products.flatMap(({ id, gross }) => each(gross, 'gross', `product:${id}`)),
    ...affiliates.flatMap(({ party, commissions }) => each(commissions, 'commissions', `party:${party}`)),
  ];
  expect((await Promise.all(all)).length).toBeGreaterThan(1);
});

test('a total is explained to whoever may read the list, and nothing is explained that is not there', async () => {
  const why = (query: string, token?: string) => world.admin(`/ledger/explanation?${query}`, token === undefined ? {} : { token });
  const accountant = await anAdministrator(world, ['ledger.read']);
  const total = `of=orders&id=total&part=EUR&filters=${encodeURIComponent(`product=${product}`)}`;
  expect((await why(total)).status).toBe(200);
  expect((await why(total, accountant)).body.error.details.code).toBe('NOTHING_TO_EXPLAIN');
  for (const nothing of [
    'of=orders&id=luck&part=EUR',
    'of=orders&id=total&part=XXX',
    `of=orders&id=total&part=EUR&filters=${encodeURIComponent('currency=NOK')}`,
    `of=orders&id=total&part=EUR&filters=${encodeURIComponent('no=filter')}`,
    'of=documents&id=constructor&part=EUR',
    'of=statements&id=toString&part=EUR',
    'of=subscriptions&id=perMonth&part=XXX',
    'of=document&id=999999&part=total',
    'of=document&id=1&part=constructor',
    'of=customer&id=AS-X&part=EUR',
    `of=customer&id=${sale.orderNumber}&part=XXX`,
    'of=subscription&id=sub_x&part=EUR',
    'of=statement&id=x&part=closing.owed',
    'of=journal&id=999999',
    'of=entry&id=platform_revenue&part=EUR_999999_1',
    'of=entry&id=nobody&part=EUR_1_1',
    'of=trial_balance&id=constructor&part=EUR',
    'of=figure&id=gross&part=2026-11-01_2026-11-30_EUR_shop',
    'of=figure&id=constructor&part=2026-11-01_2026-11-30_EUR',
  ])
    expect({ nothing, ...(await why(nothing)).body.error }).toMatchObject({ nothing, details: { code: 'NOTHING_TO_EXPLAIN' } });
});
