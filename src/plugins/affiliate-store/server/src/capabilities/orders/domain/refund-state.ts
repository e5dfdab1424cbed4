/** Where a refund stands. `unknown`: it was sent, and nobody has said yet what became of it. */
export type RefundState = 'requested' | 'unknown' | 'booked' | 'failed';

/**
 * Every legal step. What the provider's news has booked stays booked when the answer to the request is given up for lost a moment later; what
 * was booked may still fail at the buyer's bank (J07).
 */
export const REFUND_STEPS: Readonly<Record<RefundState, readonly RefundState[]>> = {
  requested: ['unknown', 'booked', 'failed'],
  unknown: ['booked', 'failed'],
  booked: ['failed'],
  failed: [],
};

/** The states from which a refund may become this one, itself among them: the same news again is no step. */
export const refundStatesBefore = (to: RefundState): readonly RefundState[] => [
  to,
  ...(Object.keys(REFUND_STEPS) as RefundState[]).filter((from) => REFUND_STEPS[from].includes(to)),
];
