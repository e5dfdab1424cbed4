import type { Core } from '@strapi/strapi';
import { sql } from '../../../platform/transaction';

/** A version of a sales page, without its sections. */
export interface StoredPage {
  readonly rowId: number;
  readonly documentId: string;
  readonly slug: string;
  readonly title: string;
  readonly language: string;
  readonly translationKey: string | null;
  readonly seoTitle: string | null;
  readonly seoDescription: string | null;
  readonly noindex: boolean;
}

interface Row {
  id: number;
  document_id: string;
  slug: string;
  title: string;
  language: string;
  translation_key: string | null;
  seo_title: string | null;
  seo_description: string | null;
  noindex: unknown;
}

const COLUMNS = ['id', 'document_id', 'slug', 'title', 'language', 'translation_key', 'seo_title', 'seo_description', 'noindex'] as const;

const pageOf = (row: Row): StoredPage => ({
  rowId: row.id,
  documentId: row.document_id,
  slug: row.slug,
  title: row.title,
  language: row.language,
  translationKey: row.translation_key || null,
  seoTitle: row.seo_title || null,
  seoDescription: row.seo_description || null,
  noindex: Boolean(row.noindex),
});

/** Published pages by slug, by translation key, or by document. */
export const publishedPages = async (
  strapi: Core.Strapi,
  by: { readonly slug: string } | { readonly translationKey: string },
): Promise<readonly StoredPage[]> => {
  const where = 'slug' in by ? { slug: by.slug } : { translation_key: by.translationKey };
  return (
    (await sql(strapi)('afs_sales_pages')
      .whereNotNull('published_at')
      .where(where)
      .orderBy('id')
      .select(...COLUMNS)) as Row[]
  ).map(pageOf);
};

/** The draft of a page, by documentId. */
export const draftPage = async (strapi: Core.Strapi, documentId: string): Promise<StoredPage | null> => {
  const row = (await sql(strapi)('afs_sales_pages')
    .whereNull('published_at')
    .where({ document_id: documentId })
    .first(...COLUMNS)) as Row | undefined;
  return row ? pageOf(row) : null;
};

/** Drafts of pages that sell a product, oldest first. */
export const draftPagesOfProduct = async (strapi: Core.Strapi, productId: string): Promise<readonly StoredPage[]> => {
  const rows = (await sql(strapi)('afs_sales_pages as s')
    .join('afs_sales_pages_product_lnk as l', 'l.sales_page_id', 's.id')
    .join('afs_products as p', 'p.id', 'l.product_id')
    .whereNull('s.published_at')
    .where({ 'p.document_id': productId })
    .orderBy('s.id')
    .select(...COLUMNS.map((column) => `s.${column}`))) as Row[];
  return rows.map(pageOf);
};

interface Link {
  page: string;
  page_row: number;
  linked_row: number;
  slug: string;
  language: string;
  product: string;
}

// Strapi drops a published page's link when its product was a draft at that moment; the draft of the page still has it.
const ownLinkFirst = (links: readonly Link[]): readonly Link[] => {
  const chosen = new Map<number, Link>();
  for (const link of links) {
    const before = chosen.get(link.page_row);
    if (!before || link.linked_row === link.page_row) chosen.set(link.page_row, link);
  }
  return [...chosen.values()];
};

const links = (strapi: Core.Strapi) =>
  sql(strapi)('afs_sales_pages as s')
    .join('afs_sales_pages as v', 'v.document_id', 's.document_id')
    .join('afs_sales_pages_product_lnk as l', 'l.sales_page_id', 'v.id')
    .join('afs_products as p', 'p.id', 'l.product_id')
    .select('s.document_id as page', 's.id as page_row', 'v.id as linked_row', 's.slug', 's.language', 'p.document_id as product');

/** documentId of the product a page (one version of it) sells. */
export const productOfPage = async (strapi: Core.Strapi, pageRow: number): Promise<string | null> =>
  ownLinkFirst((await links(strapi).where('s.id', pageRow)) as Link[])[0]?.product ?? null;

/** Published pages of products, by documentId of the product. */
export const pagesOfProducts = async (
  strapi: Core.Strapi,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyArray<{ readonly slug: string; readonly language: string }>>> => {
  if (productIds.length === 0) return new Map();
  const found = ownLinkFirst(
    (await links(strapi)
      .whereNotNull('s.published_at')
      .whereIn('p.document_id', [...productIds])
      .orderBy('s.id')) as Link[],
  );
  const pages = new Map<string, Link[]>();
  for (const link of found) pages.set(link.product, [...(pages.get(link.product) ?? []), link]);
  return pages;
};
