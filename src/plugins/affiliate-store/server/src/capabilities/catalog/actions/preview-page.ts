import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { keyedHash, sameSecret } from '../../../platform/ids';
import { PREVIEW_LIFE_MS, previewToken, readPreviewToken } from '../domain/preview-token';
import type { PreviewClaim } from '../domain/preview-token';
import { draftPage, draftPagesOfProduct } from '../store/sales-pages';
import type { StoredPage } from '../store/sales-pages';

// A key of its own, made of the site's: a signature of one purpose must not open another.
const sign =
  (strapi: Core.Strapi) =>
  (text: string): string =>
    keyedHash(keyedHash(strapi.config.get<readonly string[]>('server.app.keys')[0] ?? '', 'affiliate-store preview'), text);

/** What a token opens now; null when it is forged, altered or too old. */
export const openPreview = (strapi: Core.Strapi, token: string): PreviewClaim | null =>
  readPreviewToken(token, now(), sign(strapi), sameSecret);

const pageFor = async (strapi: Core.Strapi, uid: string, documentId: string): Promise<StoredPage | null> => {
  if (uid === 'plugin::affiliate-store.sales-page') return draftPage(strapi, documentId);
  if (uid === 'plugin::affiliate-store.product') return (await draftPagesOfProduct(strapi, documentId))[0] ?? null;
  return null;
};

/** What Strapi's Preview button asks. */
export interface PreviewService {
  /** Where to look at a page, or at the page of a product; null for what has no page. Good for ten minutes. */
  handler(uid: string, asked: { readonly documentId: string; readonly locale?: string; readonly status?: string }): Promise<string | null>;
}

/** Makes the service `preview`, which the site's config/admin.ts calls. */
export const previewService = ({ strapi }: { strapi: Core.Strapi }): PreviewService => ({
  handler: async (uid, { documentId, status }) => {
    const page = await pageFor(strapi, uid, documentId);
    if (!page) return null;
    const token = previewToken(
      { documentId: page.documentId, version: status === 'published' ? 'published' : 'draft', expiresAt: now() + PREVIEW_LIFE_MS },
      sign(strapi),
    );
    return `/store/${page.language}/preview/${encodeURIComponent(page.slug)}?token=${token}`;
  },
});
