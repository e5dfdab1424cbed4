import { Ledger } from '../../../../../../../../tests/support/builders/ledger';
import { aLine, aSale } from '../../../../../../../../tests/support/builders/sales';
import { minor } from '../../../kernel/money';
import { bookRefund, bookRefundFailed } from './book-refund';
import { bookSale } from './book-sale';
import { loseDispute, openDispute, winDispute } from './book-dispute';
import { closeInquiry, openInquiry } from './book-inquiry';
import { awaitsParent } from './failures';
import { matureShare } from './mature-share';
import type { Decision, OrderBooks } from './order-books';

type Step = (books: OrderBooks | null) => Decision;
const LATE = 60 * 86_400_000;
const sold = (...steps: Step[]): Ledger => {
  const ledger = new Ledger();
  ledger.apply((books) => bookSale(books, aSale([aLine(10000, 1000, { platform: [1000, 0], affiliate: ['A', 3000] })])));
  steps.forEach((each) => ledger.apply(each));
  return ledger;
};
const opened =
  (amount = 10000, withdrawal = 'w1', fee = 1500, dispute = 'dp1'): Step =>
  (books) =>
    openDispute(books, { dispute, withdrawal, amount: minor(amount), fee: minor(fee) });
const won =
  (amount = 10000, withdrawal = 'w1', fee = 0, reinstatement = `r-${withdrawal}`): Step =>
  (books) =>
    winDispute(books, { dispute: 'dp1', withdrawal, reinstatement, amount: minor(amount), fee: minor(fee) });
const lost =
  (withdrawal = 'w1', dispute = 'dp1'): Step =>
  (books) =>
    loseDispute(books, { dispute, withdrawal });
const asked =
  (holds: boolean, amount = 10000): Step =>
  (books) =>
    openInquiry(books, { dispute: 'dp1', amount: minor(amount), holds });
const answered: Step = (books) => closeInquiry(books, { dispute: 'dp1' });
const refunded =
  (amount: number): Step =>
  (books) =>
    bookRefund(books, { refund: 're1', amount: minor(amount), statedTax: null });
const mature =
  (share: string): Step =>
  (books) =>
    matureShare(books, { share, now: LATE });

const view = (ledger: Ledger): unknown => ({
  clearing: ledger.store.clearing,
  hold: ledger.store.hold,
  fees: ledger.store.disputeFees,
  tax: ledger.store.tax,
  pending: [ledger.of('A', 'pending'), ledger.of('C', 'pending')],
  held: [ledger.of('A', 'held'), ledger.of('C', 'held')],
  states: ledger.books?.shares.slice(2).map(({ state }) => state),
});
const refusal = (decision: Decision): string => (decision.ok ? 'done' : decision.failure.code);

const UNTOUCHED = { clearing: 8500, hold: 0, fees: 1500, tax: 1000, pending: [2700, 5400], held: [0, 0], states: ['pending', 'pending'] };
const GONE = { clearing: -1500, hold: 0, fees: 1500, tax: 0, pending: [0, 0], held: [0, 0], states: ['reversed', 'reversed'] };

describe('the end of a dispute does not depend on the order in which it is told', () => {
  test.each<[string, Step[], unknown]>([
    ['won', [opened(), won()], UNTOUCHED],
    ['lost', [opened(), lost()], GONE],
    ['lost, then won after all', [opened(), lost(), won()], UNTOUCHED],
    ['won, with the loss told late', [opened(), won(), lost()], UNTOUCHED],
    ['won, then lost over a second withdrawal', [opened(10000, 'w1', 0), won(), opened(10000, 'w2'), lost('w2')], GONE],
    ['the same, with the second withdrawal told first', [opened(10000, 'w2'), lost('w2'), opened(10000, 'w1', 0), won()], GONE],
    ['lost, won, lost again', [opened(10000, 'w1', 0), lost(), won(), opened(10000, 'w2'), lost('w2')], GONE],
  ])('%s', (_, steps, expected) => {
    expect(view(sold(...steps))).toEqual(expected);
  });
});

test('the fee comes back as far as the balance transaction says', () => {
  expect(view(sold(opened(), won(10000, 'w1', 1500)))).toEqual({ ...UNTOUCHED, clearing: 10000, fees: 0 });
});

test('what a partial win does not bring back is lost', () => {
  const ledger = sold(opened(), won(7500));
  expect(view(ledger)).toEqual({
    clearing: 6000,
    hold: 0,
    fees: 1500,
    tax: 750,
    pending: [2025, 4050],
    held: [0, 0],
    states: ['pending', 'pending'],
  });
});

test('a dispute over a part holds that part of every commission', () => {
  expect(view(sold(opened(2500)))).toMatchObject({ hold: 2500, pending: [2025, 4050], held: [675, 1350], states: ['held', 'held'] });
  expect(view(sold(opened(2500), lost()))).toMatchObject({ hold: 0, pending: [2025, 4050], held: [0, 0], states: ['pending', 'pending'] });
});

test('a refund while a dispute is open lessens what is held', () => {
  const ledger = sold(opened(7500), refunded(5000));
  expect(view(ledger)).toMatchObject({ hold: 7500, tax: 500, pending: [0, 0], held: [1350, 2700] });
  expect(ledger.journals.map(({ key }) => key)).toEqual(['sale:ch1', 'dispute_open:w1', 'hold:dp1:1', 'refund:re1', 'hold:re1:2']);
});

test('a full refund while a dispute is open reverses, and its failure holds again', () => {
  const ledger = sold(opened(), refunded(10000));
  expect(view(ledger)).toMatchObject({ held: [0, 0], states: ['reversed', 'reversed'] });
  ledger.apply((books) => bookRefundFailed(books, { refund: 're1' }));
  expect(view(ledger)).toMatchObject({ held: [2700, 5400], states: ['held', 'held'] });
});

test('money that has matured is held out of the available balance and returns there', () => {
  const ledger = sold(mature('1:affiliate'), opened());
  expect([ledger.of('A', 'available'), ledger.of('A', 'held')]).toEqual([0, 2700]);
  ledger.apply(won());
  expect([ledger.of('A', 'available'), ledger.of('A', 'held'), ledger.books?.shares[2]?.state]).toEqual([2700, 0, 'approved']);
});

test('every event of a dispute is applied once', () => {
  const ledger = sold(opened(), opened(), won(), won());
  expect([ledger.apply(opened()), ledger.apply(won()), ledger.journals.length]).toEqual([[], [], 5]);
  const gone = sold(opened(), lost());
  expect(gone.apply(lost())).toEqual([]);
});

test('a second loss of one dispute has a key of its own', () => {
  const ledger = sold(opened(), lost(), won(), opened(10000, 'w2'), lost('w2'));
  const keys = ledger.journals.map(({ key }) => key);
  expect(keys.filter((key) => key.startsWith('dispute_lost'))).toEqual(['dispute_lost:dp1', 'dispute_lost:dp1:w2']);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each<[string, Step, string]>([
  ['a withdrawal', opened(), 'SALE_UNKNOWN'],
  ['a win', won(), 'SALE_UNKNOWN'],
  ['a loss', lost(), 'SALE_UNKNOWN'],
  ['an inquiry', asked(true), 'SALE_UNKNOWN'],
  ['its end', answered, 'SALE_UNKNOWN'],
])('%s before the sale waits for it', (_, event, code) => {
  const decision = event(null);
  expect(refusal(decision)).toBe(code);
  expect(!decision.ok && awaitsParent(decision.failure)).toBe(true);
});

test.each<[string, Step[], Step, string]>([
  ['a win before its withdrawal', [], won(), 'DISPUTE_UNKNOWN'],
  ['a loss before its withdrawal', [opened(10000, 'w1')], lost('w2'), 'DISPUTE_UNKNOWN'],
  ['the end of an unknown inquiry', [], answered, 'DISPUTE_UNKNOWN'],
  ['a withdrawal of another amount', [opened()], opened(9999), 'DISPUTE_CONTRADICTS_BOOKS'],
  ['a withdrawal of nothing', [], opened(0), 'AMOUNT_NOT_POSITIVE'],
  ['a return of more than was taken', [opened(5000)], won(5001), 'DISPUTE_CONTRADICTS_BOOKS'],
  ['a second return of one withdrawal', [opened(), won()], won(10000, 'w1', 0, 'other'), 'DISPUTE_CONTRADICTS_BOOKS'],
  ['an inquiry about nothing', [], asked(true, 0), 'AMOUNT_NOT_POSITIVE'],
])('%s is refused', (_, before, event, code) => {
  expect(refusal(event(sold(...before).books))).toBe(code);
});

describe('an inquiry', () => {
  test('moves nothing when the store does not hold for inquiries', () => {
    expect(view(sold(asked(false)))).toEqual({ ...UNTOUCHED, clearing: 10000, fees: 0 });
  });
  test('holds and releases when it does', () => {
    expect(view(sold(asked(true)))).toMatchObject({ clearing: 10000, hold: 0, held: [2700, 5400], states: ['held', 'held'] });
    expect(view(sold(asked(true), answered, answered))).toEqual({ ...UNTOUCHED, clearing: 10000, fees: 0 });
  });
  test('that grows into a dispute holds once, and is old news afterwards', () => {
    expect(view(sold(asked(true), opened(), asked(true), answered, won()))).toEqual(UNTOUCHED);
    expect(view(sold(opened(), asked(true), answered))).toMatchObject({ hold: 10000, held: [2700, 5400] });
  });
});
