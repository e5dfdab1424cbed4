import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { partsOf, type Decision, type LateAttribution } from '../../capabilities/attribution/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { minor } from '../../kernel/money';
import { differencesOf, type Attachment } from './attachment';
import { languageOfParty } from '../messaging/party-language';

/** Winners and second tiers, by whom they are. */
const earnersOf = (decisions: readonly Decision[]): ReadonlyMap<string, number> => {
  const earners = new Map<string, number>();
  for (const { winner, secondTier } of decisions.flatMap(partsOf)) {
    earners.set(winner.partyPublicId, winner.affiliateId);
    if (secondTier) earners.set(secondTier.partyPublicId, secondTier.affiliateId);
  }
  return earners;
};

/**
 * Writes to whoever earns by an order from now on, or does not any more, that the shop decided so, and why. Nothing of the buyer, and
 * nothing of each other. In the unit that books it.
 */
export const writeAttachmentLetters = async (strapi: Core.Strapi, late: LateAttribution, attachment: Attachment): Promise<void> => {
  const { order, decided, decisions } = attachment;
  const concerned = new Map([...earnersOf(decided), ...earnersOf(decisions)]);
  const parties = await people(strapi).partiesByPublicId([...concerned.keys()]);
  const places = await affiliates(strapi).affiliates([...concerned.values()]);
  for (const [publicId, affiliateId] of concerned) {
    const [party, place] = [parties.get(publicId), places.get(affiliateId)];
    const own = differencesOf(attachment).filter(
      ({ share }) => share.party === publicId && (share.role === 'affiliate' || share.role === 'second_tier'),
    );
    const change = own.reduce((sum, { before, after }) => sum + after - before, 0);
    if (!party?.emailNorm || !place || place.state === 'blocked' || change === 0) continue;
    await messaging(strapi).queueMail({
      kind: change > 0 ? 'sale_attached' : 'sale_detached',
      to: party.emailNorm,
      locale: await languageOfParty(strapi, party),
      dedupeKey: `late:${late.publicId}:${publicId}`,
      orderId: order.id,
      facts: {
        program: place.programName,
        product: order.productNames,
        amount: { minor: minor(Math.abs(change)), currency: order.currency },
        because: late.reason,
      },
    });
  }
};
