import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { Warning, WarningState } from '../domain/inactivity';

type Raw = Record<string, unknown>;
const RULES = 'afs_inactivity_rules';
const WARNINGS = 'afs_inactivity_warnings';

/** After how many days without a sale a program ends contracts, and since when it does. Times UTC ms. */
export interface Rule {
  readonly programId: number;
  readonly days: number;
  readonly since: number;
}

const ruleOf = (row: Raw): Rule => ({ programId: Number(row['program_id']), days: Number(row['days']), since: Number(row['since']) });

export const allRules = async (strapi: Core.Strapi): Promise<readonly Rule[]> =>
  ((await sql(strapi)(RULES).orderBy('program_id')) as Raw[]).map(ruleOf);

export const ruleOfProgram = async (strapi: Core.Strapi, programId: number): Promise<Rule | null> => {
  const row = (await sql(strapi)(RULES).where({ program_id: programId }).first()) as Raw | undefined;
  return row ? ruleOf(row) : null;
};

/** Sets or takes away the rule of a program. More days keep its beginning; fewer begin it anew, so that nobody is overtaken by it. */
export const keepRule = async (strapi: Core.Strapi, programId: number, days: number | null, by: string): Promise<void> => {
  if (days === null) {
    await sql(strapi)(RULES).where({ program_id: programId }).delete();
    return;
  }
  const before = await ruleOfProgram(strapi, programId);
  const since = before !== null && days >= before.days ? before.since : now();
  await sql(strapi)(RULES)
    .insert({ program_id: programId, days, since, made_by: by })
    .onConflict('program_id')
    .merge(['days', 'since', 'made_by']);
};

const warningOf = (row: Raw): Warning => ({
  id: Number(row['id']),
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  days: Number(row['days']),
  idleSince: Number(row['idle_since']),
  warnedAt: Number(row['warned_at']),
  endsAt: Number(row['ends_at']),
  state: row['state'] as WarningState,
  closedAt: row['closed_at'] == null ? null : Number(row['closed_at']),
});

/** Warns somebody; null where another instance was faster. */
export const insertWarning = async (
  strapi: Core.Strapi,
  made: Pick<Warning, 'affiliateId' | 'programId' | 'days' | 'idleSince' | 'endsAt'>,
): Promise<Warning | null> => {
  const standing = await sql(strapi)(WARNINGS).where({ affiliate_id: made.affiliateId, state: 'warned' }).first('id');
  if (standing !== undefined) return null;
  const [row] = (await sql(strapi)(WARNINGS)
    .insert({
      affiliate_id: made.affiliateId,
      program_id: made.programId,
      days: made.days,
      idle_since: made.idleSince,
      warned_at: now(),
      ends_at: made.endsAt,
      state: 'warned',
    })
    .returning('*')) as Raw[];
  return warningOf(row as Raw);
};

/** Closes a warning; false where it is closed already. */
export const closeWarning = async (strapi: Core.Strapi, id: number, from: WarningState, to: WarningState): Promise<boolean> =>
  (await sql(strapi)(WARNINGS).where({ id, state: from }).update({ state: to, closed_at: now() })) === 1;

/** Warnings of affiliates that stand, and those that were taken back: what the days of each are counted by. */
export const warningsIn = async (strapi: Core.Strapi, programId: number, states: readonly WarningState[]): Promise<readonly Warning[]> =>
  (
    (await sql(strapi)(WARNINGS)
      .where({ program_id: programId })
      .whereIn('state', [...states])
      .orderBy('id')) as Raw[]
  ).map(warningOf);

/** The newest warning of an affiliate. */
export const newestWarning = async (strapi: Core.Strapi, affiliateId: number): Promise<Warning | null> => {
  const row = (await sql(strapi)(WARNINGS).where({ affiliate_id: affiliateId }).orderBy('id', 'desc').first()) as Raw | undefined;
  return row ? warningOf(row) : null;
};

export interface WarningFilter {
  readonly state?: WarningState | undefined;
  readonly programId?: number | undefined;
  /** Affiliates of one manager, as a part of the query. */
  readonly affiliates?: (() => Knex.QueryBuilder) | undefined;
}

/** One page of warnings, newest first, and how many there are in all. */
export const pageOfWarnings = async (
  strapi: Core.Strapi,
  { state, programId, affiliates }: WarningFilter,
  { beforeId, limit }: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly Warning[]; readonly total: number }> => {
  const matching = () => {
    const query = sql(strapi)(WARNINGS);
    if (state !== undefined) void query.where({ state });
    if (programId !== undefined) void query.where({ program_id: programId });
    if (affiliates !== undefined) void query.whereIn('affiliate_id', affiliates().select('id'));
    return query;
  };
  const counted = (await matching().count({ n: '*' }).first()) as { n: number | string };
  const page = matching().orderBy('id', 'desc').limit(limit);
  if (beforeId !== undefined) void page.where('id', '<', beforeId);
  return { rows: ((await page) as Raw[]).map(warningOf), total: Number(counted.n) };
};
