import { Ledger } from '../../../../../../../../tests/support/builders/ledger';
import { aLine, aSale } from '../../../../../../../../tests/support/builders/sales';
import { account, payable } from '../../../kernel/account';
import { reverse, type JournalDraft } from '../../../kernel/journal';
import { minor } from '../../../kernel/money';
import { partyBuckets } from './balances';
import { bookFee } from './book-fee';
import { bookRefund } from './book-refund';
import { bookSale } from './book-sale';
import { openDispute } from './book-dispute';
import {
  bucketsMatch,
  cacheIsReplay,
  disputeHoldIsWithdrawn,
  excessIsCarried,
  inTransitIsSent,
  journalsBalance,
  reservedIsClaimed,
  reversedWithinAmount,
  roundingIsBounded,
  sharesSumToGross,
  trialBalance,
  type Violation,
} from './invariants';
import type { OrderBooks } from './order-books';
import {
  balanceForfeited,
  balanceOpened,
  bonusGranted,
  deductionMade,
  payoutFailed,
  payoutRequested,
  payoutSubmitted,
} from './recipes-payout';
import { type PayoutFact, recompute } from './recompute';

const sound = (): { ledger: Ledger; books: OrderBooks; payouts: PayoutFact[] } => {
  const ledger = new Ledger();
  ledger.apply((books) =>
    bookSale(books, aSale([aLine(11990, 1990, { platform: [500, 50], affiliate: ['A', 3000], coProducers: [{ party: 'X', bps: 2500 }] })])),
  );
  ledger.apply((books) => bookFee(books, { txn: 'txn1', amount: minor(378) }));
  ledger.apply((books) => bookRefund(books, { refund: 're1', amount: minor(3333), statedTax: null }));
  ledger.apply((books) => openDispute(books, { dispute: 'dp1', withdrawal: 'w1', amount: minor(5000), fee: minor(1500) }));
  const bonus = { id: 'b1', party: 'A', currency: 'EUR', amount: minor(700) };
  const payout = { payout: 'po1', party: 'A', currency: 'EUR', amount: minor(300) };
  const other = { ...payout, payout: 'po2', amount: minor(100) };
  ledger.write([
    ...bonusGranted(bonus, 'available'),
    ...payoutRequested(payout),
    ...payoutRequested(other),
    ...payoutSubmitted(other),
    ...deductionMade({ ...bonus, id: 'd1', amount: minor(50) }, 'platform_revenue'),
    ...balanceForfeited({ ...bonus, id: 'f1', amount: minor(25) }),
    // What an import opened, and what one opened and took back: the account it comes from is nobody's.
    ...balanceOpened({ ...bonus, id: 'o1', amount: minor(900) }),
    ...balanceOpened({ ...bonus, id: 'o2', amount: minor(40) }),
    ...balanceOpened({ ...bonus, id: 'o2', amount: minor(40) }).map(reverse),
  ]);
  const fact = (amount: number, state: PayoutFact['state']): PayoutFact => ({ party: 'A', currency: 'EUR', amount, state });
  return { ledger, books: ledger.books as OrderBooks, payouts: [fact(300, 'requested'), fact(100, 'submitted')] };
};
const BONUSES = [700, -50, -25, 900].map((amount) => ({ party: 'A', currency: 'EUR', amount, bucket: 'available' as const }));
const fromLedger = ({ balances }: Ledger): ReturnType<typeof recompute> =>
  new Map(['A', 'C', 'X'].map((party) => [`${party} EUR`, partyBuckets(balances, party, 'EUR')]));
const ids = (violations: readonly Violation[]): string[] => violations.map(({ invariant, row }) => `${invariant} ${row}`);

test('sound books break no sentence', () => {
  const { ledger, books, payouts } = sound();
  const accounts = ledger.journals.flatMap(({ lines }) =>
    lines.map(({ account: ref, side, amount }) => ({
      account: ref,
      balance:
        (side === 'debit') ===
        ['stripe_clearing', 'dispute_hold', 'dispute_fees', 'rounding', 'bonus_expense', 'opening_balance'].includes(ref.type)
          ? amount
          : -amount,
    })),
  );
  expect([
    ...journalsBalance(ledger.journals),
    ...trialBalance(accounts),
    ...sharesSumToGross([books]),
    ...reversedWithinAmount([books]),
    ...disputeHoldIsWithdrawn(ledger.store.hold, 'EUR', [books]),
    ...excessIsCarried(ledger.store.loss, 'EUR', [books]),
    ...roundingIsBounded(books, ledger.store.rounding),
    ...cacheIsReplay(ledger.journals, ledger.balances),
    ...bucketsMatch(fromLedger(ledger), recompute([books], payouts, BONUSES)),
    ...reservedIsClaimed(fromLedger(ledger), payouts),
    ...inTransitIsSent(100, 'EUR', payouts),
  ]).toEqual([]);
});

test('a failed payout is recomputed as if it had never been', () => {
  const { ledger, books } = sound();
  ledger.write([
    ...payoutFailed({ payout: 'po1', party: 'A', currency: 'EUR', amount: minor(300) }, false),
    ...payoutFailed({ payout: 'po2', party: 'A', currency: 'EUR', amount: minor(100) }, true),
  ]);
  const payouts = [300, 100].map((amount) => ({ party: 'A', currency: 'EUR', amount, state: 'failed' as const }));
  expect(bucketsMatch(fromLedger(ledger), recompute([books], payouts, BONUSES))).toEqual([]);
});

describe('each sentence names the row that breaks it', () => {
  const { ledger, books, payouts } = sound();
  const unbalanced: JournalDraft = {
    key: 'bad',
    kind: 'x',
    currency: 'EUR',
    source: { type: 'x', id: '1' },
    lines: [{ account: account('bank', 'EUR'), side: 'debit', amount: minor(1), share: null }],
  };
  const first = books.shares[2];
  const withShare = (change: object): OrderBooks => ({
    ...books,
    shares: books.shares.map((share) => (share === first ? { ...share, ...change } : share)),
  });
  const shortened = new Map([...ledger.balances].slice(1));
  const [key] = ledger.balances.keys();
  test.each<[string, () => Violation[], string[]]>([
    ['I1', () => journalsBalance([unbalanced]), ['I1 bad']],
    [
      'I2',
      () =>
        trialBalance([
          { account: account('bank', 'EUR'), balance: 5 },
          { account: payable('A', 'available', 'EUR'), balance: 4 },
        ]),
      ['I2 EUR'],
    ],
    ['I4', () => sharesSumToGross([withShare({ amount: minor(1) })]), ['I4 ord1']],
    ['I5', () => bucketsMatch(fromLedger(ledger), recompute([books], payouts, [])), ['I5 A EUR']],
    ['I6', () => reversedWithinAmount([withShare({ reversed: minor(99999) })]), ['I6 ord1:1:affiliate']],
    ['I7', () => reservedIsClaimed(fromLedger(ledger), []), ['I7 A EUR']],
    ['I8', () => inTransitIsSent(99, 'EUR', payouts), ['I8 EUR']],
    ['I9, the hold', () => disputeHoldIsWithdrawn(4999, 'EUR', [books]), ['I9 EUR']],
    ['I9, the excess', () => excessIsCarried(1, 'EUR', [books]), ['I9 EUR']],
    ['I10, too much', () => roundingIsBounded(books, 5), ['I10 ord1']],
    ['I10, below zero', () => roundingIsBounded(books, -1), ['I10 ord1']],
    ['I10, without a refund', () => roundingIsBounded({ ...books, refunds: [] }, 1), ['I10 ord1']],
    ['I12', () => cacheIsReplay(ledger.journals, shortened), [`I12 ${key}`]],
  ])('%s', (_, check, rows) => {
    expect(ids(check())).toEqual(rows);
  });
});
