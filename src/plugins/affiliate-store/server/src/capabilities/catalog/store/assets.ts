import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { Asset, NewAsset } from '../domain/goods';

const TABLE = 'afs_assets';

interface Row {
  id: number;
  public_id: string;
  product_document_id: string;
  name: string;
  content_type: string;
  bytes: number | string;
  checksum: string;
  storage_key: string;
  position: number;
  created_at: number | string;
  removed_at: number | string | null;
}

const assetOf = (row: Row): Asset => ({
  id: row.id,
  publicId: row.public_id,
  productId: row.product_document_id,
  name: row.name,
  contentType: row.content_type,
  bytes: Number(row.bytes),
  checksum: row.checksum,
  storageKey: row.storage_key,
  position: row.position,
  createdAt: Number(row.created_at),
  removedAt: row.removed_at === null ? null : Number(row.removed_at),
});

/** Files on sale of the given products, in their order. */
export const assetsOf = async (strapi: Core.Strapi, productIds: readonly string[]): Promise<readonly Asset[]> => {
  if (productIds.length === 0) return [];
  const rows = (await sql(strapi)(TABLE)
    .whereIn('product_document_id', [...productIds])
    .whereNull('removed_at')
    .orderBy(['position', 'id'])) as Row[];
  return rows.map(assetOf);
};

/** One file, also one that was taken off sale. */
export const assetByPublicId = async (strapi: Core.Strapi, id: string): Promise<Asset | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Row | undefined;
  return row ? assetOf(row) : null;
};

/** Puts a file behind the others of its product. */
export const addAsset = async (strapi: Core.Strapi, file: NewAsset): Promise<Asset> => {
  const db = sql(strapi);
  const last = (await db(TABLE).where({ product_document_id: file.productId }).max({ position: 'position' }).first()) as
    | { position: number | null }
    | undefined;
  const asset = { ...file, publicId: publicId('fil'), position: (last?.position ?? 0) + 1, createdAt: now(), removedAt: null };
  const inserted = (await db(TABLE).insert(
    {
      public_id: asset.publicId,
      product_document_id: asset.productId,
      name: asset.name,
      content_type: asset.contentType,
      bytes: asset.bytes,
      checksum: asset.checksum,
      storage_key: asset.storageKey,
      position: asset.position,
      created_at: asset.createdAt,
      removed_at: null,
    },
    ['id'],
  )) as Array<{ id: number }>;
  return { ...asset, id: (inserted[0] as { id: number }).id };
};

/** Takes a file off sale; its row stays, because downloads of it are on record. Answers whether it was on sale. */
export const removeAsset = async (strapi: Core.Strapi, id: string): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ public_id: id }).whereNull('removed_at').update({ removed_at: now() })) === 1;

/** Gives a file on sale another name; answers whether there is such a file. */
export const renameAsset = async (strapi: Core.Strapi, id: string, name: string): Promise<boolean> =>
  (await sql(strapi)(TABLE).where({ public_id: id }).whereNull('removed_at').update({ name })) === 1;
