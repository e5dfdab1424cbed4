import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { RelayKind, RelayLetter, RelayState, RelayStop } from '../domain/letter';

const LETTERS = 'afs_relay_letters';
const DELIVERIES = 'afs_relay_deliveries';
const STOPS = 'afs_relay_stops';

type Raw = Record<string, unknown>;

const letterOf = (row: Raw): RelayLetter => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  affiliateId: Number(row['affiliate_id']),
  partyId: Number(row['party_id']),
  kind: row['kind'] as RelayKind,
  subject: String(row['subject']),
  text: String(row['body']),
  state: row['state'] as RelayState,
  reason: (row['reason'] ?? null) as string | null,
  writtenAt: Number(row['written_at']),
  decidedAt: row['decided_at'] === null || row['decided_at'] === undefined ? null : Number(row['decided_at']),
  decidedBy: (row['decided_by'] ?? null) as string | null,
  sent: Number(row['sent']),
});

export type NewLetter = Pick<RelayLetter, 'affiliateId' | 'partyId' | 'kind' | 'subject' | 'text' | 'state'>;

export const insertLetter = async (strapi: Core.Strapi, letter: NewLetter): Promise<RelayLetter> => {
  const [row] = (await sql(strapi)(LETTERS)
    .insert({
      public_id: publicId('rly'),
      affiliate_id: letter.affiliateId,
      party_id: letter.partyId,
      kind: letter.kind,
      subject: letter.subject,
      body: letter.text,
      state: letter.state,
      written_at: now(),
      sent: 0,
    })
    .returning('*')) as Raw[];
  return letterOf(row as Raw);
};

/** A letter, held until the unit of work ends. */
export const holdLetter = async (strapi: Core.Strapi, id: string): Promise<RelayLetter | null> => {
  const row = (await locked(strapi, sql(strapi)(LETTERS).where({ public_id: id }).first())) as Raw | undefined;
  return row ? letterOf(row) : null;
};

export const letterById = async (strapi: Core.Strapi, id: string): Promise<RelayLetter | null> => {
  const row = (await sql(strapi)(LETTERS).where({ public_id: id }).first()) as Raw | undefined;
  return row ? letterOf(row) : null;
};

export const decideLetter = async (
  strapi: Core.Strapi,
  letter: RelayLetter,
  { state, reason, by }: { readonly state: RelayState; readonly reason: string | null; readonly by: string },
): Promise<void> => {
  await sql(strapi)(LETTERS).where({ id: letter.id }).update({ state, reason, decided_by: by, decided_at: now() });
};

export const closeLetter = async (strapi: Core.Strapi, letter: RelayLetter): Promise<void> => {
  const row = (await sql(strapi)(DELIVERIES).where({ letter_id: letter.id }).count({ n: '*' }).first()) as Raw | undefined;
  await sql(strapi)(LETTERS)
    .where({ id: letter.id })
    .update({ state: 'sent', sent: Number(row?.['n'] ?? 0) });
};

/** Which letters are listed. */
export interface LetterFilter {
  readonly partyId?: number | undefined;
  readonly state?: RelayState | undefined;
  /** The affiliates an administrator looks after; undefined for all. */
  readonly managed?: (() => Knex.QueryBuilder) | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state, managed }: LetterFilter) => {
  const query = sql(strapi)(LETTERS);
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (state !== undefined) query.where({ state });
  if (managed !== undefined) query.whereIn('affiliate_id', managed().select('id'));
  return query;
};

/** A page of letters, newest first. */
export const lettersOf = async (
  strapi: Core.Strapi,
  filter: LetterFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly RelayLetter[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query.where('id', '<', before);
  return ((await query) as Raw[]).map(letterOf);
};

export const countLetters = async (strapi: Core.Strapi, filter: LetterFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** Letters of a place written since a moment that were not refused. */
export const countWritten = async (strapi: Core.Strapi, affiliateId: number, since: number): Promise<number> => {
  const row = (await sql(strapi)(LETTERS)
    .where({ affiliate_id: affiliateId })
    .where('written_at', '>', since)
    .whereNot({ state: 'refused' })
    .count({ n: '*' })
    .first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** Notes that a letter goes to somebody; false where it went to them already. */
export const noteDelivery = async (strapi: Core.Strapi, letterId: number, customerId: number, orderId: number): Promise<boolean> => {
  const written = await sql(strapi)(DELIVERIES)
    .insert({ letter_id: letterId, customer_id: customerId, order_id: orderId, sent_at: now() })
    .onConflict(['letter_id', 'customer_id'])
    .ignore()
    .returning('id');
  return written.length === 1;
};

/** Whether any letter went out because of an order. */
export const hasReceived = async (strapi: Core.Strapi, orderId: number): Promise<boolean> =>
  (await sql(strapi)(DELIVERIES).where({ order_id: orderId }).first('id')) !== undefined;

const stopOf = (row: Raw): RelayStop => ({
  id: Number(row['id']),
  affiliateId: Number(row['affiliate_id']),
  because: row['because'] as RelayStop['because'],
  reason: String(row['reason']),
  at: Number(row['at']),
});

/** What stops an affiliate's letters now. */
export const stopOfPlace = async (strapi: Core.Strapi, affiliateId: number): Promise<RelayStop | null> => {
  const row = (await sql(strapi)(STOPS).where({ affiliate_id: affiliateId }).whereNull('lifted_at').first()) as Raw | undefined;
  return row ? stopOf(row) : null;
};

/** Stops an affiliate's letters; false where they are stopped already. */
export const insertStop = async (strapi: Core.Strapi, stop: Pick<RelayStop, 'affiliateId' | 'because' | 'reason'>): Promise<boolean> => {
  const written = await sql(strapi)(STOPS)
    .insert({ affiliate_id: stop.affiliateId, because: stop.because, reason: stop.reason, at: now() })
    .onConflict()
    .ignore()
    .returning('id');
  return written.length === 1;
};

export const liftStop = async (strapi: Core.Strapi, affiliateId: number, by: string): Promise<boolean> => {
  const lifted = await sql(strapi)(STOPS)
    .where({ affiliate_id: affiliateId })
    .whereNull('lifted_at')
    .update({ lifted_at: now(), lifted_by: by });
  return lifted === 1;
};
