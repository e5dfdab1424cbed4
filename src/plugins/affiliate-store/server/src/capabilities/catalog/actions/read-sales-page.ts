import type { Core } from '@strapi/strapi';
import type { Media } from '../domain/goods';
import { mediaOf } from '../store/media';
import { findProducts } from '../store/products';
import { draftPage, productOfPage, publishedPages } from '../store/sales-pages';
import type { StoredPage } from '../store/sales-pages';
import { sectionsOf } from '../store/sections';
import type { StoredSection } from '../store/sections';
import { gatherProducts, particularsOf } from './gather-products';
import type { Gathered, Particulars } from './gather-products';
import { openPreview } from './preview-page';

/** A sales page with all it draws. */
export interface PageContents {
  readonly page: StoredPage;
  readonly sections: readonly StoredSection[];
  readonly gathered: Gathered;
  readonly particulars: Particulars;
  readonly seoImage: Media | null;
  readonly alternates: readonly StoredPage[];
  readonly preview: boolean;
}

/** The page at a slug in the language asked for where it exists in it, else as it is at that slug. */
const pageAt = async (strapi: Core.Strapi, slug: string, locale: string): Promise<StoredPage | null> => {
  const [found] = await publishedPages(strapi, { slug });
  if (!found || found.language === locale || found.translationKey === null) return found ?? null;
  return (await publishedPages(strapi, { translationKey: found.translationKey })).find((page) => page.language === locale) ?? found;
};

const contentsOf = async (
  strapi: Core.Strapi,
  page: StoredPage,
  at: number,
  preview: 'draft' | 'published' | null,
): Promise<PageContents | null> => {
  const productId = await productOfPage(strapi, page.rowId);
  const version = preview === 'draft' ? 'draft' : 'published';
  const product = productId === null ? undefined : (await findProducts(strapi, [productId], version)).get(productId);
  const [gathered] = product ? await gatherProducts(strapi, [product], at) : [];
  if (!gathered) return null;
  const [sections, particulars, images, siblings] = await Promise.all([
    sectionsOf(strapi, page.rowId),
    particularsOf(strapi, gathered),
    mediaOf(strapi, 'plugin::affiliate-store.sales-page', 'seoImage', [page.rowId]),
    page.translationKey === null ? [] : publishedPages(strapi, { translationKey: page.translationKey }),
  ]);
  return {
    page,
    sections,
    gathered,
    particulars,
    seoImage: images.get(page.rowId) ?? null,
    alternates: siblings.filter((other) => other.documentId !== page.documentId),
    preview: preview !== null,
  };
};

/** A published page with its published product, or null. */
export const readPublishedPage = async (strapi: Core.Strapi, slug: string, locale: string, at: number): Promise<PageContents | null> => {
  const page = await pageAt(strapi, slug, locale);
  return page && contentsOf(strapi, page, at, null);
};

/** What a preview token opens: `refused` when it opens nothing, null when the page cannot be drawn (no product yet). */
export const readPreviewedPage = async (
  strapi: Core.Strapi,
  slug: string,
  token: string,
  at: number,
): Promise<PageContents | null | 'refused'> => {
  const claim = openPreview(strapi, token);
  if (!claim) return 'refused';
  const draft = await draftPage(strapi, claim.documentId);
  if (!draft) return 'refused';
  const page =
    claim.version === 'draft' ? draft : (await publishedPages(strapi, { slug })).find((one) => one.documentId === claim.documentId);
  // The link was made for this address; another page's address does not open with it.
  if (claim.version === 'draft' && draft.slug !== slug) return 'refused';
  return page ? contentsOf(strapi, page, at, claim.version) : null;
};
