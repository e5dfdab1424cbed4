import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Adjustment, AdjustmentKind, AdjustmentState, MovedInto } from '../domain/adjustment';

const TABLE = 'afs_adjustments';

type Raw = Record<string, unknown>;

const intoOf = (row: Raw): MovedInto | null =>
  row['into_currency'] == null
    ? null
    : {
        currency: row['into_currency'] as string,
        amount: Number(row['into_amount']),
        exchange: {
          from: String(row['rate_from']),
          to: String(row['rate_to']),
          rate: String(row['rate']),
          source: String(row['rate_source']),
          validFrom: Number(row['rate_since']),
        },
      };

const columnsOf = (into: MovedInto | null) =>
  into === null
    ? {}
    : {
        into_currency: into.currency,
        into_amount: into.amount,
        rate_from: into.exchange.from,
        rate_to: into.exchange.to,
        rate: into.exchange.rate,
        rate_source: into.exchange.source,
        rate_since: into.exchange.validFrom,
      };

const adjustmentOf = (row: Raw): Adjustment => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  partyId: Number(row['party_id']),
  currency: String(row['currency']),
  kind: row['kind'] as AdjustmentKind,
  amount: Number(row['amount']),
  bucket: row['bucket'] as Adjustment['bucket'],
  reason: String(row['reason']),
  state: row['state'] as AdjustmentState,
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  decidedBy: (row['decided_by'] as string | null) ?? null,
  decidedAt: row['decided_at'] == null ? null : Number(row['decided_at']),
  caseId: (row['case_id'] as string | null) ?? null,
  contestId: (row['contest_id'] as string | null) ?? null,
  into: intoOf(row),
});

export type NewAdjustment = Pick<Adjustment, 'partyId' | 'currency' | 'kind' | 'amount' | 'bucket' | 'reason' | 'state' | 'madeBy'> & {
  readonly caseId?: string | undefined;
  readonly contestId?: string | undefined;
  readonly into?: MovedInto | null;
};

export const insertAdjustment = async (strapi: Core.Strapi, made: NewAdjustment): Promise<Adjustment> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('adj'),
      party_id: made.partyId,
      currency: made.currency,
      kind: made.kind,
      amount: made.amount,
      bucket: made.bucket,
      reason: made.reason,
      state: made.state,
      needs_approval: made.state === 'awaiting_approval',
      made_by: made.madeBy,
      made_at: now(),
      case_id: made.caseId ?? null,
      contest_id: made.contestId ?? null,
      ...columnsOf(made.into ?? null),
    })
    .returning('*')) as Raw[];
  return adjustmentOf(row as Raw);
};

export const lockAdjustment = async (strapi: Core.Strapi, id: string): Promise<Adjustment | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? adjustmentOf(row) : null;
};

export const decideAdjustment = async (
  strapi: Core.Strapi,
  adjustment: Adjustment,
  decided: { readonly state: 'booked' | 'rejected'; readonly by: string },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id: adjustment.id, state: 'awaiting_approval' })
    .update({ state: decided.state, decided_by: decided.by, decided_at: now() });
};

/** Which adjustments to list; newest first, below an id where given. */
export interface AdjustmentFilter {
  readonly partyId?: number | undefined;
  readonly state?: AdjustmentState | undefined;
  readonly before?: number | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state }: AdjustmentFilter) => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (state !== undefined) query.where({ state });
  return query;
};

export const findAdjustments = async (strapi: Core.Strapi, filter: AdjustmentFilter, limit: number): Promise<Adjustment[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (filter.before !== undefined) query.where('id', '<', filter.before);
  return ((await query) as Raw[]).map(adjustmentOf);
};

export const countAdjustments = async (strapi: Core.Strapi, filter: AdjustmentFilter): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);

/** Some by their ids, for whoever shows what was booked for them. */
export const findAdjustmentsById = async (strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, Adjustment>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('public_id', [...new Set(ids)])) as Raw[];
  return new Map(rows.map((row) => [String(row['public_id']), adjustmentOf(row)]));
};

/** Those that were won in contests, oldest first; for the audit. */
export const findAdjustmentsOfContests = async (strapi: Core.Strapi): Promise<Adjustment[]> =>
  ((await sql(strapi)(TABLE).whereNotNull('contest_id').orderBy('id')) as Raw[]).map(adjustmentOf);

/** The store credit staff granted, by party and currency; for the audit. */
export const sumGranted = async (
  strapi: Core.Strapi,
): Promise<ReadonlyArray<{ readonly partyId: number; readonly currency: string; readonly amount: number }>> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ state: 'booked', kind: 'credit' })
    .select('party_id', 'currency')
    .sum({ amount: 'amount' })
    .groupBy('party_id', 'currency')) as Raw[];
  return rows.map((row) => ({ partyId: Number(row['party_id']), currency: String(row['currency']), amount: Number(row['amount']) }));
};

/** What entries did to one bucket of a party. */
export interface BookedSum {
  readonly partyId: number;
  readonly currency: string;
  readonly bucket: 'pending' | 'available';
  readonly amount: number;
}

/** What came of balances that were moved, in the currency they were moved into; for the audit. */
export const sumMovedInto = async (strapi: Core.Strapi): Promise<readonly BookedSum[]> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ state: 'booked', kind: 'currency_move' })
    .select('party_id', 'into_currency')
    .sum({ amount: 'into_amount' })
    .groupBy('party_id', 'into_currency')) as Raw[];
  return rows.map((row) => ({
    partyId: Number(row['party_id']),
    currency: String(row['into_currency']),
    bucket: 'available',
    amount: Number(row['amount']),
  }));
};

/** What moves took out of each currency, all parties together; for the audit. */
export const sumMovedOut = async (strapi: Core.Strapi): Promise<ReadonlyMap<string, number>> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ state: 'booked', kind: 'currency_move' })
    .select('currency')
    .sum({ amount: 'amount' })
    .groupBy('currency')) as Raw[];
  return new Map(rows.map((row) => [String(row['currency']), Number(row['amount'])]));
};

/** What was booked on balances, by party, currency and bucket, without what moves brought; for the audit. */
export const sumBooked = async (strapi: Core.Strapi): Promise<readonly BookedSum[]> => {
  const rows = (await sql(strapi)(TABLE)
    .where({ state: 'booked' })
    .whereNot({ kind: 'credit' })
    .select('party_id', 'currency', 'bucket')
    .sum({ amount: sql(strapi).raw("CASE WHEN kind IN ('deduction', 'currency_move', 'forfeiture') THEN -amount ELSE amount END") })
    .groupBy('party_id', 'currency', 'bucket')) as Raw[];
  return rows.map((row) => ({
    partyId: Number(row['party_id']),
    currency: String(row['currency']),
    bucket: row['bucket'] as 'pending' | 'available',
    amount: Number(row['amount']),
  }));
};

/** What was forfeited and not reinstated, by currency, of one party or of all; for the audit, and for who reinstates. */
export const sumForfeited = async (strapi: Core.Strapi, partyId?: number): Promise<ReadonlyMap<string, number>> => {
  const query = sql(strapi)(TABLE)
    .where({ state: 'booked' })
    .whereIn('kind', ['forfeiture', 'reinstatement'])
    .select('currency')
    .sum({ amount: sql(strapi).raw("CASE WHEN kind = 'forfeiture' THEN amount ELSE -amount END") })
    .groupBy('currency');
  if (partyId !== undefined) void query.where({ party_id: partyId });
  return new Map(((await query) as Raw[]).map((row) => [String(row['currency']), Number(row['amount'])]));
};
