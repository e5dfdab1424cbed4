import type { Core } from '@strapi/strapi';
import type { CouponRow } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import type { changeStudioCoupon, makeStudioCoupon, readStudioCouponChoices, StudioCoupon } from '../../../../contracts/studio';
import { couponFailures, coupons, creatorsMakeCoupons, type Coupon, type CouponFilter } from '../../capabilities/coupons/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { changeCouponAs, couponRows, listCouponsOf, makeCouponAs, type CouponMaker } from './manage-coupons';
import { ownProducts } from '../affiliates/own-programs';
import type { StudioSelf } from '../catalog/recognise-creator';

/** A coupon as its seller sees it: without who made it, and an affiliate by what buyers see of them. */
const ownRow = ({ products, affiliate, createdBy: _by, seller: _self, ...same }: CouponRow): StudioCoupon => ({
  ...same,
  products: products ?? [],
  affiliate: affiliate && { name: affiliate.name, code: affiliate.code },
});

const shownOne = async (strapi: Core.Strapi, made: Outcome<Coupon, Failure>): Promise<Outcome<StudioCoupon, Failure>> => {
  if (!made.ok) return made;
  const [row] = await couponRows(strapi, [made.value]);
  return ok(ownRow(row as CouponRow));
};

/** One page of a seller's own coupons, newest first. */
export const listOwnCoupons = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  filter: Pick<CouponFilter, 'text' | 'state' | 'beforeId'>,
  limit: number,
): Promise<{ readonly rows: StudioCoupon[]; readonly nextCursor: string | null; readonly total: number }> => {
  const { rows, ...pagination } = await listCouponsOf(strapi, { ...filter, owner: self.partyPublicId }, limit);
  return { rows: rows.map(ownRow), ...pagination };
};

/** One of them; another's is no different from none. */
export const readOwnCoupon = async (strapi: Core.Strapi, self: StudioSelf, couponId: string): Promise<Outcome<StudioCoupon, Failure>> => {
  const coupon = await coupons(strapi).couponById(couponId);
  const own = coupon?.owner === self.partyPublicId;
  return own ? shownOne(strapi, ok(coupon)) : failed(couponFailures.because('COUPON_NOT_FOUND'));
};

/** What a coupon of theirs may be for. */
export const ownCouponChoices = async (strapi: Core.Strapi, self: StudioSelf): Promise<Data<typeof readStudioCouponChoices>> => ({
  mayMake: await setting(strapi, creatorsMakeCoupons),
  products: (await ownProducts(strapi, self)).map(({ documentId, name }) => ({ id: documentId, name })),
});

/** Makes one for products of their own; an affiliate it credits has a place with one of them. */
export const makeOwnCoupon = (
  strapi: Core.Strapi,
  self: StudioSelf,
  wanted: Input<typeof makeStudioCoupon>['body'],
  by: string,
): Promise<Outcome<StudioCoupon, Failure>> =>
  togetherOrNot(strapi, async () => {
    if (!(await setting(strapi, creatorsMakeCoupons))) return failed(couponFailures.because('COUPON_SHOP_ONLY'));
    const own = await ownProducts(strapi, self);
    const programs = own.filter(({ documentId }) => wanted.products.includes(documentId)).map(({ programId }) => programId);
    const maker: CouponMaker = {
      by,
      owner: self.partyPublicId,
      mayReduce: (product) => own.some(({ documentId }) => documentId === product),
      mayCredit: ({ programId }) => programs.includes(programId),
    };
    return shownOne(strapi, await makeCouponAs(strapi, wanted, maker));
  });

/** Changes when and how often one of theirs may be used, or puts it away. */
export const changeOwnCoupon = (
  strapi: Core.Strapi,
  self: StudioSelf,
  couponId: string,
  wanted: Input<typeof changeStudioCoupon>['body'],
  by: string,
): Promise<Outcome<StudioCoupon, Failure>> =>
  togetherOrNot(strapi, async () => shownOne(strapi, await changeCouponAs(strapi, couponId, wanted, { by, owner: self.partyPublicId })));
