import { failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { Contradiction } from './failures';

/** Where a commission stands. A partial reversal is no state of its own: it is `reversed` on the row. */
export type CommissionState = 'pending' | 'approved' | 'in_payout' | 'paid' | 'held' | 'rejected' | 'reversed' | 'void' | 'written_off';

/** What moves a commission from one state to another. */
export type Trigger =
  | 'sale_paid'
  | 'guarantee_over'
  | 'refund'
  | 'refund_failed'
  | 'dispute_opened'
  | 'dispute_won'
  | 'dispute_lost'
  | 'inquiry_opened'
  | 'inquiry_closed'
  | 'hold_placed'
  | 'hold_released'
  | 'fraud_confirmed'
  | 'payout_claimed'
  | 'payout_undone'
  | 'payout_settled'
  | 'payout_returned'
  | 'forfeited'
  | 'reassigned';

interface Step {
  readonly from: CommissionState;
  readonly to: CommissionState;
  readonly by: readonly Trigger[];
}

const BLOCKING: readonly Trigger[] = ['dispute_opened', 'inquiry_opened', 'hold_placed'];
/** What ends a block; a refund that fails and a dispute lost in part end one too, for the part that is left. */
const UNBLOCKING: readonly Trigger[] = ['dispute_won', 'dispute_lost', 'inquiry_closed', 'hold_released'];
/** What gives back an amount that was taken back in full. */
const RESTORING: readonly Trigger[] = ['refund_failed', 'dispute_won'];

/** The state table: a step that is not here is illegal, and an illegal step is never silently ignored. */
export const STEPS: readonly Step[] = [
  { from: 'pending', to: 'approved', by: ['guarantee_over'] },
  { from: 'pending', to: 'reversed', by: ['refund', 'dispute_lost'] },
  { from: 'approved', to: 'reversed', by: ['refund', 'dispute_lost'] },
  { from: 'pending', to: 'held', by: BLOCKING },
  { from: 'approved', to: 'held', by: BLOCKING },
  { from: 'held', to: 'pending', by: UNBLOCKING },
  { from: 'held', to: 'approved', by: UNBLOCKING },
  { from: 'held', to: 'reversed', by: ['dispute_lost', 'dispute_won', 'refund', 'fraud_confirmed'] },
  { from: 'held', to: 'rejected', by: ['fraud_confirmed'] },
  { from: 'reversed', to: 'pending', by: RESTORING },
  { from: 'reversed', to: 'approved', by: RESTORING },
  { from: 'reversed', to: 'held', by: RESTORING },
  { from: 'approved', to: 'in_payout', by: ['payout_claimed'] },
  { from: 'in_payout', to: 'approved', by: ['payout_undone'] },
  { from: 'in_payout', to: 'paid', by: ['payout_settled'] },
  { from: 'paid', to: 'approved', by: ['payout_returned'] },
  // A claim that ends finds the share as the refunds and disputes of the meantime left it.
  { from: 'in_payout', to: 'reversed', by: ['payout_undone'] },
  { from: 'in_payout', to: 'held', by: ['payout_undone'] },
  { from: 'paid', to: 'reversed', by: ['payout_returned'] },
  { from: 'paid', to: 'held', by: ['payout_returned'] },
  { from: 'approved', to: 'written_off', by: ['forfeited'] },
  // The order was attached to another affiliate: a share becomes nothing, or something again.
  { from: 'pending', to: 'void', by: ['reassigned'] },
  { from: 'approved', to: 'void', by: ['reassigned'] },
  { from: 'held', to: 'void', by: ['reassigned'] },
  { from: 'reversed', to: 'void', by: ['reassigned'] },
  { from: 'void', to: 'pending', by: ['reassigned'] },
  { from: 'void', to: 'approved', by: ['reassigned'] },
  { from: 'void', to: 'held', by: ['reassigned'] },
  { from: 'void', to: 'reversed', by: ['reassigned'] },
  { from: 'in_payout', to: 'void', by: ['payout_undone'] },
  { from: 'paid', to: 'void', by: ['payout_returned'] },
];

/** States a late, slower event must not wake: `reversed` outranks a maturity or a payout that arrives after it. */
const outranked = (from: CommissionState, to: CommissionState): boolean => from === 'reversed' && (to === 'approved' || to === 'paid');

/**
 * The state after a trigger. The same state again is no step, and no failure: a redirect and a webhook may both bring
 * the news. `reversed` stays when a maturity or a payout arrives late.
 */
export const transition = (from: CommissionState, to: CommissionState, by: Trigger): Outcome<CommissionState, Contradiction> => {
  if (from === to) return ok(from);
  if (STEPS.some((step) => step.from === from && step.to === to && step.by.includes(by))) return ok(to);
  if (outranked(from, to)) return ok(from);
  return failed(failure('ILLEGAL_TRANSITION', `A commission that is ${from} cannot become ${to} by ${by}.`, { from, to, by }));
};
