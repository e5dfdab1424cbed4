import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import type { Coupon, NewCoupon } from './domain/coupon';
import { changeCoupon, countCoupons, findCoupon, findCoupons, insertCoupon, lockCoupon } from './store/coupons';
import type { CouponChange, CouponFilter } from './store/coupons';
import { keepFurther, ordersOfCoupons, reclaimUse, releaseUse, takeUse } from './store/redemptions';
import type { TakenUse, Use } from './store/redemptions';

export { codeOf, stateOf } from './domain/coupon';
export type { Coupon, CouponState, NewCoupon, PaymentsReduced, Reduction } from './domain/coupon';
export { discountsOf, isForPayments } from './domain/discount';
export { couponFailures } from './domain/failures';
export { creatorsMakeCoupons, wrongCodesPerMinute } from './settings';
export type { CouponChange, CouponFilter } from './store/coupons';
export type { TakenUse, Use } from './store/redemptions';

/** Codes that make purchases cheaper, and who used them. */
export interface CouponsService {
  /** By a code as `codeOf` makes it. */
  readonly coupon: (code: string) => Promise<Coupon | null>;
  readonly couponById: (publicId: string) => Promise<Coupon | null>;
  readonly lock: (publicId: string) => Promise<Coupon | null>;
  /** Null when the code is, or was, taken. */
  readonly make: (coupon: NewCoupon) => Promise<Coupon | null>;
  readonly change: (coupon: Coupon, change: CouponChange) => Promise<Coupon>;
  readonly list: (filter: CouponFilter, limit: number) => Promise<readonly Coupon[]>;
  readonly count: (filter: CouponFilter) => Promise<number>;

  /** Takes one use for an order that is being made; anything but `taken` has to undo the unit of work. */
  readonly take: (coupon: Coupon, use: Use) => Promise<TakenUse>;
  /** Keeps what was taken off a further payment of what an order began; that is no use of its own. */
  readonly keepFurther: (firstOrderId: number, further: Pick<Use, 'orderId' | 'discount'>) => Promise<void>;
  /** Gives the use of an order back that ended without money; an order without one is left alone. */
  readonly release: (orderId: number) => Promise<void>;
  /** Takes it again beyond all limits: the money came after all. */
  readonly reclaim: (orderId: number) => Promise<void>;
  /** What was taken off with some coupons, per currency. */
  readonly uses: (couponIds: readonly number[]) => ReturnType<typeof ordersOfCoupons>;
}

export const couponsService = (strapi: Core.Strapi): CouponsService => ({
  coupon: (code) => findCoupon(strapi, { code }),
  couponById: (publicId) => findCoupon(strapi, { publicId }),
  lock: (publicId) => lockCoupon(strapi, publicId),
  make: (coupon) => insertCoupon(strapi, coupon),
  change: (coupon, change) => changeCoupon(strapi, coupon, change),
  list: (filter, limit) => findCoupons(strapi, filter, limit),
  count: (filter) => countCoupons(strapi, filter),
  take: (coupon, use) => takeUse(strapi, coupon, use),
  keepFurther: (firstOrderId, further) => keepFurther(strapi, firstOrderId, further),
  release: (orderId) => releaseUse(strapi, orderId),
  reclaim: (orderId) => reclaimUse(strapi, orderId),
  uses: (couponIds) => ordersOfCoupons(strapi, couponIds),
});

export const coupons = (strapi: Core.Strapi): CouponsService => door<CouponsService>(strapi, 'coupons');
