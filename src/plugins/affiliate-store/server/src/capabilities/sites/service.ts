import type { Core } from '@strapi/strapi';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { door } from '../../platform/door';
import { togetherOrNot } from '../../platform/transaction';
import { siteFailures } from './domain/failures';
import { insertSite, removeSite, sitesOf, type PartnerSite } from './store/sites';

export { siteFailures } from './domain/failures';
export type { PartnerSite } from './store/sites';

/** So many stand at once; what was removed does not count. */
const MOST_SITES = 25;
/** So many lines of the log are read. */
const MOST_LINES = 200;

/** Sites and channels of parties. */
export interface SitesService {
  /** Those that stand, then those removed, the newest first of each. */
  sitesOf(partyId: number): Promise<readonly PartnerSite[]>;
  addSite(site: { readonly partyId: number; readonly kind: string; readonly url: string }): Promise<Outcome<PartnerSite, Failure>>;
  /** It is off the list; that it was there stays. */
  removeSite(partyId: number, id: string): Promise<Outcome<PartnerSite, Failure>>;
}

/** The door of this room. */
export const sites = (strapi: Core.Strapi): SitesService => door<SitesService>(strapi, 'sites');

/** Makes the room's service. */
export const sitesService = (strapi: Core.Strapi): SitesService => ({
  sitesOf: (partyId) => sitesOf(strapi, partyId, MOST_LINES),
  addSite: (site) =>
    togetherOrNot(strapi, async () => {
      const standing = (await sitesOf(strapi, site.partyId, MOST_LINES)).filter(({ removedAt }) => removedAt === null);
      if (standing.length >= MOST_SITES) return failed(siteFailures.because('SITE_LIMIT', { most: MOST_SITES }));
      const added = await insertSite(strapi, { ...site, url: new URL(site.url).href });
      return added ? ok(added) : failed(siteFailures.because('SITE_TWICE'));
    }),
  removeSite: (partyId, id) =>
    togetherOrNot(strapi, async () => {
      const removed = await removeSite(strapi, partyId, id);
      return removed ? ok(removed) : failed(siteFailures.because('SITE_NOT_FOUND'));
    }),
});
