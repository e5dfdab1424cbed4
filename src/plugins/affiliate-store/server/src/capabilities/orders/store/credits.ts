import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

/** The store credit an order is paid with. Amount in minor units. */
export interface OrderCredit {
  readonly orderId: number;
  /** Whose credit: a party's public id. */
  readonly party: string;
  readonly amount: number;
  readonly currency: string;
  /** `reserved`: set aside, the order is not paid. `spent`: it is. `released`: it never was, and the owner has it again. */
  readonly state: 'reserved' | 'spent' | 'released';
  readonly nth: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_order_credits';

const creditOf = (row: Raw): OrderCredit => ({
  orderId: Number(row['order_id']),
  party: String(row['party']),
  amount: Number(row['amount']),
  currency: String(row['currency']),
  state: row['state'] as OrderCredit['state'],
  nth: Number(row['nth']),
});

/** Keeps what an order sets aside, in the unit of work that makes the order. */
export const insertCredit = async (
  strapi: Core.Strapi,
  { orderId, party, amount, currency }: Pick<OrderCredit, 'orderId' | 'party' | 'amount' | 'currency'>,
): Promise<OrderCredit> => {
  const credit = { party, amount, currency, state: 'reserved', nth: 1 } as const;
  await sql(strapi)(TABLE).insert({ order_id: orderId, ...credit, changed_at: now() });
  return { orderId, ...credit };
};

/** The credit of some orders; of an order that is paid without there is none. */
export const creditsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<OrderCredit[]> =>
  orderIds.length === 0 ? [] : ((await sql(strapi)(TABLE).whereIn('order_id', [...orderIds])) as Raw[]).map(creditOf);

/** Changes the credit of an order; whoever does holds the lock of the order. */
export const changeCredit = async (
  strapi: Core.Strapi,
  { orderId }: Pick<OrderCredit, 'orderId'>,
  change: Partial<Pick<OrderCredit, 'state' | 'nth'>>,
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ order_id: orderId })
    .update({ ...change, changed_at: now() });
};

/** What orders have set aside or spent, by party and currency; for the audit. */
export const sumCredits = async (strapi: Core.Strapi): Promise<ReadonlyArray<Omit<OrderCredit, 'orderId' | 'nth'>>> =>
  (
    (await sql(strapi)(TABLE)
      .whereNot({ state: 'released' })
      .groupBy('party', 'currency', 'state')
      .select('party', 'currency', 'state')
      .sum({ amount: 'amount' })) as Raw[]
  ).map((row) => ({
    party: String(row['party']),
    currency: String(row['currency']),
    state: row['state'] as OrderCredit['state'],
    amount: Number(row['amount']),
  }));
