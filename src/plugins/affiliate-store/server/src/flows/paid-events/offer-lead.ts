import type { Core } from '@strapi/strapi';
import { affiliates, leadPayOf, type Affiliate, type StandingContract } from '../../capabilities/affiliates/service';
import { isDisposable } from '../../capabilities/applications/service';
import { mailboxOf, type KeptLead } from '../../capabilities/attribution/service';
import { fraud, goesBy, judgeLead, leadsPerHour, nameInMailbox, type LeadRule } from '../../capabilities/fraud/service';
import { paidEvents, refusalOf, type LeadTerms } from '../../capabilities/paid-events/service';
import { people } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** By which contract an event is paid, as it is frozen with it. */
export const contractFacts = ({ contract, terms }: StandingContract) => ({
  version: contract.offer.version,
  contract: contract.inForceBy.publicId,
  consent: contract.consent.consent,
  consentAt: contract.consent.at,
  holdDays: terms.holdDays,
});

/**
 * What a lead of an affiliate pays by the contract they have at that moment; null where it pays nothing. A contract that has ended pays for nothing new.
 */
const termsOfLead = async (strapi: Core.Strapi, who: Pick<Affiliate, 'id' | 'programId'>, at: number): Promise<LeadTerms | null> => {
  const standing = (await affiliates(strapi).contractsAt([who], at)).get(who.id);
  const pay = standing && !standing.contract.ended ? leadPayOf(standing.terms.events) : null;
  return standing && pay ? { ...contractFacts(standing), ...pay } : null;
};

/** Who brings a lead, as far as it matters here. */
export type Bringer = Pick<Affiliate, 'id' | 'programId' | 'partyId' | 'name' | 'email'>;

/** A lead as it was brought; of one a browser sent the networks it came from, as the portal would know them. */
export interface BroughtLead {
  readonly email: string;
  readonly source: 'server' | 'form';
  readonly reference?: string | undefined;
  readonly at: number;
  readonly networks: readonly string[];
}

/** What a lead is suspected of. It holds the lead for a person, and takes nothing from anybody (ADR 0076). */
const suspicionsOf = async (strapi: Core.Strapi, who: Bringer, { email, at, networks }: BroughtLead): Promise<readonly LeadRule[]> =>
  judgeLead(
    {
      disposableMail: isDisposable(email),
      sameName: goesBy(who.name, [nameInMailbox(email)]),
      sameNetworkMinutes: await fraud(strapi).minutesSinceSeen(who.partyId, networks),
      leadsInHour: 1 + (await paidEvents(strapi).leadsSince(who.id, at - HOUR)),
    },
    { ...(await fraud(strapi).limits()), leadsPerHour: await setting(strapi, leadsPerHour) },
  );

/**
 * Lets a lead that was kept wait for somebody to accept it, where the affiliate's contract pays for leads. The affiliate's own address, and one that waits or
 * was accepted already in the program, is rejected at once. Whether its holder buys here is for staff to see, and for no affiliate. Inside the unit of work.
 */
export const offerLead = async (strapi: Core.Strapi, who: Bringer, kept: KeptLead, lead: BroughtLead): Promise<void> => {
  const terms = await termsOfLead(strapi, who, lead.at);
  if (!terms) return;
  const own = mailboxOf(lead.email) === mailboxOf(who.email);
  await paidEvents(strapi).addLead({
    leadId: kept.id,
    programId: who.programId,
    affiliateId: who.id,
    address: kept.address,
    email: lead.email,
    reference: lead.reference ?? null,
    source: lead.source,
    at: lead.at,
    known: await people(strapi).isKnown(lead.email),
    disposable: isDisposable(lead.email),
    reason: refusalOf({ own, before: await paidEvents(strapi).wasBrought(who.programId, kept.address) }),
    dueAt: terms.acceptAfterDays === null ? null : lead.at + terms.acceptAfterDays * DAY,
    terms,
    suspicions: await suspicionsOf(strapi, who, lead),
  });
};
