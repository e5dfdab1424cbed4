import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { Locale } from '../domain/letter';
import type { Mail, MailFilter, NewMail } from '../domain/mail';

const TABLE = 'afs_mails';

interface Row {
  id: number;
  kind: string;
  recipient: string;
  locale: Locale;
  subject: string;
  letter: string;
  order_id: number | string | null;
  order_number: string | null;
  state: Mail['state'];
  transport: Mail['transport'];
  attempts: number;
  last_error: string | null;
  created_at: number | string;
  sent_at: number | string | null;
}

const mailOf = (row: Row): Mail => ({
  id: row.id,
  kind: row.kind,
  to: row.recipient,
  locale: row.locale,
  subject: row.subject,
  ...(JSON.parse(row.letter) as Pick<Mail, 'letter' | 'sender'>),
  orderId: row.order_id === null ? null : Number(row.order_id),
  orderNumber: row.order_number,
  state: row.state,
  transport: row.transport,
  attempts: row.attempts,
  lastError: row.last_error,
  createdAt: Number(row.created_at),
  sentAt: row.sent_at === null ? null : Number(row.sent_at),
});

/** Writes a mail; answers its id, or null when one of this key was written before. */
export const insertMail = async (strapi: Core.Strapi, mail: NewMail): Promise<number | null> => {
  const rows: Array<{ id: number }> = await sql(strapi)(TABLE)
    .insert({
      dedupe_key: mail.dedupeKey,
      kind: mail.kind,
      recipient: mail.to,
      locale: mail.locale,
      subject: mail.letter.subject,
      letter: JSON.stringify({ letter: mail.letter, sender: mail.sender }),
      order_id: mail.orderId,
      order_number: mail.orderNumber,
      state: mail.lastError === null ? 'queued' : 'failed',
      transport: null,
      attempts: 0,
      last_error: mail.lastError,
      created_at: now(),
      sent_at: null,
    })
    .onConflict('dedupe_key')
    .ignore()
    .returning('id');
  return rows[0]?.id ?? null;
};

export const findMail = async (strapi: Core.Strapi, id: number): Promise<Mail | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Row | undefined;
  return row ? mailOf(row) : null;
};

const matching = (strapi: Core.Strapi, { to, orderId, state, kind, search }: MailFilter): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  const exact = { recipient: to, order_id: orderId, state, kind };
  for (const [column, value] of Object.entries(exact)) if (value !== undefined) query.where(column, value);
  if (search !== undefined) {
    const part = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query.where((any) =>
      ['recipient', 'subject', 'order_number'].forEach((column) => void any.orWhereRaw("lower(??) LIKE ? ESCAPE '\\'", [column, part])),
    );
  }
  return query;
};

/** Mails, newest first. */
export const findMails = async (strapi: Core.Strapi, filter: MailFilter): Promise<readonly Mail[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(filter.limit);
  if (filter.beforeId !== undefined) query.where('id', '<', filter.beforeId);
  return ((await query) as Row[]).map(mailOf);
};

/** How many mails a filter matches in all. */
export const countMatching = async (strapi: Core.Strapi, filter: MailFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

export const countMails = async (strapi: Core.Strapi, orderId: number, kind: string, since: number): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ order_id: orderId, kind }).where('created_at', '>', since).count({ n: '*' }).first()) as
    | { n: number | string }
    | undefined;
  return Number(row?.n ?? 0);
};

export const markSent = async (strapi: Core.Strapi, id: number, transport: 'smtp' | 'mailbox'): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ state: 'sent', transport, sent_at: now(), last_error: null, attempts: sql(strapi).raw('attempts + 1') });
};

/** Notes a try that did not work; `final` when there will be no other. */
export const markTried = async (strapi: Core.Strapi, id: number, error: string, final: boolean): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id })
    .update({ state: final ? 'failed' : 'queued', last_error: error, attempts: sql(strapi).raw('attempts + 1') });
};

/** Gives a mail that was sent or given up its tries back. */
export const queueAgain = async (strapi: Core.Strapi, id: number): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ id }).whereNot({ state: 'queued' }).update({ state: 'queued', attempts: 0, last_error: null })) === 1;

/** Gives up what waits to be handed over, with a reason; answers how many letters that were. */
export const giveUpQueued = (strapi: Core.Strapi, because: string): Promise<number> =>
  sql(strapi)(TABLE).where({ state: 'queued' }).update({ state: 'failed', last_error: because });

/** Deletes letters of before a moment, but for those that still wait. */
export const dropMailsBefore = (strapi: Core.Strapi, moment: number): Promise<number> =>
  sql(strapi)('afs_mails').where('created_at', '<', moment).whereNot({ state: 'queued' }).delete();
