import type { Core } from '@strapi/strapi';
import type { changeCoupon, CouponRow, listCouponProducts, makeCoupon } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { catalog } from '../../capabilities/catalog/service';
import {
  codeOf,
  couponFailures,
  coupons,
  stateOf,
  type Coupon,
  type CouponFilter,
  type Reduction,
} from '../../capabilities/coupons/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { togetherOrNot } from '../../platform/transaction';

const shown = (reduction: Reduction): CouponRow['reduction'] =>
  reduction.kind === 'percent'
    ? reduction
    : {
        kind: 'amount',
        amounts: Object.entries(reduction.amounts).map(([currency, amount]) => moneyView({ minor: minor(amount), currency })),
      };

/** Coupons as staff reads them: products, affiliates and authors by name, and what was taken off with each. */
export const couponRows = async (strapi: Core.Strapi, found: readonly Coupon[]): Promise<CouponRow[]> => {
  const products = await catalog(strapi).productsOf([...new Set(found.flatMap((coupon) => coupon.products ?? []))]);
  const recommending = await affiliates(strapi).affiliates(found.flatMap((coupon) => coupon.affiliateId ?? []));
  const nameOf = await namesOfActors(
    strapi,
    found.map((coupon) => coupon.createdBy),
  );
  const sellers = await people(strapi).partiesByPublicId(found.flatMap((coupon) => coupon.owner ?? []));
  const uses = await coupons(strapi).uses(found.map((coupon) => coupon.id));
  return found.map((coupon): CouponRow => {
    const who = recommending.get(coupon.affiliateId ?? -1);
    return {
      id: coupon.publicId,
      code: coupon.code,
      state: stateOf(coupon, now()),
      reduction: shown(coupon.reduction),
      payments: coupon.payments,
      products: coupon.products?.map((id) => ({ id, name: products.get(id)?.name ?? id })) ?? null,
      affiliate: who ? { id: who.documentId, name: who.name, code: who.code } : null,
      startsAt: maybeIsoOf(coupon.startsAt),
      endsAt: maybeIsoOf(coupon.endsAt),
      maxUses: coupon.maxUses,
      maxUsesPerCustomer: coupon.maxUsesPerCustomer,
      used: coupon.used,
      discounts: uses
        .filter((use) => use.couponId === coupon.id)
        .map(({ discount, currency }) => moneyView({ minor: minor(discount), currency })),
      seller: coupon.owner === null ? null : (sellers.get(coupon.owner)?.name ?? coupon.owner),
      createdBy: nameOf(coupon.createdBy),
      createdAt: isoOf(coupon.createdAt),
    };
  });
};

const shownOne = async (strapi: Core.Strapi, made: Outcome<Coupon, Failure>): Promise<Outcome<CouponRow, Failure>> => {
  if (!made.ok) return made;
  const [row] = await couponRows(strapi, [made.value]);
  return ok(row as CouponRow);
};

/** One page of coupons, newest first. */
export const listCouponsOf = async (
  strapi: Core.Strapi,
  filter: Omit<CouponFilter, 'at'>,
  limit: number,
): Promise<{ readonly rows: CouponRow[]; readonly nextCursor: string | null; readonly total: number }> => {
  const { beforeId: _place, ...all } = { ...filter, at: now() };
  const found = await coupons(strapi).list({ ...filter, at: now() }, limit + 1);
  const rows = found.slice(0, limit);
  const last = found.length > rows.length ? rows.at(-1) : undefined;
  return { rows: await couponRows(strapi, rows), nextCursor: last ? String(last.id) : null, total: await coupons(strapi).count(all) };
};

/** Products a coupon may be for. */
export const productsForCoupons = async (strapi: Core.Strapi): Promise<Data<typeof listCouponProducts>> => [
  ...(await catalog(strapi).publishedProducts(500)),
];

type Making = Input<typeof makeCoupon>['body'];

type CouponLimits = Pick<Making, 'startsAt' | 'endsAt' | 'maxUses' | 'maxUsesPerCustomer'>;

const reductionOf = ({ reduction }: Pick<Making, 'reduction'>): Reduction =>
  reduction.kind === 'percent'
    ? reduction
    : {
        kind: 'amount',
        amounts: Object.fromEntries(Object.entries(reduction.amounts).map(([code, digits]) => [code, parseInt(digits, 10)])),
      };

const momentOf = (at: string | null): number | null => (at === null ? null : Date.parse(at));

const endsBeforeBegin = ({ startsAt, endsAt }: { readonly startsAt: string | null; readonly endsAt: string | null }): boolean =>
  startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt);

/** Who makes a coupon: staff for anything, a seller for their own. */
export interface CouponMaker {
  readonly by: string;
  /** The seller whose coupon it is to be, by party; null for the shop. */
  readonly owner: string | null;
  readonly mayReduce: (product: string) => boolean;
  readonly mayCredit: (affiliate: Affiliate) => boolean;
}

const affiliateOf = async (
  strapi: Core.Strapi,
  code: string | null,
  { mayCredit }: CouponMaker,
): Promise<Outcome<number | null, Failure>> => {
  if (code === null) return ok(null);
  const who = await affiliates(strapi).affiliateByCode(code);
  return who && mayCredit(who) ? ok(who.id) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND', { code }));
};

/** Makes a coupon, on the record. Inside the unit of work. */
export const makeCouponAs = async (
  strapi: Core.Strapi,
  wanted: Pick<Making, 'code' | 'reduction' | 'payments' | 'affiliateCode' | keyof CouponLimits> & {
    readonly products: readonly string[] | null;
  },
  maker: CouponMaker,
): Promise<Outcome<Coupon, Failure>> => {
  const code = codeOf(wanted.code);
  if (code === null) return failed(couponFailures.because('COUPON_CODE_MALFORMED'));
  if (endsBeforeBegin(wanted)) return failed(couponFailures.because('COUPON_ENDS_BEFORE_BEGIN'));
  const products = wanted.products && [...new Set(wanted.products)];
  const known = await catalog(strapi).productsOf(products ?? []);
  const unknown = products?.find((id) => !known.has(id) || !maker.mayReduce(id));
  if (unknown !== undefined) return failed(couponFailures.because('COUPON_PRODUCT_NOT_FOUND', { product: unknown }));
  const affiliate = await affiliateOf(strapi, wanted.affiliateCode, maker);
  if (!affiliate.ok) return affiliate;
  const { maxUses, maxUsesPerCustomer } = wanted;
  const made = await coupons(strapi).make({
    code,
    reduction: reductionOf(wanted),
    payments: wanted.payments,
    products,
    affiliateId: affiliate.value,
    owner: maker.owner,
    startsAt: momentOf(wanted.startsAt),
    endsAt: momentOf(wanted.endsAt),
    maxUses,
    maxUsesPerCustomer,
    createdBy: maker.by,
  });
  if (!made) return failed(couponFailures.because('COUPON_CODE_TAKEN', { code }));
  await audit(strapi, { actor: maker.by, action: 'coupon.made', subject: `coupon:${made.publicId}`, after: wanted });
  return ok(made);
};

/** Makes one of the shop's, by staff. */
export const makeCouponBy = (strapi: Core.Strapi, wanted: Making, by: string): Promise<Outcome<CouponRow, Failure>> =>
  togetherOrNot(strapi, async () => {
    const staff = { by, owner: null, mayReduce: () => true, mayCredit: () => true };
    return shownOne(strapi, await makeCouponAs(strapi, wanted, staff));
  });

/**
 * Changes when and how often a coupon may be used, on the record. Uses already taken stay. For a seller, who is named by party, another's is
 * none. Inside the unit of work.
 */
export const changeCouponAs = async (
  strapi: Core.Strapi,
  couponId: string,
  wanted: Input<typeof changeCoupon>['body'],
  { by, owner }: { readonly by: string; readonly owner?: string },
): Promise<Outcome<Coupon, Failure>> => {
  const coupon = await coupons(strapi).lock(couponId);
  if (!coupon || (owner !== undefined && coupon.owner !== owner)) return failed(couponFailures.because('COUPON_NOT_FOUND'));
  if (endsBeforeBegin(wanted)) return failed(couponFailures.because('COUPON_ENDS_BEFORE_BEGIN'));
  const { maxUses, maxUsesPerCustomer, archived } = wanted;
  const changed = await coupons(strapi).change(coupon, {
    startsAt: momentOf(wanted.startsAt),
    endsAt: momentOf(wanted.endsAt),
    maxUses,
    maxUsesPerCustomer,
    archivedAt: archived ? (coupon.archivedAt ?? now()) : null,
  });
  const before = {
    startsAt: maybeIsoOf(coupon.startsAt),
    endsAt: maybeIsoOf(coupon.endsAt),
    maxUses: coupon.maxUses,
    maxUsesPerCustomer: coupon.maxUsesPerCustomer,
    archived: coupon.archivedAt !== null,
  };
  await audit(strapi, { actor: by, action: 'coupon.changed', subject: `coupon:${coupon.publicId}`, before, after: wanted });
  return ok(changed);
};

/** Changes any, by staff. */
export const changeCouponBy = (
  strapi: Core.Strapi,
  couponId: string,
  wanted: Input<typeof changeCoupon>['body'],
  by: string,
): Promise<Outcome<CouponRow, Failure>> =>
  togetherOrNot(strapi, async () => shownOne(strapi, await changeCouponAs(strapi, couponId, wanted, { by })));
