import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, moment, money, pageSize } from '../primitives';

const READ = 'admin:coupons.read';
const MANAGE = 'admin:coupons.manage';

export const couponState = z.enum(['active', 'scheduled', 'ended', 'used_up', 'archived']);

/** A percentage of the price in basis points, or an amount per currency. */
export const couponReduction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), basisPoints: z.number().int() }),
  z.object({ kind: z.literal('amount'), amounts: z.array(money) }),
]);

/**
 * Of how many payments of a subscription or of instalments it is taken off: the first so many, or all. Null: only what is paid at once is
 * made cheaper.
 */
export const couponPayments = z.union([z.literal('all'), z.number().int().min(1).max(120)]).nullable();

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
  createdBy: z.string(),
  createdAt: moment,
});
export type CouponRow = z.output<typeof couponRow>;

const uses = z.number().int().min(1).max(1_000_000).nullable();
const limits = { startsAt: moment.nullable(), endsAt: moment.nullable(), maxUses: uses, maxUsesPerCustomer: uses };
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
    code: z.string().max(64),
    reduction: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('percent'), basisPoints: z.number().int().min(1).max(10_000) }),
      z.strictObject({
        kind: z.literal('amount'),
        /** Minor units in digits, by currency. */
        amounts: z
          .record(
            z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'),
            z.string().regex(/^[1-9]\d{0,11}$/, 'minor units in digits'),
          )
          .refine((amounts) => Object.keys(amounts).length > 0, 'an amount in one currency at least'),
      }),
    ]),
    payments: couponPayments.default(null),
    products: z.array(z.string().min(1).max(64)).min(1).max(100).nullable().default(null),
    /** Whoever uses the coupon came by this affiliate. */
    affiliateCode: z.string().trim().min(1).max(64).nullable().default(null),
    startsAt: limits.startsAt.default(null),
    endsAt: limits.endsAt.default(null),
    maxUses: limits.maxUses.default(null),
    maxUsesPerCustomer: limits.maxUsesPerCustomer.default(null),
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
  body: z.strictObject({ ...limits, archived: z.boolean() }),
  response: couponRow,
  failures: ['COUPON_NOT_FOUND', 'COUPON_ENDS_BEFORE_BEGIN'],
});
