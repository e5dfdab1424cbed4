import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';

const NUMBERS = 'afs_sms_numbers';
const MESSAGES = 'afs_sms_messages';

/** A message as it was written; no number any more where it was forgotten. */
export interface SmsMessage {
  readonly id: number;
  readonly phone: string | null;
  readonly body: string;
  readonly state: 'queued' | 'sent' | 'failed';
  readonly attempts: number;
}

/** A number with the words it was given to. */
export interface GivenNumber {
  readonly phone: string;
  readonly version: string;
}

type Of = { readonly cart_id: number } | { readonly order_id: number };

export const findNumber = async (strapi: Core.Strapi, of: Of): Promise<GivenNumber | null> => {
  const row = (await sql(strapi)(NUMBERS).where(of).first()) as { phone: string; version: string } | undefined;
  return row ? { phone: row.phone, version: row.version } : null;
};

/** Keeps the number of a cart in place of the one before; null takes it away. */
export const putNumber = async (strapi: Core.Strapi, cartId: number, number: GivenNumber | null): Promise<void> => {
  if (!number) return void (await sql(strapi)(NUMBERS).where({ cart_id: cartId }).delete());
  await sql(strapi)(NUMBERS)
    .insert({ cart_id: cartId, order_id: null, ...number, consented_at: now() })
    .onConflict(sql(strapi).raw('(cart_id) WHERE cart_id IS NOT NULL'))
    .merge(['phone', 'version', 'consented_at']);
};

/** From now on it is the number of an order; of a cart that is ordered again, of the newer one. */
export const bindNumber = async (strapi: Core.Strapi, cartId: number, orderId: number): Promise<void> => {
  await sql(strapi)(NUMBERS).where({ cart_id: cartId }).update({ order_id: orderId });
};

/** What was agreed for a subscription holds for its payments: each is an order. */
export const carryNumber = async (strapi: Core.Strapi, fromOrder: number, toOrder: number): Promise<void> => {
  const row = (await sql(strapi)(NUMBERS).where({ order_id: fromOrder }).first()) as
    | { phone: string; version: string; consented_at: number | string }
    | undefined;
  if (!row) return;
  await sql(strapi)(NUMBERS).insert({
    cart_id: null,
    order_id: toOrder,
    phone: row.phone,
    version: row.version,
    consented_at: row.consented_at,
  });
};

/** Gives up what waits to be handed over, with a reason. */
export const giveUpQueuedSms = async (strapi: Core.Strapi, because: string): Promise<void> => {
  await sql(strapi)(MESSAGES).where({ state: 'queued' }).update({ state: 'failed', last_error: because });
};

/** The numbers of orders. */
export const phonesOf = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<string[]> =>
  orderIds.length === 0
    ? []
    : (
        (await sql(strapi)(NUMBERS)
          .whereIn('order_id', [...orderIds])
          .orderBy('id')
          .select('phone')) as Array<{ phone: string }>
      ).map(({ phone }) => phone);

/** Forgets the numbers of orders: nothing of theirs goes out any more, and no message that went says where to. */
export const forgetNumbersOf = async (strapi: Core.Strapi, orderIds: readonly number[]): Promise<void> => {
  if (orderIds.length === 0) return;
  await sql(strapi)(NUMBERS)
    .whereIn('order_id', [...orderIds])
    .delete();
  await sql(strapi)(MESSAGES)
    .whereIn('order_id', [...orderIds])
    .update({ phone: null });
};

/** Numbers of carts nobody ordered, and all older than a moment. */
export const forgetOldNumbers = async (strapi: Core.Strapi, unordered: number, all: number): Promise<void> => {
  await sql(strapi)(NUMBERS).whereNull('order_id').where('consented_at', '<', unordered).delete();
  await sql(strapi)(NUMBERS).where('consented_at', '<', all).delete();
  await sql(strapi)(MESSAGES).where('created_at', '<', all).whereNotNull('phone').update({ phone: null });
};

/** Writes a message; answers its id, or null when one of this key was written before. */
export const insertSms = async (
  strapi: Core.Strapi,
  message: { readonly dedupeKey: string; readonly kind: string; readonly phone: string; readonly body: string; readonly orderId: number },
): Promise<number | null> => {
  const { dedupeKey, kind, phone, body, orderId } = message;
  const rows: Array<{ id: number }> = await sql(strapi)(MESSAGES)
    .insert({ dedupe_key: dedupeKey, kind, phone, body, order_id: orderId, state: 'queued', attempts: 0, created_at: now() })
    .onConflict('dedupe_key')
    .ignore()
    .returning('id');
  return rows[0]?.id ?? null;
};

export const findSms = async (strapi: Core.Strapi, id: number): Promise<SmsMessage | null> => {
  const row = (await sql(strapi)(MESSAGES).where({ id }).first()) as SmsMessage | undefined;
  return row ? { id: row.id, phone: row.phone, body: row.body, state: row.state, attempts: Number(row.attempts) } : null;
};

export const markSms = async (
  strapi: Core.Strapi,
  id: number,
  to: { readonly state: SmsMessage['state']; readonly error: string | null },
): Promise<void> => {
  await sql(strapi)(MESSAGES)
    .where({ id })
    .update({
      state: to.state,
      last_error: to.error,
      sent_at: to.state === 'sent' ? now() : null,
      attempts: sql(strapi).raw('attempts + 1'),
    });
};

/** A message as the desk sees it. */
export interface KeptSms extends SmsMessage {
  readonly kind: string;
  readonly lastError: string | null;
  readonly orderNumber: string | null;
  readonly createdAt: number;
  readonly sentAt: number | null;
}

/** Which messages; `search` is a part of the order's number, or the whole of a telephone's. */
export interface SmsFilter {
  readonly state?: SmsMessage['state'] | undefined;
  readonly search?: string | undefined;
}

const kept = (strapi: Core.Strapi, { state, search }: SmsFilter): Knex.QueryBuilder => {
  const query = sql(strapi)(`${MESSAGES} as m`).leftJoin('afs_orders as o', 'o.id', 'm.order_id');
  if (state !== undefined) query.where('m.state', state);
  if (search !== undefined) {
    const part = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query.where((any) => void any.where('m.phone', search).orWhereRaw("lower(o.number) LIKE ? ESCAPE '\\'", [part]));
  }
  return query;
};

type Raw = Record<string, unknown>;
const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** One page of messages, newest first, and how many there are in all. */
export const pageOfSms = async (
  strapi: Core.Strapi,
  filter: SmsFilter,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly KeptSms[]; readonly total: number }> => {
  const counted = (await kept(strapi, filter).count({ n: '*' }).first()) as Raw | undefined;
  const page = kept(strapi, filter).select('m.*', { order_number: 'o.number' }).orderBy('m.id', 'desc').limit(limit);
  if (before !== undefined) page.where('m.id', '<', before);
  const rows = ((await page) as Raw[]).map((row): KeptSms => ({
    id: Number(row['id']),
    kind: String(row['kind']),
    phone: (row['phone'] as string | null) ?? null,
    body: String(row['body']),
    state: row['state'] as SmsMessage['state'],
    attempts: Number(row['attempts']),
    lastError: (row['last_error'] as string | null) ?? null,
    orderNumber: (row['order_number'] as string | null) ?? null,
    createdAt: Number(row['created_at']),
    sentAt: numberOrNull(row['sent_at']),
  }));
  return { rows, total: Number(counted?.['n'] ?? 0) };
};

/** Waits to be handed over again, with all its tries before it. */
export const queueAgain = async (strapi: Core.Strapi, id: number): Promise<void> => {
  await sql(strapi)(MESSAGES).where({ id }).update({ state: 'queued', attempts: 0, last_error: null, sent_at: null });
};
