import type { Core } from '@strapi/strapi';
import {
  changeStudioCoupon,
  listStudioCoupons,
  makeStudioCoupon,
  readStudioCoupon,
  readStudioCouponChoices,
  type StudioCoupon,
} from '../../../../../contracts/studio';
import { changeOwnCoupon, listOwnCoupons, makeOwnCoupon, ownCouponChoices, readOwnCoupon } from '../../../flows/coupons/own-coupons';
import { studioSelf, type StudioSelf } from '../../../flows/catalog/recognise-creator';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { actorOf, type Caller } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Answer, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

const asSeller = async <T>(
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: StudioSelf, by: string) => Promise<Outcome<T, Failure>>,
): Promise<Outcome<T, Failure>> => {
  const self = await studioSelf(strapi, caller.person?.id);
  return self.ok ? act(self.value, actorOf(caller)) : self;
};

const one = async (
  strapi: Core.Strapi,
  caller: Caller,
  act: (self: StudioSelf, by: string) => Promise<Outcome<StudioCoupon, Failure>>,
): Promise<Outcome<Answer<StudioCoupon>, Failure>> => {
  const coupon = await asSeller(strapi, caller, act);
  return coupon.ok ? ok({ data: coupon.value }) : coupon;
};

/** A seller's own coupons: each is found through the caller's own party. */
export const studioCoupons: Controller = {
  name: 'studioCoupons',
  implementations: [
    implement(listStudioCoupons, (strapi, { query: { q, state, cursor, pageSize } }, caller) =>
      asSeller(strapi, caller, async (self) => {
        const beforeId = rowOfCursor(cursor);
        if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
        const { rows, ...pagination } = await listOwnCoupons(strapi, self, { text: q, state, beforeId }, pageSize);
        return ok({ data: rows, pagination });
      }),
    ),
    implement(readStudioCouponChoices, (strapi, _input, caller) =>
      asSeller(strapi, caller, async (self) => ok({ data: await ownCouponChoices(strapi, self) })),
    ),
    implement(readStudioCoupon, (strapi, { params }, caller) => one(strapi, caller, (self) => readOwnCoupon(strapi, self, params.id))),
    implement(makeStudioCoupon, (strapi, { body }, caller) => one(strapi, caller, (self, by) => makeOwnCoupon(strapi, self, body, by))),
    implement(changeStudioCoupon, (strapi, { params, body }, caller) =>
      one(strapi, caller, (self, by) => changeOwnCoupon(strapi, self, params.id, body, by)),
    ),
  ],
};
