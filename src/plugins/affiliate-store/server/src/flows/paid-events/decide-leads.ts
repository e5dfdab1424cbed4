import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { paidEventFailures, paidEvents, type Earning, type PaidLead } from '../../capabilities/paid-events/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { people } from '../../capabilities/people/service';
import { togetherOrNot } from '../../platform/transaction';
import { followLead } from '../cases/contest-event';
import { earnEvent } from './earn-event';
import { keyOfLead } from './lead-key';
import { isManagedBy } from '../managers/managed-wall';
import { mailAboutLead } from './write-lead-mail';

interface Wanted {
  readonly to: 'accepted' | 'rejected';
  readonly reason?: string | undefined;
}

/** Who decides; `caseId` where it is the decision of a case about it. */
interface Decider {
  readonly by: string;
  readonly caseId?: string;
}

const accept = async (strapi: Core.Strapi, place: Affiliate, lead: PaidLead, { by, caseId }: Decider): Promise<Earning> => {
  await paidEvents(strapi).decideLead(lead.id, { state: 'accepted', reason: null, words: null, by });
  const { at, terms } = lead;
  // What a case books names the case.
  const actor = caseId === undefined ? by : `case:${caseId}`;
  return earnEvent(strapi, place, { kind: 'lead', key: keyOfLead(lead), at, wanted: 1, leftOut: {}, terms, actor });
};

const reject = async (strapi: Core.Strapi, lead: PaidLead, words: string | null, by: string): Promise<null> => {
  await paidEvents(strapi).decideLead(lead.id, { state: 'rejected', reason: 'DECLINED', words, by });
  return null;
};

/** The lead and whose it is, locked in the order in which everything locks them: the party first, so that a case about it is opened before or after. */
const lockWaiting = async (strapi: Core.Strapi, id: string): Promise<Outcome<{ lead: PaidLead; place: Affiliate }, Failure>> => {
  const seen = await paidEvents(strapi).lead(id);
  if (!seen) return failed(paidEventFailures.because('LEAD_NOT_FOUND'));
  const place = await affiliates(strapi).affiliate(seen.affiliateId);
  if (!place) throw new Error(`lead ${id} is nobody's`);
  await people(strapi).lockParty(place.partyId);
  const lead = await paidEvents(strapi).lockLead(id);
  if (!lead) return failed(paidEventFailures.because('LEAD_NOT_FOUND'));
  return lead.state === 'waiting' ? ok({ lead, place }) : failed(paidEventFailures.because('LEAD_DECIDED', { state: lead.state }));
};

/**
 * Accepts a lead, which pays once, or rejects it for a reason its affiliate reads; either is told to them. While its affiliate contests it, it is not rejected.
 */
export const decideLead = (
  strapi: Core.Strapi,
  id: string,
  { to, reason }: Wanted,
  decider: Decider,
): Promise<Outcome<Earning | null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = await lockWaiting(strapi, id);
    if (!found.ok) return found;
    const { lead, place } = found.value;
    if (to === 'rejected' && reason === undefined) return failed(paidEventFailures.because('LEAD_REASON_MISSING'));
    const { by, caseId } = decider;
    const followed = await followLead(strapi, lead, { to, actor: by, caseId });
    if (!followed.ok) return followed;
    const earning = to === 'accepted' ? await accept(strapi, place, lead, decider) : await reject(strapi, lead, reason ?? null, by);
    await mailAboutLead(strapi, lead, { earning, reason: reason ?? null });
    await audit(strapi, {
      actor: by,
      action: `lead.${to}`,
      subject: `lead:${lead.publicId}`,
      ...(reason === undefined ? {} : { reason }),
      after: {
        state: to,
        ...(earning ? { amount: earning.amount, currency: earning.currency } : {}),
        ...(caseId === undefined ? {} : { case: caseId }),
      },
    });
    return ok(earning);
  });

/** The same for several, each by itself: what one is refused for stops no other. Another manager's are as if they were not there. */
export const decideLeadsBy = async (
  strapi: Core.Strapi,
  { leads, ...wanted }: Wanted & { readonly leads: readonly string[] },
  by: string,
  onlyManagedBy: number | null,
): Promise<Array<{ id: string; done: boolean; code: string | null }>> => {
  const results: Array<{ id: string; done: boolean; code: string | null }> = [];
  for (const id of leads) {
    const theirs = onlyManagedBy === null || (await isManagedBy(strapi, 'lead', id, onlyManagedBy));
    const decided = theirs ? await decideLead(strapi, id, wanted, { by }) : failed(paidEventFailures.because('LEAD_NOT_FOUND'));
    results.push({ id, done: decided.ok, code: decided.ok ? null : decided.failure.code });
  }
  return results;
};
