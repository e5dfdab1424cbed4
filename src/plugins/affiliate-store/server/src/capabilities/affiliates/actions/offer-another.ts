import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { setting } from '../../../platform/settings';
import type { Affiliate } from '../domain/affiliate';
import type { Offer } from '../domain/contract';
import { noticeDays } from '../settings';
import { insertEntries } from '../store/contracts';
import { entryOfOffer, haveLettersWritten } from '../store/notices';
import { caseOf } from './contract-case';

/**
 * Offers one affiliate something of their own, and says when it applies: what is no worse is theirs at once, what is worse waits for notice
 * and consent like any worse term. The program and the affiliate are held.
 */
export const offerAnother = async (
  strapi: Core.Strapi,
  affiliate: Affiliate,
  change: Partial<Pick<Offer, 'rateBasisPoints' | 'group'>>,
  by: string,
): Promise<'at once' | 'after notice'> => {
  const of = await caseOf(strapi, affiliate);
  const told = { at: now(), days: await setting(strapi, noticeDays), by };
  const entry = of && entryOfOffer(of, affiliate.id, of.contract, { ...of.contract.present, ...change }, told);
  if (!entry) return 'at once';
  await insertEntries(strapi, [entry]);
  await haveLettersWritten();
  return entry.kind === 'noticed' ? 'after notice' : 'at once';
};
