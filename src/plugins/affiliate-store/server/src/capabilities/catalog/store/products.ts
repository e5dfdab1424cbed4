import type { Core } from '@strapi/strapi';
import { minor } from '../../../kernel/money';
import type { Minor } from '../../../kernel/money';
import { sql } from '../../../platform/transaction';
import { THE_SHOP, type CreatorKeeps, type ProgramBy } from '../domain/goods';
import { inProgram, programOfProduct, withProgram } from './site-programs';
import { keptAmounts } from './team';

/** One version (draft or published) of a product as it lies in the tables. */
export interface StoredProduct {
  readonly rowId: number;
  readonly documentId: string;
  readonly name: string;
  readonly slug: string;
  readonly summary: string;
  readonly description: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly guaranteeDays: number;
  readonly unitCost: Minor;
  readonly creatorKeeps: CreatorKeeps;
  readonly taxKind: 'standard' | 'reduced' | 'exempt';
  readonly kind: 'digital' | 'physical' | 'service';
  /** The program it is in, whatever by. */
  readonly programId: number | null;
  readonly programBy: ProgramBy | null;
  /** Whether it was let into the program for everything of its seller, should there be one. */
  readonly inSiteProgram: boolean;
  readonly published: boolean;
}

interface Row {
  id: number;
  document_id: string;
  name: string;
  slug: string;
  summary: string | null;
  description: string | null;
  language: string;
  tags: unknown;
  guarantee_days: number;
  unit_cost: number | string | null;
  creator_keeps_basis_points: number | null;
  creator_keeps_amounts: string | null;
  tax_kind: StoredProduct['taxKind'] | null;
  kind: StoredProduct['kind'] | null;
  program_id: number | null;
  chosen_program: number | null;
  creators_program: number | null;
  in_site_program: boolean | number | null;
  published_at: unknown;
}

// SQLite keeps JSON as text, PostgreSQL hands it out parsed.
const tagsOf = (value: unknown): readonly string[] => {
  const parsed = typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  return Array.isArray(parsed) ? parsed.filter((tag): tag is string => typeof tag === 'string') : [];
};

const programByOf = ({ program_id: program, chosen_program: chosen, creators_program: creators }: Row): ProgramBy | null => {
  if (program === null) return null;
  if (chosen !== null) return 'product';
  return creators === null ? 'shop' : 'creator';
};

const productOf = (row: Row): StoredProduct => ({
  rowId: row.id,
  documentId: row.document_id,
  name: row.name,
  slug: row.slug,
  summary: row.summary ?? '',
  description: row.description ?? '',
  language: row.language,
  tags: tagsOf(row.tags),
  guaranteeDays: row.guarantee_days,
  unitCost: minor(Number(row.unit_cost ?? 0)),
  creatorKeeps: { shareBasisPoints: row.creator_keeps_basis_points ?? 0, fixed: keptAmounts(row.creator_keeps_amounts) },
  // Products of before there were kinds have none.
  taxKind: row.tax_kind ?? 'standard',
  kind: row.kind ?? 'digital',
  programId: row.program_id,
  programBy: programByOf(row),
  inSiteProgram: Boolean(row.in_site_program),
  published: row.published_at !== null,
});

/** Which version of a product is asked for. */
export type Version = 'published' | 'draft' | 'either';

const select = (strapi: Core.Strapi, version: Version) => {
  const db = sql(strapi);
  const query = withProgram(db('afs_products as p')).select(
    'p.id',
    'p.document_id',
    'p.name',
    'p.slug',
    'p.summary',
    'p.description',
    'p.language',
    'p.tags',
    'p.guarantee_days',
    'p.unit_cost',
    'p.creator_keeps_basis_points',
    'p.creator_keeps_amounts',
    'p.tax_kind',
    'p.kind',
    'p.published_at',
    'p.in_site_program',
    'g.program_id as chosen_program',
    'own.program_id as creators_program',
    programOfProduct(db),
  );
  if (version === 'published') query.whereNotNull('p.published_at');
  if (version === 'draft') query.whereNull('p.published_at');
  return query;
};

/** Products by documentId. With `either`, the published version where there is one, else the draft. */
export const findProducts = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  version: Version,
): Promise<ReadonlyMap<string, StoredProduct>> => {
  if (documentIds.length === 0) return new Map();
  const rows = (await select(strapi, version).whereIn('p.document_id', [...documentIds])) as Row[];
  const found = new Map<string, StoredProduct>();
  for (const product of rows.map(productOf)) {
    if (product.published || !found.has(product.documentId)) found.set(product.documentId, product);
  }
  return found;
};

/** The product with this slug, in the version asked for. */
export const productBySlug = async (strapi: Core.Strapi, slug: string, version: Version): Promise<StoredProduct | null> => {
  const row = (await select(strapi, version).where('p.slug', slug).orderBy('p.id').first()) as Row | undefined;
  return row ? productOf(row) : null;
};

/** Published products of a program, by name. */
export const publishedInProgram = async (strapi: Core.Strapi, programId: number, limit: number): Promise<readonly StoredProduct[]> =>
  ((await inProgram(select(strapi, 'published'), programId).orderBy('p.name').limit(limit)) as Row[]).map(productOf);

/** Published products of creators with these sign-in addresses, by name. */
export const publishedBy = async (strapi: Core.Strapi, emails: readonly string[]): Promise<readonly StoredProduct[]> => {
  const wanted = emails.map((email) => email.trim().toLowerCase()).filter(Boolean);
  if (wanted.length === 0) return [];
  const db = sql(strapi);
  const made = db('afs_products_creator_lnk as l')
    .join('afs_creators as c', 'c.id', 'l.creator_id')
    .whereIn(db.raw('lower(c.email)') as never, wanted)
    .select('l.product_id');
  return ((await select(strapi, 'published').whereIn('p.id', made).orderBy('p.name')) as Row[]).map(productOf);
};

/** Published products by name; one of them in several languages is one product. */
export const publishedProducts = async (
  strapi: Core.Strapi,
  limit: number,
): Promise<ReadonlyArray<{ readonly id: string; readonly name: string }>> => {
  const products = ((await select(strapi, 'published').orderBy('p.name').limit(limit)) as Row[]).map(productOf);
  return [...new Map(products.map(({ documentId, name }) => [documentId, { id: documentId, name }])).values()];
};

/** A published product of a seller with its creator, as whoever decides about a program for all of them sees it. */
export interface ProductOfSeller extends StoredProduct {
  readonly creatorId: string | null;
  readonly creatorName: string;
}

/**
 * Published products of a seller, by name: of a creator, or of everybody who has no program for everything of theirs and so may come into the
 * shop's.
 */
export const publishedOfSeller = async (strapi: Core.Strapi, seller: string, limit: number): Promise<readonly ProductOfSeller[]> => {
  const query = select(strapi, 'published')
    .select('m.document_id as creator_id', 'm.name as creator_name')
    .orderBy('p.name')
    .orderBy('p.id');
  if (seller === THE_SHOP) query.whereNull('own.program_id');
  else query.where('m.document_id', seller);
  const rows = (await query.limit(limit)) as Array<Row & { creator_id: string | null; creator_name: string | null }>;
  return rows.map((row) => ({ ...productOf(row), creatorId: row.creator_id, creatorName: row.creator_name ?? '' }));
};
