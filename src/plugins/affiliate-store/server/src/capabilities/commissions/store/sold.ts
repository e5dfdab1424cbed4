import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

/** Whose sales, and which: those paid from a moment to before another, UTC ms. */
export interface SoldWithin {
  readonly partyId: number;
  readonly from: number;
  readonly until: number;
}

/** What an affiliate earned of one product, or in one country, in one currency. Minor units. */
export interface SoldSum {
  readonly value: string;
  readonly name: string | null;
  readonly currency: string;
  readonly sales: number;
  /** Sales of which something was taken back. */
  readonly refunded: number;
  readonly earned: number;
  readonly reversed: number;
}

type Raw = Record<string, unknown>;

const sumOf = (row: Raw): SoldSum => ({
  value: (row['value'] as string | null) ?? '',
  name: (row['name'] as string | null | undefined) ?? null,
  currency: String(row['currency']),
  sales: Number(row['sales']),
  refunded: Number(row['refunded']),
  earned: Number(row['earned']),
  reversed: Number(row['reversed']),
});

// A second tier sells nothing: whoever sold has these sales in their own report.
const soldOf = (strapi: Core.Strapi, { partyId, from, until }: SoldWithin) =>
  sql(strapi)('afs_commissions as c')
    .where({ 'c.party_id': partyId, 'c.role': 'affiliate' })
    .where('c.amount', '>', 0)
    .where('c.earned_at', '>=', new Date(from))
    .where('c.earned_at', '<', new Date(until));

const summed = (strapi: Core.Strapi, within: SoldWithin, column: string) =>
  soldOf(strapi, within)
    .select({ value: column, currency: 'c.currency' })
    .countDistinct({ sales: 'c.order_id' })
    .select(sql(strapi).raw('COUNT(DISTINCT CASE WHEN c.reversed > 0 THEN c.order_id END) AS refunded'))
    .sum({ earned: 'c.amount', reversed: 'c.reversed' })
    .groupBy(column, 'c.currency');

/** Sales by product, under the name it was last sold by. */
export const soldByProduct = async (strapi: Core.Strapi, within: SoldWithin): Promise<readonly SoldSum[]> =>
  ((await summed(strapi, within, 'c.product_id').max({ name: 'c.product_name' })) as Raw[]).map(sumOf);

/** Sales by the country an order was sold to. */
export const soldByCountry = async (strapi: Core.Strapi, within: SoldWithin): Promise<readonly SoldSum[]> =>
  ((await summed(strapi, within, 'o.country').join('afs_orders as o', 'o.id', 'c.order_id')) as Raw[]).map(sumOf);

/** Who is counted instead of the buyers of some orders. */
export interface OtherBuyers {
  readonly orderIds: readonly number[];
  readonly buyers: ReadonlyArray<{ readonly country: string; readonly customerId: number }>;
}

const countryOf = (row: Raw): string => (row['value'] as string | null) ?? '';

/** How many buyers each country has. */
export const buyersByCountry = async (
  strapi: Core.Strapi,
  within: SoldWithin,
  { orderIds, buyers }: OtherBuyers = { orderIds: [], buyers: [] },
): Promise<ReadonlyMap<string, number>> => {
  const query = soldOf(strapi, within).join('afs_orders as o', 'o.id', 'c.order_id').select({ value: 'o.country' });
  if (orderIds.length === 0) {
    const rows = (await query.countDistinct({ buyers: 'o.customer_id' }).groupBy('o.country')) as Raw[];
    return new Map(rows.map((row) => [countryOf(row), Number(row['buyers'])]));
  }
  // Whether somebody is one buyer more has to be looked for among the others: that cannot be added up.
  const rows = (await query
    .select({ buyer: 'o.customer_id' })
    .whereNotIn('c.order_id', [...orderIds])
    .distinct()) as Raw[];
  const byCountry = new Map<string, Set<number>>();
  for (const [country, customerId] of [
    ...rows.map((row) => [countryOf(row), Number(row['buyer'])] as const),
    ...buyers.map((one) => [one.country, one.customerId] as const),
  ])
    byCountry.set(country, (byCountry.get(country) ?? new Set()).add(customerId));
  return new Map([...byCountry].map(([country, all]) => [country, all.size]));
};
