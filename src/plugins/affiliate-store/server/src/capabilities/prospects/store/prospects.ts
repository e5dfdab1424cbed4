import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { escapedLike } from '../../../platform/text-search';
import { locked, sql } from '../../../platform/transaction';
import { nameKeyOf, type Prospect } from '../domain/prospect';
import type { ProspectState } from '../domain/prospect-state';

type Raw = Record<string, unknown>;
const TABLE = 'afs_prospects';
const INVITES = 'afs_prospect_invites';

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const prospectOf = (row: Raw): Prospect => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  name: String(row['name']),
  email: textOr(row['email']),
  site: textOr(row['site']),
  state: row['state'] as ProspectState,
  staffId: numberOr(row['staff_id']),
  nextStep: textOr(row['next_step']),
  nextStepOn: textOr(row['next_step_on']),
  partyId: numberOr(row['party_id']),
  affiliateId: numberOr(row['affiliate_id']),
  addedBy: String(row['added_by']),
  addedAt: Number(row['added_at']),
  changedAt: Number(row['changed_at']),
});

export type NewProspect = Pick<Prospect, 'programId' | 'name' | 'email' | 'site' | 'staffId' | 'addedBy'>;

/** Adds a prospect; null where the program has one of this address or site. */
export const insertProspect = async (strapi: Core.Strapi, made: NewProspect): Promise<Prospect | null> => {
  const at = now();
  const rows = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('pro'),
      program_id: made.programId,
      name_key: nameKeyOf(made) ?? '',
      name: made.name,
      email: made.email,
      site: made.site,
      state: 'new',
      staff_id: made.staffId,
      added_by: made.addedBy,
      added_at: at,
      changed_at: at,
    })
    .onConflict(['program_id', 'name_key'])
    .ignore()
    .returning('*')) as Raw[];
  return rows[0] ? prospectOf(rows[0]) : null;
};

export const findProspect = async (strapi: Core.Strapi, id: string): Promise<Prospect | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? prospectOf(row) : null;
};

/** The same, held until the unit of work ends. */
export const holdProspect = async (strapi: Core.Strapi, id: string): Promise<Prospect | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id })).first()) as Raw | undefined;
  return row ? prospectOf(row) : null;
};

/** Who of a program's prospects somebody is: by the invite they came with, by who they are, or by their address. */
export interface Somebody {
  readonly programId: number;
  /** The public id of an invite. */
  readonly invite?: string | null | undefined;
  readonly partyId?: number | null | undefined;
  readonly email?: string | null | undefined;
}

/** The prospects somebody is, held: one as a rule, two where an invite made for one was used by another. */
export const holdWho = async (strapi: Core.Strapi, { programId, invite, partyId, email }: Somebody): Promise<readonly Prospect[]> => {
  const rows = (await locked(
    strapi,
    sql(strapi)(TABLE)
      .where({ program_id: programId })
      .where((any) => {
        void any.where({ id: -1 });
        if (invite != null) void any.orWhereIn('id', sql(strapi)(INVITES).select('prospect_id').where({ invite }));
        if (partyId != null) void any.orWhere({ party_id: partyId });
        if (email != null) void any.orWhere({ name_key: nameKeyOf({ email, site: null }) });
      })
      .orderBy('id'),
  )) as Raw[];
  return rows.map(prospectOf);
};

/** Keeps what may change of a prospect; false where another one has this address or site. */
export const keepProspect = async (strapi: Core.Strapi, kept: Prospect): Promise<boolean> => {
  const key = nameKeyOf(kept) ?? '';
  const taken = (await sql(strapi)(TABLE).where({ program_id: kept.programId, name_key: key }).whereNot({ id: kept.id }).first('id')) as
    | Raw
    | undefined;
  if (taken) return false;
  await sql(strapi)(TABLE).where({ id: kept.id }).update({
    name_key: key,
    name: kept.name,
    email: kept.email,
    site: kept.site,
    state: kept.state,
    staff_id: kept.staffId,
    next_step: kept.nextStep,
    next_step_on: kept.nextStepOn,
    party_id: kept.partyId,
    affiliate_id: kept.affiliateId,
    changed_at: now(),
  });
  return true;
};

/** Which of some addresses and sites are prospects of a program. */
export const knownKeys = async (strapi: Core.Strapi, programId: number, keys: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = (await sql(strapi)(TABLE)
    .select('name_key')
    .where({ program_id: programId })
    .whereIn('name_key', [...keys])) as Array<{
    name_key: string;
  }>;
  return new Set(rows.map((row) => row.name_key));
};

/** Which prospects are one administrator's, as parts of a query: those given to them, and the rest of their programs. */
export interface Whose {
  readonly staffId: number;
  readonly programs: () => Knex.QueryBuilder;
}

export interface ProspectFilter {
  readonly state?: ProspectState | undefined;
  readonly programId?: number | undefined;
  readonly search?: string | undefined;
  /** Only those with a step whose day was before this one, and that are not decided. */
  readonly stepBefore?: string | undefined;
  /** Each narrows: whose are asked for, and whose may be seen at all. */
  readonly whose?: readonly Whose[] | undefined;
}

const UNDECIDED: readonly ProspectState[] = ['new', 'contacted', 'opened', 'applied'];

const matching = (strapi: Core.Strapi, { state, programId, search, stepBefore, whose = [] }: ProspectFilter): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE);
  if (state !== undefined) query.where({ state });
  if (programId !== undefined) query.where({ program_id: programId });
  if (stepBefore !== undefined) query.where('next_step_on', '<', stepBefore).whereIn('state', UNDECIDED);
  if (search !== undefined) escapedLike(strapi, query, ['name', 'email', 'site'], search);
  for (const { staffId, programs } of whose)
    query.where(
      (any) => void any.where({ staff_id: staffId }).orWhere((rest) => void rest.whereNull('staff_id').whereIn('program_id', programs())),
    );
  return query;
};

/** One page, newest first, and how many there are in all. */
export const pageOfProspects = async (
  strapi: Core.Strapi,
  filter: ProspectFilter,
  { beforeId, limit }: { readonly beforeId?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly Prospect[]; readonly total: number }> => {
  const counted = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string };
  const page = matching(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (beforeId !== undefined) void page.where('id', '<', beforeId);
  return { rows: ((await page) as Raw[]).map(prospectOf), total: Number(counted.n) };
};

/** How many there are in each state. */
export const countByState = async (strapi: Core.Strapi, filter: ProspectFilter): Promise<ReadonlyMap<ProspectState, number>> => {
  const rows = (await matching(strapi, filter).select('state').count({ n: '*' }).groupBy('state')) as Array<{
    state: ProspectState;
    n: number | string;
  }>;
  return new Map(rows.map(({ state, n }) => [state, Number(n)]));
};

/** Forgets a prospect with everything written down about it. */
export const deleteProspect = async (strapi: Core.Strapi, { id }: Prospect): Promise<void> => {
  await sql(strapi)('afs_prospect_events').where({ prospect_id: id }).delete();
  await sql(strapi)(INVITES).where({ prospect_id: id }).delete();
  await sql(strapi)(TABLE).where({ id }).delete();
};
