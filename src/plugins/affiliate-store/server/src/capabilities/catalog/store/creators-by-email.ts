import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';
import type { Creator, SellerIdentity, SellerPaper } from '../domain/goods';

interface Row {
  document_id: string;
  handle: string;
  name: string;
  email: string;
}

const creatorOf = ({ document_id, handle, name, email }: Row): Creator => ({ documentId: document_id, handle, name, email });

/** Creators by their sign-in address, oldest first. */
export const creatorsWithEmails = async (strapi: Core.Strapi, emails: readonly string[]): Promise<readonly Creator[]> => {
  const wanted = emails.map((email) => email.trim().toLowerCase()).filter(Boolean);
  if (wanted.length === 0) return [];
  const db = sql(strapi);
  const rows = (await db('afs_creators')
    .whereIn(db.raw('lower(email)') as never, wanted)
    .orderBy('id')
    .select('document_id', 'handle', 'name', 'email')) as Row[];
  return rows.map(creatorOf);
};

/** Creators, oldest first; or the one with a documentId. */
export const allCreators = async (strapi: Core.Strapi, limit: number, documentId?: string): Promise<readonly Creator[]> => {
  const query = sql(strapi)('afs_creators').orderBy('id').limit(limit).select('document_id', 'handle', 'name', 'email');
  if (documentId !== undefined) query.where({ document_id: documentId });
  return ((await query) as Row[]).map(creatorOf);
};

/** The creator who is found by a handle. */
export const creatorByHandle = async (strapi: Core.Strapi, handle: string): Promise<Creator | null> => {
  const row = (await sql(strapi)('afs_creators').where({ handle }).first('document_id', 'handle', 'name', 'email')) as Row | undefined;
  return row ? creatorOf(row) : null;
};

/** What the invoices of the creator with this address say of them; null where nobody has the address. */
export const sellerPaper = async (strapi: Core.Strapi, email: string): Promise<SellerPaper | null> => {
  const [creator] = await creatorsWithEmails(strapi, [email]);
  if (!creator) return null;
  const row = (await sql(strapi)('afs_creators')
    .where({ document_id: creator.documentId })
    .first('legal_name', 'legal_address', 'country', 'vat_id', 'invoice_prefix', 'invoice_footer')) as Record<string, string | null>;
  return {
    name: row['legal_name'] || creator.name,
    address: row['legal_address'] ?? '',
    country: row['country'] ?? '',
    vatId: row['vat_id'] ?? '',
    prefix: row['invoice_prefix'] ?? '',
    footer: row['invoice_footer'] ?? '',
  };
};

/** Writes who they are where their invoices take it from. */
export const keepSellerPaper = async (strapi: Core.Strapi, email: string, said: SellerIdentity): Promise<void> => {
  const db = sql(strapi);
  await db('afs_creators')
    .where(db.raw('lower(email)') as never, email.trim().toLowerCase())
    .update({ legal_name: said.name, legal_address: said.address, country: said.country, vat_id: said.vatId });
};
