import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import { STEPS } from '../domain/entitlement';
import type { Entitlement, Step } from '../domain/entitlement';

const TABLE = 'afs_entitlements';
const DOWNLOADS = 'afs_downloads';
const ORDER = 'order';

/** What a paid order gives for one product. */
export interface Grant {
  readonly customerId: number;
  readonly productId: string;
  readonly productName: string;
  readonly orderId: number;
  readonly orderNumber: string;
  /** The offer's own group; null takes the product's default group, if it has one. */
  readonly memberGroupId: number | null;
  /** UTC ms; absent for what was bought for good. */
  readonly endsAt?: number | null;
}

interface Row {
  id: number;
  customer_id: number | string;
  product_document_id: string;
  product_name: string;
  source_id: number | string;
  order_number: string | null;
  member_group_id: number | string | null;
  state: Entitlement['state'];
  granted_at: number | string;
  changed_at: number | string;
  ends_at: number | string | null;
}

const entitlementOf = (row: Row): Entitlement => ({
  id: row.id,
  customerId: Number(row.customer_id),
  productId: row.product_document_id,
  productName: row.product_name,
  orderId: Number(row.source_id),
  orderNumber: row.order_number,
  memberGroupId: row.member_group_id === null ? null : Number(row.member_group_id),
  state: row.state,
  grantedAt: Number(row.granted_at),
  changedAt: Number(row.changed_at),
  endsAt: row.ends_at === null ? null : Number(row.ends_at),
});

/** Writes an entitlement unless it is there: customer, product and order are its natural key. */
export const insertEntitlement = async (strapi: Core.Strapi, grant: Grant): Promise<void> => {
  await sql(strapi)(TABLE)
    .insert({
      customer_id: grant.customerId,
      product_document_id: grant.productId,
      product_name: grant.productName,
      source_type: ORDER,
      source_id: grant.orderId,
      order_number: grant.orderNumber,
      member_group_id: grant.memberGroupId,
      state: 'active',
      granted_at: now(),
      changed_at: now(),
      ends_at: grant.endsAt ?? null,
    })
    .onConflict(['customer_id', 'product_document_id', 'source_type', 'source_id'])
    .ignore();
};

/** Moves the entitlements of an order, or those of some products of it, that stand where the step starts; answers how many. */
export const moveEntitlements = async (
  strapi: Core.Strapi,
  orderId: number,
  step: Step,
  productIds?: readonly string[],
): Promise<number> => {
  if (productIds?.length === 0) return 0;
  const query = sql(strapi)(TABLE)
    .where({ source_type: ORDER, source_id: orderId })
    .whereIn('state', [...STEPS[step].from]);
  if (productIds) query.whereIn('product_document_id', [...productIds]);
  return query.update({ state: STEPS[step].to, changed_at: now() });
};

/** Lets what these orders gave end at a moment, unless it ends before. */
export const endEntitlements = (strapi: Core.Strapi, orderIds: readonly number[], at: number): Promise<number> =>
  sql(strapi)(TABLE)
    .where({ source_type: ORDER })
    .whereIn('source_id', [...orderIds])
    .where('ends_at', '>', at)
    .update({ ends_at: at, changed_at: now() });

/** Lets what these orders gave until one moment run until another: it was cut short, and that was taken back. */
export const prolongEntitlements = (strapi: Core.Strapi, orderIds: readonly number[], from: number, until: number): Promise<number> =>
  sql(strapi)(TABLE)
    .where({ source_type: ORDER, ends_at: from })
    .whereIn('source_id', [...orderIds])
    .update({ ends_at: until, changed_at: now() });

export const entitlementsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<readonly Entitlement[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ source_type: ORDER })
      .whereIn('source_id', [...orderIds])
      .orderBy('id')) as Row[]
  ).map(entitlementOf);

export const entitlementsOfCustomers = async (
  strapi: Core.Strapi,
  customerIds: readonly number[],
  productId?: string,
): Promise<readonly Entitlement[]> => {
  if (customerIds.length === 0) return [];
  const query = sql(strapi)(TABLE)
    .whereIn('customer_id', [...customerIds])
    .orderBy('id');
  if (productId !== undefined) query.where({ product_document_id: productId });
  return ((await query) as Row[]).map(entitlementOf);
};

export const insertDownload = async (strapi: Core.Strapi, customerId: number, assetRowId: number): Promise<void> => {
  await sql(strapi)(DOWNLOADS).insert({ customer_id: customerId, asset_id: assetRowId, at: now() });
};

export const downloadsOfCustomer = async (
  strapi: Core.Strapi,
  customerId: number,
): Promise<ReadonlyArray<{ readonly assetRowId: number; readonly at: number }>> => {
  const rows = (await sql(strapi)(DOWNLOADS).where({ customer_id: customerId }).orderBy('id')) as Array<{
    asset_id: number | string;
    at: number | string;
  }>;
  return rows.map((row) => ({ assetRowId: Number(row.asset_id), at: Number(row.at) }));
};
