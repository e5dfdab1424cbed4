import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_card_withdrawals';

/** When some customers last took back that their cards are kept, UTC ms, by customer; who never did is not in it. */
export const findWithdrawals = async (strapi: Core.Strapi, customerIds: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  const rows = (await sql(strapi)(TABLE)
    .whereIn('customer_id', [...customerIds])
    .groupBy('customer_id')
    .select('customer_id')
    .max('withdrawn_at as at')) as Array<{ customer_id: unknown; at: unknown }>;
  return new Map(rows.map((row) => [Number(row.customer_id), Number(row.at)]));
};

/** Notes that a customer takes it back now. */
export const insertWithdrawal = async (strapi: Core.Strapi, customerId: number): Promise<void> => {
  await sql(strapi)(TABLE).insert({ customer_id: customerId, withdrawn_at: now() }).onConflict(['customer_id', 'withdrawn_at']).ignore();
};
