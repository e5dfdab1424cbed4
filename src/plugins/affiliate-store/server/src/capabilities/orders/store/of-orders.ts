import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { escapedLike } from '../../../platform/text-search';
import { sql } from '../../../platform/transaction';

/** What lists of what happened to orders are searched by; absent parts do not filter. Moments UTC ms, the end not included. */
export interface HappenedSearch {
  readonly text?: string | undefined;
  /** Whether part of an e-mail address may be searched for: who may not see addresses has to know the whole of it. */
  readonly byPartOfEmail: boolean;
  readonly currency?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

/**
 * Rows of a table beside their orders: `r` is what happened, `o` the order. `idColumn` is what the provider calls it, `atColumn` the
 * moment that days filter by.
 */
export const withOrders = (
  strapi: Core.Strapi,
  table: string,
  { text, byPartOfEmail, currency, from, until }: HappenedSearch,
  { idColumn, atColumn }: { readonly idColumn: string; readonly atColumn: string },
): Knex.QueryBuilder => {
  const query = sql(strapi)({ r: table }).join({ o: 'afs_orders' }, 'o.id', 'r.order_id');
  if (currency !== undefined) query.where('r.currency', currency);
  if (from !== undefined) query.where(atColumn, '>=', from);
  if (until !== undefined) query.where(atColumn, '<', until);
  if (text !== undefined)
    query.where((any) => {
      any.where(idColumn, text).orWhereRaw('lower(o.email) = ?', [text.toLowerCase()]);
      any.orWhere((like) =>
        escapedLike(strapi, like, byPartOfEmail ? ['o.number', 'o.product_names', 'o.email'] : ['o.number', 'o.product_names'], text),
      );
    });
  return query;
};

/** What a row of such a list says of its order. */
export interface OfOrder {
  readonly orderNumber: string;
  readonly email: string;
  readonly productNames: string;
  readonly testMode: boolean;
}

type Raw = Record<string, unknown>;

/** The order's columns, named so that they do not hide the row's own. */
export const ORDER_COLUMNS = {
  of_number: 'o.number',
  of_email: 'o.email',
  of_products: 'o.product_names',
  of_test: 'o.test_mode',
} as const;

export const orderOfRow = (row: Raw): OfOrder => ({
  orderNumber: String(row['of_number']),
  email: String(row['of_email']),
  productNames: (row['of_products'] as string | null) ?? '',
  testMode: Boolean(row['of_test']),
});
