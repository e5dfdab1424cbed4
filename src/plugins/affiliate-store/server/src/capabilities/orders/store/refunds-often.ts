import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import { REFUNDS_OFTEN } from '../domain/refunds-often';

const DAY_MS = 86_400_000;

/** Refunds of late that were booked, beside their orders. Refunds are few beside orders: they are what is counted by. */
const ofLate = (strapi: Core.Strapi): Knex.QueryBuilder =>
  sql(strapi)({ r: 'afs_refunds' })
    .join({ o: 'afs_orders' }, 'o.id', 'r.order_id')
    .where('r.state', 'booked')
    .where('r.created_at', '>=', now() - REFUNDS_OFTEN.days * DAY_MS);

/** Buyers who gave back often, for a query about their orders. */
export const oftenRefunded = (strapi: Core.Strapi): Knex.QueryBuilder =>
  ofLate(strapi).select('o.customer_id').groupBy('o.customer_id').havingRaw('COUNT(DISTINCT o.id) >= ?', [REFUNDS_OFTEN.orders]);

/** Of how many orders a buyer got something back of late. */
export const countRefundedOrders = async (strapi: Core.Strapi, customerId: number): Promise<number> => {
  const row = (await ofLate(strapi).where('o.customer_id', customerId).countDistinct({ n: 'o.id' }).first()) as
    | { n: number | string }
    | undefined;
  return Number(row?.n ?? 0);
};
