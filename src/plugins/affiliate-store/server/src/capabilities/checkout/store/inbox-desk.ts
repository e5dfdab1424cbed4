import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { InboxState } from './inbox';

/** An event without its payload, for lists; times UTC ms. */
export interface DeskEvent {
  readonly id: number;
  readonly eventId: string;
  readonly type: string;
  readonly objectId: string | null;
  readonly state: InboxState;
  readonly attempts: number;
  readonly detail: string | null;
  readonly source: string;
  readonly livemode: boolean;
  readonly createdAt: number;
  readonly receivedAt: number;
  readonly doneAt: number | null;
}

/** Which events are wanted, newest first; `before` is the id to read on below. */
export interface DeskFilter {
  readonly state?: InboxState | undefined;
  readonly search?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_webhook_inbox';
const COLUMNS = [
  'id',
  'event_id',
  'event_type',
  'object_id',
  'state',
  'attempts',
  'detail',
  'source',
  'livemode',
  'event_created_at',
  'received_at',
  'done_at',
] as const;

const eventOf = (row: Raw): DeskEvent => ({
  id: Number(row['id']),
  eventId: String(row['event_id']),
  type: String(row['event_type']),
  objectId: (row['object_id'] as string | null) ?? null,
  state: row['state'] as InboxState,
  attempts: Number(row['attempts']),
  detail: (row['detail'] as string | null) ?? null,
  source: String(row['source']),
  livemode: Number(row['livemode']) === 1,
  createdAt: Number(row['event_created_at']),
  receivedAt: Number(row['received_at']),
  doneAt: row['done_at'] === null ? null : Number(row['done_at']),
});

const matching = (strapi: Core.Strapi, { state, search }: Pick<DeskFilter, 'state' | 'search'>) => {
  const query = sql(strapi)(TABLE);
  if (state !== undefined) query.where({ state });
  // Ids are looked for whole, types from their beginning: both are what an index can find.
  if (search !== undefined)
    query.where(
      (either) =>
        void either
          .where('event_id', search)
          .orWhere('object_id', search)
          .orWhere('event_type', 'like', `${search.replace(/[%_\\]/g, '')}%`),
    );
  return query;
};

export const findDeskEvents = async (strapi: Core.Strapi, filter: DeskFilter): Promise<readonly DeskEvent[]> => {
  const query = matching(strapi, filter)
    .select(...COLUMNS)
    .orderBy('id', 'desc')
    .limit(filter.limit);
  if (filter.before !== undefined) query.where('id', '<', filter.before);
  return ((await query) as Raw[]).map(eventOf);
};

export const countDeskEvents = async (strapi: Core.Strapi, filter: Pick<DeskFilter, 'state' | 'search'>): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** One event with what the provider sent; null when there is none. */
export const findDeskEvent = async (strapi: Core.Strapi, id: number): Promise<(DeskEvent & { readonly payload: string }) | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Raw | undefined;
  return row ? { ...eventOf(row), payload: String(row['payload']) } : null;
};

/** When the last event came, UTC ms. */
export const lastReceivedAt = async (strapi: Core.Strapi): Promise<number | null> => {
  const row = (await sql(strapi)(TABLE).max({ at: 'received_at' }).first()) as { at: number | string | null } | undefined;
  return row?.at == null ? null : Number(row.at);
};

/** Takes an event out of the states in which it waits for a person or its parent; false when it is in none of them. */
export const reopenEvent = async (strapi: Core.Strapi, id: number): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ id })
    .whereIn('state', ['dead', 'waiting_parent', 'retry'])
    .update({ state: 'new', detail: null, attempts: 0 })) === 1;
