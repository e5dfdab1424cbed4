import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { publicId } from '../../../platform/ids';
import { locked, sql } from '../../../platform/transaction';
import type { Creative, CreativeKind, CreativePicture, Device, Language } from '../domain/creative';

const TABLE = 'afs_creatives';

type Raw = Record<string, unknown>;

const numberOr = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const textOr = (value: unknown): string | null => (value === null || value === undefined ? null : String(value as string));

const pictureOf = (row: Raw): CreativePicture | null =>
  row['file_url'] == null
    ? null
    : {
        fileId: Number(row['file_id']),
        url: String(row['file_url'] as string),
        type: String(row['file_type']),
        width: Number(row['width']),
        height: Number(row['height']),
      };

const creativeOf = (row: Raw): Creative => ({
  id: Number(row['id']),
  publicId: String(row['public_id']),
  programId: numberOr(row['program_id']),
  partyId: numberOr(row['party_id']),
  kind: row['kind'] as CreativeKind,
  name: String(row['name']),
  language: row['language'] as Language,
  device: row['device'] as Device,
  product: textOr(row['product']),
  subject: textOr(row['subject']),
  body: textOr(row['body']),
  picture: pictureOf(row),
  version: Number(row['version']),
  createdAt: Number(row['created_at']),
  changedAt: Number(row['changed_at']),
  retiredAt: numberOr(row['retired_at']),
});

/** What people say of a piece; its picture comes by itself. */
export type CreativeText = Pick<
  Creative,
  'programId' | 'partyId' | 'kind' | 'name' | 'language' | 'device' | 'product' | 'subject' | 'body'
>;

const textColumns = (text: CreativeText) => ({
  program_id: text.programId,
  party_id: text.partyId,
  kind: text.kind,
  name: text.name,
  language: text.language,
  device: text.device,
  product: text.product,
  subject: text.subject,
  body: text.body,
});

export const insertCreative = async (strapi: Core.Strapi, text: CreativeText): Promise<Creative> => {
  const at = now();
  const [row] = (await sql(strapi)(TABLE)
    .insert({ public_id: publicId('crv'), ...textColumns(text), version: 1, created_at: at, changed_at: at })
    .returning('*')) as Raw[];
  return creativeOf(row ?? {});
};

const NO_PICTURE = { fileId: null, url: null, type: null, width: null, height: null };

const pictureColumns = (picture: CreativePicture | null) => {
  const { fileId, url, type, width, height } = picture ?? NO_PICTURE;
  return { file_id: fileId, file_url: url, file_type: type, width, height };
};

/** Writes how a piece is now; its row is locked by the caller. */
export const keepCreative = async (strapi: Core.Strapi, kept: Creative): Promise<Creative> => {
  const [row] = (await sql(strapi)(TABLE)
    .where({ id: kept.id })
    .update({
      ...textColumns(kept),
      ...pictureColumns(kept.picture),
      version: kept.version,
      changed_at: now(),
      retired_at: kept.retiredAt,
    })
    .returning('*')) as Raw[];
  return creativeOf(row ?? {});
};

export const findCreative = async (strapi: Core.Strapi, id: string): Promise<Creative | null> => {
  const row = (await sql(strapi)(TABLE).where({ public_id: id }).first()) as Raw | undefined;
  return row ? creativeOf(row) : null;
};

export const lockCreative = async (strapi: Core.Strapi, id: string): Promise<Creative | null> => {
  const row = (await locked(strapi, sql(strapi)(TABLE).where({ public_id: id }).first())) as Raw | undefined;
  return row ? creativeOf(row) : null;
};

export const creativesByIds = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, Creative>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)(TABLE).whereIn('id', [...ids])) as Raw[];
  return new Map(rows.map(creativeOf).map((one) => [one.id, one]));
};

/** Which pieces to list. `usableBy` leaves those a place in a program may use: in use, whole, and its own or everybody's. */
export interface CreativeFilter {
  readonly kind?: CreativeKind | undefined;
  readonly language?: Language | undefined;
  readonly device?: Device | undefined;
  readonly programId?: number | undefined;
  readonly retired?: boolean | undefined;
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  readonly usableBy?: { readonly programId: number; readonly partyId: number } | undefined;
}

const usable = (strapi: Core.Strapi, { programId, partyId }: NonNullable<CreativeFilter['usableBy']>) =>
  sql(strapi)(TABLE)
    .whereNull('retired_at')
    .where((any) => void any.whereNot({ kind: 'banner' }).orWhereNotNull('file_url'))
    .where((any) => void any.whereNull('program_id').orWhere({ program_id: programId }))
    .where((any) => void any.whereNull('party_id').orWhere({ party_id: partyId }));

const matching = (strapi: Core.Strapi, { usableBy, size, retired, ...exact }: CreativeFilter) => {
  const query = usableBy ? usable(strapi, usableBy) : sql(strapi)(TABLE);
  if (exact.kind !== undefined) query.where({ kind: exact.kind });
  if (exact.language !== undefined) query.where({ language: exact.language });
  // What is for every device is for this one too.
  if (exact.device !== undefined) query.whereIn('device', [exact.device, 'any']);
  if (exact.programId !== undefined) query.where({ program_id: exact.programId });
  if (size !== undefined) query.where(size);
  if (retired !== undefined) query[retired ? 'whereNotNull' : 'whereNull']('retired_at');
  return query;
};

/** Pieces, newest first, below an id where given. */
export const findCreatives = async (
  strapi: Core.Strapi,
  filter: CreativeFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly Creative[]> => {
  const query = matching(strapi, filter).orderBy('id', 'desc').limit(page.limit);
  if (page.before !== undefined) query.where('id', '<', page.before);
  return ((await query) as Raw[]).map(creativeOf);
};

export const countCreatives = async (strapi: Core.Strapi, filter: CreativeFilter): Promise<number> => {
  const row = (await matching(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** What there is to choose among the pieces a place may use: sizes of banners, kinds and languages. */
export const choicesFor = async (strapi: Core.Strapi, usableBy: NonNullable<CreativeFilter['usableBy']>) => {
  const rows = (await usable(strapi, usableBy).distinct('kind', 'language', 'width', 'height')) as Raw[];
  const sizes = new Set(rows.flatMap((row) => (row['width'] == null ? [] : [`${Number(row['width'])}x${Number(row['height'])}`])));
  return {
    kinds: [...new Set(rows.map((row) => row['kind'] as CreativeKind))].sort(),
    languages: [...new Set(rows.map((row) => row['language'] as Language))].sort(),
    sizes: [...sizes].sort((a, b) => parseInt(b, 10) - parseInt(a, 10) || (a < b ? -1 : 1)),
  };
};

/** Pieces changed since a moment, and the moment of the last change among them. */
export const creativesSince = async (
  strapi: Core.Strapi,
  since: number,
): Promise<{ readonly creatives: readonly Creative[]; readonly newest: number }> => {
  const found = ((await sql(strapi)(TABLE).where('changed_at', '>=', since)) as Raw[]).map(creativeOf);
  return { creatives: found, newest: found.reduce((newest, { changedAt }) => Math.max(newest, changedAt), since) };
};
