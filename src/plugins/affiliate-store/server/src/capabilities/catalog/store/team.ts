import type { Core } from '@strapi/strapi';
import { maybeMomentOf } from '../../../platform/kept-rows';
import { sql } from '../../../platform/transaction';
import { inForce } from '../domain/availability';
import { readAmounts } from '../domain/agreed-amounts';
import type { AgreedAmounts } from '../domain/agreed-amounts';
import type { CoProducer, CreatorProfile } from '../domain/goods';

interface CreatorRow {
  owner: number;
  id: number;
  document_id: string;
  handle: string;
  name: string;
  email: string;
  bio: string | null;
  country: string | null;
}
interface ShareRow extends CreatorRow {
  share_basis_points: number;
  fixed_amounts: string | null;
  valid_from: unknown;
  valid_until: unknown;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** Amounts as they were read when they were typed. */
export const keptAmounts = (typed: string | null): AgreedAmounts => readAmounts(typed, CURRENCIES) ?? {};

const COLUMNS = ['c.id', 'c.document_id', 'c.handle', 'c.name', 'c.email', 'c.bio', 'c.country'] as const;

const creatorOf = (row: CreatorRow): CreatorProfile => ({
  id: row.id,
  documentId: row.document_id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  bio: row.bio ?? '',
  country: row.country ?? '',
});

/** Creators of product rows (drafts and published ones alike), by row id of the product. */
export const creatorsOfProducts = async (
  strapi: Core.Strapi,
  productRows: readonly number[],
): Promise<ReadonlyMap<number, CreatorProfile>> => {
  if (productRows.length === 0) return new Map();
  const rows = (await sql(strapi)('afs_products_creator_lnk as l')
    .join('afs_creators as c', 'c.id', 'l.creator_id')
    .whereIn('l.product_id', [...productRows])
    .select('l.product_id as owner', ...COLUMNS)) as CreatorRow[];
  return new Map(rows.map((row) => [row.owner, creatorOf(row)]));
};

/** Co-producers of product rows whose share is in force at `at`, in the editor's order. */
export const coProducersOfProducts = async (
  strapi: Core.Strapi,
  productRows: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, readonly CoProducer[]>> => {
  if (productRows.length === 0) return new Map();
  const rows = (await sql(strapi)('afs_products_cmps as x')
    .join('afs_components_co_producer as s', 's.id', 'x.cmp_id')
    .join('afs_components_co_producer_creator_lnk as l', 'l.co_producer_id', 's.id')
    .join('afs_creators as c', 'c.id', 'l.creator_id')
    .where({ 'x.component_type': 'affiliate-store.co-producer', 'x.field': 'coProducers' })
    .whereIn('x.entity_id', [...productRows])
    .orderBy('x.order')
    .select('x.entity_id as owner', 's.share_basis_points', 's.fixed_amounts', 's.valid_from', 's.valid_until', ...COLUMNS)) as ShareRow[];
  const shares = new Map<number, CoProducer[]>();
  for (const row of rows) {
    const agreed = { validFrom: maybeMomentOf(row.valid_from), validUntil: maybeMomentOf(row.valid_until) };
    if (!inForce(agreed, at)) continue;
    const { documentId, handle, name, email } = creatorOf(row);
    shares.set(row.owner, [
      ...(shares.get(row.owner) ?? []),
      {
        creator: { documentId, handle, name, email },
        shareBasisPoints: row.share_basis_points,
        fixed: keptAmounts(row.fixed_amounts),
        ...agreed,
      },
    ]);
  }
  return shares;
};
