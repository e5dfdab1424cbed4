import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { CreativeRequest, RequestEvent, RequestState } from '../domain/request';

const TABLE = 'afs_creative_requests';
const EVENTS = 'afs_creative_request_events';
const UNDER_WAY: readonly RequestState[] = ['open', 'proposed'];

type Raw = Record<string, unknown>;

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const requestOf = (row: Raw): CreativeRequest => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  partyId: Number(row['party_id']),
  affiliateId: Number(row['affiliate_id']),
  width: numberOr(row['width']),
  height: numberOr(row['height']),
  purpose: String(row['purpose']),
  state: row['state'] as RequestState,
  creativeId: numberOr(row['creative_id']),
  reason: textOr(row['reason']),
  openedAt: Number(row['opened_at']),
  changedAt: Number(row['changed_at']),
});

export type NewRequest = Pick<CreativeRequest, 'partyId' | 'affiliateId' | 'width' | 'height' | 'purpose'>;

export const insertRequest = async (strapi: Core.Strapi, made: NewRequest): Promise<CreativeRequest> => {
  const at = now();
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('crq'),
      party_id: made.partyId,
      affiliate_id: made.affiliateId,
      width: made.width,
      height: made.height,
      purpose: made.purpose,
      state: 'open',
      opened_at: at,
      changed_at: at,
    })
    .returning('*')) as Raw[];
  return requestOf(row ?? {});
};

export const findRequest = async (strapi: Core.Strapi, id: string): Promise<CreativeRequest | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? requestOf(row) : null;
};

export const lockRequest = async (strapi: Core.Strapi, id: string): Promise<CreativeRequest | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? requestOf(row) : null;
};

/** Writes how a request stands now; its row is locked by the caller. */
export const keepRequest = async (strapi: Core.Strapi, kept: CreativeRequest): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id: kept.id })
    .update({ state: kept.state, creative_id: kept.creativeId, reason: kept.reason, changed_at: now() });
};

/** Which requests to list; `underWay` are those neither side has ended. */
export interface RequestFilter {
  readonly partyId?: number | undefined;
  readonly state?: RequestState | undefined;
  readonly underWay?: true | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state, underWay }: RequestFilter) => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (state !== undefined) query.where({ state });
  if (underWay) query.whereIn('state', [...UNDER_WAY]);
  return query;
};

/** Requests, newest first, below an id where given. */
export const findRequests = async (
  strapi: Core.Strapi,
  filter: RequestFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly CreativeRequest[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(requestOf);
};

export const countRequests = async (strapi: Core.Strapi, filter: RequestFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Writes down what was said or done; answers its number. */
export const insertRequestEvent = async (strapi: Core.Strapi, requestId: number, event: Omit<RequestEvent, 'at'>): Promise<number> => {
  const { kind, actor, text, creativeId } = event;
  const [row] = (await sql(strapi)(EVENTS)
    .insert({ request_id: requestId, kind, actor, text, creative_id: creativeId, at: now() })
    .returning('id')) as Array<{ id: number | string }>;
  return Number(row?.id);
};

/** What was said and done about a request, oldest first. */
export const findRequestEvents = async (strapi: Core.Strapi, requestId: number): Promise<readonly RequestEvent[]> =>
  ((await sql(strapi)(EVENTS).where({ request_id: requestId }).orderBy('id')) as Raw[]).map((row) => ({
    kind: row['kind'] as RequestEvent['kind'],
    actor: String(row['actor']),
    text: textOr(row['text']),
    creativeId: numberOr(row['creative_id']),
    at: Number(row['at']),
  }));

export const countRequestEvents = async (strapi: Core.Strapi, requestId: number): Promise<number> => {
  const row = (await sql(strapi)(EVENTS).where({ request_id: requestId }).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
