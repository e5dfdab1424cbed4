import { failure, type Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';

/** Where a payout stands. `unknown`: it was sent, and nobody has said yet what became of it. */
export type PayoutState = 'draft' | 'requested' | 'submitting' | 'submitted' | 'unknown' | 'paid' | 'returned' | 'failed' | 'cancelled';

/** The state table: a step that is not here is illegal. */
const STEPS: Readonly<Record<PayoutState, readonly PayoutState[]>> = {
  draft: ['requested', 'cancelled'],
  requested: ['submitting', 'cancelled'],
  submitting: ['submitted', 'unknown', 'failed', 'cancelled'],
  // Only a look at the rail takes a payout out of unknown.
  unknown: ['submitted', 'paid', 'failed'],
  submitted: ['unknown', 'paid', 'failed'],
  paid: ['returned'],
  returned: [],
  failed: [],
  cancelled: [],
};

/** States in which a payout has claimed its amount and is not over: a party has at most one of these in a currency (U14). */
export const LIVE: readonly PayoutState[] = ['requested', 'submitting', 'submitted', 'unknown'];

/** States in which the amount lies in `reserved`; in `submitted` and `unknown` it is in transit. */
export const RESERVED: readonly PayoutState[] = ['requested', 'submitting'];

/** True once the amount has left `reserved` for the rail. */
export const wasSent = (state: PayoutState): boolean => state === 'submitted' || state === 'unknown';

/** True while the party itself may take a request back: nobody has begun to send it. */
export const mayBeTakenBack = (state: PayoutState, runId: number | null): boolean => state === 'requested' && runId === null;

/** The next state, or why it may not be. The same state again is answered like any other: callers look before they step. */
export const nextPayoutState = (from: PayoutState, to: PayoutState): Outcome<PayoutState, Failure<'PAYOUT_STEP_ILLEGAL'>> =>
  STEPS[from].includes(to) ? ok(to) : failed(failure('PAYOUT_STEP_ILLEGAL', `A payout that is ${from} cannot become ${to}.`, { from, to }));
