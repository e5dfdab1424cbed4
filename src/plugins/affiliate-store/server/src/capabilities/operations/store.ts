import type { Core } from '@strapi/strapi';
import { sql } from '../../platform/transaction';

interface StaffRow { id: number; firstname: string | null; lastname: string | null; email: string }

/** Names of administrators by id; one who was deleted is missing. */
export const staffNames = async (strapi: Core.Strapi, ids: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows = (await sql(strapi)('admin_users').select('id', 'firstname', 'lastname', 'email').whereIn('id', [...ids])) as StaffRow[];
  return new Map(rows.map((row) => [Number(row.id), [row.firstname, row.lastname].filter(Boolean).join(' ') || row.email]));
};
