import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';

/** How the money of a recorded sale came. */
export type HandPaid = 'bank_transfer' | 'cash' | 'cheque' | 'other';

/** A sale made outside the checkout; times UTC ms. */
export interface RecordedSale {
  readonly orderId: number;
  readonly method: HandPaid;
  /** What finds the money again: a line of the bank statement, a receipt's number. */
  readonly reference: string;
  readonly reason: string;
  /** The day the money came, where somebody said so: of bank transfers. */
  readonly receivedOn: string | null;
  readonly state: 'awaiting_approval' | 'booked' | 'rejected';
  readonly madeBy: string;
  readonly madeAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_recorded_sales';

const recordedOf = (row: Raw): RecordedSale => ({
  orderId: Number(row['order_id']),
  method: row['method'] as HandPaid,
  reference: String(row['reference']),
  reason: String(row['reason']),
  receivedOn: (row['received_on'] as string | null) ?? null,
  state: row['state'] as RecordedSale['state'],
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  decidedBy: (row['decided_by'] as string | null) ?? null,
  decidedAt: row['decided_at'] == null ? null : Number(row['decided_at']),
});

export const insertRecordedSale = async (
  strapi: Core.Strapi,
  sale: Pick<RecordedSale, 'orderId' | 'method' | 'reference' | 'reason' | 'receivedOn' | 'state' | 'madeBy'>,
): Promise<void> => {
  const row = {
    order_id: sale.orderId,
    method: sale.method,
    reference: sale.reference,
    reason: sale.reason,
    received_on: sale.receivedOn,
    state: sale.state,
    made_by: sale.madeBy,
    made_at: now(),
    decided_by: null,
    decided_at: null,
  };
  // One that was turned down may be recorded again; the audit log keeps both.
  await sql(strapi)(TABLE).insert(row).onConflict('order_id').merge();
};

/** The record of an order that was made outside the checkout; locked until the unit of work ends when asked. */
export const findRecordedSale = async (strapi: Core.Strapi, orderId: number, lock = false): Promise<RecordedSale | null> => {
  const query = sql(strapi)(TABLE).where({ order_id: orderId }).first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? recordedOf(row) : null;
};

export const decideRecordedSale = async (
  strapi: Core.Strapi,
  orderId: number,
  decided: { readonly state: 'booked' | 'rejected'; readonly by: string },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ order_id: orderId, state: 'awaiting_approval' })
    .update({ state: decided.state, decided_by: decided.by, decided_at: now() });
};
