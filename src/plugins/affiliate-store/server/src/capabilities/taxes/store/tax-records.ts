import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { TaxRecord } from '../domain/tax-records';
import type { RecordedSale } from '../ports';

/** A record as it is kept; `recorded` once it is known where it was told. `why` is what was said the last time it was refused. */
export interface KeptTaxRecord extends TaxRecord {
  readonly id: number;
  readonly orderId: number;
  readonly state: 'waiting' | 'recorded';
  readonly providerId: string | null;
  readonly providerLines: RecordedSale['lines'];
  readonly why: string | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_tax_records';

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const recordOf = (row: Raw): KeptTaxRecord => ({
  id: Number(row['id']),
  orderId: Number(row['order_id']),
  reference: String(row['reference']),
  kind: row['kind'] as TaxRecord['kind'],
  document: row['document_id'] == null ? null : Number(row['document_id']),
  seller: textOr(row['seller']),
  undoes: textOr(row['undoes']),
  lines: JSON.parse(String(row['lines'])) as TaxRecord['lines'],
  state: row['state'] as KeptTaxRecord['state'],
  providerId: textOr(row['provider_id']),
  providerLines: JSON.parse(textOr(row['provider_lines']) ?? '[]') as RecordedSale['lines'],
  why: textOr(row['why']),
});

/** What was or is to be told of an order, in that order. */
export const recordsOfOrder = async (strapi: Core.Strapi, orderId: number): Promise<KeptTaxRecord[]> =>
  ((await sql(strapi)(TABLE).where({ order_id: orderId }).orderBy('id')) as Raw[]).map(recordOf);

export const insertRecords = async (strapi: Core.Strapi, orderId: number, records: readonly TaxRecord[]): Promise<void> => {
  const at = now();
  for (const { reference, kind, document, seller, undoes, lines } of records)
    await sql(strapi)(TABLE).insert({
      order_id: orderId,
      reference,
      kind,
      document_id: document,
      seller,
      undoes,
      lines: JSON.stringify(lines),
      state: 'waiting',
      created_at: at,
      changed_at: at,
    });
};

/** Writes down that a record was told; false where somebody else has. */
export const settleRecord = async (strapi: Core.Strapi, id: number, { id: provider_id, lines }: RecordedSale): Promise<boolean> => {
  const change = { state: 'recorded', provider_id, provider_lines: JSON.stringify(lines), why: null, changed_at: now() };
  return (await sql(strapi)(TABLE).where({ id, state: 'waiting' }).update(change)) > 0;
};

/** Writes down why a record was refused; false where that is known, or it was told meanwhile. */
export const noteRefusal = async (strapi: Core.Strapi, { id, why: before }: KeptTaxRecord, why: string): Promise<boolean> =>
  before !== why && (await sql(strapi)(TABLE).where({ id, state: 'waiting' }).update({ why, changed_at: now() })) > 0;
