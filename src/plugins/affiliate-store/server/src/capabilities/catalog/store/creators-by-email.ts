import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { Creator } from '../domain/goods';

interface Row {
  document_id: string;
  handle: string;
  name: string;
  email: string;
}

/** Creators by their sign-in address, oldest first. */
export const creatorsWithEmails = async (strapi: Core.Strapi, emails: readonly string[]): Promise<readonly Creator[]> => {
  const wanted = emails.map((email) => email.trim().toLowerCase()).filter(Boolean);
  if (wanted.length === 0) return [];
  const db = sql(strapi);
  const rows = (await db('afs_creators')
    .whereIn(db.raw('lower(email)') as never, wanted)
    .orderBy('id')
    .select('document_id', 'handle', 'name', 'email')) as Row[];
  return rows.map(({ document_id, handle, name, email }) => ({ documentId: document_id, handle, name, email }));
};
