import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import type { WebhookEndpoint } from '../../capabilities/webhooks/service';
import { now } from '../../platform/clock';
import { languageOfParty } from '../messaging/party-language';

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** Tells an affiliate that an address of theirs is told nothing any more. The shop's own stand in its overview. */
export const writeAddressOff = async (
  strapi: Core.Strapi,
  { id, url, place }: Pick<WebhookEndpoint, 'id' | 'url' | 'place'>,
  because: 'gone' | 'given_up',
): Promise<void> => {
  const affiliate = place ? await affiliates(strapi).affiliate(place.affiliateId) : null;
  if (!affiliate || affiliate.email === '') return;
  const party = (await people(strapi).partiesByPublicId([affiliate.partyPublicId])).get(affiliate.partyPublicId);
  await messaging(strapi).queueMail({
    kind: 'address_off',
    to: affiliate.email,
    locale: party ? await languageOfParty(strapi, party) : 'en',
    dedupeKey: `address-off:${id}:${now()}`,
    facts: { program: affiliate.programName, host: hostOf(url), because },
  });
};
