import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber } from '../../../platform/row-values';
import { locked, sql } from '../../../platform/transaction';
import type { Used } from '../domain/cap';
import type { Earning, EarningBucket, EventKind, Evidence } from '../domain/earning';

const TABLE = 'afs_event_earnings';
const DAYS = 'afs_paid_days';

type Raw = Record<string, unknown>;

const earningOf = (row: Raw): Earning => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  key: String(row['natural_key']),
  kind: row['kind'] as EventKind,
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  partyId: Number(row['party_id']),
  party: String(row['party']),
  at: Number(row['at']),
  earnedAt: Number(row['earned_at']),
  payableAt: Number(row['payable_at']),
  availableAt: maybeNumber(row['available_at']),
  count: Number(row['units']),
  each: Number(row['unit_amount']),
  amount: Number(row['amount']),
  currency: String(row['currency']),
  bucket: row['bucket'] as EarningBucket,
  moves: Number(row['moves']),
  evidence: JSON.parse(String(row['evidence'])) as Evidence,
});

export type NewEarning = Omit<Earning, 'id' | 'publicId' | 'earnedAt' | 'availableAt' | 'bucket' | 'moves' | 'amount'>;

/** Writes an earning down; a second one under its key is refused by the table itself, and undoes the unit of work. */
export const insertEarning = async (strapi: Core.Strapi, made: NewEarning): Promise<Earning> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('evt'),
      natural_key: made.key,
      kind: made.kind,
      program_id: made.programId,
      affiliate_id: made.affiliateId,
      party_id: made.partyId,
      party: made.party,
      at: made.at,
      earned_at: now(),
      payable_at: made.payableAt,
      units: made.count,
      unit_amount: made.each,
      amount: made.count * made.each,
      currency: made.currency,
      bucket: 'pending',
      moves: 0,
      evidence: JSON.stringify(made.evidence),
    })
    .returning('*')) as Raw[];
  return earningOf(row as Raw);
};

/** What was paid to one affiliate for events of one kind within a period; an amount in one currency. */
export const usedWithin = async (
  strapi: Core.Strapi,
  of: { readonly affiliateId: number; readonly kind: EventKind; readonly currency: string },
  { from, until }: { readonly from: number; readonly until: number },
): Promise<Used> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ affiliate_id: of.affiliateId, kind: of.kind })
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy('currency')
    .select('currency')
    .sum({ units: 'units', amount: 'amount' })) as Raw[];
  return {
    count: rows.reduce((sum, row) => sum + Number(row['units']), 0),
    amount: Number(rows.find((row) => row['currency'] === of.currency)?.['amount'] ?? 0),
  };
};

/** Which earnings to list; newest first. */
export interface EarningFilter {
  readonly affiliateIds?: readonly number[] | undefined;
  readonly managed?: (() => Knex.QueryBuilder) | undefined;
  readonly kind?: EventKind | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

const matching = (strapi: Core.Strapi, { affiliateIds, managed, kind }: Omit<EarningFilter, 'limit'>) => {
  const query = sql(strapi)(TABLE);
  if (affiliateIds !== undefined) query.whereIn('affiliate_id', [...affiliateIds]);
  if (managed !== undefined) query.whereIn('affiliate_id', managed().select('id'));
  if (kind !== undefined) query.where({ kind });
  return query;
};

export const findEarnings = async (strapi: Core.Strapi, filter: EarningFilter): Promise<Earning[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(filter.limit);
  if (filter.beforeId !== undefined) query.where('id', '<', filter.beforeId);
  return ((await query) as Raw[]).map(earningOf);
};

export const countEarnings = async (strapi: Core.Strapi, filter: Omit<EarningFilter, 'limit'>): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);

export const findEarning = async (strapi: Core.Strapi, id: string): Promise<Earning | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? earningOf(row) : null;
};

/** Earnings by their keys; what is not there is left out. */
export const earningsByKey = async (strapi: Core.Strapi, keys: readonly string[]): Promise<ReadonlyMap<string, Earning>> => {
  const rows = keys.length === 0 ? [] : ((await sql(strapi)(TABLE).whereIn('natural_key', [...keys])) as Raw[]);
  return new Map(rows.map(earningOf).map((one) => [one.key, one]));
};

/** The earning, held until the unit of work ends. */
export const lockEarning = async (strapi: Core.Strapi, id: string): Promise<Earning | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? earningOf(row) : null;
};

export const moveEarning = async (strapi: Core.Strapi, { id, moves }: Earning, to: EarningBucket): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id, moves })
    .update({ bucket: to, moves: moves + 1, ...(to === 'available' ? { available_at: now() } : {}) });
};

const idsIn = (rows: Raw[]): string[] => rows.map((row) => String(row['public_id']));

/** Earnings whose day has come; what is held is left alone. */
export const dueEarnings = async (strapi: Core.Strapi, at: number, limit: number): Promise<string[]> =>
  idsIn(
    (await sql(strapi)(TABLE)
      .where({ bucket: 'pending' })
      .where('payable_at', '<=', at)
      .orderBy('payable_at')
      .limit(limit)
      .select('public_id')) as Raw[],
  );

/** An affiliate's earnings of something, oldest first; which of them are paid only payouts know. */
export const earningsOf = async (strapi: Core.Strapi, affiliateId: number): Promise<Earning[]> =>
  ((await sql(strapi)(TABLE).where({ affiliate_id: affiliateId }).orderBy('id')) as Raw[]).map(earningOf);

/** Every earning above a number, in the order in which they were written, for whoever checks the books. */
export const earningsAfter = async (strapi: Core.Strapi, after: number, limit: number): Promise<Earning[]> =>
  ((await sql(strapi)(TABLE).where('id', '>', after).orderBy('id').limit(limit)) as Raw[]).map(earningOf);

/** The last day that was closed; null before the first. */
export const lastPaidDay = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = (await sql(strapi)(DAYS).max({ day: 'day' }).first()) as { day: string | null } | undefined;
  return row?.day ?? null;
};

export const closePaidDay = async (strapi: Core.Strapi, day: string): Promise<void> => {
  await sql(strapi)(DAYS).insert({ day, closed_at: now() }).onConflict(['day']).ignore();
};
