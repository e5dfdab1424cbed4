import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';

/** Tax that was paid on. Amounts in minor units, times UTC ms. */
export interface TaxRemittance {
  readonly publicId: string;
  readonly quarter: string;
  readonly country: string;
  readonly currency: string;
  readonly amount: number;
  readonly reference: string;
  readonly madeBy: string;
  readonly madeAt: number;
}

export type NewRemittance = Omit<TaxRemittance, 'publicId' | 'madeAt'>;

type Raw = Record<string, unknown>;
const TABLE = 'afs_tax_remittances';

const remittanceOf = (row: Raw): TaxRemittance => ({
  publicId: String(row['public_id']),
  quarter: String(row['quarter']),
  country: String(row['country']),
  currency: String(row['currency']),
  amount: Number(row['amount']),
  reference: String(row['reference']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
});

export const insertRemittance = async (strapi: Core.Strapi, made: NewRemittance): Promise<TaxRemittance> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('trm'),
      quarter: made.quarter,
      country: made.country,
      currency: made.currency,
      amount: made.amount,
      reference: made.reference,
      made_by: made.madeBy,
      made_at: now(),
    })
    .returning('*')) as Raw[];
  return remittanceOf(row as Raw);
};

/** Those of a quarter, newest first. */
export const remittancesOf = async (strapi: Core.Strapi, quarter: string): Promise<TaxRemittance[]> =>
  ((await sql(strapi)(TABLE).where({ quarter }).orderBy('id', 'desc')) as Raw[]).map(remittanceOf);

/** One by its id, for whoever explains its journal. */
export const remittanceById = async (strapi: Core.Strapi, id: string): Promise<TaxRemittance | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? remittanceOf(row) : null;
};
