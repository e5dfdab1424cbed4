import { z } from 'zod';
import { couponLimits, couponLimitsOrNone, couponPayments, couponReduction, couponState, couponTerms } from '../coupons';
import { endpoint } from '../endpoint';
import { cursor, moment, money, pageSize } from '../primitives';

export { couponPayments, couponReduction, couponState } from '../coupons';

const READ = 'admin:coupons.read';
const MANAGE = 'admin:coupons.manage';

/** A coupon as staff sees it. `discounts` is what was taken off with it, per currency, further payments included; orders that ended without money do not count. */
export const couponRow = z.object({
  id: z.string(),
  code: z.string(),
  state: couponState,
  reduction: couponReduction,
  payments: couponPayments,
  /** Null: for everything. */
  products: z.array(z.object({ id: z.string(), name: z.string() })).nullable(),
  affiliate: z.object({ id: z.string(), name: z.string(), code: z.string() }).nullable(),
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
  maxUses: z.number().int().nullable(),
  maxUsesPerCustomer: z.number().int().nullable(),
  used: z.number().int(),
  discounts: z.array(money),
  /** The seller whose coupon it is; null for the shop's. */
  seller: z.string().nullable(),
  createdBy: z.string(),
  createdAt: moment,
});
export type CouponRow = z.output<typeof couponRow>;

const params = z.strictObject({ id: z.string().min(1).max(64) });

export const listCoupons = endpoint({
  id: 'adminCoupons.list',
  method: 'GET',
  path: '/coupons',
  access: READ,
  paginated: true,
  summary: 'Coupons, newest first; search by code.',
  query: z.strictObject({ q: z.string().trim().max(64).optional(), state: couponState.optional(), cursor, pageSize }),
  response: z.array(couponRow),
  failures: ['CURSOR_INVALID'],
});
export const listCouponProducts = endpoint({
  id: 'adminCoupons.listProducts',
  method: 'GET',
  path: '/coupons/products',
  access: READ,
  summary: 'Products a coupon may be for, by name; at most five hundred.',
  response: z.array(z.object({ id: z.string(), name: z.string() })),
});
export const makeCoupon = endpoint({
  id: 'adminCoupons.make',
  method: 'POST',
  path: '/coupons',
  access: MANAGE,
  status: 201,
  summary: 'Makes a coupon. What it takes off, and for what, stays as it is; another reduction is another coupon.',
  body: z.strictObject({
    ...couponTerms,
    products: z.array(z.string().min(1).max(64)).min(1).max(100).nullable().default(null),
    /** Whoever uses the coupon came by this affiliate. */
    affiliateCode: z.string().trim().min(1).max(64).nullable().default(null),
    ...couponLimitsOrNone,
  }),
  response: couponRow,
  failures: ['COUPON_CODE_MALFORMED', 'COUPON_CODE_TAKEN', 'COUPON_ENDS_BEFORE_BEGIN', 'COUPON_PRODUCT_NOT_FOUND', 'AFFILIATE_NOT_FOUND'],
});
export const changeCoupon = endpoint({
  id: 'adminCoupons.change',
  method: 'PUT',
  path: '/coupons/:id',
  access: MANAGE,
  summary: 'Changes when and how often a coupon may be used, or puts it away and takes it out again.',
  params,
  body: z.strictObject({ ...couponLimits, archived: z.boolean() }),
  response: couponRow,
  failures: ['COUPON_NOT_FOUND', 'COUPON_ENDS_BEFORE_BEGIN'],
});
