import type { Core } from '@strapi/strapi';
import { publicId } from '../../../platform/ids';
import { findKept, findKeptPage, insertKeptRows, maybeMomentOf, momentOf, updateKept } from '../../../platform/kept-rows';
import { sql } from '../../../platform/transaction';
import type { CommissionState } from '../domain/commission-state';
import type { OrderBooks, ShareBook } from '../domain/order-books';

const UID = 'plugin::affiliate-store.commission';

/** What one party earned of one line of one payment. Amounts are minor units, times UTC ms. */
export interface Commission {
  readonly id: number;
  readonly publicId: string;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly paymentId: number;
  readonly shareKey: string;
  readonly partyId: number;
  readonly ownerUserId: number | null;
  readonly partyName: string;
  readonly productName: string;
  readonly productId: string;
  readonly role: 'creator' | 'co_producer' | 'affiliate' | 'second_tier';
  readonly state: CommissionState;
  readonly currency: string;
  readonly amount: number;
  readonly reversed: number;
  readonly held: number;
  readonly bucket: string;
  readonly reason: string | null;
  /** The version of the contract it was earned under, where one speaks of it. */
  readonly contractVersion: number | null;
  readonly earnedAt: number;
  readonly payableAt: number | null;
}

/** What a commission row needs beside its share. */
export interface Earner {
  readonly partyId: number;
  readonly partyName: string;
  readonly ownerUserId: number | null;
  readonly productName: string;
  readonly productId: string;
  readonly contractVersion: number | null;
}

type Raw = Record<string, unknown>;

const commissionOf = (row: Raw): Commission => ({
  ...(row as unknown as Commission),
  id: Number(row['id']),
  orderId: Number(row['orderId']),
  paymentId: Number(row['paymentId']),
  partyId: Number(row['partyId']),
  ownerUserId: row['ownerUserId'] == null ? null : Number(row['ownerUserId']),
  amount: Number(row['amount']),
  reversed: Number(row['reversed']),
  held: Number(row['held']),
  reason: (row['reason'] as string | null) ?? null,
  contractVersion: row['contractVersion'] == null ? null : Number(row['contractVersion']),
  earnedAt: momentOf(row['earnedAt']),
  payableAt: maybeMomentOf(row['payableAt']),
});

const moving = (share: ShareBook) => ({
  state: share.state ?? 'void',
  reversed: share.reversed,
  held: share.held,
  bucket: share.bucket,
  reason: reasonOf(share),
  amount: share.amount,
});

/** What a sum that ends in nothing ended by. */
const WHY_NOTHING: ReadonlyMap<unknown, string> = new Map([
  ['ATTRIBUTED_ELSEWHERE', 'ATTRIBUTED_ELSEWHERE'],
  ['CUT_BY_CAP', 'CAP_REACHED'],
]);

/** Why there is nothing to be paid, or nothing yet; a code that the pages have words for. */
const reasonOf = ({ amount, blocked, blockedBecause, derivation, rejected }: ShareBook): string | null => {
  if (amount === 0) return WHY_NOTHING.get(derivation.at(-1)?.code) ?? 'NOTHING_LEFT';
  if (rejected) return 'FRAUD_CONFIRMED';
  return blocked ? (blockedBecause ?? 'UNDER_REVIEW') : null;
};

const isSame = (was: ShareBook, share: ShareBook): boolean =>
  was.amount === share.amount &&
  was.state === share.state &&
  was.reversed === share.reversed &&
  was.held === share.held &&
  was.bucket === share.bucket &&
  was.blocked === share.blocked &&
  reasonOf(was) === reasonOf(share);

/** Writes the commissions of a payment: one for each share that is somebody's. */
export const insertCommissions = async (
  strapi: Core.Strapi,
  books: OrderBooks,
  place: { readonly orderId: number; readonly orderNumber: string; readonly paymentId: number },
  earnerOf: (share: ShareBook) => Earner,
): Promise<void> => {
  const rows = books.shares
    .filter((share) => share.party !== null)
    .map((share) => ({
      publicId: publicId('com'),
      ...place,
      shareKey: share.key,
      role: share.role,
      currency: books.currency,
      ...moving(share),
      ...earnerOf(share),
      earnedAt: new Date(books.paidAt),
      payableAt: new Date(share.payableAt),
    }));
  await insertKeptRows(strapi, UID, rows);
};

/** Brings the rows of a payment to what its books say; only those that differ are written. */
export const syncCommissions = async (strapi: Core.Strapi, paymentId: number, before: OrderBooks, after: OrderBooks): Promise<void> => {
  const old = new Map(before.shares.map((share) => [share.key, share]));
  for (const share of after.shares) {
    const was = old.get(share.key);
    if (share.party === null || !was) continue;
    if (isSame(was, share)) continue;
    await updateKept(strapi, UID, { paymentId, shareKey: share.key }, moving(share));
  }
};

/** Which commissions to list; `before` reads on from an id. */
export interface CommissionFilter {
  readonly partyIds?: readonly number[];
  readonly orderIds?: readonly number[];
  readonly roles?: readonly Commission['role'][];
  readonly state?: CommissionState;
  readonly from?: number;
  readonly until?: number;
  readonly before?: number;
  readonly limit: number;
}

const whereOf = (filter: CommissionFilter): object => ({
  ...(filter.partyIds ? { partyId: { $in: [...filter.partyIds] } } : {}),
  ...(filter.orderIds ? { orderId: { $in: [...filter.orderIds] } } : {}),
  ...(filter.roles ? { role: { $in: [...filter.roles] } } : {}),
  ...(filter.state ? { state: filter.state } : {}),
  ...(filter.before === undefined ? {} : { id: { $lt: filter.before } }),
  ...(filter.from === undefined && filter.until === undefined
    ? {}
    : {
        earnedAt: {
          ...(filter.from === undefined ? {} : { $gte: new Date(filter.from) }),
          ...(filter.until === undefined ? {} : { $lt: new Date(filter.until) }),
        },
      }),
});

const NEWEST = { id: 'desc' };

/** Those of some orders are found by the order alone: asked for both, SQLite goes through everything a party has ever earned. */
const findWithin = async (strapi: Core.Strapi, { partyIds, ...filter }: CommissionFilter): Promise<Commission[]> => {
  const all = (await findKept<Raw>(strapi, UID, whereOf(filter), { order: NEWEST })).map(commissionOf);
  return (partyIds ? all.filter(({ partyId }) => partyIds.includes(partyId)) : all).slice(0, filter.limit);
};

export const findCommissions = async (strapi: Core.Strapi, filter: CommissionFilter): Promise<Commission[]> =>
  filter.orderIds
    ? findWithin(strapi, filter)
    : (await findKeptPage<Raw>(strapi, UID, whereOf(filter), { order: NEWEST, limit: filter.limit })).map(commissionOf);

export const findCommissionsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<Commission[]> =>
  (await findKept<Raw>(strapi, UID, { orderId: { $in: [...orderIds] } }, { order: { id: 'asc' } })).map(commissionOf);

export const countCommissions = (strapi: Core.Strapi, filter: Omit<CommissionFilter, 'before' | 'limit'>): Promise<number> =>
  strapi.db.query(UID).count({ where: whereOf({ ...filter, limit: 0 }) });

export const findCommission = async (strapi: Core.Strapi, id: string): Promise<Commission | null> => {
  const [row] = await findKept<Raw>(strapi, UID, { publicId: id }, { limit: 1 });
  return row ? commissionOf(row) : null;
};

/**
 * Shares whose waiting is over, oldest first. What was taken back as a whole waits for its day like any other: its part of the payment fee is a
 * debt, which only there meets what its party earns next (J19).
 */
export const findDue = async (strapi: Core.Strapi, at: number, limit: number): Promise<Commission[]> => {
  const where = { state: { $in: ['pending', 'reversed'] }, bucket: 'pending', payableAt: { $lte: new Date(at) } };
  return (await findKept<Raw>(strapi, UID, where, { order: { payableAt: 'asc' }, limit })).map(commissionOf);
};

/** Shares that may be paid out, in the order in which they became payable. */
export const findApproved = async (
  strapi: Core.Strapi,
  filter: {
    readonly partyIds?: readonly number[] | undefined;
    readonly currency: string;
    readonly until?: number | undefined;
    readonly after?: number | undefined;
  },
  limit: number,
): Promise<Commission[]> => {
  const { partyIds, currency, until, after } = filter;
  const payableAt = {
    ...(until === undefined ? {} : { $lte: new Date(until) }),
    ...(after === undefined ? {} : { $gt: new Date(after) }),
  };
  const where = {
    state: 'approved',
    currency,
    ...(partyIds ? { partyId: { $in: [...partyIds] } } : {}),
    ...(until === undefined && after === undefined ? {} : { payableAt }),
  };
  return (await findKept<Raw>(strapi, UID, where, { order: [{ payableAt: 'asc' }, { id: 'asc' }], limit })).map(commissionOf);
};

/** The next moment something of a party becomes payable, and how much. */
export const findNextPayable = async (strapi: Core.Strapi, partyIds: readonly number[], at: number): Promise<Commission[]> =>
  (
    await findKept<Raw>(
      strapi,
      UID,
      { partyId: { $in: [...partyIds] }, state: 'pending', payableAt: { $gt: new Date(at) } },
      { order: { payableAt: 'asc' }, limit: 20 },
    )
  ).map(commissionOf);

/** Gives a party's commissions to the account that proved its mailbox. */
export const claimCommissions = async (strapi: Core.Strapi, partyId: number, userId: number): Promise<void> => {
  await updateKept(strapi, UID, { partyId }, { ownerUserId: userId });
};

/** Which sales of a party are wanted: orders of which it earned in one of these roles. Moments are UTC ms, the end not included. */
export interface SaleFilter {
  readonly partyId: number;
  readonly roles: readonly Commission['role'][];
  readonly productId?: string | undefined;
  /** Only of what was taken back, or is held, in part or wholly. */
  readonly standing?: 'refunded' | 'held' | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

const salesOf = (strapi: Core.Strapi, { partyId, roles, productId, standing, from, until }: SaleFilter) => {
  const query = sql(strapi)('afs_commissions')
    .where({ party_id: partyId })
    .whereIn('role', [...roles]);
  if (productId !== undefined) query.where({ product_id: productId });
  if (standing === 'refunded') query.where('reversed', '>', 0);
  if (standing === 'held') query.where('held', '>', 0);
  if (from !== undefined) query.where('earned_at', '>=', new Date(from));
  if (until !== undefined) query.where('earned_at', '<', new Date(until));
  return query;
};

/** Orders a party earned of, newest first, below an order where given; all of them where no number is. */
export const findSales = async (
  strapi: Core.Strapi,
  filter: SaleFilter,
  page: { readonly below?: number | undefined; readonly limit?: number },
): Promise<number[]> => {
  const query = salesOf(strapi, filter).distinct('order_id').orderBy('order_id', 'desc');
  if (page.limit !== undefined) query.limit(page.limit);
  if (page.below !== undefined) query.where('order_id', '<', page.below);
  return ((await query) as Array<{ order_id: number | string }>).map((row) => Number(row.order_id));
};

export const countSales = async (strapi: Core.Strapi, filter: SaleFilter): Promise<number> => {
  const row = (await salesOf(strapi, filter).countDistinct({ n: 'order_id' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

const MOST_PRODUCTS = 200;

/** Products a party has earned of in one of these roles, by name. */
export const findProductsOf = async (
  strapi: Core.Strapi,
  partyId: number,
  roles: readonly Commission['role'][],
): Promise<Array<{ readonly id: string; readonly name: string }>> =>
  (await salesOf(strapi, { partyId, roles })
    .select({ id: 'product_id' })
    .max({ name: 'product_name' })
    .groupBy('product_id')
    .orderBy('name')
    .limit(MOST_PRODUCTS)) as Array<{ id: string; name: string }>;
