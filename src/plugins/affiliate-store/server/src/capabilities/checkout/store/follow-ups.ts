import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_follow_ups';

/** What a buyer answered to an offer made after an order. */
export interface FollowUp {
  readonly orderId: number;
  readonly offerId: string;
  readonly answer: 'accepted' | 'declined';
  /** The order it became. */
  readonly followOrderId: number | null;
}

type Raw = Record<string, unknown>;

const followUpOf = (row: Raw): FollowUp => ({
  orderId: Number(row['order_id']),
  offerId: String(row['offer_id']),
  answer: row['answer'] as FollowUp['answer'],
  followOrderId: row['follow_order_id'] == null ? null : Number(row['follow_order_id']),
});

/** The answers of an order's buyer, in the order they were given. */
export const findFollowUps = async (strapi: Core.Strapi, orderId: number): Promise<readonly FollowUp[]> =>
  ((await sql(strapi)(TABLE).where({ order_id: orderId }).orderBy('id')) as Raw[]).map(followUpOf);

/** Keeps an answer; one that was given before stays. */
export const insertFollowUp = async (strapi: Core.Strapi, { orderId, offerId, answer, followOrderId }: FollowUp): Promise<void> => {
  await sql(strapi)(TABLE)
    .insert({ order_id: orderId, offer_id: offerId, answer, follow_order_id: followOrderId, answered_at: now() })
    .onConflict(['order_id', 'offer_id'])
    .ignore();
};

/** The buyer came back to an offer they had declined: it is the order it has become now. */
export const acceptAfterAll = async (strapi: Core.Strapi, orderId: number, offerId: string, followOrderId: number): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ order_id: orderId, offer_id: offerId, answer: 'declined' })
    .update({ answer: 'accepted', follow_order_id: followOrderId, answered_at: now() });
};

/** The buyer thought better of an offer they had accepted, before it was paid. */
export const declineFollowUp = async (strapi: Core.Strapi, orderId: number, offerId: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ order_id: orderId, offer_id: offerId }).update({ answer: 'declined', answered_at: now() });
};
