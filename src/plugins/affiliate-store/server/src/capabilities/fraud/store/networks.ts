import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_party_networks';
const HOUR_MS = 3_600_000;
const LOOKED_BACK_MS = 24 * HOUR_MS;
const KEPT_MS = 48 * HOUR_MS;
const MINUTE_MS = 60_000;

/** Notes that a party was seen on a network just now. */
export const seeParty = async (strapi: Core.Strapi, partyId: number, network: string): Promise<void> => {
  const seen = { seen_at: now() };
  await sql(strapi)(TABLE)
    .insert({ party_id: partyId, network, ...seen })
    .onConflict(['party_id', 'network'])
    .merge(seen);
};

/** Minutes since a party was last seen on one of these networks, within a day; null where it was not. */
export const minutesSinceSeen = async (strapi: Core.Strapi, partyId: number, networks: readonly string[]): Promise<number | null> => {
  if (networks.length === 0) return null;
  const at = now();
  const row = (await sql(strapi)(TABLE)
    .where({ party_id: partyId })
    .whereIn('network', [...networks])
    .where('seen_at', '>', at - LOOKED_BACK_MS)
    .max({ seen: 'seen_at' })
    .first()) as { seen: number | string | null } | undefined;
  return row?.seen == null ? null : Math.max(0, Math.floor((at - Number(row.seen)) / MINUTE_MS));
};

export const forgetNetworks = async (strapi: Core.Strapi): Promise<number> =>
  sql(strapi)(TABLE)
    .where('seen_at', '<', now() - KEPT_MS)
    .delete();
