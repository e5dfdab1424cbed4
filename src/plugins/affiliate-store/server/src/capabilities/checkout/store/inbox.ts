import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { locked, sql } from '../../../platform/transaction';
import type { Notice } from '../ports';

export type InboxState = 'new' | 'done' | 'ignored' | 'waiting_parent' | 'retry' | 'dead';

/** An event of the provider and what became of it. */
export interface InboxRow {
  readonly id: number;
  readonly eventId: string;
  /** The connected account it happened in; empty for the store's own. */
  readonly account: string;
  readonly type: string;
  readonly objectId: string | null;
  readonly state: InboxState;
  readonly attempts: number;
  readonly detail: string | null;
  readonly source: 'webhook' | 'gap_filler';
  readonly eventCreatedAt: number;
  readonly receivedAt: number;
  readonly doneAt: number | null;
  readonly payload: string;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_webhook_inbox';

const rowOf = (row: Raw): InboxRow => ({
  id: Number(row['id']),
  eventId: String(row['event_id']),
  account: String(row['account']),
  type: String(row['event_type']),
  objectId: (row['object_id'] as string | null) ?? null,
  state: row['state'] as InboxState,
  attempts: Number(row['attempts']),
  detail: (row['detail'] as string | null) ?? null,
  source: row['source'] as InboxRow['source'],
  eventCreatedAt: Number(row['event_created_at']),
  receivedAt: Number(row['received_at']),
  doneAt: row['done_at'] === null ? null : Number(row['done_at']),
  payload: String(row['payload']),
});

/** Told of a buyer who was deleted there, mostly because they were erased here: it would bring back what has just gone. */
const BUYER_GONE = 'customer.deleted';

/** An event, and how it came. */
export interface ArrivingNotice {
  readonly notice: Notice;
  readonly source: InboxRow['source'];
}

const KEY = ['account', 'livemode', 'event_id'] as const;
const keyOf = (row: Raw): string => [row['account'], Number(row['livemode']), row['event_id']].join(' ');
const keyColumns = ({ account, livemode, eventId }: Notice) => ({ account, livemode: livemode ? 1 : 0, event_id: eventId });

/** Keeps events; answers the number of each in their order, or null of one that is known already, be it from the same call. */
export const keepNotices = async (strapi: Core.Strapi, arriving: readonly ArrivingNotice[]): Promise<ReadonlyArray<number | null>> => {
  const rows = arriving.map(({ notice, source }) => ({
    provider: 'stripe',
    ...keyColumns(notice),
    event_type: notice.type,
    object_id: notice.objectId,
    payload: notice.type === BUYER_GONE ? '{}' : notice.payload,
    state: 'new',
    attempts: 0,
    source,
    event_created_at: notice.createdAt,
    received_at: now(),
  }));
  const kept = (await sql(strapi)(TABLE)
    .insert(rows)
    .onConflict(['provider', ...KEY])
    .ignore()
    .returning(['id', ...KEY])) as Raw[];
  const ids = new Map(kept.map((row) => [keyOf(row), Number(row['id'])]));
  return rows.map((row) => {
    const id = ids.get(keyOf(row)) ?? null;
    ids.delete(keyOf(row));
    return id;
  });
};

/** Of some events those that are not kept, in their order: without a write, where most are known. */
export const unknownNotices = async (strapi: Core.Strapi, notices: readonly Notice[]): Promise<readonly Notice[]> => {
  const rows = notices.map(keyColumns);
  const known = (await sql(strapi)(TABLE)
    .where({ provider: 'stripe' })
    .whereIn('account', [...new Set(rows.map((row) => row.account))])
    .whereIn('livemode', [...new Set(rows.map((row) => row.livemode))])
    .whereIn(
      'event_id',
      rows.map((row) => row.event_id),
    )
    .select(...KEY)) as Raw[];
  const keys = new Set(known.map(keyOf));
  return notices.filter((_notice, index) => !keys.has(keyOf(rows[index] as Raw)));
};

export const findInbox = async (strapi: Core.Strapi, id: number): Promise<InboxRow | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Raw | undefined;
  return row ? rowOf(row) : null;
};

/** What an event has come to, which stays so until the unit of work ends; null where there is none. */
export const lockInbox = async (strapi: Core.Strapi, id: number): Promise<Pick<InboxRow, 'state'> | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ id }).first('state'))) as Pick<InboxRow, 'state'> | undefined;
  return row ?? null;
};

/** Notes what became of an event. */
export const markInbox = async (strapi: Core.Strapi, id: number, state: InboxState, detail: string | null = null): Promise<void> => {
  const over = state === 'done' || state === 'ignored';
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ state, detail: detail?.slice(0, 1000) ?? null, attempts: sql(strapi).raw('attempts + 1'), done_at: over ? now() : null });
};

/** Events in a state, oldest first; `before` bounds when they came in. */
export const listInbox = async (
  strapi: Core.Strapi,
  filter: { readonly state?: InboxState; readonly receivedBefore?: number; readonly limit: number; readonly newestFirst?: boolean },
): Promise<readonly InboxRow[]> => {
  const query = sql(strapi)(TABLE)
    .orderBy('id', filter.newestFirst ? 'desc' : 'asc')
    .limit(filter.limit);
  if (filter.state !== undefined) query.where({ state: filter.state });
  if (filter.receivedBefore !== undefined) query.where('received_at', '<', filter.receivedBefore);
  return ((await query) as Raw[]).map(rowOf);
};

export const countInbox = async (strapi: Core.Strapi): Promise<Readonly<Partial<Record<InboxState, number>>>> => {
  const rows = (await sql(strapi)(TABLE).select('state').count({ n: '*' }).groupBy('state')) as Array<{
    state: InboxState;
    n: number | string;
  }>;
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]));
};

/** How far the gap filler has read; null before its first run. */
export const readCursor = async (strapi: Core.Strapi): Promise<number | null> => {
  const row = (await sql(strapi)('afs_event_cursors').where({ provider: 'stripe' }).first()) as { created_at: number } | undefined;
  return row ? Number(row.created_at) : null;
};

export const writeCursor = async (strapi: Core.Strapi, createdAt: number): Promise<void> => {
  await sql(strapi)('afs_event_cursors').insert({ provider: 'stripe', created_at: createdAt }).onConflict('provider').merge();
};

/**
 * Empties the content of events that came before a moment, but for what still waits. One that was given up, and that nobody has dealt with by
 * then, is given up for good: there is nothing left of it to try again.
 */
export const emptyNoticesBefore = async (strapi: Core.Strapi, moment: number): Promise<number> => {
  const old = () => sql(strapi)(TABLE).where('received_at', '<', moment).whereNot({ payload: '{}' });
  const detail = 'Given up, and emptied once the days were over for which the shop keeps it.';
  const givenUp = await old().where({ state: 'dead' }).update({ payload: '{}', state: 'ignored', detail, done_at: now() });
  return givenUp + (await old().whereNotNull('done_at').update({ payload: '{}' }));
};
