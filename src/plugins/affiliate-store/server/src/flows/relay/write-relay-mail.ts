import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Order } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { relay, type RelayLetter } from '../../capabilities/relay/service';
import type { Locale } from '../../../../contracts/primitives';
import { languageOfParty } from '../messaging/party-language';

/** Passes a letter on to the buyer of an order, in the shop's frame: who wrote it, why it came, and how to end that. */
export const passOn = async (strapi: Core.Strapi, letter: RelayLetter, partner: string, order: Order): Promise<void> => {
  await messaging(strapi).queueMail({
    to: order.email,
    locale: order.language as Locale,
    kind: 'partner_letter',
    dedupeKey: `relay:${letter.publicId}:${order.customerId}`,
    facts: {
      partner,
      subject: letter.subject,
      text: letter.text,
      products: order.productNames,
      page: `/partner-page/${relay(strapi).pageToken(order.number)}`,
    },
  });
};

/** Tells an affiliate what became of a letter, or of all of them; `event` makes it one letter. */
export const tellOfRelay = async (
  strapi: Core.Strapi,
  place: Affiliate,
  told: {
    readonly what: 'approved' | 'refused' | 'stopped' | 'resumed';
    readonly event: string;
    readonly subject: string | null;
    readonly reason: string | null;
  },
): Promise<void> => {
  const party = await people(strapi).party(place.partyId);
  if (!party?.emailNorm) return;
  await messaging(strapi).queueMail({
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    kind: 'relay_told',
    dedupeKey: `relay-told:${told.what}:${told.event}`,
    facts: { what: told.what, program: place.programName, subject: told.subject, reason: told.reason },
  });
};
