import type { Core } from '@strapi/strapi';
import { affiliates, rungOf, tierAt, type Affiliate, type Risen } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Order } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { languageOfParty } from '../messaging/party-language';

const DAY = 86_400_000;
/** How long before a tier ends its owner is told. */
const TOLD_BEFORE_MS = 14 * DAY;

const write = async (
  strapi: Core.Strapi,
  affiliate: Affiliate,
  kind: 'tier_reached' | 'tier_ending',
  { tier, day, dedupeKey }: { readonly tier: string; readonly day: number; readonly dedupeKey: string },
): Promise<void> => {
  if (affiliate.email === '' || affiliate.state === 'blocked') return;
  const party = (await people(strapi).partiesByPublicId([affiliate.partyPublicId])).get(affiliate.partyPublicId);
  await messaging(strapi).queueMail({
    kind,
    to: affiliate.email,
    locale: party ? await languageOfParty(strapi, party) : 'en',
    dedupeKey,
    facts: { program: affiliate.programName, tier, day },
  });
};

/** Tells somebody of the tier they rose to with an order. In the unit that settles it. */
export const writeTierReached = async (strapi: Core.Strapi, { affiliateId, tier }: Risen, { number, paidAt }: Order): Promise<void> => {
  const affiliate = await affiliates(strapi).affiliate(affiliateId);
  if (affiliate)
    await write(strapi, affiliate, 'tier_reached', { tier, day: paidAt ?? now(), dedupeKey: `tier-reached:${affiliateId}:${number}` });
};

/**
 * Tells those who are about to stand on a lower tier, two weeks before: nobody is put down unannounced, and never for orders of before.
 * Who has reached it again meanwhile keeps it, and is not written to.
 */
export const writeTierEndings = async (strapi: Core.Strapi): Promise<void> => {
  const at = now();
  const ending = await affiliates(strapi).tiersKeptUntil(at, at + TOLD_BEFORE_MS);
  const concerned = await affiliates(strapi).affiliates(ending.map(({ affiliateId }) => affiliateId));
  const standing = await affiliates(strapi).contractsAt([...concerned.values()], at);
  for (const { affiliateId, tier, until } of ending) {
    const [affiliate, ladder] = [concerned.get(affiliateId), standing.get(affiliateId)?.terms.tiers];
    if (!affiliate || !ladder || until === null) continue;
    const reached = await affiliates(strapi).tiersReached([affiliateId]);
    const falls = tierAt(ladder, reached, at) === tier && rungOf(ladder, tierAt(ladder, reached, until)) < rungOf(ladder, tier);
    if (falls)
      await write(strapi, affiliate, 'tier_ending', { tier, day: until, dedupeKey: `tier-ending:${affiliateId}:${tier}:${until}` });
  }
};
