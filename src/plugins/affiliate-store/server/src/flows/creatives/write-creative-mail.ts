import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import type { CreativeRequest } from '../../capabilities/creatives/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { languageOfParty } from '../messaging/party-language';

/** What is told of a request; `event` makes it one letter. */
export interface ToldOfRequest {
  readonly event: number;
  readonly what: 'received' | 'message' | 'proposed' | 'accepted' | 'declined';
  readonly text: string | null;
}

/** Tells an affiliate how the piece they asked for stands. */
export const mailAboutRequest = async (strapi: Core.Strapi, request: CreativeRequest, told: ToldOfRequest): Promise<void> => {
  const party = await people(strapi).party(request.partyId);
  if (!party?.emailNorm) return;
  const place = await affiliates(strapi).affiliate(request.affiliateId);
  await messaging(strapi).queueMail({
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    kind: 'creative_request_told',
    dedupeKey: `creative-request:${told.event}`,
    facts: {
      what: told.what,
      id: request.publicId,
      program: place?.programName ?? '',
      size: request.width === null || request.height === null ? null : `${request.width} × ${request.height}`,
      text: told.text,
    },
  });
};
