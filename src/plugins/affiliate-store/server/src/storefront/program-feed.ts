import type { Context } from 'koa';
import { isStoreFailure, type StoreClient } from '../../../client';
import { locale as localeSchema, type Locale } from '../../../contracts/primitives';
import { injectClient } from './inject-client';
import { shopReader, type StorefrontParts } from './page-handler';
import { onBehalfOf } from './visitor';
import { escapeXml } from './xml';

const MOST = 100;
const JSON_FILE = /^([A-Za-z0-9._~-]{1,255})\.json$/;

const pageOf = (origin: string, locale: Locale, slug: string): string => `${origin}/store/${locale}/programs/${encodeURIComponent(slug)}`;

/** The newest listed programs as RSS, for readers and for directories of programs. */
export async function programFeed(
  client: StoreClient,
  shop: string,
  at: { readonly origin: string; readonly locale: Locale },
): Promise<string> {
  const { data } = await client.programs.list({ query: { sort: 'newest', pageSize: MOST } });
  const items = data.map((card) => {
    const page = escapeXml(pageOf(at.origin, at.locale, card.slug));
    const niches = card.niches.map((niche) => `<category>${escapeXml(niche)}</category>`).join('');
    return `<item><title>${escapeXml(card.name)}</title><link>${page}</link><guid>${page}</guid><description>${escapeXml(card.summary)}</description>${niches}</item>`;
  });
  const list = escapeXml(`${at.origin}/store/${at.locale}/programs`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n' +
    `<title>${escapeXml(shop)}</title><link>${list}</link><description>${escapeXml(shop)}</description><language>${at.locale}</language>` +
    `<atom:link rel="self" type="application/rss+xml" href="${list}.rss"/>\n${items.join('\n')}\n</channel></rss>\n`
  );
}

/** A program's card for machines: everything its page says, with where the page is and where one joins. */
async function programCard(client: StoreClient, slug: string, at: { readonly origin: string; readonly locale: Locale }) {
  const program = await client.programs.read({ params: { slug } });
  const page = pageOf(at.origin, at.locale, program.slug);
  return { ...program, page, join: program.admission === 'closed' ? null : `${page}/join` };
}

const localeOf = (ctx: Context): Locale => {
  const named = localeSchema.safeParse((ctx as { params?: Record<string, string> }).params?.['locale']);
  return named.success ? named.data : ctx.throw(404);
};

/** Answers what machines read about programs. It is public, so pages of others may ask for it too. */
export function programFiles(parts: StorefrontParts, kind: 'feed' | 'card'): (ctx: Context) => Promise<void> {
  const readShop = shopReader(parts.cache);
  return async (ctx) => {
    const at = { origin: parts.originOf(ctx), locale: localeOf(ctx) };
    const { client } = injectClient(parts.callback(), parts.apiBase, onBehalfOf(ctx, false));
    ctx.set({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
    if (kind === 'feed') {
      ctx.body = await programFeed(client, (await readShop(client)).name, at);
      ctx.type = 'application/rss+xml';
      return;
    }
    const slug = JSON_FILE.exec(ctx.path.slice(ctx.path.lastIndexOf('/') + 1))?.[1];
    try {
      ctx.body = await programCard(client, slug ?? '-', at);
    } catch (thrown) {
      if (!isStoreFailure(thrown, 'PROGRAM_NOT_FOUND')) throw thrown;
      ctx.status = 404;
      ctx.body = { error: { status: 404, code: thrown.code, message: thrown.message } };
    }
  };
}
