import { minor, type Minor } from '../../../kernel/money';
import type { CommissionState } from './commission-state';
import { isDisputed, lostPart, type OrderBooks, type ShareBook } from './order-books';
import { type Reversal, reversalTarget } from './reversal';

/** Where an order's facts put each share, and the two amounts that are nobody's share. */
export interface Standing {
  readonly shares: readonly { readonly reversed: Minor; readonly held: Minor }[];
  readonly rounding: Minor;
  readonly excess: Minor;
}

const taken = ({ refunds, disputes }: OrderBooks): Reversal[] => [
  ...refunds.filter(({ state }) => state === 'succeeded'),
  ...disputes.map((row) => ({ amount: minor(lostPart(row)), statedTax: null })),
];

const undecided = ({ disputes }: OrderBooks): Reversal[] =>
  disputes
    .filter(({ state, holds }) => state === 'open' || (state === 'inquiry' && holds))
    .map(({ amount }) => ({ amount, statedTax: null }));

/**
 * Derives from refunds and disputes alone what stands reversed and held. Nothing is carried over from event to event,
 * which is why the order in which they arrived cannot matter. Held is what open disputes would take if they were lost
 * now; a blocked share is held whole.
 */
export const standing = (books: OrderBooks): Standing => {
  const { shares, gross } = books;
  const now = taken(books);
  const open = undecided(books);
  const target = reversalTarget(shares, gross, now);
  const feared = open.length === 0 ? target : reversalTarget(shares, gross, [...now, ...open]);
  return {
    rounding: target.rounding,
    excess: target.excess,
    shares: shares.map((share, index) => {
      const reversed = at(target.reversed, index);
      return { reversed, held: heldPart(share, reversed, at(feared.reversed, index)) };
    }),
  };
};

const at = (amounts: readonly Minor[], index: number): Minor => amounts[index] ?? minor(0);

const heldPart = ({ party, blocked, rejected, amount }: ShareBook, reversed: Minor, feared: Minor): Minor => {
  // What was rejected is the platform's, and nothing of the platform's is held.
  if (party === null || rejected) return minor(0);
  return minor((blocked ? amount : feared) - reversed);
};

const DECIDED_ELSEWHERE: ReadonlySet<CommissionState> = new Set(['in_payout', 'paid', 'written_off', 'rejected']);

/** The state a share's amounts and its order's disputes call for; what a payout has claimed stays the payout's. */
export const stateOf = (share: ShareBook, books: OrderBooks): CommissionState | null => {
  if (share.party === null) return null;
  if (share.rejected) return 'rejected';
  if (share.state !== null && DECIDED_ELSEWHERE.has(share.state)) return share.state;
  if (share.amount === 0) return 'void';
  if (share.reversed === share.amount) return 'reversed';
  if (share.blocked || isDisputed(books)) return 'held';
  return share.bucket === 'available' ? 'approved' : 'pending';
};
