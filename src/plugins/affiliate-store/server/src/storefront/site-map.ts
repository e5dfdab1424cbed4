import type { StoreClient } from '../../../client';
import type { ShopView } from '../../../contracts/catalog';
import { locale as localeSchema } from '../../../contracts/primitives';
import { escapeXml } from './xml';

const most = 50_000;

async function pathsIn(client: StoreClient, locale: string): Promise<string[]> {
  const paths: string[] = [''];
  let cursor: string | undefined;
  do {
    const { data, pagination } = await client.catalog.listProducts({
      query: { locale: localeSchema.parse(locale), pageSize: 100, cursor },
    });
    paths.push(...data.map((card) => (card.salesPage === null ? `/p/${card.slug}` : `/s/${card.salesPage}`)));
    cursor = pagination.nextCursor ?? undefined;
  } while (cursor !== undefined && paths.length < most);
  const programs = (await client.programs.list({ query: { pageSize: 100 } })).data.map(({ slug }) => `/programs/${slug}`);
  return programs.length === 0 ? paths : [...paths, '/programs', ...programs];
}

/** Every public page in every language, with its counterparts. */
export async function siteMap(client: StoreClient, shop: ShopView, origin: string): Promise<string> {
  const byLocale = await Promise.all(shop.locales.map(async (locale) => ({ locale, paths: await pathsIn(client, locale) })));
  const entries = byLocale.flatMap(({ locale, paths }) =>
    paths.map((path) => {
      const others = byLocale.filter((one) => one.paths.includes(path));
      const links = others.map(
        (one) => `<xhtml:link rel="alternate" hreflang="${one.locale}" href="${escapeXml(`${origin}/store/${one.locale}${path}`)}"/>`,
      );
      return `<url><loc>${escapeXml(`${origin}/store/${locale}${path}`)}</loc>${links.join('')}</url>`;
    }),
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${entries.slice(0, most).join('\n')}\n</urlset>\n`
  );
}

/** What crawlers may read: the shop, but nobody's checkout; nothing at all of a test shop. */
export function robots(shop: ShopView, origin: string): string {
  if (shop.testMode) return 'User-agent: *\nDisallow: /\n';
  const closed = ['checkout', 'thanks', 'link', 'sign-in', 'learn', 'apply', 'account', 'partner', 'studio'].map(
    (area) => `Disallow: /store/*/${area}`,
  );
  return `User-agent: *\nAllow: /store\n${closed.join('\n')}\nDisallow: /store/preview/\nSitemap: ${origin}/store/sitemap.xml\n`;
}
