import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { managers } from '../../capabilities/managers/service';
import { messaging } from '../../capabilities/messaging/service';
import { people, type Party } from '../../capabilities/people/service';
import { newsIn, type Message, type News } from '../../capabilities/talk/service';
import { staffMailbox } from '../../platform/staff-names';
import { languageOfParty } from '../messaging/party-language';

/** Tells one person a piece of news, once however many places they have. */
export const writeNewsLetter = async (strapi: Core.Strapi, news: News, party: Party): Promise<void> => {
  if (party.emailNorm === null) return;
  const locale = await languageOfParty(strapi, party);
  const { title, text } = newsIn(news.words, locale);
  await messaging(strapi).queueMail({
    kind: 'news_published',
    to: party.emailNorm,
    locale,
    dedupeKey: `news:${news.publicId}:${party.publicId}`,
    facts: { title, text },
  });
};

/** Tells an affiliate that the shop wrote. */
export const writeToldPartner = async (strapi: Core.Strapi, place: Affiliate, { id, text }: Message): Promise<void> => {
  const party = await people(strapi).party(place.partyId);
  if (!party?.emailNorm) return;
  await messaging(strapi).queueMail({
    kind: 'message_to_partner',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `message:${id}`,
    facts: { program: place.programName, text },
  });
};

/** Tells whoever manages an affiliate that they wrote; where nobody does, the panel alone shows it. */
export const writeToldManager = async (strapi: Core.Strapi, place: Affiliate, { id, text }: Message): Promise<void> => {
  const staffId = (await managers(strapi).of([place])).get(place.id);
  const mailbox = staffId === undefined ? null : await staffMailbox(strapi, staffId);
  if (!mailbox) return;
  await messaging(strapi).queueMail({
    kind: 'message_to_staff',
    to: mailbox.email,
    locale: mailbox.language,
    dedupeKey: `message:${id}`,
    facts: { affiliate: place.name, program: place.programName, id: place.documentId, text },
  });
};
