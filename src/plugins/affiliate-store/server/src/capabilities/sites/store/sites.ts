import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_partner_sites';

/** A site or channel a party named. Times UTC ms. */
export interface PartnerSite {
  readonly publicId: string;
  readonly kind: string;
  readonly url: string;
  readonly addedAt: number;
  readonly removedAt: number | null;
}

interface Row {
  readonly public_id: string;
  readonly kind: string;
  readonly url: string;
  readonly added_at: number | string;
  readonly removed_at: number | string | null;
}

const siteOf = (row: Row): PartnerSite => ({
  publicId: row.public_id,
  kind: row.kind,
  url: row.url,
  addedAt: Number(row.added_at),
  removedAt: row.removed_at === null ? null : Number(row.removed_at),
});

/** Everything a party ever named, newest first, at most so many: what stands is never left out, for there is a limit to it. */
export const sitesOf = async (strapi: Core.Strapi, partyId: number, limit: number): Promise<readonly PartnerSite[]> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ party_id: partyId })
    .orderByRaw('CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END, id DESC')
    .limit(limit)) as Row[];
  return rows.map(siteOf);
};

/** Names a site; null where it stands already. Inside the unit of work. */
export const insertSite = async (
  strapi: Core.Strapi,
  site: { readonly partyId: number; readonly kind: string; readonly url: string },
): Promise<PartnerSite | null> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({ public_id: publicId('sit'), party_id: site.partyId, kind: site.kind, url: site.url, added_at: now(), removed_at: null })
    // Without a conflict target: the key is a partial index.
    .onConflict()
    .ignore()
    .returning('*')) as Row[];
  return row ? siteOf(row) : null;
};

/** Says that a site of a party is no more; null where there is none of that number, or it was removed before. */
export const removeSite = async (strapi: Core.Strapi, partyId: number, id: string): Promise<PartnerSite | null> => {
  const [row] = (await sql(strapi)(TABLE)
    .where({ party_id: partyId, public_id: id, removed_at: null })
    .update({ removed_at: now() })
    .returning('*')) as Row[];
  return row ? siteOf(row) : null;
};
