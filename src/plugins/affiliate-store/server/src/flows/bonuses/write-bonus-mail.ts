import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import { affiliates } from '../../capabilities/affiliates/service';
import type { Bonus, GivenBonus } from '../../capabilities/bonuses/service';
import { messaging } from '../../capabilities/messaging/service';
import { orders } from '../../capabilities/orders/service';
import { people } from '../../capabilities/people/service';
import { languageOfParty } from '../messaging/party-language';

/** Tells an affiliate what was decided about their bonus. */
export const mailAboutBonus = async (
  strapi: Core.Strapi,
  { publicId, partyId, title, productName, state, reason }: Bonus,
): Promise<void> => {
  if (state !== 'approved' && state !== 'declined' && state !== 'stopped') return;
  const party = await people(strapi).party(partyId);
  if (!party?.emailNorm) return;
  await messaging(strapi).queueMail({
    kind: 'bonus_decided',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `bonus:${publicId}:${state}`,
    facts: { what: state, title, product: productName, reason },
  });
};

/** Tells a buyer that a bonus they were promised is theirs now: by a link into the shop, never to the giver's own page. */
export const mailBonus = async (strapi: Core.Strapi, given: GivenBonus, { title, productName, affiliateId }: Bonus): Promise<void> => {
  const order = await orders(strapi).find({ number: given.orderNumber });
  if (!order) return;
  await messaging(strapi).queueMail({
    kind: 'bonus_given',
    to: order.email,
    locale: order.language as Locale,
    dedupeKey: `bonus-given:${given.publicId}`,
    orderId: order.id,
    facts: {
      title,
      product: productName,
      from: (await affiliates(strapi).affiliate(affiliateId))?.name ?? '',
      linkToken: await people(strapi).signInLink(order.email, 'access'),
    },
  });
};
