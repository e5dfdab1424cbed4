import type { Rule } from '../finding';

/** A code that is not for publication won the sale of a buyer who never came by its affiliate's links. */
export const couponLeak: Rule = ({ coupon }) =>
  coupon?.unpublished === true && !coupon.ownVisit ? { rule: 'COUPON_LEAK', score: 70, facts: { code: coupon.code } } : null;
