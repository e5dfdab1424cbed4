import { changeCoupon, listCouponProducts, listCoupons, makeCoupon } from '../../../../../contracts/admin';
import { changeCouponBy, listCouponsOf, makeCouponBy, productsForCoupons } from '../../../flows/coupons/manage-coupons';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** What staff does with coupons. */
export const adminCoupons: Controller = {
  name: 'adminCoupons',
  implementations: [
    implement(listCoupons, async (strapi, { query }) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, ...pagination } = await listCouponsOf(strapi, { text: query.q, state: query.state, beforeId }, query.pageSize);
      return ok({ data: rows, pagination });
    }),
    implement(listCouponProducts, async (strapi) => ok({ data: await productsForCoupons(strapi) })),
    implement(makeCoupon, async (strapi, { body }, caller) => {
      const made = await makeCouponBy(strapi, body, actorOf(caller));
      return made.ok ? ok({ data: made.value }) : made;
    }),
    implement(changeCoupon, async (strapi, { params, body }, caller) => {
      const changed = await changeCouponBy(strapi, params.id, body, actorOf(caller));
      return changed.ok ? ok({ data: changed.value }) : changed;
    }),
  ],
};
