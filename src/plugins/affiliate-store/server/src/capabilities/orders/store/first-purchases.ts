import type { Core } from '@strapi/strapi';
import { isEmbedded, sql } from '../../../platform/transaction';

const TABLE = 'afs_first_purchases';

/** A customer's first paid order, as it is kept. `day` is a UTC day. */
export interface FirstPurchase {
  readonly customerId: number;
  readonly orderId: number;
  readonly currency: string;
  readonly day: string;
}

/** How many became buyers on a day, by the currency of what they bought. */
export interface FirstDay {
  readonly day: string;
  readonly currency: string;
  readonly count: number;
}

const insertFirstPurchase = async (strapi: Core.Strapi, first: FirstPurchase): Promise<boolean> => {
  const rows: unknown[] = await sql(strapi)(TABLE)
    .insert({ customer_id: first.customerId, order_id: first.orderId, currency: first.currency, day: first.day })
    .onConflict('customer_id')
    .ignore()
    .returning('id');
  return rows.length > 0;
};

const DAY_OF = {
  embedded: "strftime('%Y-%m-%d', paid_at / 1000, 'unixepoch')",
  served: "to_char(paid_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
} as const;

/** What the orders of before this was kept say, day by day; empty where it was kept already. Called once, at the start. */
const gatherFirstPurchases = async (strapi: Core.Strapi): Promise<readonly FirstDay[]> => {
  const db = sql(strapi);
  if ((await db(TABLE).first('id')) !== undefined) return [];
  const day = db.raw(isEmbedded(strapi) ? DAY_OF.embedded : DAY_OF.served);
  await db.raw(
    `INSERT INTO afs_first_purchases (customer_id, order_id, currency, day)
     SELECT customer_id, id, currency, ? FROM (
       SELECT customer_id, id, currency, paid_at, row_number() OVER (PARTITION BY customer_id ORDER BY paid_at, id) AS nth
       FROM afs_orders WHERE paid_at IS NOT NULL) AS paid
     WHERE nth = 1
     ON CONFLICT (customer_id) DO NOTHING`,
    [day],
  );
  const rows = (await db(TABLE).select('day', 'currency').count({ n: '*' }).groupBy('day', 'currency')) as Array<Record<string, unknown>>;
  return rows.map((row) => ({ day: String(row['day']), currency: String(row['currency']), count: Number(row['n']) }));
};

/** Customers behind one, by number, who paid for a product (or anything) from a moment on and have not got all of it back. */
const buyersAfter = async (
  strapi: Core.Strapi,
  asked: { readonly product?: string | undefined; readonly from?: number | undefined; readonly after: number; readonly limit: number },
): Promise<readonly number[]> => {
  const query = sql(strapi)('afs_orders')
    .distinct('customer_id')
    .whereIn('state', ['paid', 'partially_refunded'])
    .where('customer_id', '>', asked.after)
    .orderBy('customer_id')
    .limit(asked.limit);
  if (asked.from !== undefined) void query.where('paid_at', '>=', new Date(asked.from));
  if (asked.product !== undefined)
    void query.whereIn('id', sql(strapi)('afs_order_lines').select('order_id').where({ product_id: asked.product }));
  return ((await query) as Array<{ customer_id: number | string }>).map((row) => Number(row.customer_id));
};

/** Whether a customer had paid something, of more than nothing, before a moment (UTC ms). */
const hasPaidBefore = async (strapi: Core.Strapi, customerId: number, at: number): Promise<boolean> =>
  (await sql(strapi)('afs_orders')
    .where({ customer_id: customerId })
    .where('total', '>', 0)
    .where('paid_at', '<', new Date(at))
    .first('id')) !== undefined;

/** When each of some customers first paid for something, UTC ms; who never did is not in it. */
const firstPaidAt = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  const rows = (await sql(strapi)('afs_orders')
    .whereIn('customer_id', [...customerIds])
    .where('total', '>', 0)
    .whereNotNull('paid_at')
    .groupBy('customer_id')
    .select('customer_id')
    .min({ at: 'paid_at' })) as Array<{ readonly customer_id: number | string; readonly at: number | string | Date }>;
  return new Map(rows.map((row) => [Number(row.customer_id), new Date(row.at).getTime()]));
};

/** Whether anybody of a country placed an order in a span; one without an end goes on. */
const isAnyFrom = async (
  strapi: Core.Strapi,
  country: string,
  { from, until }: { readonly from: number; readonly until: number | null },
): Promise<boolean> => {
  const query = sql(strapi)('afs_orders').where({ country }).where('placed_at', '>=', new Date(from)).first('id');
  if (until !== null) void query.where('placed_at', '<', new Date(until));
  return ((await query) as object | undefined) !== undefined;
};

export interface FirstPurchases {
  readonly buyersAfter: (asked: Parameters<typeof buyersAfter>[1]) => Promise<readonly number[]>;
  /** Whether anybody of a country placed an order in a span; times UTC ms, the end not included, null for none. */
  readonly anyFrom: (country: string, span: { readonly from: number; readonly until: number | null }) => Promise<boolean>;
  readonly hasPaidBefore: (customerId: number, at: number) => Promise<boolean>;
  readonly firstPaidAt: (customerIds: readonly number[]) => ReturnType<typeof firstPaidAt>;
  /** Keeps an order as its customer's first; false where the customer had paid before. Inside the unit that pays it. */
  readonly noteFirstPurchase: (first: FirstPurchase) => Promise<boolean>;
  readonly gatherFirstPurchases: () => Promise<readonly FirstDay[]>;
}

export const firstPurchasesOf = (strapi: Core.Strapi): FirstPurchases => ({
  buyersAfter: (asked) => buyersAfter(strapi, asked),
  anyFrom: (country, span) => isAnyFrom(strapi, country, span),
  hasPaidBefore: (customerId, at) => hasPaidBefore(strapi, customerId, at),
  firstPaidAt: (customerIds) => firstPaidAt(strapi, customerIds),
  noteFirstPurchase: (first) => insertFirstPurchase(strapi, first),
  gatherFirstPurchases: () => gatherFirstPurchases(strapi),
});
