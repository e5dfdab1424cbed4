import type { Core } from '@strapi/strapi';
import type { CaseEvidence } from '../../../../contracts/cases';
import type { ClickReceipt } from '../../../../contracts/clicks';
import { caseFailures, cases, subjectKey } from '../../capabilities/cases/service';
import { paidEvents, type PaidLead } from '../../capabilities/paid-events/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { noEvidence } from './case-evidence';
import { fitting, unknownAbout, type About, type AskedCase } from './contested';
import { clickReceipt } from '../attribution/read-own-clicks';
import { ownLead } from '../paid-events/read-paid-events';
import type { PartnerSelf } from '../affiliates/read-partner-portal';

type Found = Promise<Outcome<About, Failure>>;

const evidenceOfLead = async (strapi: Core.Strapi, self: PartnerSelf, lead: PaidLead): Promise<CaseEvidence> => ({
  ...noEvidence(),
  lead: { lead: await ownLead(strapi, self, lead), version: lead.terms.version },
});

/** A lead of the partner's own, and what a case about it can be as it stands; the party is locked, so that nobody decides about it meanwhile. */
export const leadFor = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase): Found => {
  const lead = await paidEvents(strapi).lead(asked.id ?? '');
  const place = self.places.find(({ id }) => id === lead?.affiliateId);
  if (!lead || !place) return unknownAbout();
  const kind = fitting({ about: 'lead', state: lead.state }, asked.kind);
  if (!kind.ok) return kind;
  return ok({
    kind: kind.value,
    subject: subjectKey.lead(lead.publicId),
    affiliateId: place.id,
    order: null,
    currency: lead.terms.currency,
    product: place.programName,
    saleDay: null,
    evidence: () => evidenceOfLead(strapi, self, lead),
  });
};

/** The receipt of the click somebody contests, if they do. Clicks catch up to be told of, which is done before the unit of work begins. */
export const receiptAsked = async (strapi: Core.Strapi, self: PartnerSelf, { about, id }: AskedCase): Promise<ClickReceipt | null> => {
  if (about !== 'click') return null;
  const receipt = await clickReceipt(strapi, self, id ?? '');
  return receipt.ok ? receipt.value : null;
};

/** A click on the partner's own links, by its receipt: once it is forgotten it cannot be contested any more, for nobody knows what it was. */
export const clickFor = async (strapi: Core.Strapi, self: PartnerSelf, asked: AskedCase, receipt: ClickReceipt | null): Found => {
  if (!receipt) return unknownAbout();
  const { click, pay } = receipt;
  const place = self.places.find(({ code }) => code === click.code);
  if (!place) return unknownAbout();
  const kind = fitting({ about: 'click', counted: click.counted, pay: pay.state }, asked.kind);
  if (!kind.ok) return kind;
  const earning = pay.earning === null ? null : await paidEvents(strapi).earning(pay.earning);
  return ok({
    kind: kind.value,
    subject: subjectKey.click(click.id),
    affiliateId: place.id,
    order: null,
    currency: earning?.currency ?? null,
    product: place.programName,
    saleDay: null,
    evidence: async () => ({ ...noEvidence(), click: receipt }),
  });
};

/**
 * Somebody decides about a lead beside its case. To reject it has to wait for that case; that it was accepted is written into it, and what was asked stays
 * to be answered. The lead is locked by the caller; `by` a case, it is the decision itself.
 */
export const followLead = async (
  strapi: Core.Strapi,
  lead: Pick<PaidLead, 'publicId' | 'state'>,
  { to, actor, caseId }: { readonly to: 'accepted' | 'rejected'; readonly actor: string; readonly caseId: string | undefined },
): Promise<Outcome<null, Failure>> => {
  const [about] = await cases(strapi).openAbout(subjectKey.lead(lead.publicId));
  if (!about || about.publicId === caseId) return ok(null);
  if (to === 'rejected') return failed(caseFailures.because('CASE_OPEN', { case: about.publicId }));
  await cases(strapi).tell(about.id, { kind: 'moved', actor, text: null, facts: { of: 'lead', from: lead.state, to } });
  return ok(null);
};
