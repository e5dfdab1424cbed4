import { z } from 'zod';
import { couponLimits, couponLimitsOrNone, couponPayments, couponReduction, couponState, couponTerms } from './coupons';
import { endpoint } from './endpoint';
import { cursor, moment, money, pageSize } from './primitives';

/** A seller's own coupon. `discounts` is what was taken off with it, per currency, further payments included; orders that ended without money do not count. */
export const studioCoupon = z.object({
  id: z.string(),
  code: z.string(),
  state: couponState,
  reduction: couponReduction,
  payments: couponPayments,
  products: z.array(z.object({ id: z.string(), name: z.string() })),
  affiliate: z.object({ name: z.string(), code: z.string() }).nullable(),
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
  maxUses: z.number().int().nullable(),
  maxUsesPerCustomer: z.number().int().nullable(),
  used: z.number().int(),
  discounts: z.array(money),
  createdAt: moment,
});
export type StudioCoupon = z.output<typeof studioCoupon>;
export type CouponReduction = z.output<typeof couponReduction>;

const byId = z.strictObject({ id: z.string().min(1).max(64) });

export const listStudioCoupons = endpoint({
  id: 'studioCoupons.list',
  method: 'GET',
  path: '/studio/coupons',
  access: 'creator',
  graphql: 'studioCoupons',
  paginated: true,
  summary: 'Your own coupons, newest first; search by code.',
  query: z.strictObject({ q: z.string().trim().max(64).optional(), state: couponState.optional(), cursor, pageSize }),
  response: z.array(studioCoupon),
  failures: ['NOT_A_CREATOR', 'CURSOR_INVALID'],
});
export const readStudioCouponChoices = endpoint({
  id: 'studioCoupons.readChoices',
  method: 'GET',
  path: '/studio/coupon-choices',
  access: 'creator',
  graphql: 'studioCouponChoices',
  summary: 'What a coupon of yours may be for, and whether the shop lets you make any.',
  response: z.object({
    /** False where only the shop makes coupons; those that are there go on. */
    mayMake: z.boolean(),
    products: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  failures: ['NOT_A_CREATOR'],
});
export const readStudioCoupon = endpoint({
  id: 'studioCoupons.read',
  method: 'GET',
  path: '/studio/coupons/:id',
  access: 'creator',
  graphql: 'studioCoupon',
  summary: 'One coupon of your own, with what was taken off with it.',
  params: byId,
  response: studioCoupon,
  failures: ['NOT_A_CREATOR', 'COUPON_NOT_FOUND'],
});
export const makeStudioCoupon = endpoint({
  id: 'studioCoupons.make',
  method: 'POST',
  path: '/studio/coupons',
  access: 'creator',
  graphql: 'makeStudioCoupon',
  status: 201,
  // Codes are the shop's alone, so that a taken one is said: not often enough to find others' by trying.
  rateLimit: 20,
  summary:
    'Makes a coupon for products of your own. What it takes off, and for what, stays as it is; everybody who shares the sale shares what is charged.',
  body: z.strictObject({
    ...couponTerms,
    products: z.array(z.string().min(1).max(64)).min(1).max(100),
    /** Whoever uses the coupon came by this affiliate, who has a place in the program of one of the products. */
    affiliateCode: z.string().trim().min(1).max(64).nullable().default(null),
    ...couponLimitsOrNone,
  }),
  response: studioCoupon,
  failures: [
    'NOT_A_CREATOR',
    'COUPON_SHOP_ONLY',
    'COUPON_CODE_MALFORMED',
    'COUPON_CODE_TAKEN',
    'COUPON_ENDS_BEFORE_BEGIN',
    'COUPON_PRODUCT_NOT_FOUND',
    'AFFILIATE_NOT_FOUND',
  ],
});
export const changeStudioCoupon = endpoint({
  id: 'studioCoupons.change',
  method: 'PUT',
  path: '/studio/coupons/:id',
  access: 'creator',
  graphql: 'changeStudioCoupon',
  summary: 'Changes when and how often a coupon of yours may be used, or puts it away and takes it out again.',
  params: byId,
  body: z.strictObject({ ...couponLimits, archived: z.boolean() }),
  response: studioCoupon,
  failures: ['NOT_A_CREATOR', 'COUPON_NOT_FOUND', 'COUPON_ENDS_BEFORE_BEGIN'],
});
