import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { sql } from '../../../platform/transaction';
import type { ClosedPeriod, PeriodWindow } from '../domain/period';
import { journalsByIds } from './reading';
import type { JournalView } from './reading';

type Raw = Record<string, unknown>;
const TABLE = 'afs_closed_periods';

/** Months that were closed, oldest first. */
export const findClosedPeriods = async (strapi: Core.Strapi): Promise<ClosedPeriod[]> =>
  ((await sql(strapi)(TABLE).orderBy('period')) as Raw[]).map((row) => ({
    period: String(row['period']),
    startsAt: Number(row['starts_at']),
    endsAt: Number(row['ends_at']),
    timeZone: String(row['time_zone']),
    block: Number(row['block']),
    hash: String(row['hash']),
    closedAt: Number(row['closed_at']),
    closedBy: String(row['closed_by']),
    reason: String(row['reason']),
    baseCurrency: (row['base_currency'] as string | null) ?? null,
    rateAgeDays: row['rate_age_days'] == null ? null : Number(row['rate_age_days']),
  }));

/** Closes a month; false when somebody was faster. */
export const insertClosedPeriod = async (strapi: Core.Strapi, closed: ClosedPeriod): Promise<boolean> => {
  const added = (await sql(strapi)(TABLE)
    .insert({
      period: closed.period,
      starts_at: closed.startsAt,
      ends_at: closed.endsAt,
      time_zone: closed.timeZone,
      block: closed.block,
      hash: closed.hash,
      closed_at: closed.closedAt,
      closed_by: closed.closedBy,
      reason: closed.reason,
      base_currency: closed.baseCurrency,
      rate_age_days: closed.rateAgeDays,
    })
    .onConflict('period')
    .ignore()
    .returning('id')) as unknown[];
  return added.length === 1;
};

/** How many journals there are in all. */
export const countJournals = async (strapi: Core.Strapi): Promise<number> => {
  const row = (await sql(strapi)('afs_ledger_journals').count({ n: '*' }).first()) as Raw | undefined;
  return Number(row?.['n'] ?? 0);
};

/** When the first thing happened that is in the books; null where nothing is. */
export const findFirstMoment = async (strapi: Core.Strapi): Promise<number | null> => {
  const row = (await sql(strapi)('afs_ledger_journals').min({ at: 'occurred_at' }).first()) as Raw | undefined;
  return row?.['at'] == null ? null : Number(row['at']);
};

const inWindow = (strapi: Core.Strapi, { startsAt, endsAt, upTo, restatedAfter }: PeriodWindow) => {
  const query = sql(strapi)('afs_ledger_journals as j').leftJoin('afs_ledger_sealed_journals as s', 's.journal_id', 'j.id');
  if (upTo !== null) query.where('s.block', '<=', upTo);
  return query.where((either: Knex.QueryBuilder) => {
    void either.where((own) => void own.where('j.occurred_at', '>=', startsAt).where('j.occurred_at', '<', endsAt));
    if (restatedAfter === null) return;
    void either.orWhere(
      (later) =>
        void later
          .where('j.occurred_at', '<', startsAt)
          .where((sealed) => void sealed.where('s.block', '>', restatedAfter).orWhereNull('s.block')),
    );
  });
};

/** Journals of a month's accounts behind an id, by id. */
export const findJournalsOfPeriod = async (
  strapi: Core.Strapi,
  window: PeriodWindow,
  after: number,
  limit: number,
): Promise<JournalView[]> => {
  const rows = (await inWindow(strapi, window).where('j.id', '>', after).orderBy('j.id').limit(limit).select('j.id')) as Raw[];
  return journalsByIds(
    strapi,
    rows.map((row) => Number(row['id'])),
  );
};

/** How many journals a month has, and how many of them it restates. */
export const countJournalsOfPeriod = async (
  strapi: Core.Strapi,
  window: PeriodWindow,
): Promise<{ readonly journals: number; readonly restated: number }> => {
  const count = async (query: Knex.QueryBuilder): Promise<number> =>
    Number(((await query.count({ n: '*' }).first()) as unknown as Raw | undefined)?.['n'] ?? 0);
  return {
    journals: await count(inWindow(strapi, window)),
    restated: await count(inWindow(strapi, window).where('j.occurred_at', '<', window.startsAt)),
  };
};
