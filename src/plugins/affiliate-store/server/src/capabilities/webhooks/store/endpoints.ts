import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
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
  /** Which happenings it is told: of the shop's, or of those about one place. */
  readonly events: readonly string[];
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly formerSecretUntil: number | null;
  readonly state: 'active' | 'disabled';
  readonly disabledBecause: 'staff' | 'gone' | 'given_up' | null;
  readonly deliveredAt: number | null;
  readonly createdAt: number;
  /** The place in a program whose own system this is; null for a system of the shop's. */
  readonly place: Place | null;
  /** `get`: the placeholders of the address are filled, and nothing is posted. */
  readonly form: 'post' | 'get';
}

/** A place in a program, as its happenings find the addresses to tell. */
export interface Place {
  readonly affiliateId: number;
  readonly programId: number;
  readonly party: string;
}

/** Whose endpoints: the shop's own, or those of some places. Nobody sees another's. */
export type Owner = 'shop' | readonly number[];

type Raw = Record<string, unknown>;

const endpointOf = (row: Raw): WebhookEndpoint => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  url: String(row['url']),
  description: String(row['description']),
  events: JSON.parse(String(row['events'])) as string[],
  secret: String(row['secret']),
  formerSecret: maybeText(row['former_secret']),
  formerSecretUntil: maybeNumber(row['former_secret_until']),
  state: row['state'] as WebhookEndpoint['state'],
  disabledBecause: (row['disabled_because'] as WebhookEndpoint['disabledBecause']) ?? null,
  deliveredAt: maybeNumber(row['delivered_at']),
  createdAt: Number(row['created_at']),
  place:
    row['affiliate_id'] == null
      ? null
      : { affiliateId: Number(row['affiliate_id']), programId: Number(row['program_id']), party: String(row['party']) },
  form: row['form'] === 'get' ? 'get' : 'post',
});

/** Narrows a query to the endpoints of an owner. */
export const ownedBy = (query: Knex.QueryBuilder, owner: Owner): Knex.QueryBuilder =>
  owner === 'shop' ? query.whereNull('affiliate_id') : query.whereIn('affiliate_id', [...owner]);

/** Those of an owner, or of everybody, newest first. */
export const findEndpoints = async (strapi: Core.Strapi, owner: Owner | 'all'): Promise<WebhookEndpoint[]> => {
  const query = sql(strapi)(TABLE).orderBy('id', 'desc');
  return ((await (owner === 'all' ? query : ownedBy(query, owner))) as Raw[]).map(endpointOf);
};

/** An endpoint of an owner; without one, whosesoever. */
export const findEndpoint = async (
  strapi: Core.Strapi,
  by: { readonly id: number } | { readonly public_id: string },
  owner: Owner | 'all',
): Promise<WebhookEndpoint | null> => {
  const query = sql(strapi)(TABLE).where(by).first();
  const row = (await (owner === 'all' ? query : ownedBy(query, owner))) as Raw | undefined;
  return row ? endpointOf(row) : null;
};

/** Makes an endpoint; `sealed` makes what is kept of its secret, which belongs to the row. */
export const insertEndpoint = async (
  strapi: Core.Strapi,
  made: Pick<WebhookEndpoint, 'url' | 'description' | 'events' | 'form' | 'place'>,
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
      affiliate_id: made.place?.affiliateId ?? null,
      program_id: made.place?.programId ?? null,
      party: made.place?.party ?? null,
      form: made.form,
    })
    .returning('*')) as Raw[];
  return endpointOf(row as Raw);
};

type Change = Partial<Omit<WebhookEndpoint, 'id' | 'publicId' | 'createdAt' | 'place'>>;

export const changeEndpoint = async (strapi: Core.Strapi, endpoint: WebhookEndpoint, change: Change): Promise<WebhookEndpoint> => {
  const next = { ...endpoint, ...change };
  await sql(strapi)(TABLE)
    .where({ id: endpoint.id })
    .update({
      url: next.url,
      description: next.description,
      events: JSON.stringify(next.events),
      form: next.form,
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

/** How many of the shop's were switched off because nothing arrived any more; partners are told of theirs by letter. */
export const countFailing = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ disabled_because: 'given_up', affiliate_id: null }).count({ n: '*' }).first()) as
    | { n: number | string }
    | undefined;
  return Number(row?.n ?? 0);
};
