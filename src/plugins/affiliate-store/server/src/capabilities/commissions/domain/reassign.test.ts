import fc from 'fast-check';
import { Ledger } from '../../../../../../../../tests/support/builders/ledger';
import { aLine, aPlan, aSale, type PlanWords } from '../../../../../../../../tests/support/builders/sales';
import { minor } from '../../../kernel/money';
import { knownShares } from './as-known';
import { bookFee } from './book-fee';
import { loseDispute, openDispute, winDispute } from './book-dispute';
import { bookRefund, bookRefundFailed } from './book-refund';
import { bookSale } from './book-sale';
import { holdShare } from './hold-share';
import { reversedWithinAmount, roundingIsBounded, sharesSumToGross } from './invariants';
import { matureShare } from './mature-share';
import { type Decision, type OrderBooks, refundable } from './order-books';
import { followPayout } from './payout-state';
import { bookReassignment, type Reassigned } from './reassign';
import { recompute } from './recompute';
import { rejectShare } from './reject-share';

const DAY = 86_400_000;
type Step = (books: OrderBooks | null) => Decision;
const WAITS = { holdDays: 30, guaranteeDays: 14 };
const attached = (id: string, ...plans: readonly PlanWords[]): Reassigned => ({
  id,
  after: 'sale:ch1',
  lines: plans.map((plan, place) => ({ line: place + 1, plan: aPlan(plan), ...WAITS })),
});
const attach =
  (id: string, ...plans: readonly PlanWords[]): Step =>
  (books) =>
    bookReassignment(books, attached(id, ...plans));
const sell =
  (...lines: ReadonlyArray<readonly [gross: number, tax: number, plan: PlanWords]>): Step =>
  (books) =>
    bookSale(books, aSale(lines.map(([gross, tax, plan]) => aLine(gross, tax, plan))));
const refund =
  (id: string, amount: number, line?: number): Step =>
  (books) =>
    bookRefund(books, {
      refund: id,
      amount: minor(amount),
      statedTax: null,
      lines: line === undefined ? null : [{ line, amount: minor(amount) }],
    });
const mature =
  (share: string): Step =>
  (books) =>
    matureShare(books, { share, now: 40 * DAY });
const told = (steps: readonly Step[]): Ledger => {
  const ledger = new Ledger();
  for (const step of steps) ledger.apply(step);
  return ledger;
};
const standing = ({ books }: Ledger) => books?.shares.map(({ key, party, amount, state }) => [key, party, amount, state]);
const ANA: PlanWords = { platform: [1000, 0], affiliate: ['A', 3000], coProducers: [{ party: 'X', bps: 3333 }] };
const BEN: PlanWords = { ...ANA, affiliate: ['B', 2000], secondTier: ['S', 500] };
const NOBODY: PlanWords = { platform: ANA.platform ?? [0, 0], coProducers: ANA.coProducers ?? [] };

describe('an order that is attached to another affiliate', () => {
  test('books the difference to each, in one journal that sums to nothing', () => {
    const ledger = told([sell([10_000, 0, ANA])]);
    expect(ledger.apply(attach('l1', BEN))).toEqual(['reassign:l1']);
    expect(standing(ledger)).toEqual([
      ['1:tax', null, 0, null],
      ['1:platform', null, 1000, null],
      ['1:affiliate', 'A', 0, 'void'],
      ['1:creator', 'C', 4334, 'pending'],
      ['1:co_producer:1', 'X', 2166, 'pending'],
      ['1:affiliate:2', 'B', 2000, 'pending'],
      ['1:second_tier', 'S', 500, 'pending'],
    ]);
    expect([ledger.owed('A'), ledger.owed('B'), ledger.owed('S'), ledger.owed('C'), ledger.owed('X')]).toEqual([0, 2000, 500, 4334, 2166]);
    expect(ledger.store).toMatchObject({ clearing: 10_000, platform: 1000, rounding: 0 });
  });
  test('is told once; a second telling does nothing, an unknown line is refused', () => {
    const ledger = told([sell([10_000, 0, ANA]), attach('l1', BEN)]);
    expect(ledger.apply(attach('l1', BEN))).toEqual([]);
    const refused = attach('l2', BEN, BEN)(ledger.books);
    expect(refused.ok ? 'done' : refused.failure.code).toBe('SALE_MALFORMED');
  });
  test('and then to the first again is as if nothing had been', () => {
    const [once, again] = [told([sell([9999, 333, ANA])]), told([sell([9999, 333, ANA]), attach('l1', BEN), attach('l2', ANA)])];
    for (const who of ['A', 'B', 'S', 'C', 'X']) expect([who, again.owed(who)]).toEqual([who, once.owed(who)]);
    expect(again.books?.shares.slice(0, 5)).toEqual(once.books?.shares);
    expect(again.books?.shares.slice(5).map(({ amount, state }) => [amount, state])).toEqual([
      [0, 'void'],
      [0, 'void'],
    ]);
  });
  test('takes back what was paid already: a debt, and the share stays paid (B-21)', () => {
    const ledger = told([sell([10_000, 0, ANA]), mature('1:affiliate'), (books) => followPayout(books, '1:affiliate', 'payout_claimed')]);
    ledger.apply((books) => followPayout(books, '1:affiliate', 'payout_settled'));
    ledger.apply(attach('l1', BEN));
    // The payout's own journals are not in this ledger: what it took is still counted here.
    expect([ledger.of('A', 'available') - 3000, ledger.of('A', 'pending')]).toEqual([-3000, 0]);
    expect(ledger.books?.shares[2]).toMatchObject({ amount: 0, state: 'paid' });
    ledger.apply((books) => followPayout(books, '1:affiliate', 'payout_returned'));
    expect(ledger.books?.shares[2]?.state).toBe('void');
  });
  test('takes what was rejected for good from the platform, and gives it to whoever earned it', () => {
    const cause = { because: 'UNDER_REVIEW' as const, after: 'sale:ch1' };
    const ledger = told([
      sell([10_000, 0, ANA]),
      (books) => holdShare(books, '1:affiliate', cause),
      (books) => rejectShare(books, '1:affiliate', cause),
    ]);
    expect([ledger.owed('A'), ledger.store.platform]).toEqual([0, 4000]);
    ledger.apply(attach('l1', BEN));
    expect([ledger.owed('A'), ledger.owed('B'), ledger.store.platform]).toEqual([0, 2000, 1000]);
    expect(ledger.books?.shares[2]).toMatchObject({ amount: 0, state: 'rejected' });
  });
  test('lets go what was held of whoever loses it, and holds what is disputed of whoever gets it', () => {
    const ledger = told([
      sell([10_000, 0, ANA]),
      (books) => holdShare(books, '1:affiliate', { because: 'PLACE_BLOCKED', after: 'sale:ch1' }),
      (books) => openDispute(books, { dispute: 'd1', withdrawal: 'w1', amount: minor(5000), fee: minor(0) }),
    ]);
    ledger.apply(attach('l1', BEN));
    expect([ledger.of('A', 'held'), ledger.of('A', 'pending')]).toEqual([0, 0]);
    expect([ledger.of('B', 'held'), ledger.of('B', 'pending'), ledger.books?.shares[5]?.state]).toEqual([1000, 1000, 'held']);
  });
});

// What happens to an order, and in the middle of it the attachment; told as if the plan had been the other one from the start it must come
// to the same in every account.
const aParty = fc.constantFrom('A', 'B');
const anAffiliatePlan = fc.record({
  party: aParty,
  rate: fc.integer({ min: 0, max: 5000 }),
  second: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
  base: fc.constantFrom('gross' as const, 'net_of_tax' as const, 'net_of_fee' as const),
});
const aHouse = fc.record({
  platform: fc.integer({ min: 0, max: 2000 }),
  x: fc.integer({ min: 0, max: 9000 }),
  feeBearer: fc.constantFrom('pool' as const, 'platform' as const),
});
type House = { readonly platform: number; readonly x: number; readonly feeBearer: 'pool' | 'platform' };
type Won = { readonly party: string; readonly rate: number; readonly second: number | null; readonly base: PlanWords['base'] } | null;
const planOf = ({ platform, x, feeBearer }: House, won: Won): PlanWords => ({
  platform: [platform, 0],
  coProducers: [{ party: 'X', bps: x }],
  feeBearer,
  base: won?.base ?? 'net_of_fee',
  ...(won ? { affiliate: [won.party, won.rate] as const } : {}),
  ...(won && won.second !== null ? { secondTier: ['S', won.second] as const } : {}),
});
const aStep = fc.oneof(
  fc.record({ what: fc.constant('fee' as const), n: fc.nat(400) }),
  fc.record({ what: fc.constant('refund' as const), n: fc.nat(100) }),
  fc.record({ what: fc.constant('line' as const), n: fc.nat(100) }),
  fc.record({ what: fc.constant('bounce' as const), n: fc.nat(5) }),
  fc.record({ what: fc.constant('open' as const), n: fc.nat(100) }),
  fc.record({ what: fc.constant('win' as const), n: fc.nat(5) }),
  fc.record({ what: fc.constant('lose' as const), n: fc.nat(5) }),
  fc.record({ what: fc.constant('mature' as const), n: fc.nat(1) }),
);
type Act = { readonly what: string; readonly n: number };

/** One thing that happens, by what there is to happen to; a refusal is no news. */
const act =
  ({ what, n }: Act, nth: number): Step =>
  (books) => {
    const none: Decision = { ok: true, value: { journals: [], books: books as OrderBooks, changes: [] } };
    if (!books) return none;
    const [left, dispute] = [refundable(books), books.disputes[n % Math.max(1, books.disputes.length)]];
    const part = minor(Math.floor((left * n) / 100));
    const tried = (): Decision | undefined => {
      if (what === 'fee') return bookFee(books, { txn: `t${nth}`, amount: minor(n) });
      if (what === 'refund' && part > 0) return refund(`r${nth}`, part)(books);
      if (what === 'line' && part > 0) return refund(`r${nth}`, part, (n % books.lines.length) + 1)(books);
      const bounced = books.refunds[n % Math.max(1, books.refunds.length)];
      if (what === 'bounce' && bounced) return bookRefundFailed(books, { refund: bounced.id });
      if (what === 'open' && part > 0)
        return openDispute(books, { dispute: `d${nth}`, withdrawal: `w${nth}`, amount: part, fee: minor(7) });
      if (!dispute || dispute.withdrawal === null) return undefined;
      const { dispute: id, withdrawal } = dispute;
      if (what === 'win')
        return winDispute(books, { dispute: id, withdrawal, reinstatement: `b${nth}`, amount: dispute.amount, fee: minor(0) });
      return what === 'lose' ? loseDispute(books, { dispute: id, withdrawal }) : undefined;
    };
    if (what === 'mature') {
      const share = books.shares.find(({ party, bucket, role }) => party !== null && bucket === 'pending' && role === 'creator');
      const matured = share && mature(share.key)(books);
      return matured?.ok ? matured : none;
    }
    const decision = tried();
    return decision?.ok ? decision : none;
  };

const accounts = ({ balances }: Ledger): Record<string, number> =>
  Object.fromEntries([...balances].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));

test('whatever happens before and after, it comes to what it would be had the other affiliate been there from the start', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ gross: fc.integer({ min: 1, max: 20_000 }), tax: fc.nat(100), house: aHouse }), { minLength: 1, maxLength: 3 }),
      fc.option(anAffiliatePlan, { nil: null }),
      anAffiliatePlan,
      fc.array(aStep, { maxLength: 8 }),
      fc.array(aStep, { maxLength: 8 }),
      (lines, was, is, before, after) => {
        const sold = (won: Won): Step =>
          sell(...lines.map(({ gross, tax, house }) => [gross, Math.min(tax, gross), planOf(house, won)] as const));
        const acts = [...before, ...after].map(act);
        const [early, late] = [acts.slice(0, before.length), acts.slice(before.length)];
        const changed = told([sold(was), ...early, attach('l1', ...lines.map(({ house }) => planOf(house, is))), ...late]);
        const always = told([sold(is), ...acts]);
        expect(accounts(changed)).toEqual(accounts(always));
        const books = changed.books as OrderBooks;
        expect([
          ...sharesSumToGross([books]),
          ...reversedWithinAmount([books]),
          ...roundingIsBounded(books, changed.store.rounding),
        ]).toEqual([]);
        for (const [key, buckets] of recompute([books], [], [])) {
          const [party = ''] = key.split(' ');
          expect([party, changed.of(party, 'pending'), changed.of(party, 'available'), changed.of(party, 'held')]).toEqual([
            party,
            buckets.pending,
            buckets.available,
            buckets.held,
          ]);
        }
        const back = told([
          sold(was),
          ...early,
          attach('l1', ...lines.map(({ house }) => planOf(house, is))),
          attach('l2', ...lines.map(({ house }) => planOf(house, was))),
          ...late,
        ]);
        expect(accounts(back)).toEqual(accounts(told([sold(was), ...acts])));
      },
    ),
    { numRuns: 400 },
  );
});

test('an order of nobody gets an affiliate', () => {
  const ledger = told([sell([10_000, 2000, NOBODY]), refund('r1', 3333), attach('l1', ANA), refund('r2', 6667)]);
  expect(['A', 'C', 'X'].map((who) => ledger.owed(who))).toEqual([0, 0, 0]);
  expect(ledger.store).toMatchObject({ clearing: 0, platform: 0, tax: 0, rounding: 0 });
});

test('after whatever happened later, the shares of any moment follow from what had been booked by then', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ gross: fc.integer({ min: 1, max: 20_000 }), tax: fc.nat(100), house: aHouse }), { minLength: 1, maxLength: 3 }),
      fc.option(anAffiliatePlan, { nil: null }),
      fc.array(fc.oneof(aStep, anAffiliatePlan), { maxLength: 14 }),
      (lines, was, happened) => {
        const ledger = told([sell(...lines.map(({ gross, tax, house }) => [gross, Math.min(tax, gross), planOf(house, was)] as const))]);
        const sold = new Map(ledger.books?.shares.map(({ key, amount }) => [key, amount]));
        const reassigned: Reassigned[] = [];
        const moments: Array<{ readonly keys: ReadonlySet<string>; readonly reassigned: number; readonly shares: OrderBooks['shares'] }> =
          [];
        happened.forEach((one, nth) => {
          if ('what' in one) ledger.apply(act(one, nth));
          else {
            const again = attached(`l${nth}`, ...lines.map(({ house }) => planOf(house, one)));
            ledger.apply((books) => bookReassignment(books, again));
            reassigned.push(again);
          }
          moments.push({
            keys: new Set(ledger.journals.map(({ key }) => key)),
            reassigned: reassigned.length,
            shares: ledger.books?.shares ?? [],
          });
        });
        for (const { keys, reassigned: times, shares } of moments) {
          const before = times === reassigned.length ? null : { sold, reassigned: reassigned.slice(0, times) };
          const known = knownShares(ledger.books as OrderBooks, { booked: (key) => keys.has(key), before });
          const then = new Map(shares.map(({ key, amount, reversed }) => [key, [amount, reversed]]));
          for (const { key, amount, reversed } of known) expect([key, amount, reversed]).toEqual([key, ...(then.get(key) ?? [0, 0])]);
          expect(known.length).toBeGreaterThanOrEqual(shares.length);
        }
      },
    ),
    { numRuns: 200 },
  );
});
