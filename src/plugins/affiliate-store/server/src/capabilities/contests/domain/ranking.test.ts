import fc from 'fast-check';
import { daysLeft, phaseAt, spanOf } from './contest';
import { standingsOf, wonBy, type CountedSale } from './ranking';

const sale = (affiliateId: number, at: number, more: Partial<CountedSale> = {}): CountedSale => ({
  affiliateId,
  at,
  left: 1000,
  counts: true,
  first: true,
  newBuyer: false,
  ...more,
});
const placed = (sales: readonly CountedSale[], metric: 'sales' | 'revenue' | 'new_buyers' = 'sales') =>
  standingsOf(sales, metric).map(({ affiliateId, measure }) => [affiliateId, measure]);

test('more goes before less, and who has nothing stands nowhere', () => {
  expect(placed([sale(1, 1), sale(2, 2), sale(2, 3), sale(3, 4, { counts: false, left: 0 })])).toEqual([
    [2, 2],
    [1, 1],
  ]);
});

test('of the same, who reached it first stands before; at the same moment, who has been there for longer', () => {
  expect(placed([sale(1, 1), sale(2, 2), sale(2, 3), sale(1, 9)])).toEqual([
    [2, 2],
    [1, 2],
  ]);
  expect(placed([sale(7, 5), sale(3, 5)])).toEqual([
    [3, 1],
    [7, 1],
  ]);
});

test('a further payment is turnover and no sale; turnover in another currency is none; new buyers are those of first orders', () => {
  const sales = [sale(1, 1, { first: false, left: 500 }), sale(1, 2, { left: null }), sale(2, 3, { newBuyer: true, left: 400 })];
  expect(placed(sales, 'sales')).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(placed(sales, 'revenue')).toEqual([
    [1, 500],
    [2, 400],
  ]);
  expect(placed(sales, 'new_buyers')).toEqual([[2, 1]]);
});

test('prizes go by rank to who reached the threshold, a bounty to everybody who did, each under a key of its own', () => {
  const standings = standingsOf([sale(1, 1), sale(1, 2), sale(2, 3), sale(2, 4), sale(3, 5)], 'sales');
  const contest = { publicId: 'c', prizes: [500, 300, 100], threshold: 2 } as const;
  expect(wonBy({ ...contest, kind: 'ranking' }, standings)).toEqual([
    { key: 'contest:c:1', rank: 1, affiliateId: 1, amount: 500 },
    { key: 'contest:c:2', rank: 2, affiliateId: 2, amount: 300 },
  ]);
  expect(wonBy({ ...contest, kind: 'bounty' }, standings).map(({ key, amount }) => [key, amount])).toEqual([
    ['contest:c:goal:1', 500],
    ['contest:c:goal:2', 500],
  ]);
});

const sales = fc.array(
  fc.record({
    affiliateId: fc.integer({ min: 1, max: 6 }),
    at: fc.integer({ min: 0, max: 20 }),
    left: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }),
    counts: fc.boolean(),
    first: fc.boolean(),
    newBuyer: fc.boolean(),
  }),
  { maxLength: 40 },
);
const metric = fc.constantFrom('sales' as const, 'revenue' as const, 'new_buyers' as const);

test('the standing is the same in whatever order sales are read', () => {
  fc.assert(
    fc.property(sales, metric, (some, by) => {
      expect(standingsOf([...some].reverse(), by)).toEqual(standingsOf(some, by));
    }),
  );
});

test('places run from one on without a gap, nobody stands twice, and nobody stands behind less', () => {
  fc.assert(
    fc.property(sales, metric, (some, by) => {
      const standings = standingsOf(some, by);
      expect(standings.map(({ place }) => place)).toEqual(standings.map((_, n) => n + 1));
      expect(new Set(standings.map(({ affiliateId }) => affiliateId)).size).toBe(standings.length);
      expect(standings.every(({ measure }, n) => measure > 0 && measure <= (standings[n - 1]?.measure ?? measure))).toBe(true);
    }),
  );
});

test('one more sale never puts somebody further down than one less, and no more is won than was promised', () => {
  fc.assert(
    fc.property(sales, metric, fc.integer({ min: 1, max: 5 }), (some, by, threshold) => {
      const prizes = [900, 500, 100];
      const won = wonBy({ publicId: 'c', kind: 'ranking', prizes, threshold }, standingsOf(some, by));
      expect(won.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(1500);
      expect(new Set(won.map(({ key }) => key)).size).toBe(won.length);
      const place = (list: readonly CountedSale[]) => standingsOf(list, by).find(({ affiliateId }) => affiliateId === 1)?.place ?? 99;
      expect(place([...some, sale(1, 0, { left: 100_000, newBuyer: true })])).toBeLessThanOrEqual(place(some));
    }),
  );
});

test('days are whole and UTC, both ends included', () => {
  const contest = { startsOn: '2026-03-01', endsOn: '2026-03-02', state: 'open' } as const;
  expect(spanOf(contest)).toEqual({ from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 2, 3) });
  const at = (day: number, ms = 0) => Date.UTC(2026, 2, day) + ms;
  expect([phaseAt(contest, at(1, -1)), phaseAt(contest, at(1)), phaseAt(contest, at(3, -1)), phaseAt(contest, at(3))]).toEqual([
    'upcoming', 'running', 'running', 'awaiting',
  ]); // oxfmt-ignore
  expect([daysLeft(contest, at(1, -1)), daysLeft(contest, at(1)), daysLeft(contest, at(3, -1)), daysLeft(contest, at(9))]).toEqual([
    1, 2, 1, 0,
  ]);
});
