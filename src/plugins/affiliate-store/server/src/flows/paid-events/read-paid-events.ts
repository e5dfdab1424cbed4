import type { Core } from '@strapi/strapi';
import type { EarningRow, LeadRow } from '../../../../contracts/admin';
import type { EventEarningView, PaidLeadView } from '../../../../contracts/paid-events';
import type { Explanation } from '../../../../contracts/primitives';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { cases, subjectKey } from '../../capabilities/cases/service';
import { LEFT_OUT, paidEventFailures, paidEvents, type Earning, type PaidLead } from '../../capabilities/paid-events/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import { keyOfLead } from './lead-key';
import { explainEarning } from './explain-paid-event';
import { managedOf } from '../managers/read-managers';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';

const moneyOf = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

type LeadFacts = Omit<PaidLeadView, 'code'>;

const leadFacts = (lead: PaidLead, earning: Earning | undefined, program: string): LeadFacts => ({
  id: lead.publicId,
  program,
  reference: lead.reference,
  at: isoOf(lead.at),
  state: lead.state,
  reason: lead.reason,
  words: lead.words,
  suspicions: [...lead.suspicions],
  decidedAt: maybeIsoOf(lead.decidedAt),
  acceptedFrom: maybeIsoOf(lead.dueAt),
  pays: moneyOf(lead.terms.amount, lead.terms.currency),
  earned: earning ? moneyOf(earning.amount, earning.currency) : null,
});

const earningFacts = (earning: Earning, program: string): Omit<EventEarningView, 'code'> => ({
  id: earning.publicId,
  kind: earning.kind,
  program,
  day: isoOf(earning.at).slice(0, 10),
  count: earning.count,
  each: moneyOf(earning.each, earning.currency),
  amount: moneyOf(earning.amount, earning.currency),
  state: earning.amount === 0 ? 'nothing' : earning.bucket,
  payableAt: isoOf(earning.payableAt),
  leftOut: LEFT_OUT.flatMap((reason) => {
    const count = earning.evidence.leftOut[reason] ?? 0;
    return count === 0 ? [] : [{ reason, count }];
  }),
});

const pageOf = <Row extends { readonly id: number }, View>(
  found: readonly Row[],
  limit: number,
  total: number,
  viewOf: (row: Row) => View,
): Page<View> => {
  const page = found.slice(0, limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return { rows: page.map(viewOf), nextCursor: last ? String(last.id) : null, total };
};

interface Asked {
  readonly beforeId: number | undefined;
  readonly limit: number;
}

const earningsOfLeads = (strapi: Core.Strapi, leads: readonly PaidLead[]) =>
  paidEvents(strapi).earningsByKey(leads.filter(({ state }) => state === 'accepted').map(keyOfLead));

/** A page of an affiliate's own leads: what became of each, and nothing of whom they are. */
export const ownLeads = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  { state, beforeId, limit }: Asked & { readonly state: PaidLead['state'] | undefined },
): Promise<Page<PaidLeadView>> => {
  const filter = { affiliateIds: places.map(({ id }) => id), state };
  const found = await paidEvents(strapi).leads({ ...filter, beforeId, limit: limit + 1 });
  const earnings = await earningsOfLeads(strapi, found);
  return pageOf(found, limit, await paidEvents(strapi).countLeads(filter), (lead) => {
    const place = places.find(({ id }) => id === lead.affiliateId);
    return { ...leadFacts(lead, earnings.get(keyOfLead(lead)), place?.programName ?? ''), code: place?.code ?? '' };
  });
};

/** One lead as its affiliate sees it. */
export const ownLead = async (strapi: Core.Strapi, { places }: PartnerSelf, lead: PaidLead): Promise<PaidLeadView> => {
  const place = places.find(({ id }) => id === lead.affiliateId);
  const earnings = await earningsOfLeads(strapi, [lead]);
  return { ...leadFacts(lead, earnings.get(keyOfLead(lead)), place?.programName ?? ''), code: place?.code ?? '' };
};

/** A page of what an affiliate's own leads and clicks earned. */
export const ownEarnings = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  { kind, beforeId, limit }: Asked & { readonly kind: Earning['kind'] | undefined },
): Promise<Page<EventEarningView>> => {
  const filter = { affiliateIds: places.map(({ id }) => id), kind };
  const found = await paidEvents(strapi).earnings({ ...filter, beforeId, limit: limit + 1 });
  return pageOf(found, limit, await paidEvents(strapi).countEarnings(filter), (earning) => {
    const place = places.find(({ id }) => id === earning.affiliateId);
    return { ...earningFacts(earning, place?.programName ?? ''), code: place?.code ?? '' };
  });
};

/** Why one's own earning is what it is; anybody else's is not there. */
export const explainOwnEarning = async (
  strapi: Core.Strapi,
  { places }: PartnerSelf,
  id: string,
): Promise<Outcome<Explanation, Failure>> => {
  const earning = await paidEvents(strapi).earning(id);
  return earning && places.some((place) => place.id === earning.affiliateId)
    ? ok(await explainEarning(strapi, earning))
    : failed(paidEventFailures.because('EVENT_EARNING_NOT_FOUND'));
};

const placeView = (place: Affiliate | undefined) => ({ id: place?.documentId ?? '', name: place?.name ?? '', code: place?.code ?? '' });

const managedBy = (strapi: Core.Strapi, staffId: number | null) => {
  const managed = managedOf(strapi, staffId);
  return managed && (() => affiliates(strapi).asQuery(managed));
};

/** A page of leads on the desk: those of affiliates the reader may see. */
export const leadsOnDesk = async (
  strapi: Core.Strapi,
  asked: Asked & { readonly state: PaidLead['state'] | undefined; readonly onlyManagedBy: number | null },
): Promise<Page<LeadRow>> => {
  const filter = { state: asked.state, managed: managedBy(strapi, asked.onlyManagedBy) };
  const found = await paidEvents(strapi).leads({ ...filter, beforeId: asked.beforeId, limit: asked.limit + 1 });
  const earnings = await earningsOfLeads(strapi, found);
  const places = await affiliates(strapi).affiliates([...new Set(found.map(({ affiliateId }) => affiliateId))]);
  const open = await cases(strapi).openAboutMany(found.map(({ publicId }) => subjectKey.lead(publicId)));
  const actor = await namesOfActors(
    strapi,
    found.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  return pageOf(found, asked.limit, await paidEvents(strapi).countLeads(filter), (lead) => {
    const place = places.get(lead.affiliateId);
    return {
      ...leadFacts(lead, earnings.get(keyOfLead(lead)), place?.programName ?? ''),
      affiliate: placeView(place),
      email: lead.email,
      source: lead.source,
      known: lead.known,
      disposable: lead.disposable,
      decidedBy: lead.decidedBy === null ? null : actor(lead.decidedBy),
      openCase: open.get(subjectKey.lead(lead.publicId)) ?? null,
    };
  });
};

/** A page of earnings on the desk. */
export const earningsOnDesk = async (
  strapi: Core.Strapi,
  asked: Asked & { readonly kind: Earning['kind'] | undefined; readonly onlyManagedBy: number | null },
): Promise<Page<EarningRow>> => {
  const filter = { kind: asked.kind, managed: managedBy(strapi, asked.onlyManagedBy) };
  const found = await paidEvents(strapi).earnings({ ...filter, beforeId: asked.beforeId, limit: asked.limit + 1 });
  const places = await affiliates(strapi).affiliates([...new Set(found.map(({ affiliateId }) => affiliateId))]);
  return pageOf(found, asked.limit, await paidEvents(strapi).countEarnings(filter), (earning) => {
    const place = places.get(earning.affiliateId);
    return { ...earningFacts(earning, place?.programName ?? ''), affiliate: placeView(place) };
  });
};
