import type { Core } from '@strapi/strapi';
import { endOf, type Deal } from '../../capabilities/deals/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { languageOfParty } from '../messaging/party-language';

/** Tells the other side of a deal what was said by this one. */
export const mailAboutDeal = async (
  strapi: Core.Strapi,
  deal: Deal,
  what: 'proposed' | 'accepted' | 'declined' | 'noticed',
  fromParty: number,
): Promise<void> => {
  const { proposer, partner } = deal;
  const to = await people(strapi).party(proposer.partyId === fromParty ? partner.partyId : proposer.partyId);
  const from = await people(strapi).party(fromParty);
  if (!to?.emailNorm) return;
  await messaging(strapi).queueMail({
    kind: 'deal_told',
    to: to.emailNorm,
    locale: await languageOfParty(strapi, to),
    dedupeKey: `deal:${deal.publicId}:${what}`,
    facts: {
      what,
      id: deal.publicId,
      with: from?.name ?? '',
      rateBasisPoints: deal.rateBasisPoints,
      endsAt: endOf(deal),
      text: what === 'proposed' ? deal.message : what === 'declined' ? deal.reason : null,
    },
  });
};
