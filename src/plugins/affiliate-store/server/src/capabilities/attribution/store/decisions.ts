import type { Core } from '@strapi/strapi';
import { findKept, findKeptPage, insertKeptRows, momentOf, updateKept } from '../../../platform/kept-rows';
import { canonical, publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import { unitMemory } from '../../../platform/unit-memory';
import type { Claim } from '../domain/claims';
import { isWon, type Decision, type Reason } from '../domain/decision';

const UID = 'plugin::affiliate-store.referral';
const TABLE = 'afs_attributions';

/** One order as one affiliate is told of it. Amounts are minor units, times UTC ms; nothing in it is the buyer's. */
export interface Referral {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly productName: string;
  readonly outcome: Claim['outcome'];
  readonly reason: Reason;
  readonly currency: string;
  readonly orderTotal: number;
  readonly commission: number | null;
  readonly occurredAt: number;
}

type Raw = Record<string, unknown>;

const referralOf = (row: Raw): Referral => ({
  id: Number(row['id']),
  publicId: String(row['publicId']),
  orderId: Number(row['orderId']),
  orderNumber: String(row['orderNumber']),
  affiliateId: Number(row['affiliateId']),
  programId: Number(row['programId']),
  productName: String(row['productName']),
  outcome: row['outcome'] as Referral['outcome'],
  reason: row['reason'] as Reason,
  currency: String(row['currency']),
  orderTotal: Number(row['orderTotal']),
  commission: row['commission'] === null || row['commission'] === undefined ? null : Number(row['commission']),
  occurredAt: momentOf(row['occurredAt']),
});

/** Freezes the decisions of an order, one for each of its programs; false when they were frozen before. Inside the unit of work. */
export const freezeDecisions = async (strapi: Core.Strapi, orderId: number, decisions: readonly Decision[]): Promise<boolean> => {
  const leading = decisions.find(isWon) ?? decisions[0];
  if (!leading) return false;
  const written = await sql(strapi)(TABLE)
    .insert({
      order_id: orderId,
      decided_at: leading.decidedAt,
      affiliate_id: isWon(leading) ? leading.winner.affiliateId : null,
      reason: leading.reason,
      decision: canonical(decisions),
    })
    .onConflict('order_id')
    .ignore()
    .returning('id');
  if (written.length === 1) unitMemory<number, readonly Decision[]>(TABLE)?.set(orderId, decisions);
  return written.length === 1;
};

export const decisionsOf = async (strapi: Core.Strapi, orderId: number): Promise<readonly Decision[]> => {
  // What is frozen never changes.
  const known = unitMemory<number, readonly Decision[]>(TABLE)?.get(orderId);
  if (known) return known;
  const row = (await sql(strapi)(TABLE).where({ order_id: orderId }).first()) as { decision: string } | undefined;
  return row ? (JSON.parse(row.decision) as Decision[]) : [];
};

export const decisionsOfMany = async (
  strapi: Core.Strapi,
  orderIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Decision[]>> => {
  const rows = (await sql(strapi)(TABLE).whereIn('order_id', [...orderIds])) as Array<{ order_id: number | string; decision: string }>;
  return new Map(rows.map((row) => [Number(row.order_id), JSON.parse(row.decision) as Decision[]]));
};

/** What a referral says of its order. */
export interface OrderFacts {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly productName: string;
  readonly currency: string;
  /** Minor units. */
  readonly total: number;
  readonly occurredAt: number;
  /** What the payment is to a cap. */
  readonly payment: 'sale' | 'renewal';
}

/** How a referral names the affiliate it is for; `userId` may read it. */
export interface ToldTo {
  readonly name: string;
  readonly userId: number | null;
}

export const insertReferrals = async (
  strapi: Core.Strapi,
  order: OrderFacts,
  claims: readonly Claim[],
  told: ReadonlyMap<number, ToldTo>,
  commissions: ReadonlyMap<number, number>,
): Promise<void> => {
  await insertKeptRows(
    strapi,
    UID,
    claims.flatMap(({ affiliateId, programId, outcome, reason }) => {
      const who = told.get(affiliateId);
      if (!who) return [];
      return [
        {
          publicId: publicId('ref'),
          orderNumber: order.orderNumber,
          affiliateName: who.name,
          productName: order.productName,
          outcome,
          reason,
          currency: order.currency,
          orderTotal: order.total,
          commission: commissions.get(affiliateId) ?? null,
          occurredAt: new Date(order.occurredAt),
          payment: order.payment,
          orderId: order.orderId,
          affiliateId,
          programId,
          ownerUserId: who.userId,
        },
      ];
    }),
  );
};

/** Brings the referrals of an order to what is decided of it now: those of before are changed, new ones added. Inside the unit of work. */
export const retellReferrals = async (
  strapi: Core.Strapi,
  order: OrderFacts,
  claims: readonly Claim[],
  told: ReadonlyMap<number, ToldTo>,
  commissions: ReadonlyMap<number, number>,
): Promise<void> => {
  const known = new Set((await referralsOfOrder(strapi, order.orderId)).map(({ affiliateId }) => affiliateId));
  for (const { affiliateId, outcome, reason } of claims) {
    if (!known.has(affiliateId)) continue;
    const commission = commissions.get(affiliateId) ?? null;
    await updateKept(strapi, UID, { orderId: order.orderId, affiliateId }, { outcome, reason, commission });
  }
  const added = claims.filter(({ affiliateId }) => !known.has(affiliateId));
  await insertReferrals(strapi, order, added, told, commissions);
};

export const giveReferrals = async (strapi: Core.Strapi, affiliateIds: readonly number[], userId: number): Promise<void> => {
  if (affiliateIds.length > 0) await updateKept(strapi, UID, { affiliateId: { $in: [...affiliateIds] } }, { ownerUserId: userId });
};

/** Which referrals to list: of some affiliates, within [from, until) in UTC ms, older than a row. */
export interface ReferralFilter {
  readonly affiliateIds: readonly number[];
  readonly from?: number;
  readonly until?: number;
  readonly outcome?: Claim['outcome'] | undefined;
  readonly orderIds?: readonly number[];
  readonly before?: number | undefined;
  readonly limit: number;
}

const whereOf = ({ affiliateIds, from, until, outcome, orderIds }: ReferralFilter): object => ({
  affiliateId: { $in: [...affiliateIds] },
  ...(outcome === undefined ? {} : { outcome }),
  ...(orderIds === undefined ? {} : { orderId: { $in: [...orderIds] } }),
  ...(from === undefined || until === undefined ? {} : { occurredAt: { $gte: new Date(from), $lt: new Date(until) } }),
});

export const findReferrals = async (strapi: Core.Strapi, filter: ReferralFilter): Promise<readonly Referral[]> => {
  if (filter.affiliateIds.length === 0) return [];
  const where = { ...whereOf(filter), ...(filter.before === undefined ? {} : { id: { $lt: filter.before } }) };
  return (await findKeptPage<Raw>(strapi, UID, where, { order: { id: 'desc' }, limit: filter.limit })).map(referralOf);
};

export const countReferrals = (strapi: Core.Strapi, filter: Omit<ReferralFilter, 'before' | 'limit'>): Promise<number> =>
  filter.affiliateIds.length === 0 ? Promise.resolve(0) : strapi.db.query(UID).count({ where: whereOf({ ...filter, limit: 0 }) });

export const findReferral = async (strapi: Core.Strapi, id: string): Promise<Referral | null> => {
  const [row] = await findKept<Raw>(strapi, UID, { publicId: id }, { limit: 1 });
  return row ? referralOf(row) : null;
};

export const referralsOfOrder = async (strapi: Core.Strapi, orderId: number): Promise<readonly Referral[]> =>
  (await findKept<Raw>(strapi, UID, { orderId }, { order: { id: 'asc' } })).map(referralOf);
