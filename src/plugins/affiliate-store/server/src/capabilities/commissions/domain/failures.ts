import type { Failure } from '../../../kernel/failure';

/** A plan that contradicts itself, or that leaves the seller less than nothing at a given price. */
export type PlanFailure = Failure<
  | 'PLAN_POOL_OVERSUBSCRIBED'
  | 'PLAN_SECOND_TIER_ALONE'
  | 'PLAN_SECOND_TIER_IS_AFFILIATE'
  | 'PLAN_SHARED_WRONG'
  | 'PLAN_AMOUNT_NEGATIVE'
  | 'PLAN_EXCEEDS_PRICE'
>;

/** The event is true but its parent has not been booked yet: park it and try again, nothing is lost. */
export type ParentUnknown = Failure<'SALE_UNKNOWN' | 'REFUND_UNKNOWN' | 'DISPUTE_UNKNOWN'>;

/** The event contradicts what is booked; retrying alone will not help, a person must look. */
export type Contradiction = Failure<
  | 'AMOUNT_NOT_POSITIVE'
  | 'SALE_CONTRADICTS_BOOKS'
  | 'SALE_MALFORMED'
  | 'REFUND_CONTRADICTS_BOOKS'
  | 'REFUND_EXCEEDS_CHARGE'
  | 'DISPUTE_CONTRADICTS_BOOKS'
  | 'FEE_CONTRADICTS_BOOKS'
  | 'SHARE_UNKNOWN'
  | 'ILLEGAL_TRANSITION'
>;

/** The guarantee is not over, or the share is blocked: the job tries again later. */
export type NotMature = Failure<'NOT_YET_PAYABLE' | 'SHARE_HELD'>;

/** Every reason for which a decision about an order's books refuses. */
export type BooksFailure = ParentUnknown | Contradiction | NotMature;

const PARKABLE: ReadonlySet<string> = new Set<ParentUnknown['code']>(['SALE_UNKNOWN', 'REFUND_UNKNOWN', 'DISPUTE_UNKNOWN']);

/** True when an event should wait for its parent rather than be looked at by a person. */
export const awaitsParent = (refusal: Failure): boolean => PARKABLE.has(refusal.code);
