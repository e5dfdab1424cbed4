import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { AffiliateTask } from '../domain/task';

type Raw = Record<string, unknown>;
const TABLE = 'afs_affiliate_tasks';

const taskOf = (row: Raw): AffiliateTask => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  affiliateId: Number(row['affiliate_id']),
  staffId: Number(row['staff_id']),
  text: String(row['text']),
  dueOn: String(row['due_on']),
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  doneAt: row['done_at'] == null ? null : Number(row['done_at']),
  doneBy: row['done_by'] == null ? null : String(row['done_by'] as string),
});

export const insertTask = async (
  strapi: Core.Strapi,
  made: Pick<AffiliateTask, 'affiliateId' | 'staffId' | 'text' | 'dueOn' | 'madeBy'>,
): Promise<AffiliateTask> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('tsk'),
      affiliate_id: made.affiliateId,
      staff_id: made.staffId,
      text: made.text,
      due_on: made.dueOn,
      made_by: made.madeBy,
      made_at: now(),
    })
    .returning('*')) as Raw[];
  return taskOf(row as Raw);
};

export const findTask = async (strapi: Core.Strapi, id: string): Promise<AffiliateTask | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? taskOf(row) : null;
};

/** The task, held until the unit of work ends. */
export const holdTask = async (strapi: Core.Strapi, id: string): Promise<AffiliateTask | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? taskOf(row) : null;
};

/** Says that a task is done, and by whom, or that it is not. */
export const tickTask = async (strapi: Core.Strapi, task: AffiliateTask, doneBy: string | null): Promise<AffiliateTask> => {
  const doneAt = doneBy === null ? null : now();
  await sql(strapi)(TABLE).where({ id: task.id }).update({ done_at: doneAt, done_by: doneBy });
  return { ...task, doneAt, doneBy };
};

export interface TaskFilter {
  readonly affiliateId?: number | undefined;
  readonly staffId?: number | undefined;
  readonly done?: boolean | undefined;
  /** Only what is not done and was due before this day. */
  readonly dueBefore?: string | undefined;
  /** Affiliates of one manager, as a part of the query. */
  readonly affiliates?: (() => Knex.QueryBuilder) | undefined;
}

const matching = (strapi: Core.Strapi, { affiliateId, staffId, done, dueBefore, affiliates }: TaskFilter): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  if (affiliateId !== undefined) query.where({ affiliate_id: affiliateId });
  if (staffId !== undefined) query.where({ staff_id: staffId });
  if (done === true) query.whereNotNull('done_at');
  if (done === false || dueBefore !== undefined) query.whereNull('done_at');
  if (dueBefore !== undefined) query.where('due_on', '<', dueBefore);
  if (affiliates !== undefined) query.whereIn('affiliate_id', affiliates().select('id'));
  return query;
};

/** Tasks: what is not done first, by its day; `from` is how many are above. */
export const findTasks = async (
  strapi: Core.Strapi,
  filter: TaskFilter,
  page: { readonly from: number; readonly limit: number },
): Promise<readonly AffiliateTask[]> =>
  (
    (await matching(strapi, filter)
      .orderByRaw('CASE WHEN done_at IS NULL THEN 0 ELSE 1 END')
      .orderBy('due_on')
      .orderBy('id')
      .offset(page.from)
      .limit(page.limit)) as Raw[]
  ).map(taskOf);

export const countTasks = async (strapi: Core.Strapi, filter: TaskFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};
