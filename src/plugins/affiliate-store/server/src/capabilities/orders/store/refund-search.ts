import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ORDER_COLUMNS, orderOfRow, withOrders, type HappenedSearch, type OfOrder } from './of-orders';
import { refundOf, type Refund, type RefundState } from './refunds';
import { sumsByState } from './sums-by-state';

/** Who asked for a refund: somebody of the staff, a creator, or nobody here, so that it was first seen at the provider. */
export type RefundAsker = 'staff' | 'creator' | 'provider';

/** Which refunds are wanted, by the day they were asked for. */
export interface RefundSearch extends HappenedSearch {
  readonly state?: RefundState | undefined;
  readonly askedBy?: RefundAsker | undefined;
}

export type FoundRefund = Refund & OfOrder;

/** Sums of refunds of one currency, minor units: all that were asked for, what went back, what is under way and what failed. */
export interface RefundSums {
  readonly currency: string;
  readonly refunds: number;
  readonly amount: number;
  readonly booked: number;
  readonly underWay: number;
  readonly failed: number;
}

type Raw = Record<string, unknown>;

const byAsker = (query: Knex.QueryBuilder, asker: RefundAsker): void => {
  if (asker === 'staff') query.where('r.requested_by', 'like', 'staff:%');
  else if (asker === 'creator') query.where('r.requested_by', 'like', 'person:%');
  else query.where('r.requested_by', 'not like', 'staff:%').where('r.requested_by', 'not like', 'person:%');
};

const searched = (strapi: Core.Strapi, search: RefundSearch): Knex.QueryBuilder => {
  const query = withOrders(strapi, 'afs_refunds', search, { idColumn: 'r.provider_refund_id', atColumn: 'r.created_at' });
  if (search.state !== undefined) query.where('r.state', search.state);
  if (search.askedBy !== undefined) byAsker(query, search.askedBy);
  return query;
};

const foundOf = (row: Raw): FoundRefund => ({ ...refundOf(row), ...orderOfRow(row) });

/** A page of the refunds a search finds, newest first, below a row where given. */
export const findRefundsPage = async (
  strapi: Core.Strapi,
  search: RefundSearch,
  page: { readonly below?: number | undefined; readonly limit: number },
): Promise<FoundRefund[]> => {
  const query = searched(strapi, search).select('r.*', ORDER_COLUMNS).orderBy('r.id', 'desc').limit(page.limit);
  if (page.below !== undefined) query.where('r.id', '<', page.below);
  return ((await query) as Raw[]).map(foundOf);
};

/** One refund beside its order. */
export const findRefundOnDesk = async (strapi: Core.Strapi, id: number): Promise<FoundRefund | null> => {
  const row = (await searched(strapi, { byPartOfEmail: false }).select('r.*', ORDER_COLUMNS).where('r.id', id).first()) as Raw | undefined;
  return row ? foundOf(row) : null;
};

export const sumRefunds = async (strapi: Core.Strapi, search: RefundSearch): Promise<RefundSums[]> =>
  (await sumsByState(searched(strapi, search))).map(({ currency, sum }) => ({
    currency,
    refunds: sum('n'),
    amount: sum('amount'),
    booked: sum('amount', ['booked']),
    underWay: sum('amount', ['requested', 'unknown']),
    failed: sum('amount', ['failed']),
  }));
