import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber, maybeText } from '../../../platform/row-values';
import { sql } from '../../../platform/transaction';
import { ownedBy, type Owner } from './endpoints';

const TABLE = 'afs_webhook_deliveries';

/** So long a try that is in the queue may take; after it the delivery is due again, in case the try was lost. */
const UNDER_WAY_MS = 120_000;

/** One event on its way to one endpoint; moments are UTC ms. */
export interface WebhookDelivery {
  readonly id: number;
  readonly publicId: string;
  readonly endpointId: number;
  readonly eventId: string;
  readonly type: string;
  readonly payload: string;
  readonly state: 'queued' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly nextTryAt: number | null;
  readonly answered: number | null;
  readonly answer: string | null;
  readonly error: string | null;
  readonly createdAt: number;
  readonly deliveredAt: number | null;
}

type Raw = Record<string, unknown>;

const deliveryOf = (row: Raw): WebhookDelivery => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  endpointId: Number(row['endpoint_id']),
  eventId: String(row['event_id']),
  type: String(row['type']),
  payload: String(row['payload']),
  state: row['state'] as WebhookDelivery['state'],
  attempts: Number(row['attempts']),
  nextTryAt: maybeNumber(row['next_try_at']),
  answered: maybeNumber(row['answered']),
  answer: maybeText(row['answer']),
  error: maybeText(row['error']),
  createdAt: Number(row['created_at']),
  deliveredAt: maybeNumber(row['delivered_at']),
});

/** Writes an event down for each endpoint that is to be told; answers the deliveries. */
export const insertDeliveries = async (
  strapi: Core.Strapi,
  event: Pick<WebhookDelivery, 'eventId' | 'type' | 'payload'>,
  endpointIds: readonly number[],
): Promise<WebhookDelivery[]> => {
  const at = now();
  const rows = endpointIds.map((endpointId) => ({
    public_id: publicId('whd'),
    endpoint_id: endpointId,
    event_id: event.eventId,
    type: event.type,
    payload: event.payload,
    state: 'queued',
    attempts: 0,
    next_try_at: at + UNDER_WAY_MS,
    created_at: at,
  }));
  return ((await sql(strapi)(TABLE).insert(rows).returning('*')) as Raw[]).map(deliveryOf);
};

const toOwn = (strapi: Core.Strapi, query: Knex.QueryBuilder, owner: Owner): Knex.QueryBuilder =>
  query.whereIn('endpoint_id', ownedBy(sql(strapi)('afs_webhook_endpoints').select('id'), owner));

/** A delivery to an endpoint of an owner; without one, to whomsoever. */
export const findDelivery = async (
  strapi: Core.Strapi,
  by: { readonly id: number } | { readonly public_id: string },
  owner: Owner | 'all',
): Promise<WebhookDelivery | null> => {
  const query = sql(strapi)(TABLE).where(by).first();
  const row = (await (owner === 'all' ? query : toOwn(strapi, query, owner))) as Raw | undefined;
  return row ? deliveryOf(row) : null;
};

/** Which deliveries are wanted; absent parts do not filter. */
export interface DeliveryFilter {
  readonly owner: Owner;
  readonly endpointId?: number | undefined;
  readonly state?: WebhookDelivery['state'] | undefined;
}

const matching = (strapi: Core.Strapi, { owner, endpointId, state }: DeliveryFilter): Knex.QueryBuilder => {
  const query = toOwn(strapi, sql(strapi)(TABLE), owner);
  if (endpointId !== undefined) query.where({ endpoint_id: endpointId });
  if (state !== undefined) query.where({ state });
  return query;
};

/** Newest first, below a row where given. */
export const findDeliveries = async (
  strapi: Core.Strapi,
  filter: DeliveryFilter,
  page: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<WebhookDelivery[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.beforeId !== undefined) query.where('id', '<', page.beforeId);
  return ((await query) as Raw[]).map(deliveryOf);
};

export const countDeliveries = async (strapi: Core.Strapi, filter: DeliveryFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** What became of a try. */
export type Tried = Pick<WebhookDelivery, 'state' | 'nextTryAt' | 'answered' | 'answer' | 'error'>;

/** Notes a try, unless somebody else noted that one. */
export const noteTry = async (strapi: Core.Strapi, delivery: WebhookDelivery, tried: Tried): Promise<boolean> =>
  (await sql(strapi)(TABLE)
    .where({ id: delivery.id, attempts: delivery.attempts, state: 'queued' })
    .update({
      state: tried.state,
      attempts: delivery.attempts + 1,
      next_try_at: tried.nextTryAt,
      answered: tried.answered,
      answer: tried.answer,
      error: tried.error,
      delivered_at: tried.state === 'delivered' ? now() : null,
    })) === 1;

/** Gives a delivery its tries back. */
export const queueAgain = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ state: 'queued', attempts: 0, next_try_at: now() + UNDER_WAY_MS, error: null });
};

/** What is due, each claimed for as long as a try may take: nobody else lets it be tried meanwhile. Inside a unit of work. */
export const claimDue = async (strapi: Core.Strapi, limit: number): Promise<WebhookDelivery[]> => {
  const due = (
    (await sql(strapi)(TABLE).where({ state: 'queued' }).where('next_try_at', '<=', now()).orderBy('id').limit(limit)) as Raw[]
  ).map(deliveryOf);
  const claimed: WebhookDelivery[] = [];
  for (const delivery of due) {
    const mine = await sql(strapi)(TABLE)
      .where({ id: delivery.id, state: 'queued', attempts: delivery.attempts, next_try_at: delivery.nextTryAt })
      .update({ next_try_at: now() + UNDER_WAY_MS });
    if (mine === 1) claimed.push(delivery);
  }
  return claimed;
};

/** Forgets what was told before a moment: bodies hold addresses of buyers. */
export const forgetDeliveries = (strapi: Core.Strapi, before: number): Promise<number> =>
  sql(strapi)(TABLE).where('created_at', '<', before).del();
