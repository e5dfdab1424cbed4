import type { Core } from '@strapi/strapi';
import { affiliates, leadPayOf, type Affiliate, type StandingContract } from '../capabilities/affiliates/service';
import { isDisposable } from '../capabilities/applications/service';
import { mailboxOf, type KeptLead } from '../capabilities/attribution/service';
import { paidEvents, refusalOf, type LeadTerms } from '../capabilities/paid-events/service';
import { people } from '../capabilities/people/service';

const DAY = 86_400_000;

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

/**
 * Lets a lead that was kept wait for somebody to accept it, where the affiliate's contract pays for leads. The affiliate's own address, and one that waits or
 * was accepted already in the program, is rejected at once. Whether its holder buys here is for staff to see, and for no affiliate. Inside the unit of work.
 */
export const offerLead = async (
  strapi: Core.Strapi,
  who: Pick<Affiliate, 'id' | 'programId' | 'email'>,
  kept: KeptLead,
  lead: { readonly email: string; readonly source: 'server' | 'form'; readonly reference?: string | undefined; readonly at: number },
): Promise<void> => {
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
  });
};
