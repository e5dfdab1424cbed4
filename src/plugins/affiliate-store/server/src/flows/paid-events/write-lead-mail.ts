import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { recordOf, type Host } from '../../capabilities/links/service';
import { messaging } from '../../capabilities/messaging/service';
import type { Earning, PaidLead } from '../../capabilities/paid-events/service';
import { people, type Party } from '../../capabilities/people/service';
import { money } from '../../kernel/money';
import { languageOfParty } from '../messaging/party-language';

type Reachable = Party & { readonly emailNorm: string };
const isReachable = (party: Party | null): party is Reachable => party?.emailNorm != null;

/**
 * Tells an affiliate what was decided about a lead of theirs, by people or by time. What was rejected as it came, their own address or one that
 * was brought before, is answered by the list alone: a letter for each would be written as fast as addresses are sent in.
 */
export const mailAboutLead = async (
  strapi: Core.Strapi,
  lead: PaidLead,
  { earning, reason }: { readonly earning: Earning | null; readonly reason: string | null },
): Promise<void> => {
  const place = await affiliates(strapi).affiliate(lead.affiliateId);
  const party = place && (await people(strapi).party(place.partyId));
  if (!place || !isReachable(party)) return;
  const earned = earning && earning.amount > 0 ? money(earning.amount, earning.currency) : null;
  await messaging(strapi).queueMail({
    kind: 'lead_decided',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `lead-decided:${lead.publicId}`,
    facts: {
      what: earning === null ? 'rejected' : 'accepted',
      program: place.programName,
      reference: lead.reference,
      broughtAt: lead.at,
      earned,
      capped: earning !== null && earned === null,
      reason,
    },
  });
};

/** Tells a partner that a host of theirs leads nowhere any more, once for each time its record went missing. */
export const mailAboutLapsedHost = async (strapi: Core.Strapi, host: Host): Promise<void> => {
  const party = await people(strapi).party(host.partyId);
  if (!isReachable(party)) return;
  const { name, value } = recordOf(host);
  await messaging(strapi).queueMail({
    kind: 'host_lapsed',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `host-lapsed:${host.publicId}:${host.failingSince ?? 0}`,
    facts: { host: host.host, record: name, value },
  });
};
