import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_postbacks';
const KEPT_MS = 400 * 86_400_000;

/** Notes a message; false when its id was taken before. Inside the unit of work. */
export const notePostback = async (
  strapi: Core.Strapi,
  message: { readonly programId: number; readonly externalId: string; readonly affiliateId: number; readonly event: 'click' | 'lead' },
): Promise<boolean> => {
  const written = await sql(strapi)(TABLE)
    .insert({
      program_id: message.programId,
      external_id: message.externalId,
      affiliate_id: message.affiliateId,
      event: message.event,
      at: now(),
    })
    .onConflict(['program_id', 'external_id'])
    .ignore()
    .returning('id');
  return written.length === 1;
};

/** Forgets what was told more than 400 days ago: a message older than five minutes is refused in any case. */
export const forgetPostbacks = (strapi: Core.Strapi): Promise<number> =>
  sql(strapi)(TABLE)
    .where('at', '<', now() - KEPT_MS)
    .delete();
