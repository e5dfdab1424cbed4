import type { Core } from '@strapi/strapi';
import { affiliates } from '../capabilities/affiliates/service';
import { paidEventFailures, paidEvents, type Earning, type PaidLead } from '../capabilities/paid-events/service';
import type { Failure } from '../kernel/failure';
import { failed, ok, type Outcome } from '../kernel/outcome';
import { audit } from '../platform/audit';
import { togetherOrNot } from '../platform/transaction';
import { earnEvent } from './earn-event';
import { isManagedBy } from './managed-wall';
import { mailAboutLead } from './write-lead-mail';

interface Wanted {
  readonly to: 'accepted' | 'rejected';
  readonly reason?: string | undefined;
}

/** The natural key of what a lead earns: once, however often it is accepted. */
export const keyOfLead = ({ publicId }: Pick<PaidLead, 'publicId'>): string => `lead:${publicId}`;

const accept = async (strapi: Core.Strapi, lead: PaidLead, by: string): Promise<Earning> => {
  const place = await affiliates(strapi).affiliate(lead.affiliateId);
  if (!place) throw new Error(`lead ${lead.publicId} is nobody's`);
  await paidEvents(strapi).decideLead(lead.id, { state: 'accepted', reason: null, words: null, by });
  const { at, terms } = lead;
  return earnEvent(strapi, place, { kind: 'lead', key: keyOfLead(lead), at, wanted: 1, leftOut: {}, terms, actor: by });
};

const reject = async (strapi: Core.Strapi, lead: PaidLead, words: string | null, by: string): Promise<null> => {
  await paidEvents(strapi).decideLead(lead.id, { state: 'rejected', reason: 'DECLINED', words, by });
  return null;
};

/** Accepts a lead, which pays once, or rejects it for a reason its affiliate reads; either is told to them. */
export const decideLead = (strapi: Core.Strapi, id: string, { to, reason }: Wanted, by: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const lead = await paidEvents(strapi).lockLead(id);
    if (!lead) return failed(paidEventFailures.because('LEAD_NOT_FOUND'));
    if (lead.state !== 'waiting') return failed(paidEventFailures.because('LEAD_DECIDED', { state: lead.state }));
    if (to === 'rejected' && reason === undefined) return failed(paidEventFailures.because('LEAD_REASON_MISSING'));
    const earning = to === 'accepted' ? await accept(strapi, lead, by) : await reject(strapi, lead, reason ?? null, by);
    await mailAboutLead(strapi, lead, { earning, reason: reason ?? null });
    await audit(strapi, {
      actor: by,
      action: `lead.${to}`,
      subject: `lead:${lead.publicId}`,
      ...(reason === undefined ? {} : { reason }),
      after: { state: to, ...(earning ? { amount: earning.amount, currency: earning.currency } : {}) },
    });
    return ok(null);
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
    const decided = theirs ? await decideLead(strapi, id, wanted, by) : failed(paidEventFailures.because('LEAD_NOT_FOUND'));
    results.push({ id, done: decided.ok, code: decided.ok ? null : decided.failure.code });
  }
  return results;
};
