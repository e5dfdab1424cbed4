import { failure } from '../../../kernel/failure';
import type { ParentUnknown } from './failures';

/** The payment an event belongs to has not been booked yet. */
export const saleUnknown = (event: string, id: string): ParentUnknown =>
  failure('SALE_UNKNOWN', 'The sale this belongs to is not booked yet; it waits for it.', { event, id });

/** The refund an event belongs to has not been booked yet. */
export const refundUnknown = (refund: string): ParentUnknown =>
  failure('REFUND_UNKNOWN', 'The refund this belongs to is not booked yet; it waits for it.', { refund });

/** The dispute, or the withdrawal of it, that an event belongs to has not been booked yet. */
export const disputeUnknown = (dispute: string, withdrawal: string): ParentUnknown =>
  failure('DISPUTE_UNKNOWN', 'The dispute this belongs to is not booked yet; it waits for it.', { dispute, withdrawal });
