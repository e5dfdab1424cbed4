import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { maybeNumber } from '../../../platform/row-values';
import { locked, sql } from '../../../platform/transaction';
import type { Contest, ContestState, Standing } from '../domain/contest';

const TABLE = 'afs_contests';

type Raw = Record<string, unknown>;

const contestOf = (row: Raw): Contest => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  name: String(row['name']),
  kind: row['kind'] as Contest['kind'],
  metric: row['metric'] as Contest['metric'],
  startsOn: String(row['starts_on']),
  endsOn: String(row['ends_on']),
  currency: String(row['currency']),
  threshold: Number(row['threshold']),
  prizes: JSON.parse(String(row['prizes'])) as number[],
  groups: row['groups'] == null ? null : (JSON.parse(row['groups'] as string) as string[]),
  state: row['state'] as ContestState,
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  settledAt: maybeNumber(row['settled_at']),
  final: row['final'] == null ? null : (JSON.parse(row['final'] as string) as Standing[]),
});

/** What a contest is announced with. */
export type Announced = Pick<
  Contest,
  'programId' | 'name' | 'kind' | 'metric' | 'startsOn' | 'endsOn' | 'currency' | 'threshold' | 'prizes' | 'groups' | 'madeBy'
>;

export const insertContest = async (strapi: Core.Strapi, made: Announced): Promise<Contest> => {
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('cts'),
      program_id: made.programId,
      name: made.name,
      kind: made.kind,
      metric: made.metric,
      starts_on: made.startsOn,
      ends_on: made.endsOn,
      currency: made.currency,
      threshold: made.threshold,
      prizes: JSON.stringify(made.prizes),
      groups: made.groups === null ? null : JSON.stringify(made.groups),
      state: 'open',
      made_by: made.madeBy,
      made_at: now(),
    })
    .returning('*')) as Raw[];
  return contestOf(row as Raw);
};

/** Which contests to list; newest first. */
export interface ContestFilter {
  readonly programIds?: readonly number[] | undefined;
  readonly state?: ContestState | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

const matching = (strapi: Core.Strapi, { programIds, state }: Omit<ContestFilter, 'limit'>) => {
  const query = sql(strapi)(TABLE);
  if (programIds !== undefined) query.whereIn('program_id', [...programIds]);
  if (state !== undefined) query.where({ state });
  return query;
};

export const findContests = async (strapi: Core.Strapi, filter: ContestFilter): Promise<Contest[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(filter.limit);
  if (filter.beforeId !== undefined) query.where('id', '<', filter.beforeId);
  return ((await query) as Raw[]).map(contestOf);
};

export const countContests = async (strapi: Core.Strapi, filter: Omit<ContestFilter, 'limit'>): Promise<number> =>
  Number(((await matching(strapi, filter).count({ n: '*' }).first()) as Raw | undefined)?.['n'] ?? 0);

export const findContest = async (strapi: Core.Strapi, id: string): Promise<Contest | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? contestOf(row) : null;
};

/** The contest, held until the unit of work ends. */
export const lockContest = async (strapi: Core.Strapi, id: string): Promise<Contest | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? contestOf(row) : null;
};

export const endContest = async (
  strapi: Core.Strapi,
  id: number,
  end: { readonly state: 'cancelled' } | { readonly state: 'settled'; readonly final: readonly Standing[] },
): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id, state: 'open' })
    .update({ state: end.state, settled_at: now(), final: end.state === 'settled' ? JSON.stringify(end.final) : null });
};
