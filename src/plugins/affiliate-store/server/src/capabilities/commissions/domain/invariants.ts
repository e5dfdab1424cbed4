import { type AccountRef, normalSide } from '../../../kernel/account';
import { balanced, type JournalDraft } from '../../../kernel/journal';
import { type Balances, replay } from './balances';
import { lostTotal, type OrderBooks, refundedTotal, withdrawnTotal } from './order-books';
import type { PayoutFact, RecomputedBuckets } from './recompute';

/** A sentence that must hold and does not, with the row that breaks it. */
export interface Violation {
  readonly invariant: `I${number}`;
  readonly row: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

const violation = (invariant: Violation['invariant'], row: string, message: string, facts: Violation['facts']): Violation => ({
  invariant,
  row,
  message,
  facts,
});

/** One account with its balance on its normal side, as a row of the trial balance. */
export interface AccountBalance {
  readonly account: AccountRef;
  readonly balance: number;
}

/** I1: every journal balances in its currency, and every line is above zero. */
export const journalsBalance = (journals: readonly JournalDraft[]): Violation[] =>
  journals
    .filter((draft) => !balanced(draft))
    .map((draft) =>
      violation('I1', draft.key, 'The journal does not balance in one currency with lines above zero.', { lines: draft.lines.length }),
    );

/** I2: the trial balance of each currency is zero. */
export const trialBalance = (accounts: readonly AccountBalance[]): Violation[] => {
  const totals = new Map<string, number>();
  for (const {
    account: { type, currency },
    balance,
  } of accounts) {
    totals.set(currency, (totals.get(currency) ?? 0) + (normalSide(type) === 'debit' ? balance : -balance));
  }
  return [...totals]
    .filter(([, total]) => total !== 0)
    .map(([currency, total]) => violation('I2', currency, 'Debits and credits differ.', { total }));
};

/** I4: an order's shares sum to what was charged, and none is negative. */
export const sharesSumToGross = (orders: readonly OrderBooks[]): Violation[] =>
  orders.flatMap(({ order, gross, shares }) => {
    const total = shares.reduce((all, share) => all + share.amount, 0);
    const negative = shares.find((share) => share.amount < 0);
    if (total === gross && !negative) return [];
    return [
      violation('I4', order, 'The shares of the order are not its charge, divided.', { gross, total, negative: negative?.key ?? '' }),
    ];
  });

/** I6: of every commission, between nothing and all of it is reversed; held and reversed together are within it too. */
export const reversedWithinAmount = (orders: readonly OrderBooks[]): Violation[] =>
  orders.flatMap(({ order, shares }) =>
    shares
      .filter(({ amount, reversed, held }) => reversed < 0 || held < 0 || reversed + held > amount)
      .map(({ key, amount, reversed, held }) =>
        violation('I6', `${order}:${key}`, 'More is reversed or held than was earned.', { amount, reversed, held }),
      ),
  );

/** I7: what is reserved is what requested payouts have claimed; takes the buckets that were recomputed or read. */
export const reservedIsClaimed = (buckets: RecomputedBuckets, payouts: readonly PayoutFact[]): Violation[] => {
  const claimed = new Map<string, number>();
  for (const { party, currency, amount, state } of payouts) {
    if (state !== 'requested' && state !== 'submitting') continue;
    claimed.set(`${party} ${currency}`, (claimed.get(`${party} ${currency}`) ?? 0) + amount);
  }
  return [...buckets]
    .filter(([key, { reserved }]) => reserved !== (claimed.get(key) ?? 0))
    .map(([key, { reserved }]) =>
      violation('I7', key, 'The reserved balance is not what live payouts claimed.', { reserved, claimed: claimed.get(key) ?? 0 }),
    );
};

/** I8: what is in transit is what was sent and is not confirmed, of one currency. */
export const inTransitIsSent = (inTransit: number, currency: string, payouts: readonly PayoutFact[]): Violation[] => {
  const sent = payouts
    .filter((payout) => payout.currency === currency && (payout.state === 'submitted' || payout.state === 'unknown'))
    .reduce((total, { amount }) => total + amount, 0);
  return sent === inTransit ? [] : [violation('I8', currency, 'The balance in transit is not what payouts sent.', { inTransit, sent })];
};

/** I9, of one currency: what lies in `dispute_hold` is what open disputes withdrew. */
export const disputeHoldIsWithdrawn = (held: number, currency: string, orders: readonly OrderBooks[]): Violation[] => {
  const withdrawn = orders.filter((books) => books.currency === currency).reduce((total, books) => total + withdrawnTotal(books), 0);
  return held === withdrawn
    ? []
    : [violation('I9', currency, 'The dispute account is not what open disputes withdrew.', { held, withdrawn })];
};

/** What refunds and lost disputes of one payment took beyond its charge. */
export const takenBeyondCharge = (books: OrderBooks): number => Math.max(0, refundedTotal(books) + lostTotal(books) - books.gross);

/**
 * I9, of one currency: refunds and lost disputes stay within the charge, or the platform carries exactly what goes
 * beyond it (J28) in `loss_double_reversal`.
 */
export const excessIsCarried = (loss: number, currency: string, orders: readonly OrderBooks[]): Violation[] => {
  const excess = orders.filter((books) => books.currency === currency).reduce((total, books) => total + takenBeyondCharge(books), 0);
  return loss === excess
    ? []
    : [violation('I9', currency, 'What was taken beyond charges is not what the platform carries.', { loss, excess })];
};

/** I10: an order's rounding account holds less than a cent for each share, and nothing when nothing or all is reversed. */
export const roundingIsBounded = (books: OrderBooks, rounding: number): Violation[] => {
  const taken = Math.min(books.gross, refundedTotal(books) + lostTotal(books));
  const settled = taken === 0 || taken === books.gross;
  if (rounding >= 0 && rounding < Math.max(1, books.shares.length) && (!settled || rounding === 0)) return [];
  return [
    violation('I10', books.order, 'The rounding account holds what is not rounding.', {
      rounding,
      taken,
      gross: books.gross,
      shares: books.shares.length,
    }),
  ];
};

/** I5: the buckets that the ledger shows are those recomputed from what happened. */
export const bucketsMatch = (fromLedger: RecomputedBuckets, recomputed: RecomputedBuckets): Violation[] => {
  const none = { pending: 0, available: 0, held: 0, reserved: 0 };
  return [...new Set([...fromLedger.keys(), ...recomputed.keys()])].flatMap((key) => {
    const ledger = fromLedger.get(key) ?? none;
    const facts = recomputed.get(key) ?? none;
    const differs = (['pending', 'available', 'held', 'reserved'] as const).filter((bucket) => ledger[bucket] !== facts[bucket]);
    return differs.map((bucket) =>
      violation('I5', key, `The ledger and what happened disagree about ${bucket}.`, {
        bucket,
        ledger: ledger[bucket],
        recomputed: facts[bucket],
      }),
    );
  });
};

/** I12: the cached balances are what the journals make from nothing. */
export const cacheIsReplay = (journals: readonly JournalDraft[], cached: Balances): Violation[] => {
  const replayed = replay(journals);
  return [...new Set([...replayed.keys(), ...cached.keys()])]
    .filter((key) => (replayed.get(key) ?? 0) !== (cached.get(key) ?? 0))
    .map((key) =>
      violation('I12', key, 'The cached balance is not the sum of its journal lines.', {
        cached: cached.get(key) ?? 0,
        replayed: replayed.get(key) ?? 0,
      }),
    );
};
