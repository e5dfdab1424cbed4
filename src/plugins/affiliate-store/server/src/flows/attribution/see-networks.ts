import type { Core } from '@strapi/strapi';
import { attribution } from '../../capabilities/attribution/service';
import { fraud } from '../../capabilities/fraud/service';
import { now } from '../../platform/clock';

/** What an address's network is known by today and was yesterday; none for an address of the house itself. */
export const networksOf = (strapi: Core.Strapi, ip: string): Promise<readonly string[]> => attribution(strapi).networkHashes(ip);

const AGAIN_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;
const seen = new Map<string, number>();

/**
 * Notes from which network a partner uses their portal, as a hash that goes with the key of its day. Not again within ten minutes, so that
 * reading a page is not a write.
 */
export const seePartner = async (strapi: Core.Strapi, partyId: number, ip: string): Promise<void> => {
  const [today] = await networksOf(strapi, ip);
  if (today === undefined) return;
  const key = `${partyId}:${today}`;
  if ((seen.get(key) ?? 0) > now() - AGAIN_MS) return;
  if (seen.size >= MOST_REMEMBERED) seen.clear();
  seen.set(key, now());
  await fraud(strapi).see(partyId, today);
};
