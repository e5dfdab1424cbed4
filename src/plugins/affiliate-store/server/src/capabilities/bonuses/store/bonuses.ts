import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import { noBonuses, type Bonus, type BonusFile, type BonusKind, type BonusState, type BonusTerms } from '../domain/bonus';

const TABLE = 'afs_bonuses';
const TERMS = 'afs_bonus_terms';

type Raw = Record<string, unknown>;

const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const fileOf = (row: Raw): BonusFile | null =>
  row['storage_key'] == null
    ? null
    : {
        name: String(row['file_name'] as string),
        contentType: String(row['file_type'] as string),
        bytes: Number(row['file_bytes']),
        checksum: String(row['file_checksum'] as string),
        storageKey: String(row['storage_key'] as string),
      };

const bonusOf = (row: Raw): Bonus => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: Number(row['program_id']),
  affiliateId: Number(row['affiliate_id']),
  partyId: Number(row['party_id']),
  productId: String(row['product_document_id']),
  productName: String(row['product_name']),
  kind: row['kind'] as BonusKind,
  title: String(row['title']),
  text: String(row['text']),
  url: textOr(row['url']),
  file: fileOf(row),
  delayHours: Number(row['delay_hours']),
  state: row['state'] as BonusState,
  reason: textOr(row['reason']),
  createdAt: Number(row['created_at']),
  changedAt: Number(row['changed_at']),
});

export type NewBonus = Omit<Bonus, 'id' | 'publicId' | 'file' | 'reason' | 'createdAt' | 'changedAt'>;

export const insertBonus = async (strapi: Core.Strapi, made: NewBonus): Promise<Bonus> => {
  const at = now();
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      public_id: publicId('bns'),
      program_id: made.programId,
      affiliate_id: made.affiliateId,
      party_id: made.partyId,
      product_document_id: made.productId,
      product_name: made.productName,
      kind: made.kind,
      title: made.title,
      text: made.text,
      url: made.url,
      delay_hours: made.delayHours,
      state: made.state,
      created_at: at,
      changed_at: at,
    })
    .returning('*')) as Raw[];
  return bonusOf(row ?? {});
};

export const findBonus = async (strapi: Core.Strapi, id: string): Promise<Bonus | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? bonusOf(row) : null;
};

export const lockBonus = async (strapi: Core.Strapi, id: string): Promise<Bonus | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? bonusOf(row) : null;
};

const NO_FILE = { name: null, contentType: null, bytes: null, checksum: null, storageKey: null };

const fileColumns = (file: BonusFile | null) => {
  const { name, contentType, bytes, checksum, storageKey } = file ?? NO_FILE;
  return { file_name: name, file_type: contentType, file_bytes: bytes, file_checksum: checksum, storage_key: storageKey };
};

/** Writes how a bonus stands now; its row is locked by the caller, and its words never change. */
export const keepBonus = async (strapi: Core.Strapi, kept: Bonus): Promise<void> => {
  await sql(strapi)(TABLE)
    .where({ id: kept.id })
    .update({
      state: kept.state,
      reason: kept.reason,
      ...fileColumns(kept.file),
      changed_at: now(),
    });
};

export const bonusesByIds = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, Bonus>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('id', [...ids])) as Raw[];
  return new Map(rows.map(bonusOf).map((one) => [one.id, one]));
};

export const bonusesByPublicIds = async (strapi: Core.Strapi, ids: readonly string[]): Promise<readonly Bonus[]> =>
  ids.length === 0 ? [] : ((await sql(strapi)(TABLE).whereIn('public_id', [...ids])) as Raw[]).map(bonusOf);

/** Everything that may be offered: approved, in programs that have bonuses. Few, so they are kept in memory. */
export const offeredNow = async (strapi: Core.Strapi): Promise<readonly Bonus[]> =>
  (
    (await sql(strapi)(TABLE)
      .where({ state: 'approved' })
      .whereIn('program_id', sql(strapi)(TERMS).where({ enabled: true }).select('program_id'))
      .orderBy('id')) as Raw[]
  ).map(bonusOf);

/** Which bonuses to list. */
export interface BonusFilter {
  readonly partyId?: number | undefined;
  readonly state?: BonusState | undefined;
  readonly programId?: number | undefined;
  /** documentIds. */
  readonly products?: readonly string[] | undefined;
  /** Affiliates, as a query: one manager may have more of them than fit into a list of values. */
  readonly managed?: (() => Knex.QueryBuilder) | undefined;
}

const matching = (strapi: Core.Strapi, { partyId, state, programId, products, managed }: BonusFilter) => {
  const query = sql(strapi)(TABLE);
  if (partyId !== undefined) query.where({ party_id: partyId });
  if (state !== undefined) query.where({ state });
  if (programId !== undefined) query.where({ program_id: programId });
  if (products !== undefined) query.whereIn('product_document_id', [...products]);
  if (managed !== undefined) query.whereIn('affiliate_id', managed().select('id'));
  return query;
};

/** Bonuses, newest first, below an id where given. */
export const findBonuses = async (
  strapi: Core.Strapi,
  filter: BonusFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Bonus[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(bonusOf);
};

export const countBonuses = async (strapi: Core.Strapi, filter: BonusFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** How many bonuses of an affiliate for a product have not ended. */
export const countLiving = async (strapi: Core.Strapi, affiliateId: number, productId: string): Promise<number> => {
  const row = (await sql(strapi)(TABLE)
    .where({ affiliate_id: affiliateId, product_document_id: productId })
    .whereIn('state', ['begun', 'in_review', 'approved'])
    .count({ n: '*' })
    .first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** What programs say about bonuses, by program; those nobody asked about have none. */
export const termsOf = async (strapi: Core.Strapi, programIds: readonly number[]): Promise<ReadonlyMap<number, BonusTerms>> => {
  const rows = programIds.length === 0 ? [] : ((await sql(strapi)(TERMS).whereIn('program_id', [...programIds])) as Raw[]);
  const said = new Map(
    rows.map((row) => [
      Number(row['program_id']),
      { programId: Number(row['program_id']), enabled: Boolean(row['enabled']), automatic: Boolean(row['automatic']) },
    ]),
  );
  return new Map(programIds.map((id) => [id, said.get(id) ?? noBonuses(id)]));
};

export const keepTerms = async (strapi: Core.Strapi, { programId, enabled, automatic }: BonusTerms): Promise<void> => {
  await sql(strapi)(TERMS)
    .insert({ program_id: programId, enabled, automatic, changed_at: now() })
    .onConflict(['program_id'])
    .merge(['enabled', 'automatic', 'changed_at']);
};
