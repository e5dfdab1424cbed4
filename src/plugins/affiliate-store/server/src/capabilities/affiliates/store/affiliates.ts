import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { insertKept, maybeMomentOf, momentOf, updateKept } from '../../../platform/kept-rows';
import type { Managed } from '../../../platform/managed';
import { locked, sql, steady } from '../../../platform/transaction';
import { unitMemory } from '../../../platform/unit-memory';
import type { Affiliate, Link } from '../domain/affiliate';
import type { AffiliateState, BlockCode } from '../domain/affiliate-state';
import type { PathStage } from '../domain/path-stage';

const UID = 'plugin::affiliate-store.affiliate';
const TABLE = 'afs_affiliates';

interface Row {
  id: number;
  document_id: string;
  code: string;
  code_norm: string;
  name: string;
  state: AffiliateState;
  program_id: number;
  program_name: string;
  party_id: number;
  party_public_id: string;
  owner_user_id: number | null;
  email: string | null;
  sponsor_id: number | null;
  sponsor_until: string | number | Date | null;
  rate_basis_points: number | null;
  group_name: string | null;
  tags: string | null;
  enrolled_at: string | number | Date;
  blocked_reason: string | null;
  blocked_code: BlockCode | null;
  path_stage: PathStage | null;
  updated_at: string | number | Date;
}

const affiliateOf = (row: Row): Affiliate => ({
  id: row.id,
  documentId: row.document_id,
  code: row.code,
  name: row.name,
  state: row.state,
  programId: row.program_id,
  programName: row.program_name,
  partyId: row.party_id,
  partyPublicId: row.party_public_id,
  userId: row.owner_user_id,
  email: row.email ?? '',
  sponsorId: row.sponsor_id,
  sponsorUntil: maybeMomentOf(row.sponsor_until),
  rateBasisPoints: row.rate_basis_points,
  group: row.group_name ?? null,
  tags: (row.tags ?? '').split(',').filter((tag) => tag !== ''),
  enrolledAt: momentOf(row.enrolled_at),
  blockedReason: row.blocked_reason,
  blockedCode: row.blocked_code ?? null,
  pathStage: row.path_stage ?? null,
});

const first = async (query: Knex.QueryBuilder): Promise<Affiliate | null> => {
  const row = (await query.first()) as Row | undefined;
  return row ? affiliateOf(row) : null;
};

const read = () => unitMemory<number, Affiliate>(UID);
const remember = (found: readonly Affiliate[]): readonly Affiliate[] => {
  const memory = read();
  for (const affiliate of found) memory?.set(affiliate.id, affiliate);
  return found;
};

export const affiliateById = async (strapi: Core.Strapi, id: number): Promise<Affiliate | null> =>
  read()?.get(id) ?? first(sql(strapi)(TABLE).where({ id }));
export const affiliateByCode = (strapi: Core.Strapi, codeNorm: string): Promise<Affiliate | null> =>
  first(sql(strapi)(TABLE).where({ code_norm: codeNorm }));
export const affiliateInProgram = (strapi: Core.Strapi, programId: number, partyId: number): Promise<Affiliate | null> =>
  first(sql(strapi)(TABLE).where({ program_id: programId, party_id: partyId }));

/** The affiliate, held until the unit of work ends, so that two decisions about one come one after the other. */
export const holdAffiliate = async (strapi: Core.Strapi, documentId: string): Promise<Affiliate | null> => {
  const held = await first(locked(strapi, sql(strapi)(TABLE).where({ document_id: documentId })));
  return held && (remember([held])[0] ?? null);
};

export const affiliateByDocumentId = (strapi: Core.Strapi, documentId: string): Promise<Affiliate | null> =>
  first(sql(strapi)(TABLE).where({ document_id: documentId }));

export const affiliatesWhere = async (
  strapi: Core.Strapi,
  column: 'id' | 'party_id' | 'owner_user_id' | 'sponsor_id' | 'program_id',
  values: readonly number[],
): Promise<readonly Affiliate[]> => {
  if (values.length === 0) return [];
  const memory = column === 'id' ? read() : null;
  if (memory && values.every((id) => memory.has(id)))
    return [...new Set(values)].sort((a, b) => a - b).flatMap((id) => memory.get(id) ?? []);
  return remember(((await byColumn(strapi, column, values)) as Row[]).map(affiliateOf));
};

/** A place as sums name it. */
export interface PlaceKey {
  readonly programId: number;
  /** Public id of the party. */
  readonly party: string;
}

/** The places of parties in programs, such as the shares of an order name them. */
export const placesOf = async (
  strapi: Core.Strapi,
  keys: readonly PlaceKey[],
): Promise<ReadonlyArray<PlaceKey & { readonly affiliateId: number; readonly enrolledAt: number }>> => {
  const known = [...(read()?.values() ?? [])];
  const places = keys.map(({ programId, party }) => known.find((each) => each.programId === programId && each.partyPublicId === party));
  if (places.every((place) => place !== undefined))
    return places.map(({ id, programId, partyPublicId: party, enrolledAt }) => ({ affiliateId: id, programId, party, enrolledAt }));
  const rows = (await sql(strapi)(TABLE)
    .select('id', 'program_id', 'party_public_id', 'enrolled_at')
    .whereIn('party_public_id', [...new Set(keys.map(({ party }) => party))])) as Row[];
  return rows
    .filter((row) => keys.some(({ programId, party }) => row.program_id === programId && row.party_public_id === party))
    .map((row) => ({
      affiliateId: row.id,
      programId: row.program_id,
      party: row.party_public_id,
      enrolledAt: momentOf(row.enrolled_at),
    }));
};

const byColumn = (strapi: Core.Strapi, column: string, values: readonly number[]) =>
  sql(strapi)(TABLE)
    .whereIn(column, [...new Set(values)])
    .orderBy('id');

/** Affiliates as they stand, and stay, until the unit of work ends: who blocks one of them waits for it. */
export const affiliatesSteady = async (strapi: Core.Strapi, ids: readonly number[]): Promise<readonly Affiliate[]> =>
  ids.length === 0 ? [] : remember(((await steady(strapi, byColumn(strapi, 'id', ids))) as Row[]).map(affiliateOf));

export const countInProgram = async (strapi: Core.Strapi, programId: number): Promise<number> => {
  const row = (await sql(strapi)(TABLE).where({ program_id: programId }).count({ n: '*' }).first()) as { n: number | string };
  return Number(row.n);
};

/** The groups people of a program are in, by name. */
export const groupsOf = async (strapi: Core.Strapi, programId: number): Promise<readonly string[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ program_id: programId })
      .whereNotNull('group_name')
      .distinct('group_name')
      .orderBy('group_name')) as Array<{
      group_name: string;
    }>
  ).map((row) => row.group_name);

/** What a new affiliate is written with. */
export interface NewAffiliate {
  readonly code: string;
  readonly codeNorm: string;
  readonly name: string;
  readonly email: string;
  readonly state: AffiliateState;
  readonly programId: number;
  readonly programName: string;
  readonly partyId: number;
  readonly partyPublicId: string;
  readonly userId: number | null;
  readonly sponsorId: number | null;
  readonly rateBasisPoints: number | null;
  readonly pathStage: PathStage | null;
  readonly sponsorUntil: number | null;
}

const dateOr = (at: number | null): Date | null => (at === null ? null : new Date(at));

export const insertAffiliate = async (strapi: Core.Strapi, { userId, sponsorUntil, ...given }: NewAffiliate): Promise<Affiliate> => {
  const id = await insertKept(strapi, UID, {
    ...given,
    ownerUserId: userId,
    sponsorUntil: dateOr(sponsorUntil),
    groupName: null,
    tags: null,
    enrolledAt: new Date(now()),
    blockedReason: null,
    blockedCode: null,
  });
  return (await affiliateById(strapi, id)) as Affiliate;
};

/** Binds an affiliate to another sponsor, or to none. */
export const bindToSponsor = async (
  strapi: Core.Strapi,
  id: number,
  sponsorId: number | null,
  until: number | null,
): Promise<Affiliate> => {
  await updateKept(strapi, UID, { id }, { sponsorId, sponsorUntil: dateOr(until) });
  return (await affiliateById(strapi, id)) as Affiliate;
};

/** Changes one affiliate; answers how it stands now. */
export const changeAffiliate = async (
  strapi: Core.Strapi,
  id: number,
  change: Partial<Pick<Affiliate, 'state' | 'blockedReason' | 'blockedCode' | 'rateBasisPoints' | 'code' | 'pathStage'>> & {
    readonly codeNorm?: string;
    readonly ownerUserId?: number;
    readonly groupName?: string | null;
    /** Joined by commas. */
    readonly tags?: string;
  },
): Promise<Affiliate> => {
  await updateKept(strapi, UID, { id }, change);
  return (await affiliateById(strapi, id)) as Affiliate;
};

/** What the list of affiliates can be narrowed to. */
export interface AffiliateFilter {
  readonly text?: string | undefined;
  readonly state?: AffiliateState | undefined;
  readonly programDocumentId?: string | undefined;
  readonly group?: string | undefined;
  readonly tag?: string | undefined;
  /** Only those staff has to let in: not who is on a path already. */
  readonly toApprove?: boolean | undefined;
  /** Only affiliates of one manager. */
  readonly managed?: Managed | undefined;
  /** Only affiliates that are this manager's as well. */
  readonly alsoManaged?: Managed | undefined;
  /** Only affiliates older than this row. */
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

/** Affiliates of one manager: those given to them, and those of their programs that were given to nobody. */
export const managedAffiliates = (strapi: Core.Strapi, { assigned, taken, programs }: Managed): Knex.QueryBuilder =>
  sql(strapi)(TABLE).where((any) => {
    void any.whereIn('id', assigned()).orWhere((free) => void free.whereIn('program_id', programs()).whereNotIn('id', taken()));
  });

/** Affiliates of everybody, as a part of somebody's query. */
export const allAffiliates = (strapi: Core.Strapi): Knex.QueryBuilder => sql(strapi)(TABLE);

const narrowed = (
  strapi: Core.Strapi,
  { text, state, programDocumentId, group, tag, toApprove, managed, alsoManaged }: AffiliateFilter,
): Knex.QueryBuilder => {
  const db = sql(strapi);
  const query = managed ? managedAffiliates(strapi, managed) : allAffiliates(strapi);
  if (alsoManaged) query.whereIn('id', managedAffiliates(strapi, alsoManaged).select('id'));
  if (state !== undefined) query.where({ state });
  if (toApprove) query.where((any) => void any.whereNull('path_stage').orWhereNot({ path_stage: 'walking' }));
  if (programDocumentId !== undefined)
    query.whereIn('program_id', db('afs_programs').select('id').where({ document_id: programDocumentId }));
  if (group !== undefined) query.where({ group_name: group });
  // Tags are kept in one text with commas between. What is looked for is taken out of it, and something is missing then: to the letter, on every
  // database, where LIKE would take a sign for another on one of them.
  if (tag !== undefined) query.whereRaw(`replace(',' || ?? || ',', ?, '') <> ',' || ?? || ','`, ['tags', `,${tag},`, 'tags']);
  if (text !== undefined && text !== '') {
    const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query.where((any) => {
      for (const column of ['name', 'email', 'code_norm']) void any.orWhereRaw(`lower(??) LIKE ? ESCAPE '\\'`, [column, like]);
    });
  }
  return query;
};

/** The rows a filter lets through, without their people. */
export const idsOf = async (strapi: Core.Strapi, filter: Omit<AffiliateFilter, 'limit'>): Promise<ReadonlySet<number>> => {
  const rows = (await narrowed(strapi, { ...filter, limit: 0 }).select('id')) as Row[];
  return new Set(rows.map(({ id }) => id));
};

/** How many joined in each month, such as `2026-11`: of one program or of all, until a moment (UTC ms). */
export const joinedByMonth = async (strapi: Core.Strapi, programId: number | null, until: number): Promise<ReadonlyMap<string, number>> => {
  const query = sql(strapi)(TABLE).select('enrolled_at').where('enrolled_at', '<', new Date(until));
  if (programId !== null) query.where({ program_id: programId });
  const months = new Map<string, number>();
  for (const row of (await query) as Row[]) {
    const month = new Date(momentOf(row.enrolled_at)).toISOString().slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return months;
};

/** One page, newest first, and how many there are in all. */
export const pageOfAffiliates = async (
  strapi: Core.Strapi,
  filter: AffiliateFilter,
): Promise<{ readonly rows: readonly Affiliate[]; readonly total: number }> => {
  const counted = (await narrowed(strapi, filter).count({ n: '*' }).first()) as { n: number | string };
  const page = narrowed(strapi, filter).orderBy('id', 'desc').limit(filter.limit);
  if (filter.beforeId !== undefined) page.where('id', '<', filter.beforeId);
  return { rows: ((await page) as Row[]).map(affiliateOf), total: Number(counted.n) };
};

/** Links by code that changed since a moment (UTC ms), and the newest change seen; all of them for `since` 0. */
export const linksSince = async (
  strapi: Core.Strapi,
  since: number,
): Promise<{ readonly links: ReadonlyMap<string, Link>; readonly gone: readonly string[]; readonly newest: number }> => {
  const db = sql(strapi);
  const rows = (await db(TABLE)
    .select('id', 'code_norm', 'program_id', 'state', 'updated_at')
    .where('updated_at', '>=', new Date(since))) as Row[];
  const retired = (await db('afs_affiliate_codes').select('code_norm').where('retired_at', '>=', since)) as Array<{ code_norm: string }>;
  return {
    links: new Map(
      rows.map((row) => [row.code_norm, { code: row.code_norm, affiliateId: row.id, programId: row.program_id, state: row.state }]),
    ),
    gone: retired.map((row) => row.code_norm),
    newest: rows.reduce((latest, row) => Math.max(latest, momentOf(row.updated_at)), since),
  };
};
