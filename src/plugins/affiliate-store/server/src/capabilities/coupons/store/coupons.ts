import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { escapedLike } from '../../../platform/text-search';
import { locked, sql } from '../../../platform/transaction';
import type { Coupon, CouponState, NewCoupon, PaymentsReduced, Reduction } from '../domain/coupon';

const TABLE = 'afs_coupons';

type Raw = Record<string, unknown>;

const maybe = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const reductionOf = (row: Raw): Reduction =>
  row['kind'] === 'percent'
    ? { kind: 'percent', basisPoints: Number(row['basis_points']) }
    : { kind: 'amount', amounts: JSON.parse(String(row['amounts'])) as Record<string, number> };

const ALL = 0;

const paymentsOf = (kept: number | null): PaymentsReduced => (kept === ALL ? 'all' : kept);

const couponOf = (row: Raw): Coupon => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  code: String(row['code']),
  reduction: reductionOf(row),
  payments: paymentsOf(maybe(row['payments'])),
  products: row['products'] == null ? null : (JSON.parse(row['products'] as string) as string[]),
  affiliateId: maybe(row['affiliate_id']),
  owner: typeof row['owner'] === 'string' ? row['owner'] : null,
  startsAt: maybe(row['starts_at']),
  endsAt: maybe(row['ends_at']),
  maxUses: maybe(row['max_uses']),
  maxUsesPerCustomer: maybe(row['max_uses_per_customer']),
  used: Number(row['used']),
  archivedAt: maybe(row['archived_at']),
  createdBy: String(row['created_by']),
  createdAt: Number(row['created_at']),
});

/** Null when there is, or was, a coupon with this code. */
export const insertCoupon = async (strapi: Core.Strapi, coupon: NewCoupon): Promise<Coupon | null> => {
  const { reduction } = coupon;
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('cpn'),
      code: coupon.code,
      kind: reduction.kind,
      basis_points: reduction.kind === 'percent' ? reduction.basisPoints : null,
      amounts: reduction.kind === 'amount' ? JSON.stringify(reduction.amounts) : null,
      payments: coupon.payments === 'all' ? ALL : coupon.payments,
      products: coupon.products === null ? null : JSON.stringify(coupon.products),
      affiliate_id: coupon.affiliateId,
      owner: coupon.owner,
      starts_at: coupon.startsAt,
      ends_at: coupon.endsAt,
      max_uses: coupon.maxUses,
      max_uses_per_customer: coupon.maxUsesPerCustomer,
      used: 0,
      created_by: coupon.createdBy,
      created_at: now(),
    })
    .onConflict('code')
    .ignore()
    .returning('*')) as Raw[];
  return row ? couponOf(row) : null;
};

export const findCoupon = async (
  strapi: Core.Strapi,
  by: { readonly code: string } | { readonly publicId: string },
): Promise<Coupon | null> => {
  const row = (await sql(strapi)(TABLE)
    .where('code' in by ? { code: by.code } : { public_id: by.publicId })
    .first()) as Raw | undefined;
  return row ? couponOf(row) : null;
};

export const lockCoupon = async (strapi: Core.Strapi, couponId: string): Promise<Coupon | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: couponId }).first())) as Raw | undefined;
  return row ? couponOf(row) : null;
};

/** What may change about a coupon: when, how often, and whether at all. */
export type CouponChange = Pick<Coupon, 'startsAt' | 'endsAt' | 'maxUses' | 'maxUsesPerCustomer' | 'archivedAt'>;

export const changeCoupon = async (strapi: Core.Strapi, coupon: Coupon, change: CouponChange): Promise<Coupon> => {
  await sql(strapi)(TABLE).where({ id: coupon.id }).update({
    starts_at: change.startsAt,
    ends_at: change.endsAt,
    max_uses: change.maxUses,
    max_uses_per_customer: change.maxUsesPerCustomer,
    archived_at: change.archivedAt,
  });
  return { ...coupon, ...change };
};

/** Which coupons to list, as they stand at a moment; newest first, below an id where given. */
export interface CouponFilter {
  readonly text?: string | undefined;
  readonly state?: CouponState | undefined;
  readonly affiliateIds?: readonly number[] | undefined;
  /** Those of one seller, by party. */
  readonly owner?: string | undefined;
  readonly beforeId?: number | undefined;
  readonly at: number;
}

// The same conditions as `stateOf`, in its order.
const inState = (query: Knex.QueryBuilder, state: CouponState, at: number): void => {
  if (state === 'archived') return void query.whereNotNull('archived_at');
  query.whereNull('archived_at');
  if (state === 'ended') return void query.where('ends_at', '<=', at);
  query.where((open) => void open.whereNull('ends_at').orWhere('ends_at', '>', at));
  if (state === 'used_up') return void query.whereNotNull('max_uses').whereRaw('used >= max_uses');
  query.where((left) => void left.whereNull('max_uses').orWhereRaw('used < max_uses'));
  if (state === 'scheduled') return void query.where('starts_at', '>', at);
  query.where((begun) => void begun.whereNull('starts_at').orWhere('starts_at', '<=', at));
};

const matching = (strapi: Core.Strapi, { text, state, affiliateIds, owner, at }: CouponFilter): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  if (text !== undefined && text !== '') escapedLike(strapi, query, ['code'], text);
  if (affiliateIds !== undefined) query.whereIn('affiliate_id', [...affiliateIds]);
  if (owner !== undefined) query.where({ owner });
  if (state !== undefined) inState(query, state, at);
  return query;
};

export const findCoupons = async (strapi: Core.Strapi, filter: CouponFilter, limit: number): Promise<Coupon[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (filter.beforeId !== undefined) query.where('id', '<', filter.beforeId);
  return ((await query) as Raw[]).map(couponOf);
};

export const countCoupons = async (strapi: Core.Strapi, filter: CouponFilter): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);
