import type { Core } from '@strapi/strapi';
import type { AdminCaseDetail, AdminCaseRow } from '../../../../contracts/admin';
import type { BlockView, CaseDetail, CaseEvidence, CaseView } from '../../../../contracts/cases';
import { affiliates } from '../../capabilities/affiliates/service';
import {
  caseFailures,
  cases,
  ENTRIES,
  isOpen,
  subjectKey,
  type Case,
  type CaseEvent,
  type CaseFilter,
} from '../../capabilities/cases/service';
import { currencies } from '../../capabilities/currencies/service';
import { accountingTimeZone, startOfDay } from '../../capabilities/ledger/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { namesOfActors } from '../../platform/staff-names';
import { isLate, shopDay } from './case-clock';
import { managedOf } from '../managers/read-managers';
import type { Page, PartnerSelf } from '../affiliates/read-partner-portal';
import { sideForPartner, speaksForPartner } from '../talk/talk-rules';

const DAY = 86_400_000;

const entryView = ({ entry }: Case): CaseView['entry'] =>
  entry && {
    kind: entry.kind,
    state: entry.state,
    amount: entry.amount === null || entry.currency === null ? null : moneyView({ minor: minor(entry.amount), currency: entry.currency }),
    adjustment: entry.kind === 'bonus' ? entry.ref : null,
  };

/** What is about no order and no sale of a day goes by its program. */
const namedByProgram = ({ affiliateId, orderId, saleDay }: Case): boolean => affiliateId !== null && orderId === null && saleDay === null;

const viewOf = async (strapi: Core.Strapi, of: Case, program: string | null): Promise<CaseView> => ({
  id: of.publicId,
  kind: of.kind,
  state: of.state,
  orderNumber: of.orderNumber,
  product: namedByProgram(of) ? null : of.product,
  program,
  saleDay: of.saleDay,
  openedAt: isoOf(of.openedAt),
  dueOn: of.state === 'open' ? of.dueOn : null,
  overdue: await isLate(strapi, of),
  outcome: of.outcome,
  answer: of.answer,
  decidedAt: maybeIsoOf(of.decidedAt),
  entry: entryView(of),
});

const programsOf = async (strapi: Core.Strapi, rows: readonly Case[]): Promise<(of: Case) => string | null> => {
  const places = await affiliates(strapi).affiliates(rows.flatMap(({ affiliateId }) => affiliateId ?? []));
  return ({ affiliateId }) => (affiliateId === null ? null : (places.get(affiliateId)?.programName ?? null));
};

/** Who said something, as the partner sees it: themselves, the shop, or what the books did meanwhile. */
const byOf = ({ kind, actor }: CaseEvent): 'you' | 'shop' | 'books' => {
  if (kind === 'moved') return 'books';
  return sideForPartner(actor);
};

const eventView = (event: CaseEvent): CaseDetail['events'][number] => ({
  kind: event.kind,
  by: byOf(event),
  text: event.text,
  facts: { ...event.facts },
  at: isoOf(event.at),
});

// Written by this shop from the same contract; what is frozen is shown as it was. Cases of before leads and clicks could be contested have none.
const evidenceOf = ({ evidence }: Case): CaseEvidence => {
  const { lead = null, click = null, ...rest } = JSON.parse(evidence) as Omit<CaseEvidence, 'lead' | 'click'> & Partial<CaseEvidence>;
  return { ...rest, lead, click };
};

/** A page of what a partner contested, newest first. */
export const ownCases = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  asked: { readonly state?: Case['state'] | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<Page<CaseView>> => {
  const filter = { partyId: self.partyId, state: asked.state };
  const found = await cases(strapi).list(filter, { before: asked.before, limit: asked.limit });
  const program = await programsOf(strapi, found);
  const last = found.length === asked.limit ? found.at(-1) : undefined;
  const rows: CaseView[] = [];
  for (const one of found) rows.push(await viewOf(strapi, one, program(one)));
  return { rows, nextCursor: last ? String(last.id) : null, total: await cases(strapi).count(filter) };
};

/** One case of a partner's own; not found when it is anybody else's. */
export const ownCase = async (strapi: Core.Strapi, self: PartnerSelf, id: string): Promise<Outcome<CaseDetail, Failure>> => {
  const of = await cases(strapi).find(id);
  if (!of || of.partyId !== self.partyId) return failed(caseFailures.because('CASE_NOT_FOUND'));
  const program = await programsOf(strapi, [of]);
  return ok({
    ...(await viewOf(strapi, of, program(of))),
    evidence: evidenceOf(of),
    events: (await cases(strapi).events(of.id)).map(eventView),
    mayWrite: isOpen(of.state),
  });
};

/** The places of a partner that are blocked, why, and whether they have appealed. */
export const ownBlocks = async (strapi: Core.Strapi, self: PartnerSelf): Promise<BlockView[]> => {
  const blocks: BlockView[] = [];
  for (const place of self.places.filter(({ state }) => state === 'blocked')) {
    const [appeal] = await cases(strapi).openAbout(subjectKey.place(place.documentId), self.partyId);
    blocks.push({
      place: place.documentId,
      program: place.programName,
      code: place.blockedCode ?? 'OTHER',
      reason: place.blockedReason ?? '',
      appeal: appeal?.publicId ?? null,
    });
  }
  return blocks;
};

const rowOf = (view: CaseView, of: Case, party: Party | undefined): AdminCaseRow => ({
  ...view,
  partner: { party: party?.publicId ?? '', name: party?.name ?? '', email: party?.emailNorm ?? '' },
  ageDays: Math.max(0, Math.floor((now() - of.openedAt) / DAY)),
});

const lateFilter = async (strapi: Core.Strapi, overdue: boolean | undefined): Promise<CaseFilter> => {
  if (overdue === undefined) return {};
  const today = await shopDay(strapi, now());
  return overdue ? { overdueBefore: today } : { notOverdueBefore: today };
};

/** What of the queue is asked for; `affiliate` is the document id of a place. */
interface AskedQueue extends Pick<CaseFilter, 'state' | 'kind'> {
  readonly overdue?: boolean | undefined;
  readonly affiliate?: string | undefined;
  readonly onlyManagedBy: number | null;
}

const NOBODY = { affiliateId: -1, partyId: -1 };

const placeOf = async (strapi: Core.Strapi, documentId: string | undefined): Promise<CaseFilter['place']> => {
  if (documentId === undefined) return undefined;
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  return place ? { affiliateId: place.id, partyId: place.partyId } : NOBODY;
};

/** One page of the queue; `from` is how many are above it. */
export const queueOfCases = async (
  strapi: Core.Strapi,
  asked: AskedQueue,
  page: { readonly from: number; readonly limit: number },
): Promise<{ readonly rows: AdminCaseRow[]; readonly next: number | null; readonly total: number }> => {
  const only = managedOf(strapi, asked.onlyManagedBy);
  const managed = only && (() => affiliates(strapi).asQuery(only));
  const place = await placeOf(strapi, asked.affiliate);
  const filter = { state: asked.state, kind: asked.kind, place, managed, ...(await lateFilter(strapi, asked.overdue)) };
  const found = await cases(strapi).queue(filter, page);
  const total = await cases(strapi).count(filter);
  const [program, parties] = [
    await programsOf(strapi, found),
    await people(strapi).parties([...new Set(found.map(({ partyId }) => partyId))]),
  ];
  const rows: AdminCaseRow[] = [];
  for (const one of found) rows.push(rowOf(await viewOf(strapi, one, program(one)), one, parties.get(one.partyId)));
  const end = page.from + page.limit;
  return { rows, next: end < total ? end : null, total };
};

/** One case as the desk decides it. */
export const caseOnDesk = async (strapi: Core.Strapi, id: string): Promise<Outcome<AdminCaseDetail, Failure>> => {
  const of = await cases(strapi).find(id);
  if (!of) return failed(caseFailures.because('CASE_NOT_FOUND'));
  const party = (await people(strapi).party(of.partyId)) ?? undefined;
  const place = of.affiliateId === null ? null : await affiliates(strapi).affiliate(of.affiliateId);
  const events = await cases(strapi).events(of.id);
  const nameOf = await namesOfActors(
    strapi,
    events.map(({ actor }) => actor),
  );
  const who = (event: CaseEvent): string => (speaksForPartner(event.actor) ? (party?.name ?? '') : nameOf(event.actor));
  return ok({
    ...rowOf(await viewOf(strapi, of, place?.programName ?? null), of, party),
    evidence: evidenceOf(of),
    events: events.map((event) => ({ ...eventView(event), who: who(event) })),
    entries: isOpen(of.state) ? [...ENTRIES[of.kind]] : [],
    currency: of.currency ?? (await currencies(strapi).main()),
    foundOrder: of.foundOrder,
    affiliate: place?.documentId ?? null,
  });
};

/** How many cases wait for the shop, how many of them too long, and until when the first has to have its answer (UTC ms). */
export const waitingCases = async (
  strapi: Core.Strapi,
): Promise<{ readonly waiting: number; readonly overdue: number; readonly dueAt: number | null }> => {
  const first = await cases(strapi).firstDue();
  if (first === null) return { waiting: 0, overdue: 0, dueAt: null };
  const overdue = await cases(strapi).count({ overdueBefore: await shopDay(strapi, now()) });
  const open = await cases(strapi).count({ state: 'open' });
  const dueAt = startOfDay(first, await setting(strapi, accountingTimeZone)) + DAY;
  return { waiting: open - overdue, overdue, dueAt };
};
