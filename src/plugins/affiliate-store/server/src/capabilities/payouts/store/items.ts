import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_payout_items';

/** A commission in a payout. `amount` is what was left of it when it was claimed, minor units. */
export interface PayoutItem {
  readonly commissionId: number;
  readonly paymentId: number;
  readonly shareKey: string;
  readonly orderNumber: string;
  readonly productName: string;
  readonly amount: number;
}

type Raw = Record<string, unknown>;

const itemOf = (row: Raw): PayoutItem => ({
  commissionId: Number(row['commission_id']),
  paymentId: Number(row['payment_id']),
  shareKey: String(row['share_key']),
  orderNumber: String(row['order_number']),
  productName: String(row['product_name']),
  amount: Number(row['amount']),
});

const BATCH = 100;

export const insertItems = async (strapi: Core.Strapi, payoutId: number, items: readonly PayoutItem[]): Promise<void> => {
  for (let at = 0; at < items.length; at += BATCH)
    await sql(strapi)(TABLE).insert(
      items.slice(at, at + BATCH).map((item) => ({
        payout_id: payoutId,
        commission_id: item.commissionId,
        payment_id: item.paymentId,
        share_key: item.shareKey,
        order_number: item.orderNumber,
        product_name: item.productName,
        amount: item.amount,
        live: true,
      })),
    );
};

/** The items of a payout, in the order in which payments are locked. */
export const findItems = async (strapi: Core.Strapi, payoutId: number): Promise<PayoutItem[]> =>
  ((await sql(strapi)(TABLE).where({ payout_id: payoutId }).orderBy(['payment_id', 'id'])) as Raw[]).map(itemOf);

/** The payout is over and paid nobody: its commissions may be claimed again. */
export const endItems = async (strapi: Core.Strapi, payoutId: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ payout_id: payoutId }).update({ live: false });
};

/** Items that break I13: claimed twice, or for more than was left of the commission. */
export const findWrongItems = async (
  strapi: Core.Strapi,
): Promise<ReadonlyArray<{ readonly commission: string; readonly text: string }>> => {
  const twice = (await sql(strapi)(TABLE)
    .where({ live: true })
    .groupBy('commission_id')
    .havingRaw('count(*) > 1')
    .select('commission_id')
    .limit(20)) as Raw[];
  const tooMuch = (await sql(strapi)('afs_payout_items as i')
    .join('afs_commissions as c', 'c.id', 'i.commission_id')
    .where('i.live', true)
    .whereRaw('i.amount > c.amount')
    .select({ id: 'c.public_id' })
    .limit(20)) as Raw[];
  return [
    ...twice.map((row) => ({ commission: String(row['commission_id']), text: 'This commission is in two live payouts.' })),
    ...tooMuch.map((row) => ({ commission: String(row['id']), text: 'More was claimed than was earned.' })),
  ];
};

export const countItems = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ live: true }).count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};
