import { failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import { type CommissionState, type Trigger, transition } from './commission-state';
import { alreadyBooked, type Decision, type OrderBooks } from './order-books';
import { stateOf } from './standing';
import { saleUnknown } from './unknown-parent';

/** What a payout does to the commissions in it. */
export type PayoutTrigger = Extract<Trigger, 'payout_claimed' | 'payout_undone' | 'payout_settled' | 'payout_returned'>;

const LEADS_TO: Readonly<Record<PayoutTrigger, CommissionState>> = {
  payout_claimed: 'in_payout',
  payout_undone: 'approved',
  payout_settled: 'paid',
  payout_returned: 'approved',
};

/**
 * Moves a commission with the payout that claimed it; no money moves here, the payout's own journals do that. When the
 * claim ends, the commission takes the state that refunds and disputes of the meantime call for.
 */
export const followPayout = (books: OrderBooks | null, key: string, by: PayoutTrigger): Decision => {
  if (!books) return failed(saleUnknown(by, key));
  const share = books.shares.find((each) => each.key === key);
  if (!share || share.party === null || share.state === null) {
    return failed(failure('SHARE_UNKNOWN', 'No party has such a share of this order.', { order: books.order, share: key }));
  }
  const wanted = stateOf({ ...share, state: LEADS_TO[by] }, books) ?? LEADS_TO[by];
  const state = transition(share.state, wanted, by);
  if (!state.ok) return state;
  if (state.value === share.state) return ok(alreadyBooked(books));
  const moved = { ...share, state: state.value };
  const still = { reversed: { from: share.reversed, to: share.reversed }, held: { from: share.held, to: share.held } };
  const change = { share: key, party: share.party, role: share.role, by, from: share.state, to: state.value, ...still };
  return ok({ journals: [], books: { ...books, shares: books.shares.map((each) => (each === share ? moved : each)) }, changes: [change] });
};
