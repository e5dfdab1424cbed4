import type Stripe from 'stripe';
import { changeCoupon, coupons, deleteCoupon, newCoupon, requireCoupon } from '../billing/coupon';
import { discounts } from '../billing/discounting';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

/** Coupons: an amount or a part off the first payments of a subscription, or off all of them. */
export const couponResource: Resource = {
  collections: [expandable(coupons), expandable(discounts)],
  operations: [
    operation<Stripe.CouponCreateParams>('coupons.create', ({ world, params }) => newCoupon(world, params)),
    operation('coupons.retrieve', ({ world, id }) => requireCoupon(world, id)),
    operation<Stripe.CouponUpdateParams>('coupons.update', ({ world, id, params }) =>
      changeCoupon(world, requireCoupon(world, id), params),
    ),
    operation('coupons.del', ({ world, id }) => {
      deleteCoupon(world, requireCoupon(world, id));
      return { id, object: 'coupon', deleted: true };
    }),
    operation<Stripe.CouponListParams>('coupons.list', ({ world, params }) => listPage(world, coupons, params, '/v1/coupons', {})),
  ],
};
