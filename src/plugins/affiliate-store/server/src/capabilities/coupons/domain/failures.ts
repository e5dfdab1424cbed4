import { failures } from '../../../kernel/failure';

/** Refusals of the coupons room. */
export const couponFailures = failures({
  // One answer for everything a guesser would like to tell apart.
  COUPON_INVALID: {
    kind: 'invalid',
    message: 'This code cannot be used for this purchase: it does not exist, has ended, or is for something else.',
    remedy: 'Check the spelling, or go on without a code.',
  },
  COUPON_LIMIT: {
    kind: 'conflict',
    message: 'The last use of this code has just been taken. You were not charged.',
    remedy: 'Take the code off the cart and go on without it.',
  },
  COUPON_ALREADY_USED: {
    kind: 'conflict',
    message: 'You have used this code as often as it may be used. You were not charged.',
    remedy: 'Take the code off the cart and go on without it.',
  },
  COUPON_NOT_FOUND: { kind: 'not_found', message: 'There is no such coupon.', remedy: 'Open it from the list of coupons.' },
  COUPON_SHOP_ONLY: {
    kind: 'conflict',
    message: 'In this shop only its staff makes coupons.',
    remedy: 'Ask the shop to make one. Those you made before go on, and you may change when they end.',
  },
  COUPON_CODE_MALFORMED: {
    kind: 'invalid',
    message: 'A code has 3 to 32 letters and digits, with dashes in between.',
    remedy: 'Choose a code such as SUMMER-26.',
  },
  COUPON_CODE_TAKEN: {
    kind: 'conflict',
    message: 'There is a coupon with this code, or there was one.',
    remedy: 'Choose another code; codes are never used again, so that old orders stay readable.',
  },
  COUPON_ENDS_BEFORE_BEGIN: {
    kind: 'invalid',
    message: 'The coupon ends before it begins.',
    remedy: 'Choose an end after the beginning.',
  },
  COUPON_PRODUCT_NOT_FOUND: {
    kind: 'invalid',
    message: 'One of the products does not exist.',
    remedy: 'Choose the products from the list.',
  },
});
