import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import { refundStatesBefore } from '../domain/refund-state';
import type { RefundState } from '../domain/refund-state';

export type { RefundState } from '../domain/refund-state';

/** The part of a refund that is for one line of its order. */
export interface RefundLine {
  readonly line: number;
  readonly amount: number;
}

/** A refund, wanted here or seen at the provider first. `unknown` was sent, and whether it arrived has to be looked up. */
export interface Refund {
  readonly id: number;
  readonly orderId: number;
  readonly paymentId: number;
  readonly providerRefundId: string | null;
  readonly requestKey: string;
  readonly amount: number;
  readonly currency: string;
  /** What it was for, where it was for some lines; null for the whole order. */
  readonly lines: readonly RefundLine[] | null;
  /** Which of two cards it goes back to; null where one paid the whole. */
  readonly chargeId: string | null;
  readonly state: RefundState;
  readonly reason: string | null;
  readonly requestedBy: string;
  readonly failure: string | null;
  readonly createdAt: number;
  readonly bookedAt: number | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_refunds';

export const refundOf = (row: Raw): Refund => ({
  id: Number(row['id']),
  orderId: Number(row['order_id']),
  paymentId: Number(row['payment_id']),
  providerRefundId: (row['provider_refund_id'] as string | null) ?? null,
  requestKey: String(row['request_key']),
  amount: Number(row['amount']),
  currency: String(row['currency']),
  lines: row['lines'] == null ? null : (JSON.parse(row['lines'] as string) as RefundLine[]),
  chargeId: (row['charge_id'] as string | null) ?? null,
  state: row['state'] as RefundState,
  reason: (row['reason'] as string | null) ?? null,
  requestedBy: String(row['requested_by']),
  failure: (row['failure'] as string | null) ?? null,
  createdAt: Number(row['created_at']),
  bookedAt: row['booked_at'] == null ? null : Number(row['booked_at']),
});

/** Keeps a refund; the same request of the same order is the same row. */
export const insertRefund = async (
  strapi: Core.Strapi,
  refund: Pick<
    Refund,
    | 'orderId'
    | 'paymentId'
    | 'requestKey'
    | 'amount'
    | 'currency'
    | 'lines'
    | 'chargeId'
    | 'reason'
    | 'requestedBy'
    | 'providerRefundId'
    | 'state'
  >,
): Promise<Refund> => {
  await sql(strapi)(TABLE)
    .insert({
      order_id: refund.orderId,
      payment_id: refund.paymentId,
      provider: 'stripe',
      provider_refund_id: refund.providerRefundId,
      request_key: refund.requestKey,
      amount: refund.amount,
      currency: refund.currency,
      lines: refund.lines && JSON.stringify(refund.lines),
      charge_id: refund.chargeId,
      state: refund.state,
      reason: refund.reason,
      requested_by: refund.requestedBy,
      created_at: now(),
      booked_at: null,
    })
    .onConflict()
    .ignore();
  const row = (await sql(strapi)(TABLE).where({ order_id: refund.orderId, request_key: refund.requestKey }).first()) as Raw;
  return refundOf(row);
};

export type RefundKey =
  | { readonly id: number }
  | { readonly provider_refund_id: string }
  | { readonly order_id: number; readonly request_key: string };

export const findRefund = async (strapi: Core.Strapi, key: RefundKey, lock = false): Promise<Refund | null> => {
  const query = sql(strapi)(TABLE).where(key).first();
  const row = (await (lock ? locked(strapi, query) : query)) as Raw | undefined;
  return row ? refundOf(row) : null;
};

/** Changes what is known of a refund. A state it may not take from the one it has is not taken, and nothing else with it. */
export const changeRefund = async (
  strapi: Core.Strapi,
  id: number,
  change: {
    readonly state?: RefundState;
    readonly providerRefundId?: string;
    readonly failure?: string | null;
    readonly bookedAt?: number;
  },
): Promise<void> => {
  const row = sql(strapi)(TABLE).where({ id });
  if (change.state !== undefined) void row.whereIn('state', [...refundStatesBefore(change.state)]);
  await row.update({
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.providerRefundId === undefined ? {} : { provider_refund_id: change.providerRefundId }),
    ...(change.failure === undefined ? {} : { failure: change.failure }),
    ...(change.bookedAt === undefined ? {} : { booked_at: change.bookedAt }),
  });
};

/** Of some orders, oldest first. */
export const refundsOfOrders = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<Refund[]> =>
  (
    (await sql(strapi)(TABLE)
      .whereIn('order_id', [...orderIds])
      .orderBy('id')) as Raw[]
  ).map(refundOf);

/** Refunds of a payment under way, which claim their money: sent or about to be, and not booked yet. */
export const refundsUnderWay = async (strapi: Core.Strapi, paymentId: number): Promise<Refund[]> =>
  ((await sql(strapi)(TABLE).where({ payment_id: paymentId }).whereIn('state', ['requested', 'unknown']).orderBy('id')) as Raw[]).map(
    refundOf,
  );

/** Refunds whose fate has to be looked up. */
export const unsettledRefunds = async (strapi: Core.Strapi, createdBefore: number): Promise<Refund[]> =>
  ((await sql(strapi)(TABLE).whereIn('state', ['requested', 'unknown']).where('created_at', '<', createdBefore).limit(50)) as Raw[]).map(
    refundOf,
  );
