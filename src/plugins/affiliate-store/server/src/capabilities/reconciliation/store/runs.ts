import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

/** What each side adds up to in one currency over a run; minor units. */
export interface SideSums {
  readonly currency: string;
  readonly provider: number;
  readonly books: number;
}

export interface Run {
  readonly id: number;
  readonly fromDay: string;
  readonly toDay: string;
  readonly actor: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly daysDone: number;
  readonly daysAll: number;
  readonly compared: number;
  readonly found: number;
  readonly sums: readonly SideSums[];
  readonly state: 'running' | 'done' | 'failed';
  readonly failure: string | null;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_reconciliation_runs';
const maybe = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const runOf = (row: Raw): Run => ({
  id: Number(row['id']),
  fromDay: String(row['from_day']),
  toDay: String(row['to_day']),
  actor: String(row['actor']),
  startedAt: Number(row['started_at']),
  finishedAt: maybe(row['finished_at']),
  daysDone: Number(row['days_done']),
  daysAll: Number(row['days_all']),
  compared: Number(row['compared']),
  found: Number(row['found']),
  sums: JSON.parse(String(row['sums'])) as SideSums[],
  state: row['state'] as Run['state'],
  failure: (row['failure'] as string | null) ?? null,
});

/** Begins a run; null while another one is under way, whichever instance it runs in. */
export const insertRun = async (
  strapi: Core.Strapi,
  run: Pick<Run, 'fromDay' | 'toDay' | 'actor' | 'startedAt' | 'daysAll'>,
): Promise<number | null> => {
  const db = sql(strapi);
  const inserted = (await db(TABLE)
    .insert({
      from_day: run.fromDay,
      to_day: run.toDay,
      actor: run.actor,
      started_at: run.startedAt,
      finished_at: null,
      days_done: 0,
      days_all: run.daysAll,
      compared: 0,
      found: 0,
      sums: '[]',
      state: 'running',
      failure: null,
    })
    .onConflict(db.raw("(state) WHERE state = 'running'") as unknown as string)
    .ignore()
    .returning('id')) as Array<{ id: number }>;
  return inserted[0] ? Number(inserted[0].id) : null;
};

export const changeRun = async (strapi: Core.Strapi, id: number, change: Partial<Omit<Run, 'id'>>): Promise<void> => {
  const { finishedAt, daysDone, compared, found, sums, state, failure } = change;
  const row = {
    ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
    ...(daysDone === undefined ? {} : { days_done: daysDone }),
    ...(compared === undefined ? {} : { compared }),
    ...(found === undefined ? {} : { found }),
    ...(sums === undefined ? {} : { sums: JSON.stringify(sums) }),
    ...(state === undefined ? {} : { state }),
    ...(failure === undefined ? {} : { failure }),
  };
  await sql(strapi)(TABLE).where({ id }).update(row);
};

/** Gives up runs whose process is gone: nobody else would ever end them. */
export const failRunsBefore = async (strapi: Core.Strapi, startedBefore: number, failure: string, at: number): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ state: 'running' })
    .where('started_at', '<', startedBefore)
    .update({ state: 'failed', failure, finished_at: at });
};

export const findRun = async (strapi: Core.Strapi, id: number): Promise<Run | null> => {
  const row = (await sql(strapi)(TABLE).where({ id }).first()) as Raw | undefined;
  return row ? runOf(row) : null;
};

/** The newest runs first. */
export const findRuns = async (strapi: Core.Strapi, limit: number): Promise<Run[]> =>
  ((await sql(strapi)(TABLE).orderBy('id', 'desc').limit(limit)) as Raw[]).map(runOf);

/** The last day a run has compared to its end; null before the first. */
export const lastDayDone = async (strapi: Core.Strapi): Promise<string | null> => {
  const row = (await sql(strapi)(TABLE).where({ state: 'done' }).max({ day: 'to_day' }).first()) as Raw | undefined;
  return (row?.['day'] as string | null) ?? null;
};
