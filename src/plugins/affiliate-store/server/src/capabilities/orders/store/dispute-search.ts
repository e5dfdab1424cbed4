import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { sql } from '../../../platform/transaction';
import { disputeOf, type Dispute } from './disputes';
import { ORDER_COLUMNS, orderOfRow, withOrders, type HappenedSearch, type OfOrder } from './of-orders';
import { sumsByState } from './sums-by-state';

/** States in which the bank waits for an answer of the shop. */
const AWAITING_ANSWER: readonly string[] = ['needs_response', 'inquiry'];

/** Which disputes are wanted, by the day they were opened. */
export interface DisputeSearch extends HappenedSearch {
  readonly state?: string | undefined;
  readonly reason?: string | undefined;
  /** Only those somebody has to answer. */
  readonly waiting?: boolean | undefined;
}

/** `waiting`: somebody has to answer it. */
export type FoundDispute = Dispute & OfOrder & { readonly waiting: boolean };

/** The place behind a dispute in the list: what it is sorted by, and the id that breaks ties. */
export interface DisputePlace {
  readonly by: number;
  readonly id: number;
}

/** Sums of disputes of one currency, minor units. */
export interface DisputeSums {
  readonly currency: string;
  readonly disputes: number;
  readonly amount: number;
  /** How many wait for an answer, and what they are about. */
  readonly waiting: number;
  readonly waitingAmount: number;
  readonly won: number;
  readonly lost: number;
}

type Raw = Record<string, unknown>;

// The end of the year 9999: behind every deadline, so that one column of whole numbers sorts both halves of the list.
const LAST_MOMENT = 253_402_300_799_999;

/** What the list is sorted by: those that wait for an answer by its deadline, then all others, the youngest first. */
export const placeOfDispute = ({ id, state, evidenceDueAt, openedAt }: Dispute): DisputePlace => ({
  id,
  by: AWAITING_ANSWER.includes(state) ? (evidenceDueAt ?? openedAt) : LAST_MOMENT - openedAt,
});

const SORTED_BY = `CASE WHEN r.state IN ('needs_response', 'inquiry') THEN COALESCE(r.evidence_due_at, r.opened_at) ELSE ${LAST_MOMENT} - r.opened_at END`;

const searched = (strapi: Core.Strapi, search: DisputeSearch): Knex.QueryBuilder => {
  const query = withOrders(strapi, 'afs_disputes', search, { idColumn: 'r.provider_dispute_id', atColumn: 'r.opened_at' });
  if (search.state !== undefined) query.where('r.state', search.state);
  if (search.reason !== undefined) query.where('r.reason', search.reason);
  if (search.waiting === true) query.whereIn('r.state', [...AWAITING_ANSWER]);
  if (search.waiting === false) query.whereNotIn('r.state', [...AWAITING_ANSWER]);
  return query;
};

const foundOf = (row: Raw): FoundDispute => ({
  ...disputeOf(row),
  ...orderOfRow(row),
  waiting: AWAITING_ANSWER.includes(String(row['state'])),
});

/** A page of the disputes a search finds, those that want an answer soonest first, behind a place where given. */
export const findDisputesPage = async (
  strapi: Core.Strapi,
  search: DisputeSearch,
  page: { readonly after?: DisputePlace | undefined; readonly limit: number },
): Promise<FoundDispute[]> => {
  const query = searched(strapi, search).select('r.*', ORDER_COLUMNS).orderByRaw(SORTED_BY).orderBy('r.id').limit(page.limit);
  const { after } = page;
  const sortedBy = sql(strapi).raw(SORTED_BY);
  if (after)
    query.where(
      (behind) =>
        void behind
          .whereRaw('? > ?', [sortedBy, after.by])
          .orWhere((same) => void same.whereRaw('? = ?', [sortedBy, after.by]).where('r.id', '>', after.id)),
    );
  return ((await query) as Raw[]).map(foundOf);
};

/** One dispute beside its order, by what the provider calls it. */
export const findDisputeOnDesk = async (strapi: Core.Strapi, providerDisputeId: string): Promise<FoundDispute | null> => {
  const row = (await searched(strapi, { byPartOfEmail: false })
    .select('r.*', ORDER_COLUMNS)
    .where('r.provider_dispute_id', providerDisputeId)
    .first()) as Raw | undefined;
  return row ? foundOf(row) : null;
};

/** Reasons that occur. */
export const disputeReasons = async (strapi: Core.Strapi): Promise<string[]> =>
  ((await sql(strapi)('afs_disputes').distinct('reason').orderBy('reason').limit(100)) as Raw[]).map((row) => String(row['reason']));

export const sumDisputes = async (strapi: Core.Strapi, search: DisputeSearch): Promise<DisputeSums[]> =>
  (await sumsByState(searched(strapi, search))).map(({ currency, sum }) => ({
    currency,
    disputes: sum('n'),
    amount: sum('amount'),
    waiting: sum('n', AWAITING_ANSWER),
    waitingAmount: sum('amount', AWAITING_ANSWER),
    won: sum('amount', ['won', 'inquiry_closed']),
    lost: sum('amount', ['lost']),
  }));

/** The provider's ids of disputes that wait for an answer and have none, due after a moment and until another (UTC ms), soonest first. */
export const unansweredDisputes = async (
  strapi: Core.Strapi,
  due: { readonly after: number; readonly until: number },
): Promise<string[]> => {
  const rows = (await sql(strapi)('afs_disputes as d')
    .select('d.provider_dispute_id')
    .whereIn('d.state', [...AWAITING_ANSWER])
    .where('d.evidence_due_at', '>', due.after)
    .where('d.evidence_due_at', '<=', due.until)
    .whereNotExists(
      (answered) =>
        void answered
          .select('a.id')
          .from('afs_dispute_answers as a')
          .whereRaw("a.provider_dispute_id = d.provider_dispute_id AND a.state <> 'refused'"),
    )
    .orderBy(['d.evidence_due_at', 'd.id'])) as Array<{ provider_dispute_id: string }>;
  return rows.map((row) => row.provider_dispute_id);
};
