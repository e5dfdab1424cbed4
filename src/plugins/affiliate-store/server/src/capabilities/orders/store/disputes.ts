import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

/** A dispute as the provider told it last. */
export interface Dispute {
  readonly id: number;
  readonly paymentId: number;
  readonly orderId: number;
  readonly providerDisputeId: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly state: string;
  readonly evidenceDueAt: number | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** Which of two cards it is about; null where one paid the whole. */
  readonly chargeId: string | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_disputes';
const whenKnown = (value: unknown): number | null => (value == null ? null : Number(value));

export const disputeOf = (row: Raw): Dispute => ({
  id: Number(row['id']),
  paymentId: Number(row['payment_id']),
  orderId: Number(row['order_id']),
  providerDisputeId: String(row['provider_dispute_id']),
  amount: Number(row['amount']),
  currency: String(row['currency']),
  reason: String(row['reason']),
  state: String(row['state']),
  evidenceDueAt: whenKnown(row['evidence_due_at']),
  openedAt: Number(row['opened_at']),
  closedAt: whenKnown(row['closed_at']),
  chargeId: (row['charge_id'] as string | null) ?? null,
});

/** Keeps what is known of a dispute; what is told later replaces it. */
export const saveDispute = async (strapi: Core.Strapi, dispute: Omit<Dispute, 'id'>): Promise<void> => {
  const row = {
    payment_id: dispute.paymentId,
    order_id: dispute.orderId,
    provider: 'stripe',
    provider_dispute_id: dispute.providerDisputeId,
    amount: dispute.amount,
    currency: dispute.currency,
    reason: dispute.reason,
    state: dispute.state,
    evidence_due_at: dispute.evidenceDueAt,
    opened_at: dispute.openedAt,
    closed_at: dispute.closedAt,
    charge_id: dispute.chargeId,
  };
  await sql(strapi)(TABLE)
    .insert(row)
    .onConflict(['provider', 'provider_dispute_id'])
    .merge(['state', 'amount', 'reason', 'evidence_due_at', 'closed_at']);
};

export const disputesOfOrder = async (strapi: Core.Strapi, orderId: number): Promise<Dispute[]> =>
  ((await sql(strapi)(TABLE).where({ order_id: orderId }).orderBy('id')) as Raw[]).map(disputeOf);

export const findDispute = async (strapi: Core.Strapi, providerDisputeId: string): Promise<Dispute | null> => {
  const row = (await sql(strapi)(TABLE).where({ provider_dispute_id: providerDisputeId }).first()) as Raw | undefined;
  return row ? disputeOf(row) : null;
};

/** Disputes somebody has to answer, the next deadline first. */
export const openDisputes = async (strapi: Core.Strapi): Promise<Dispute[]> =>
  ((await sql(strapi)(TABLE).whereIn('state', ['needs_response', 'inquiry']).orderBy('evidence_due_at').limit(100)) as Raw[]).map(
    disputeOf,
  );

/** What the service says of disputes. */
export const disputeVerbs = (strapi: Core.Strapi) => ({
  saveDispute: (dispute: Omit<Dispute, 'id'>) => saveDispute(strapi, dispute),
  dispute: (providerDisputeId: string) => findDispute(strapi, providerDisputeId),
  disputesOf: (orderId: number) => disputesOfOrder(strapi, orderId),
  openDisputes: () => openDisputes(strapi),
});
