import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import type { Failure } from '../../../kernel/failure';
import { orderFailures } from './failures';

export type OrderState = 'created' | 'processing' | 'paid' | 'partially_refunded' | 'refunded' | 'failed' | 'expired' | 'review';

/**
 * Every legal step of an order. `processing` waits for an asynchronous method; `review` holds money that does not fit the
 * order and waits for a person; a late payment revives an expired or failed order, because the buyer's money is real.
 */
export const ORDER_STEPS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  created: ['processing', 'paid', 'failed', 'expired', 'review'],
  processing: ['paid', 'failed', 'expired', 'review'],
  paid: ['partially_refunded', 'refunded'],
  // A refund that fails later gives the money back to its parties, and the order its former state.
  partially_refunded: ['paid', 'refunded'],
  refunded: ['paid', 'partially_refunded'],
  failed: ['processing', 'paid', 'review'],
  expired: ['processing', 'paid', 'review'],
  review: ['paid', 'failed'],
};

/** True while the order's money is with the store, wholly or in part. */
export const isSettled = (state: OrderState): boolean => state === 'paid' || state === 'partially_refunded' || state === 'refunded';

/** The next state, or a refusal; the same state again is no step and no error. */
export const nextOrderState = (from: OrderState, to: OrderState): Outcome<OrderState, Failure> =>
  from === to || ORDER_STEPS[from].includes(to) ? ok(to) : failed(orderFailures.because('ORDER_STATE_ILLEGAL', { from, to }));

/** What the refunds so far make of a paid order. A free order stays paid. */
export const stateAfterRefunds = (gross: number, refunded: number): OrderState => {
  if (refunded === 0) return 'paid';
  return refunded >= gross ? 'refunded' : 'partially_refunded';
};
