import type { Core } from '@strapi/strapi';
import type { Locale } from '../../../../contracts/primitives';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { paths } from '../../capabilities/paths/service';
import { people } from '../../capabilities/people/service';
import { languageOfParty } from '../messaging/party-language';
import { writePathMail } from './write-path-mail';

/**
 * Opens the path of a place that was admitted, in the version newcomers get at this moment, and tells its person. Where the path was taken
 * away while they waited for approval, the contract is all there is left of it.
 */
export const openPath = async (strapi: Core.Strapi, place: Affiliate, locale?: Locale): Promise<void> => {
  if (place.pathStage !== 'walking') return;
  const newest = await paths(strapi).newest(place.programId);
  if (!newest) throw new Error(`the program of ${place.documentId} never had a path`);
  const party = locale === undefined ? await people(strapi).party(place.partyId) : null;
  const language = locale ?? (party ? await languageOfParty(strapi, party) : 'en');
  const { id: affiliateId, programId, partyId } = place;
  const walk = await paths(strapi).open({ affiliateId, programId, partyId, version: newest.version, locale: language });
  if (walk) await writePathMail(strapi, place, language, { what: 'opened', step: '', reason: null, event: 'opened' });
};
