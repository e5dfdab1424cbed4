import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId as newId } from '../../../platform/ids';
import { sql } from '../../../platform/transaction';
import type { EvidenceFileKind } from '../domain/evidence-file';

/** A file that goes to the bank with an answer, without its content. Moments UTC ms. */
export interface DisputeFile {
  readonly publicId: string;
  readonly providerDisputeId: string;
  readonly orderId: number;
  readonly kind: EvidenceFileKind;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly checksum: string;
  readonly providerFileId: string | null;
  readonly addedBy: string;
  readonly addedAt: number;
}

type Raw = Record<string, unknown>;
const TABLE = 'afs_dispute_files';
// All but the content, which is millions of characters.
const COLUMNS = [
  ...['public_id', 'provider_dispute_id', 'order_id', 'kind', 'file_name', 'content_type', 'bytes', 'checksum'],
  ...['provider_file_id', 'added_by', 'added_at'],
];

const fileOf = (row: Raw): DisputeFile => ({
  publicId: String(row['public_id']),
  providerDisputeId: String(row['provider_dispute_id']),
  orderId: Number(row['order_id']),
  kind: row['kind'] as EvidenceFileKind,
  name: String(row['file_name']),
  contentType: String(row['content_type']),
  bytes: Number(row['bytes']),
  checksum: String(row['checksum']),
  providerFileId: (row['provider_file_id'] as string | null) ?? null,
  addedBy: String(row['added_by']),
  addedAt: Number(row['added_at']),
});

/** Keeps a file, in place of another of its kind. Inside the unit, the order locked. */
export const putFile = async (
  strapi: Core.Strapi,
  {
    content,
    ...file
  }: Omit<DisputeFile, 'publicId' | 'bytes' | 'checksum' | 'providerFileId' | 'addedAt'> & { readonly content: Uint8Array },
): Promise<string> => {
  const publicId = newId('evf');
  await sql(strapi)(TABLE).where({ provider_dispute_id: file.providerDisputeId, kind: file.kind }).delete();
  await sql(strapi)(TABLE).insert({
    public_id: publicId,
    provider_dispute_id: file.providerDisputeId,
    order_id: file.orderId,
    kind: file.kind,
    file_name: file.name,
    content_type: file.contentType,
    bytes: content.length,
    checksum: createHash('sha256').update(content).digest('hex'),
    content: Buffer.from(content).toString('base64'),
    added_by: file.addedBy,
    added_at: now(),
  });
  return publicId;
};

export const filesOfDispute = async (strapi: Core.Strapi, providerDisputeId: string): Promise<DisputeFile[]> =>
  ((await sql(strapi)(TABLE).select(COLUMNS).where({ provider_dispute_id: providerDisputeId }).orderBy('id')) as Raw[]).map(fileOf);

/** The bytes of a file; null where there is none, or its content was erased. */
export const contentOfFile = async (strapi: Core.Strapi, publicId: string): Promise<Buffer | null> => {
  const row = (await sql(strapi)(TABLE).select('content').where({ public_id: publicId }).first()) as { content: string } | undefined;
  return row?.content ? Buffer.from(row.content, 'base64') : null;
};

export const dropFile = async (strapi: Core.Strapi, publicId: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ public_id: publicId }).delete();
};

/** Notes what the provider calls a file. */
export const noteProviderFile = async (strapi: Core.Strapi, publicId: string, providerFileId: string): Promise<void> => {
  await sql(strapi)(TABLE).where({ public_id: publicId }).update({ provider_file_id: providerFileId });
};
