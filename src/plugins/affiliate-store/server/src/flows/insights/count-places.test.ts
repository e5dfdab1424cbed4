import fc from 'fast-check';
import { aLine, aSale } from '../../../../../../../tests/support/builders/sales';
import { decisions, type Booked, type Decision, type OrderBooks } from '../../capabilities/commissions/service';
import { NO_FIGURES, plusFigures, type PlaceFigures, type PlaceMove } from '../../capabilities/insights/service';
import { minor } from '../../kernel/money';
import { placeFigures, placeMoves } from './count-places';

const DAY = 86_400_000;
const PLACES = [
  { affiliateId: 1, programId: 7, enrolledAt: 0, party: 'A' },
  { affiliateId: 2, programId: 7, enrolledAt: 40 * DAY, party: 'B' },
];
const placeOf = ({ party }: { readonly party: string | null }) => PLACES.find((place) => place.party === party) ?? null;
const booked = (decision: Decision): Booked => {
  if (!decision.ok) throw new Error(decision.failure.code);
  return decision.value;
};
const sale = () =>
  booked(
    decisions.bookSale(
      null,
      aSale([
        aLine(12_000, 2_000, { platform: [1000, 0], affiliate: ['A', 2000], secondTier: ['B', 1000], creator: 'C' }),
        aLine(6_000, 1_000, { platform: [1000, 0], creator: 'C' }),
      ]),
    ),
  ).books;

const moved = (before: OrderBooks | null, after: OrderBooks, bookedOn: string, cause = 'x'): readonly PlaceMove[] =>
  placeMoves({ before, after, places: PLACES, placeOf }, { booked: bookedOn, cause });
const of = (moves: readonly PlaceMove[], affiliateId: number): PlaceFigures =>
  moves.filter((move) => move.affiliateId === affiliateId).reduce((sum, { figures }) => plusFigures(sum, figures), NO_FIGURES);

test('a sale is the price of the lines that earn, without their tax; a second tier earns and sells nothing', () => {
  const moves = moved(null, sale(), '1970-01-02', 'sale_paid');
  const first = sale().shares.find(({ key }) => key === '1:affiliate')?.amount ?? 0;
  const second = sale().shares.find(({ key }) => key === '1:second_tier')?.amount ?? 0;
  expect([first > 0, second > 0]).toEqual([true, true]);
  expect(of(moves, 1)).toEqual({ ...NO_FIGURES, sales: 1, revenue: 10_000, earned: first, pending: first });
  expect(of(moves, 2)).toEqual({ ...NO_FIGURES, earned: second, pending: second });
  expect(moves.map(({ day, booked: on, joined, cause }) => [day, on, joined, cause])).toEqual([
    [expect.any(String), '1970-01-02', '1970-01', 'sale_paid'],
    [expect.any(String), '1970-01-02', '1970-02', 'sale_paid'],
  ]);
});

test('a refund belongs to the day of its sale, and to the day it was booked on', () => {
  const sold = sale();
  const refunded = booked(decisions.bookRefund(sold, { refund: 're', amount: minor(9_000), statedTax: null })).books;
  const [move] = moved(sold, refunded, '1970-03-01', 'refund');
  expect(move).toMatchObject({
    affiliateId: 1,
    booked: '1970-03-01',
    cause: 'refund',
    day: new Date(sold.paidAt).toISOString().slice(0, 10),
  });
  expect(move?.figures).toMatchObject({ sales: 0, refunded_sales: 1, refunded: 5_000, revenue: 0 });
  expect((move?.figures.reversed ?? 0) + (move?.figures.pending ?? 0)).toBe(0);
  const failed = booked(decisions.bookRefundFailed(refunded, { refund: 're' })).books;
  expect(of([...moved(sold, refunded, 'd'), ...moved(refunded, failed, 'd')], 1)).toEqual(NO_FIGURES);
});

test('a dispute is counted once however it ends, and what it holds is held', () => {
  const sold = sale();
  const opened = booked(decisions.openDispute(sold, { dispute: 'dp', withdrawal: 'txn', amount: minor(18_000), fee: minor(1_500) })).books;
  const earned = of(moved(null, sold, 'd'), 1).earned;
  expect(of(moved(sold, opened, 'd'), 1)).toMatchObject({ disputed_sales: 1, pending: -earned, held: earned, revenue: 0 });
});

/** What may happen to an order, by a number; what is refused happens to nobody. */
const happens = (books: OrderBooks, what: number, nth: number): OrderBooks => {
  const tries: readonly (() => Decision)[] = [
    () => decisions.bookRefund(books, { refund: `re${nth}`, amount: minor(1 + (what % 7_000)), statedTax: null }),
    () => decisions.bookRefundFailed(books, { refund: `re${what % Math.max(1, nth)}` }),
    () => decisions.matureShare(books, { share: '1:affiliate', now: 400 * DAY }),
    () => decisions.followPayout(books, '1:affiliate', 'payout_claimed'),
    () => decisions.followPayout(books, '1:affiliate', what % 2 === 0 ? 'payout_settled' : 'payout_undone'),
    () => decisions.holdShare(books, '1:affiliate', { because: 'UNDER_REVIEW', after: 'sale:ch1' }),
    () => decisions.releaseShare(books, '1:affiliate', { because: 'UNDER_REVIEW', after: 'sale:ch1' }),
  ];
  const decision = tries[what % tries.length]?.();
  return decision?.ok ? decision.value.books : books;
};

test('what was known on a day is the books of that day, to the cent, whatever comes later; and the rest is what moved them', () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { maxLength: 12 }), fc.nat(11), (whats, day) => {
      const states: OrderBooks[] = [sale()];
      const moves: PlaceMove[] = [...moved(null, sale(), '0000')];
      for (const [nth, what] of whats.entries()) {
        const before = states.at(-1) ?? sale();
        const after = happens(before, what, nth);
        states.push(after);
        if (after !== before) changed += 1;
        moves.push(...moved(before, after, String(nth + 1).padStart(4, '0')));
      }
      const known = String(day).padStart(4, '0');
      const then = placeFigures(states[Math.min(day, states.length - 1)] ?? null, placeOf).get(1) ?? NO_FIGURES;
      const now = placeFigures(states.at(-1) ?? null, placeOf).get(1) ?? NO_FIGURES;
      const upTo = of(
        moves.filter((move) => move.booked <= known),
        1,
      );
      const later = of(
        moves.filter((move) => move.booked > known),
        1,
      );
      expect(upTo).toEqual(then);
      expect(plusFigures(upTo, later)).toEqual(now);
      const { earned, reversed, pending, available, held, in_payout, paid, ended } = now;
      expect(reversed + pending + available + held + in_payout + paid + ended).toBe(earned);
    }),
    { numRuns: 400 },
  );
  expect(changed).toBeGreaterThan(400);
});
