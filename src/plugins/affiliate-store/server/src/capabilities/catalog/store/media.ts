import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { Media } from '../domain/goods';

interface Row {
  related_id: number;
  url: string;
  alternative_text: string | null;
  width: number | null;
  height: number | null;
  mime: string;
}

/** The media of one field of many rows, by row id. */
export const mediaOf = async (
  strapi: Core.Strapi,
  type: string,
  field: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Media>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)('files_related_mph as r')
    .join('files as f', 'f.id', 'r.file_id')
    .where({ 'r.related_type': type, 'r.field': field })
    .whereIn('r.related_id', [...ids])
    .select('r.related_id', 'f.url', 'f.alternative_text', 'f.width', 'f.height', 'f.mime')) as Row[];
  return new Map(
    rows.map((row) => [
      row.related_id,
      { url: row.url, alt: row.alternative_text ?? '', width: row.width, height: row.height, type: row.mime },
    ]),
  );
};
