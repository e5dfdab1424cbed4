import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate, type AffiliatesService } from '../../capabilities/affiliates/service';
import { attribution, type AttributionService } from '../../capabilities/attribution/service';
import { dayOf, insights, NO_FIGURES } from '../../capabilities/insights/service';
import { now } from '../../platform/clock';
import { together } from '../../platform/transaction';
import { offerLead } from '../paid-events/offer-lead';
import { tellOfLead } from '../affiliates/tell-affiliates';

type OfferLead = Parameters<typeof offerLead> extends [Core.Strapi, ...infer Asked] ? Asked : never;

/** Who takes part: affiliates know the window of the program, attribution keeps the lead. */
export interface TakeLeadCast {
  readonly affiliates: Pick<AffiliatesService, 'affiliateByCode' | 'program'>;
  readonly attribution: Pick<AttributionService, 'takeLead' | 'networkHashes'>;
  /** Lets it wait to be accepted, where the program pays for leads. */
  readonly offer: (...asked: OfferLead) => Promise<void>;
  /** Tells the affiliate's own systems that there was a lead, and nothing of whom. */
  readonly tell: (who: Pick<Affiliate, 'partyPublicId' | 'programId'>) => Promise<void>;
}

const castOf = (strapi: Core.Strapi): TakeLeadCast => ({
  affiliates: affiliates(strapi),
  attribution: attribution(strapi),
  offer: (...asked) => offerLead(strapi, ...asked),
  tell: (who) => tellOfLead(strapi, who),
});

/** Keeps that an affiliate brought an address, for the window of their program. Somebody who is not active brings nobody. */
export const takeLeadOf = async (
  strapi: Core.Strapi,
  who: Pick<Affiliate, 'id' | 'programId' | 'partyId' | 'partyPublicId' | 'state' | 'enrolledAt' | 'email' | 'name'>,
  // Where it came from is asked of a browser alone: a server has one address for everybody.
  lead: { readonly email: string; readonly source: 'server' | 'form'; readonly reference?: string; readonly ip?: string },
  cast: TakeLeadCast = castOf(strapi),
): Promise<void> => {
  const program = who.state === 'active' ? await cast.affiliates.program(who.programId) : null;
  if (!program) return;
  const at = now();
  const { email, source, ip, ...told } = lead;
  const networks = ip === undefined ? [] : await cast.attribution.networkHashes(ip);
  const wanted = { email, source, programId: program.id, affiliateId: who.id, at, windowDays: program.windowDays };
  await together(strapi, async () => {
    const kept = await cast.attribution.takeLead(wanted);
    if (!kept) return;
    await cast.offer(who, kept, { ...told, email, source, at, networks });
    const [day, joined] = [dayOf(at), dayOf(who.enrolledAt).slice(0, 7)];
    const place = { affiliateId: who.id, programId: program.id, joined };
    insights(strapi).countPlaces([{ ...place, day, booked: day, cause: 'lead', currency: '', figures: { ...NO_FIGURES, leads: 1 } }]);
  });
  await cast.tell(who);
};

/** The same from a capture page that knows the affiliate's code; one that does nothing is answered like one that does. */
export const takeLeadByCode = async (
  strapi: Core.Strapi,
  code: string,
  { email, ip }: { readonly email: string; readonly ip: string },
  cast: TakeLeadCast = castOf(strapi),
): Promise<void> => {
  const who = await cast.affiliates.affiliateByCode(code);
  if (who) await takeLeadOf(strapi, who, { email, source: 'form', ip }, cast);
};
