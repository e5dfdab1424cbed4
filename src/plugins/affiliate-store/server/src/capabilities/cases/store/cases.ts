import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { contentHash, publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Case, CaseEntry, CaseEvent, CaseKind, CaseState } from '../domain/case';

type Raw = Record<string, unknown>;

const TABLE = 'afs_cases';
const EVENTS = 'afs_case_events';
const OPEN: readonly CaseState[] = ['open', 'waiting_for_partner'];

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const entryOf = (row: Raw): CaseEntry | null =>
  row['entry_kind'] == null
    ? null
    : {
        kind: row['entry_kind'] as CaseEntry['kind'],
        state: row['entry_state'] as CaseEntry['state'],
        ref: textOr(row['entry_ref']),
        amount: numberOr(row['entry_amount']),
        currency: textOr(row['entry_currency']),
      };

const caseOf = (row: Raw): Case => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  partyId: Number(row['party_id']),
  affiliateId: numberOr(row['affiliate_id']),
  kind: row['kind'] as CaseKind,
  subject: String(row['subject']),
  orderId: numberOr(row['order_id']),
  orderNumber: textOr(row['order_number']),
  currency: textOr(row['currency']),
  product: textOr(row['product']),
  saleDay: textOr(row['sale_day']),
  state: row['state'] as CaseState,
  openedAt: Number(row['opened_at']),
  dueOn: textOr(row['due_on']),
  outcome: row['outcome'] as Case['outcome'],
  answer: textOr(row['answer']),
  decidedBy: textOr(row['decided_by']),
  decidedAt: numberOr(row['decided_at']),
  entry: entryOf(row),
  foundOrder: textOr(row['found_order']),
  evidence: String(row['evidence']),
});

/** What a case is opened with. */
export type NewCase = Pick<
  Case,
  'partyId' | 'affiliateId' | 'kind' | 'subject' | 'orderId' | 'orderNumber' | 'currency' | 'product' | 'saleDay' | 'evidence'
> & { readonly dueOn: string };

/** Opens a case; null where one about the same is open. */
export const insertCase = async (strapi: Core.Strapi, made: NewCase): Promise<Case | null> => {
  const rows = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('case'),
      party_id: made.partyId,
      affiliate_id: made.affiliateId,
      kind: made.kind,
      subject: made.subject,
      open_subject: made.subject,
      order_id: made.orderId,
      order_number: made.orderNumber,
      currency: made.currency,
      product: made.product,
      sale_day: made.saleDay,
      state: 'open',
      opened_at: now(),
      due_on: made.dueOn,
      evidence: made.evidence,
      evidence_hash: contentHash(made.evidence),
    })
    .onConflict(['party_id', 'open_subject'])
    .ignore()
    .returning('*')) as Raw[];
  return rows[0] ? caseOf(rows[0]) : null;
};

export const findCase = async (strapi: Core.Strapi, id: string): Promise<Case | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? caseOf(row) : null;
};

export const lockCase = async (strapi: Core.Strapi, id: string): Promise<Case | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? caseOf(row) : null;
};

const NO_ENTRY = { kind: null, state: null, ref: null, amount: null, currency: null };

const entryColumns = (entry: CaseEntry | null) => {
  const { kind, state, ref, amount, currency } = entry ?? NO_ENTRY;
  return { entry_kind: kind, entry_state: state, entry_ref: ref, entry_amount: amount, entry_currency: currency };
};

/** Writes how a case stands now; its row is locked by the caller. */
export const keepCase = async (strapi: Core.Strapi, kept: Case): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id: kept.id })
    .update({
      state: kept.state,
      open_subject: OPEN.includes(kept.state) ? kept.subject : null,
      due_on: kept.dueOn,
      outcome: kept.outcome,
      answer: kept.answer,
      decided_by: kept.decidedBy,
      decided_at: kept.decidedAt,
      ...entryColumns(kept.entry),
      found_order: kept.foundOrder,
    });
};

/** Open cases about one thing, of one partner or of anybody. */
export const openAbout = async (strapi: Core.Strapi, subject: string, partyId?: number): Promise<readonly Case[]> =>
  ((await sql(strapi)(TABLE).where({ open_subject: subject, ...(partyId === undefined ? {} : { party_id: partyId }) })) as Raw[]).map(
    caseOf,
  );

/** The open case about each of many things, by what it is about; what nobody contests is missing. */
export const openAboutMany = async (strapi: Core.Strapi, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (subjects.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE)
    .whereIn('open_subject', [...subjects])
    .select('open_subject', 'public_id')) as Raw[];
  return new Map(rows.map((row) => [String(row['open_subject']), String(row['public_id'])]));
};

/** Open cases about an order. */
export const openOfOrder = async (strapi: Core.Strapi, orderId: number): Promise<readonly Case[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ order_id: orderId })
      .whereIn('state', [...OPEN])) as Raw[]
  ).map(caseOf);

export const countOpen = async (strapi: Core.Strapi, partyId: number): Promise<number> => {
  const row = (await sql(strapi)(TABLE)
    .where({ party_id: partyId })
    .whereIn('state', [...OPEN])
    .count({ n: '*' })
    .first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Writes down what was said or happened; answers its number. */
export const insertCaseEvent = async (strapi: Core.Strapi, caseId: number, event: Omit<CaseEvent, 'at'>): Promise<number> => {
  const { kind, actor, text, facts } = event;
  const [row] = (await sql(strapi)(EVENTS)
    .insert({ case_id: caseId, kind, actor, text, facts: JSON.stringify(facts), at: now() })
    .returning('id')) as Array<{ id: number | string }>;
  return Number(row?.id);
};

/** What was said and done in a case, oldest first. */
export const findCaseEvents = async (strapi: Core.Strapi, caseId: number): Promise<readonly CaseEvent[]> =>
  ((await sql(strapi)(EVENTS).where({ case_id: caseId }).orderBy('id')) as Raw[]).map((row) => ({
    kind: row['kind'] as CaseEvent['kind'],
    actor: String(row['actor']),
    text: textOr(row['text']),
    facts: JSON.parse(String(row['facts'])) as CaseEvent['facts'],
    at: Number(row['at']),
  }));

export const countCaseEvents = async (strapi: Core.Strapi, caseId: number): Promise<number> => {
  const row = (await sql(strapi)(EVENTS).where({ case_id: caseId }).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Which cases to list. `overdueBefore` is the day of the shop: what was due before it is late. */
export interface CaseFilter {
  readonly partyId?: number | undefined;
  readonly state?: CaseState | undefined;
  readonly kind?: CaseKind | undefined;
  readonly overdueBefore?: string | undefined;
  readonly notOverdueBefore?: string | undefined;
  /** About one place; or about none, and of its party. */
  readonly place?: { readonly affiliateId: number; readonly partyId: number } | undefined;
  /** Only those of one manager's affiliates; a case about no place is theirs if its partner has a place that is. */
  readonly managed?: (() => Knex.QueryBuilder) | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state, kind, overdueBefore, notOverdueBefore, place, managed }: CaseFilter) => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (state !== undefined) query.where({ state });
  if (kind !== undefined) query.where({ kind });
  if (overdueBefore !== undefined) query.where({ state: 'open' }).where('due_on', '<', overdueBefore);
  if (notOverdueBefore !== undefined) query.where((any) => void any.whereNot({ state: 'open' }).orWhere('due_on', '>=', notOverdueBefore));
  if (place !== undefined)
    query.where(
      (any) =>
        void any
          .where({ affiliate_id: place.affiliateId })
          .orWhere((whole) => void whole.whereNull('affiliate_id').where({ party_id: place.partyId })),
    );
  if (managed !== undefined)
    query.where((any) => {
      void any
        .whereIn('affiliate_id', managed().select('id'))
        .orWhere((whole) => void whole.whereNull('affiliate_id').whereIn('party_id', managed().select('party_id')));
    });
  return query;
};

/** Cases of one partner, newest first, below an id where given. */
export const findCases = async (
  strapi: Core.Strapi,
  filter: CaseFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Case[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(caseOf);
};

// Whose turn is the shop's comes first, by the day it is due; then those that wait for their partner; then what is over, the latest first.
const TURN = "CASE state WHEN 'open' THEN 0 WHEN 'waiting_for_partner' THEN 1 ELSE 2 END";

/** Cases as the desk wants them; `from` is how many are above. */
export const findQueue = async (
  strapi: Core.Strapi,
  filter: CaseFilter,
  page: { readonly from: number; readonly limit: number },
): Promise<readonly Case[]> => {
  const query = matching(strapi, filter)
    .orderByRaw(TURN)
    .orderByRaw(`CASE WHEN state = 'open' THEN due_on ELSE '' END`)
    .orderByRaw(`CASE WHEN state IN ('open', 'waiting_for_partner') THEN id ELSE -id END`)
    .offset(page.from)
    .limit(page.limit);
  return ((await query) as Raw[]).map(caseOf);
};

export const countCases = async (strapi: Core.Strapi, filter: CaseFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** The day the first open case is due; null where none is open. */
export const firstDue = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = (await sql(strapi)(TABLE).where({ state: 'open' }).orderBy('due_on').first()) as Raw | undefined;
  return row ? textOr(row['due_on']) : null;
};
