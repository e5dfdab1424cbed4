import { aLine, aSale } from '../../../../../../../tests/support/builders/sales';
import { decisions, type Booked, type OrderBooks } from '../../capabilities/commissions/service';
import { minor } from '../../kernel/money';
import { countsBetween } from './count-money';

const PRODUCTS = new Map([
  [1, 'book'],
  [2, 'course'],
]);
const booked = (decision: { ok: boolean }): OrderBooks => {
  if (!decision.ok) throw new Error('refused');
  return (decision as unknown as { value: Booked }).value.books;
};

const sold = booked(
  decisions.bookSale(
    null,
    aSale([
      aLine(12_000, 2_000, { platform: [1000, 0], affiliate: ['A', 2000], creator: 'C' }),
      aLine(6_000, 1_000, { platform: [1000, 0], affiliate: ['A', 2000], creator: 'C' }),
    ]),
  ),
);

/** Sums of everything counted, by scope and metric. */
const sums = (...steps: ReadonlyArray<readonly [OrderBooks | null, OrderBooks]>): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const [before, after] of steps)
    for (const { scope, metric, amount } of countsBetween(before, after, PRODUCTS))
      totals[`${scope} ${metric}`] = (totals[`${scope} ${metric}`] ?? 0) + amount;
  return totals;
};

test('a sale counts once for the shop, once for each product, and for everybody who earns', () => {
  expect(sums([null, sold])).toMatchObject({
    'shop sales': 18_000,
    'product:book sales': 12_000,
    'product:course sales': 6_000,
    'shop tax': 3_000,
    'party:A referred': 18_000,
    'party:A commissions': 3_000,
    'shop commissions': 3_000,
  });
  const orders = countsBetween(null, sold, PRODUCTS)
    .filter(({ metric }) => metric === 'referred')
    .reduce((sum, { events }) => sum + events, 0);
  expect(orders).toBe(1);
});

test('a refund takes from every product in proportion, and comes back whole when it fails', () => {
  const refunded = booked(decisions.bookRefund(sold, { refund: 're', amount: minor(9_000), statedTax: null }));
  expect(sums([null, sold], [sold, refunded])).toMatchObject({
    'shop refunds': 9_000,
    'product:book refunds': 6_000,
    'product:course refunds': 3_000,
    'shop tax': 1_500,
    'party:A commissions_reversed': 1_500,
  });
  const failed = booked(decisions.bookRefundFailed(refunded, { refund: 're' }));
  expect(sums([null, sold], [sold, refunded], [refunded, failed])).toMatchObject({
    'shop refunds': 0,
    'product:book refunds': 0,
    'shop tax': 3_000,
    'party:A commissions_reversed': 0,
  });
});

test('payment fees are counted for the shop and for those who carry them', () => {
  const known = booked(decisions.bookFee(sold, { txn: 'txn', amount: minor(300) }));
  expect(sums([sold, known])).toEqual({ 'shop fees': 300, 'party:C fees': 300 });
});

test('an event that changes nothing counts nothing', () => {
  expect(countsBetween(sold, sold, PRODUCTS)).toEqual([]);
});
