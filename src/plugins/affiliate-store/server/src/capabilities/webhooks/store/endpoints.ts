import type { Core } from '@strapi/strapi';
import type { OutgoingEvent } from '../../../../../contracts/admin';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber, maybeText } from '../../../platform/row-values';
import { sql } from '../../../platform/transaction';

const TABLE = 'afs_webhook_endpoints';

/** A system that is told what happens. Secrets are as they lie in the row, sealed; moments are UTC ms. */
export interface WebhookEndpoint {
  readonly id: number;
  readonly publicId: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly OutgoingEvent[];
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly formerSecretUntil: number | null;
  readonly state: 'active' | 'disabled';
  readonly disabledBecause: 'staff' | 'gone' | 'given_up' | null;
  readonly deliveredAt: number | null;
  readonly createdAt: number;
}

type Raw = Record<string, unknown>;

const endpointOf = (row: Raw): WebhookEndpoint => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  url: String(row['url']),
  description: String(row['description']),
  events: JSON.parse(String(row['events'])) as OutgoingEvent[],
  secret: String(row['secret']),
  formerSecret: maybeText(row['former_secret']),
  formerSecretUntil: maybeNumber(row['former_secret_until']),
  state: row['state'] as WebhookEndpoint['state'],
  disabledBecause: (row['disabled_because'] as WebhookEndpoint['disabledBecause']) ?? null,
  deliveredAt: maybeNumber(row['delivered_at']),
  createdAt: Number(row['created_at']),
});

/** All of them, newest first. */
export const findEndpoints = async (strapi: Core.Strapi): Promise<WebhookEndpoint[]> =>
  ((await sql(strapi)(TABLE).orderBy('id', 'desc')) as Raw[]).map(endpointOf);

export const findEndpoint = async (
  strapi: Core.Strapi,
  by: { readonly id: number } | { readonly public_id: string },
): Promise<WebhookEndpoint | null> => {
  const row = (await sql(strapi)(TABLE).where(by).first()) as Raw | undefined;
  return row ? endpointOf(row) : null;
};

/** Makes an endpoint; `sealed` makes what is kept of its secret, which belongs to the row. */
export const insertEndpoint = async (
  strapi: Core.Strapi,
  made: Pick<WebhookEndpoint, 'url' | 'description' | 'events'>,
  sealed: (publicId: string) => string,
): Promise<WebhookEndpoint> => {
  const id = publicId('whe');
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: id,
      url: made.url,
      description: made.description,
      events: JSON.stringify(made.events),
      secret: sealed(id),
      state: 'active',
      created_at: now(),
    })
    .returning('*')) as Raw[];
  return endpointOf(row as Raw);
};

type Change = Partial<Omit<WebhookEndpoint, 'id' | 'publicId' | 'createdAt'>>;

export const changeEndpoint = async (strapi: Core.Strapi, endpoint: WebhookEndpoint, change: Change): Promise<WebhookEndpoint> => {
  const next = { ...endpoint, ...change };
  await sql(strapi)(TABLE)
    .where({ id: endpoint.id })
    .update({
      url: next.url,
      description: next.description,
      events: JSON.stringify(next.events),
      secret: next.secret,
      former_secret: next.formerSecret,
      former_secret_until: next.formerSecretUntil,
      state: next.state,
      disabled_because: next.disabledBecause,
    });
  return next;
};

/** Notes that something arrived; nothing else of the row, which staff may be changing. */
export const noteDelivered = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await sql(strapi)(TABLE).where({ id }).update({ delivered_at: now() });
};

/** Switches an endpoint off, unless it is off already. */
export const switchOff = async (strapi: Core.Strapi, id: number, because: 'gone' | 'given_up'): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ id, state: 'active' }).update({ state: 'disabled', disabled_because: because })) === 1;

export const deleteEndpoint = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await sql(strapi)('afs_webhook_deliveries').where({ endpoint_id: id }).del();
  await sql(strapi)(TABLE).where({ id }).del();
};

/** How many were switched off because nothing arrived any more. */
export const countFailing = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ disabled_because: 'given_up' }).count({ n: '*' }).first()) as
    { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
