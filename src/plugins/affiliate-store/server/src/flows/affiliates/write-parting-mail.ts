import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { countAudit } from '../../platform/audit';
import { languageOfParty } from '../messaging/party-language';

/** Tells an affiliate that their contract ends: that they left, that the shop gave notice and why, or that it took the notice back. Inside the unit of work. */
export const mailParted = async (
  strapi: Core.Strapi,
  { affiliate, until }: { readonly affiliate: Affiliate; readonly until: number },
  { what, reason }: { readonly what: 'left' | 'ended' | 'kept'; readonly reason: string | null },
): Promise<void> => {
  if (affiliate.email === '') return;
  const party = await people(strapi).party(affiliate.partyId);
  const action = { left: 'contract.left', ended: 'contract.terminated', kept: 'contract.resumed' }[what];
  // Somebody may leave, come back, and leave again on a day the clock of a demo stands still.
  const times = await countAudit(strapi, { subject: `affiliate:${affiliate.documentId}`, action });
  await messaging(strapi).queueMail({
    kind: 'contract_parted',
    to: affiliate.email,
    locale: party ? await languageOfParty(strapi, party) : 'en',
    dedupeKey: `contract-parted:${affiliate.documentId}:${what}:${times}:${now()}`,
    facts: { program: affiliate.programName, day: until, what, reason },
  });
};
