import type { StoreClient } from '../../../client';
import type { ShopView } from '../../../contracts/catalog';
import { locale as localeSchema } from '../../../contracts/primitives';
import { escapeXml } from './xml';

const most = 50_000;

interface Page<Row> {
  readonly data: readonly Row[];
  readonly pagination: { readonly nextCursor: string | null };
}

async function everyRow<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { data, pagination } = await read(cursor);
    rows.push(...data);
    cursor = pagination.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  return rows;
}

async function pathsIn(client: StoreClient, locale: string): Promise<string[]> {
  const language = localeSchema.parse(locale);
  const cards = await everyRow((cursor) => client.catalog.listProducts({ query: { locale: language, pageSize: 100, cursor } }));
  const programs = await everyRow((cursor) => client.programs.list({ query: { pageSize: 100, cursor } }));
  return [
    '',
    ...cards.map((card) => (card.salesPage === null ? `/p/${card.slug}` : `/s/${card.salesPage}`)),
    ...(programs.length === 0 ? [] : ['/programs']),
    ...programs.map(({ slug }) => `/programs/${slug}`),
  ];
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
  const closed = ['checkout', 'thanks', 'link', 'sign-in', 'learn', 'apply', 'account', 'partner', 'studio', 'help', 'feedback'].map(
    (area) => `Disallow: /store/*/${area}`,
  );
  return `User-agent: *\nAllow: /store\n${closed.join('\n')}\nDisallow: /store/preview/\nSitemap: ${origin}/store/sitemap.xml\n`;
}
