import type { Core } from '@strapi/strapi';
import type { CasePreview } from '../../../../contracts/admin';
import type { Case, CaseEntry } from '../../capabilities/cases/service';
import { paidEventFailures, paidEvents, type PaidLead } from '../../capabilities/paid-events/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { decideLead } from '../paid-events/decide-leads';
import { reckonEvent } from '../paid-events/earn-event';

const PREFIX = 'lead:';

/** The lead a case is about. */
const leadOf = (strapi: Core.Strapi, { subject }: Case): Promise<PaidLead | null> =>
  subject.startsWith(PREFIX) ? paidEvents(strapi).lead(subject.slice(PREFIX.length)) : Promise.resolve(null);

/** What an accepted lead would earn by the cap as it is used now; nothing is booked. */
export const acceptanceOf = async (strapi: Core.Strapi, of: Case): Promise<Outcome<CasePreview['entries'], Failure>> => {
  const lead = await leadOf(strapi, of);
  if (!lead) return failed(paidEventFailures.because('LEAD_NOT_FOUND'));
  if (lead.state !== 'waiting') return failed(paidEventFailures.because('LEAD_DECIDED', { state: lead.state }));
  const { at, terms, affiliateId } = lead;
  const { count } = await reckonEvent(strapi, { id: affiliateId }, { kind: 'lead', at, wanted: 1, terms });
  const amount = moneyView({ minor: minor(count * terms.amount), currency: terms.currency });
  return ok([{ kind: 'accept', orderNumber: null, product: of.product, amount, to: 'pending', waits: false }]);
};

/** Accepts the lead as staff does on its list: it pays once, by the terms it came with, and the journals name the case as who moved it. */
export const acceptContested = async (strapi: Core.Strapi, of: Case, by: string): Promise<Outcome<CaseEntry, Failure>> => {
  const lead = await leadOf(strapi, of);
  if (!lead) return failed(paidEventFailures.because('LEAD_NOT_FOUND'));
  const earned = await decideLead(strapi, lead.publicId, { to: 'accepted' }, { by, caseId: of.publicId });
  if (!earned.ok) return earned;
  const { publicId = null, amount = 0, currency = lead.terms.currency } = earned.value ?? {};
  return ok({ kind: 'accept', state: 'booked', ref: publicId, amount, currency });
};
