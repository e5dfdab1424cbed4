import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { OfferChangeState, WhyWithdrawn } from '../domain/offer-change';
import type { Subscription } from './subscriptions';

const TABLE = 'afs_subscription_offer_changes';

/** A change of offer as the store works with it; amounts are minor units, times UTC ms. */
export interface OfferChange {
  readonly id: number;
  readonly publicId: string;
  readonly subscriptionId: number;
  readonly state: OfferChangeState;
  readonly offerId: string;
  readonly offerName: string;
  readonly currency: string;
  readonly amount: number;
  readonly interval: 'month' | 'year';
  readonly count: number;
  readonly effectiveAt: number;
  readonly agreedAt: number;
  readonly agreedBy: string;
  /** The version of the words its subscriber agreed to; null where staff changed it. */
  readonly consentVersion: string | null;
  readonly reason: string | null;
  readonly confirmedAt: number | null;
  readonly seatTaken: boolean;
  /** What its payments are sold by (OrderSnapshot of the orders room). */
  readonly snapshot: unknown;
}

/** What is known of a change when it is agreed. */
export type NewOfferChange = Omit<OfferChange, 'id' | 'state' | 'confirmedAt' | 'agreedAt'>;

type Raw = Record<string, unknown>;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const changeOf = (row: Raw): OfferChange => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  subscriptionId: Number(row['subscription_id']),
  state: row['state'] as OfferChangeState,
  offerId: String(row['offer_id']),
  offerName: String(row['offer_name']),
  currency: String(row['currency']),
  amount: Number(row['amount']),
  interval: row['renews'] === 'year' ? 'year' : 'month',
  count: Number(row['every_count']),
  effectiveAt: Number(row['effective_at']),
  agreedAt: Number(row['agreed_at']),
  agreedBy: String(row['agreed_by']),
  consentVersion: text(row['consent_version']),
  reason: text(row['reason']),
  confirmedAt: row['confirmed_at'] === null ? null : Number(row['confirmed_at']),
  seatTaken: Number(row['seat_taken']) === 1,
  snapshot: JSON.parse(String(row['snapshot'])) as unknown,
});

/** Keeps an agreed change; a second one for the same subscription cannot be. */
export const insertOfferChange = async (strapi: Core.Strapi, one: NewOfferChange): Promise<void> => {
  await sql(strapi)(TABLE).insert({
    public_id: one.publicId,
    subscription_id: one.subscriptionId,
    state: 'agreed',
    offer_id: one.offerId,
    offer_name: one.offerName,
    currency: one.currency,
    amount: one.amount,
    renews: one.interval,
    every_count: one.count,
    effective_at: one.effectiveAt,
    agreed_at: now(),
    agreed_by: one.agreedBy,
    consent_version: one.consentVersion,
    reason: one.reason,
    seat_taken: one.seatTaken ? 1 : 0,
    snapshot: JSON.stringify(one.snapshot),
  });
};

/** The changes of subscriptions, oldest first. */
export const offerChangesOf = async (strapi: Core.Strapi, subscriptionIds: readonly number[]): Promise<OfferChange[]> =>
  subscriptionIds.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('subscription_id', [...subscriptionIds])
          .orderBy('id')) as Raw[]
      ).map(changeOf);

/** Agreed changes of which the provider has not said that it knows, although it was asked before a moment. */
export const untoldChanges = async (strapi: Core.Strapi, before: number): Promise<OfferChange[]> =>
  (
    (await sql(strapi)(TABLE).where({ state: 'agreed' }).whereNull('confirmed_at').where('agreed_at', '<', before).orderBy('id')) as Raw[]
  ).map(changeOf);

/** Keeps that the provider knows of a change. */
export const confirmOfferChange = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).update({ confirmed_at: now() });
};

export const withdrawOfferChange = async (strapi: Core.Strapi, id: number, why: WhyWithdrawn): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).update({ state: 'withdrawn', withdrawn_at: now(), withdrawn_why: why });
};

/** Keeps that the provider's period began under a change; from now on it is what the subscription costs, unless a later one is already. */
export const applyOfferChange = async (
  strapi: Core.Strapi,
  { id, subscriptionId, amount, interval, count }: OfferChange,
  seller: string | null,
): Promise<void> => {
  const later = (await sql(strapi)(TABLE).where({ subscription_id: subscriptionId, state: 'applied' }).where('id', '>', id).first('id')) as
    | Pick<Subscription, 'id'>
    | undefined;
  await sql(strapi)(TABLE).where({ id }).update({ state: 'applied', applied_at: now() });
  if (later) return;
  await sql(strapi)('afs_subscriptions').where({ id: subscriptionId }).update({
    amount,
    renews: interval,
    every_count: count,
    seller,
    // A coupon is for what was bought with it.
    reduced_amount: null,
    reduced_payments: null,
    reduced_until: null,
  });
};
