import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId, tokenHash } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Binding, BindingEnd, BroughtOver } from '../domain/binding';
import { mailboxOf } from '../domain/same-person';

const TABLE = 'afs_customer_bindings';

type Raw = Record<string, unknown>;

const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const broughtOverOf = (row: Raw): BroughtOver | null =>
  row['import_id'] == null
    ? null
    : { import: row['import_id'] as string, file: row['import_file'] as string, line: Number(row['import_line']) };

const bindingOf = (row: Raw): Binding => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  customerId: Number(row['customer_id']),
  orderNumber: row['import_id'] == null ? String(row['order_number']) : null,
  broughtOver: broughtOverOf(row),
  since: Number(row['since']),
  until: numberOrNull(row['until']),
  endedAt: numberOrNull(row['ended_at']),
  endedBecause: (row['ended_because'] as BindingEnd | null) ?? null,
  reason: (row['reason'] as string | null) ?? null,
});

/** What a customer is found by: whoever writes the same mailbox in another way is the same. */
const addressOf = (email: string): string => tokenHash(mailboxOf(email));

/** A customer to be bound, with the order that does it, or the line of an import. */
export interface NewBinding {
  readonly programId: number;
  readonly affiliateId: number;
  readonly email: string;
  readonly customerId: number;
  readonly by: { readonly orderId: number; readonly orderNumber: string } | BroughtOver;
  readonly since: number;
  readonly until: number | null;
}

const madeBy = (by: NewBinding['by']): Readonly<Record<string, string | number>> =>
  'orderId' in by
    ? { order_id: by.orderId, order_number: by.orderNumber }
    : { order_id: 0, order_number: '', import_id: by.import, import_file: by.file, import_line: by.line };

/** Binds a customer, once for each program; false where they are bound already. Inside the unit of work. */
export const insertBinding = async (strapi: Core.Strapi, { email, ...made }: NewBinding): Promise<boolean> => {
  const db = sql(strapi);
  const where = { program_id: made.programId, address: addressOf(email), ended_at: null };
  // One whose time is over stands in nobody's way.
  await db(TABLE).where(where).where('until', '<=', made.since).update({ ended_at: made.since, ended_because: 'TIME_OVER' });
  // Without a conflict target: the key is a partial index.
  const written = await db(TABLE)
    .insert({
      public_id: publicId('bnd'),
      program_id: made.programId,
      affiliate_id: made.affiliateId,
      address: where.address,
      customer_id: made.customerId,
      ...madeBy(made.by),
      since: made.since,
      until: made.until,
    })
    .onConflict()
    .ignore()
    .returning('id');
  return written.length === 1;
};

/** The bindings of a customer that stand, of some programs. */
export const bindingsOfCustomer = async (
  strapi: Core.Strapi,
  email: string,
  programIds: readonly number[],
): Promise<readonly Binding[]> => {
  if (programIds.length === 0) return [];
  const rows = (await sql(strapi)(TABLE)
    .where({ address: addressOf(email), ended_at: null })
    .whereIn('program_id', [...programIds])
    .orderBy('id')) as Raw[];
  return rows.map(bindingOf);
};

const AT_ONCE = 100;

/** Which of some addresses are bound in a program at a moment. */
export const boundAmong = async (
  strapi: Core.Strapi,
  programId: number,
  emails: readonly string[],
  at: number,
): Promise<ReadonlySet<string>> => {
  const byAddress = new Map(emails.map((email) => [addressOf(email), email]));
  const addresses = [...byAddress.keys()];
  const bound = new Set<string>();
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const rows = (await sql(strapi)(TABLE)
      .where({ program_id: programId, ended_at: null })
      .whereIn('address', addresses.slice(from, from + AT_ONCE))
      .where((time) => void time.whereNull('until').orWhere('until', '>', at))
      .select('address')) as Raw[];
    for (const row of rows) bound.add(String(row['address']));
  }
  // Two spellings of one mailbox are one customer.
  return new Set(emails.filter((email) => bound.has(addressOf(email))));
};

/** The binding a line of an import made, held until the unit of work ends. */
export const holdBroughtOver = async (strapi: Core.Strapi, importId: string, line: number): Promise<Binding | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ import_id: importId, import_line: line }).orderBy('id', 'desc')).first()) as
    | Raw
    | undefined;
  return row ? bindingOf(row) : null;
};

/** A binding, held until the unit of work ends. */
export const holdBinding = async (strapi: Core.Strapi, id: string): Promise<Binding | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id })).first()) as Raw | undefined;
  return row ? bindingOf(row) : null;
};

/** Which bindings end: one, those an order made, or all of an affiliate. */
export type EndedBy = { readonly id: number } | { readonly order_id: number } | { readonly affiliate_id: number };

export const endBindings = async (
  strapi: Core.Strapi,
  which: EndedBy,
  { because, by, reason = null }: { readonly because: BindingEnd; readonly by: string; readonly reason?: string | null },
): Promise<number> =>
  sql(strapi)(TABLE).where(which).where({ ended_at: null }).update({ ended_at: now(), ended_because: because, ended_by: by, reason });

/** Brings back what a refund had ended, where it is taken back and the customer was bound to nobody else meanwhile. */
export const reviveBindings = async (strapi: Core.Strapi, orderId: number): Promise<void> => {
  const db = sql(strapi);
  const rows = (await db(TABLE).where({ order_id: orderId, ended_because: 'REFUNDED' }).orderBy('id', 'desc')) as Raw[];
  const seen = new Set<number>();
  for (const row of rows) {
    const programId = Number(row['program_id']);
    const bound = (await db(TABLE)
      .where({ program_id: programId, address: row['address'] as string, ended_at: null })
      .first('id')) as Raw | undefined;
    if (!bound && !seen.has(programId))
      await db(TABLE)
        .where({ id: Number(row['id']) })
        .update({ ended_at: null, ended_because: null, ended_by: null, reason: null });
    seen.add(programId);
  }
};

/** Bindings of some affiliates, newest first. */
export const bindingsOf = async (
  strapi: Core.Strapi,
  affiliateIds: readonly number[],
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Binding[]> => {
  if (affiliateIds.length === 0) return [];
  const query = sql(strapi)(TABLE)
    .whereIn('affiliate_id', [...affiliateIds])
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query.where('id', '<', before);
  return ((await query) as Raw[]).map(bindingOf);
};

export const countBindings = async (strapi: Core.Strapi, affiliateIds: readonly number[]): Promise<number> => {
  const row = (await sql(strapi)(TABLE)
    .whereIn('affiliate_id', [...affiliateIds])
    .count({ n: '*' })
    .first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
