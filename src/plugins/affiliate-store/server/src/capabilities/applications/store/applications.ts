import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Locale } from '../../../../../contracts/primitives';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { ApplicationEventKind, ApplicationState } from '../domain/application-state';
import type { Answers } from '../domain/judgement';

type Raw = Record<string, unknown>;
const TABLE = 'afs_applications';
const EVENTS = 'afs_application_events';

/** What is handed in, and how it stands. Times UTC ms; `dueOn` is a day of the shop. */
export interface ApplicationDraft {
  readonly programId: number;
  readonly partyId: number;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly state: ApplicationState;
  readonly answers: Answers;
  readonly promoPlan: string;
  readonly isDisposable: boolean;
  readonly acceptedVersion: number;
  readonly acceptedAt: number;
  readonly appliedAt: number;
  readonly dueOn: string | null;
  readonly reason: string | null;
  /** The place of whoever's recruiting link they came by; null where they came by none. */
  readonly recruiterId: number | null;
}

export interface Application extends ApplicationDraft {
  readonly id: number;
  readonly publicId: string;
  readonly revision: number;
}

export interface ApplicationEvent {
  readonly kind: ApplicationEventKind;
  readonly actor: string;
  readonly reason: string | null;
  readonly at: number;
}

const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const applicationOf = (row: Raw): Application => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  partyId: Number(row['party_id']),
  name: String(row['name']),
  email: String(row['email']),
  locale: String(row['locale']) as Locale,
  state: row['state'] as ApplicationState,
  answers: JSON.parse(String(row['answers'])) as Answers,
  promoPlan: String(row['promo_plan']),
  isDisposable: Boolean(row['disposable']),
  acceptedVersion: Number(row['accepted_version']),
  acceptedAt: Number(row['accepted_at']),
  appliedAt: Number(row['applied_at']),
  dueOn: textOr(row['due_on']),
  reason: textOr(row['reason']),
  recruiterId: row['recruiter_id'] == null ? null : Number(row['recruiter_id']),
  revision: Number(row['revision']),
});

const rowOf = (given: ApplicationDraft): Raw => ({
  program_id: given.programId,
  party_id: given.partyId,
  name: given.name,
  email: given.email,
  locale: given.locale,
  state: given.state,
  answers: JSON.stringify(given.answers),
  promo_plan: given.promoPlan,
  disposable: given.isDisposable,
  accepted_version: given.acceptedVersion,
  accepted_at: given.acceptedAt,
  applied_at: given.appliedAt,
  due_on: given.dueOn,
  reason: given.reason,
  recruiter_id: given.recruiterId,
});

const one = (row: unknown): Application | null => (row ? applicationOf(row as Raw) : null);

export const applicationOfParty = async (strapi: Core.Strapi, programId: number, partyId: number): Promise<Application | null> =>
  one(await sql(strapi)(TABLE).where({ program_id: programId, party_id: partyId }).first());

export const applicationsOfParty = async (strapi: Core.Strapi, partyId: number): Promise<readonly Application[]> =>
  ((await sql(strapi)(TABLE).where({ party_id: partyId }).orderBy('id')) as Raw[]).map(applicationOf);

export const applicationByPublicId = async (strapi: Core.Strapi, id: string): Promise<Application | null> =>
  one(await sql(strapi)(TABLE).where({ public_id: id }).first());

/** The same, held until the unit of work ends. */
export const holdApplication = async (strapi: Core.Strapi, id: string): Promise<Application | null> =>
  one(await locked(strapi, sql(strapi)(TABLE).where({ public_id: id })).first());

/** Writes an application of a party that is locked by the caller; another of theirs to the program is written over. */
export const keepApplication = async (strapi: Core.Strapi, given: ApplicationDraft): Promise<Application> => {
  const before = await applicationOfParty(strapi, given.programId, given.partyId);
  if (before)
    await sql(strapi)(TABLE)
      .where({ id: before.id })
      .update({ ...rowOf(given), revision: before.revision + 1 });
  else await sql(strapi)(TABLE).insert({ ...rowOf(given), public_id: publicId('app'), revision: 1 });
  return (await applicationOfParty(strapi, given.programId, given.partyId)) as Application;
};

/** Writes down what happened; answers its number. */
export const tellEvent = async (strapi: Core.Strapi, applicationId: number, event: Omit<ApplicationEvent, 'at'>): Promise<number> => {
  const row = { application_id: applicationId, ...event, at: now() };
  const [inserted] = (await sql(strapi)(EVENTS).insert(row).returning('id')) as Array<{ id: number | string }>;
  return Number(inserted?.id);
};

export const eventsOf = async (strapi: Core.Strapi, applicationId: number): Promise<readonly ApplicationEvent[]> =>
  ((await sql(strapi)(EVENTS).where({ application_id: applicationId }).orderBy('id')) as Raw[]).map((row) => ({
    kind: row['kind'] as ApplicationEventKind,
    actor: String(row['actor']),
    reason: textOr(row['reason']),
    at: Number(row['at']),
  }));

export interface ApplicationFilter {
  readonly state?: ApplicationState | undefined;
  readonly programId?: number | undefined;
  /** Only those one manager decides about. */
  readonly managed?: ManagedApplications | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

/** What a manager's applications are known by, as parts of a query: their affiliates, all affiliates, and their programs. */
export interface ManagedApplications {
  readonly theirs: () => Knex.QueryBuilder;
  readonly everybody: () => Knex.QueryBuilder;
  readonly programs: () => Knex.QueryBuilder;
}

// Whoever came in is the one application that became a place; until then the program says whose it is.
const ofApplicant = (affiliates: Knex.QueryBuilder): Knex.QueryBuilder =>
  affiliates
    .select('id')
    .whereRaw('?? = ??', ['afs_affiliates.party_id', `${TABLE}.party_id`])
    .whereRaw('?? = ??', ['afs_affiliates.program_id', `${TABLE}.program_id`]);

const matching = (strapi: Core.Strapi, { state, programId, managed }: ApplicationFilter): Knex.QueryBuilder => {
  const query = sql(strapi)(TABLE).where({ ...(state ? { state } : {}), ...(programId === undefined ? {} : { program_id: programId }) });
  if (managed)
    query.where((any) => {
      void any
        .whereExists(ofApplicant(managed.theirs()))
        .orWhere((open) => void open.whereIn('program_id', managed.programs()).whereNotExists(ofApplicant(managed.everybody())));
    });
  return query;
};

/** One page, newest first, and how many there are in all. */
export const pageOfApplications = async (
  strapi: Core.Strapi,
  filter: ApplicationFilter,
): Promise<{ readonly rows: readonly Application[]; readonly total: number }> => {
  const counted = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string };
  const page = matching(strapi, filter).orderBy('id', 'desc').limit(filter.limit);
  if (filter.beforeId !== undefined) void page.where('id', '<', filter.beforeId);
  return { rows: ((await page) as Raw[]).map(applicationOf), total: Number(counted.n) };
};

/** Those that wait for staff, by the day they are due. */
export const waitingApplications = async (strapi: Core.Strapi): Promise<ReadonlyArray<{ readonly dueOn: string }>> =>
  ((await sql(strapi)(TABLE).select('due_on').where({ state: 'in_review' }).orderBy('due_on')) as Array<{ due_on: string }>).map((row) => ({
    dueOn: row.due_on,
  }));
