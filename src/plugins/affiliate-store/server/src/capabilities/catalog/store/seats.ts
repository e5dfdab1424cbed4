import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_offer_seats';

/** Takes one seat unless `limit` are gone: one conditional UPDATE, so that the last seat is sold once however many want it. */
export const takeSeat = async (strapi: Core.Strapi, offerId: string, limit: number | null): Promise<boolean> => {
  const db = sql(strapi);
  await db(TABLE).insert({ offer_document_id: offerId, taken: 0 }).onConflict('offer_document_id').ignore();
  const seat = db(TABLE).where({ offer_document_id: offerId });
  if (limit !== null) seat.where('taken', '<', limit);
  return (await seat.increment('taken', 1)) === 1;
};

/** Gives one seat back; never below none. */
export const returnSeat = async (strapi: Core.Strapi, offerId: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ offer_document_id: offerId }).where('taken', '>', 0).decrement('taken', 1);
};
