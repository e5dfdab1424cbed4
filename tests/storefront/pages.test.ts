import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listen } from './support/harness';

let shop: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  shop = await listen();
});
afterAll(() => new Promise((done) => shop.server.close(done)));

const get = (path: string, headers: Record<string, string> = {}) => fetch(shop.origin + path, { redirect: 'manual', headers });
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(shop.origin + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form), headers });
const structured = (html: string): { '@type': string; [name: string]: unknown }[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    (match) => JSON.parse(match[1] ?? '') as { '@type': string },
  );
const scriptsOf = (html: string): string[] => [...html.matchAll(/<script [^>]*src="([^"]+)"/g)].map((match) => match[1] ?? '');
const locales = ['en', 'fr', 'es', 'pt-BR', 'ar'];

describe('the sales page', () => {
  it('is complete before any script runs', async () => {
    const answer = await get('/store/en/s/the-quiet-ledger');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/<title>The Quiet Ledger: a calm method · Atelier Nord<\/title>/);
    expect(html).toMatch(/<meta name="description" content="Bookkeeping for people/);
    expect(html).toMatch(/<meta property="og:image" content="http:\/\/127\.0\.0\.1:\d+\/fixture\/cover-0\.svg"/);
    expect(html).toContain('Do your books in two hours a month');
    expect(html).toContain('/store/en/checkout/offer-0');
  });

  it('tells search engines the product, every offer and the questions', async () => {
    const [product, questions] = structured(await (await get('/store/en/s/the-quiet-ledger')).text());
    expect(product).toMatchObject({ '@type': 'Product', name: 'The Quiet Ledger' });
    expect(product?.['offers']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ '@type': 'Offer', price: '119.90', priceCurrency: 'EUR', availability: 'https://schema.org/InStock' }),
        expect.objectContaining({ price: '19184', priceCurrency: 'JPY' }),
      ]),
    );
    // Converted prices change by the day: they are not what a product costs.
    expect(JSON.stringify(product?.['offers'])).not.toContain('BRL');
    expect(questions).toMatchObject({ '@type': 'FAQPage' });
    expect((questions as { mainEntity?: unknown[] } | undefined)?.mainEntity).toHaveLength(3);
  });

  it('names its address without tracking, and its other languages', async () => {
    const html = await (await get('/store/en/s/the-quiet-ledger?utm_source=mail')).text();
    expect(html).toMatch(/<link rel="canonical" href="http:\/\/127\.0\.0\.1:\d+\/store\/en\/s\/the-quiet-ledger"\/>/);
    expect([...html.matchAll(/hrefLang="([^"]+)"/gi)].map((match) => match[1])).toEqual(expect.arrayContaining(['en', 'ar', 'x-default']));
  });

  it('keeps the reader on the page in a language it is not written in, and tells search engines where it stands', async () => {
    const html = await (await get('/store/fr/s/the-quiet-ledger')).text();
    expect(html).toMatch(/<link rel="canonical" href="http:\/\/127\.0\.0\.1:\d+\/store\/en\/s\/the-quiet-ledger"\/>/);
    for (const locale of locales) expect(html).toMatch(new RegExp(`<a lang="${locale}"[^>]* href="/store/${locale}/s/the-quiet-ledger"`));
  });

  it('runs from right to left in Arabic', async () => {
    const html = await (await get('/store/ar/s/the-quiet-ledger')).text();
    expect(html).toMatch(/<html lang="ar" dir="rtl">/);
    expect(html).toContain('احصل على الدورة');
  });

  it('needs at most 12 KB of script, and none of it inline', async () => {
    const html = await (await get('/store/en/s/the-quiet-ledger')).text();
    const scripts = scriptsOf(html);
    const bytes = await Promise.all(
      scripts.map(async (src) => gzipSync(Buffer.from(await (await get(src, { 'accept-encoding': 'identity' })).arrayBuffer())).length),
    );
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(12 * 1024);
  });

  it('shows a draft only in a frame of our own, and keeps no copy of it', async () => {
    const answer = await get('/store/preview/the-quiet-ledger?token=abcdefghijklmnop&locale=en');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(await answer.text()).toMatch(/Preview of a draft/);
  });
});

describe('every public page', () => {
  const paths = [
    '',
    '/p/slow-bread',
    '/s/the-quiet-ledger',
    '/sign-in',
    '/link/abcdefghijklmnopqrst',
    '/offer-after/abcdefghijklmnopqrst',
    '/thanks/abcdefghijklmnopqrst',
    '/learn',
    '/nowhere',
  ];
  const pages = paths.flatMap((path) => locales.map((locale) => `/store/${locale}${path}`));

  it.each(pages)('%s has a language, a title, one heading and nothing inline', async (path) => {
    const answer = await get(path);
    const html = await answer.text();
    expect(html).toMatch(/<title>[^<]{3,}<\/title>/);
    expect(html).toMatch(new RegExp(`<html lang="${path.split('/')[2]}" dir="(ltr|rtl)">`));
    if (!path.endsWith('/learn')) expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:/);
    expect([...html.matchAll(/<script(?![^>]*(src=|ld\+json))/g)]).toEqual([]);
    expect(html).not.toMatch(/\{[a-z]+, plural|\{[a-z]+\}/i);
  });

  it('allows nothing from elsewhere', async () => {
    const policy = (await get('/store/en')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('is marked as a test shop', async () => {
    expect(await (await get('/store/fr')).text()).toContain('Boutique de test.');
  });

  it('answers an unknown address with 404 and leads back', async () => {
    const answer = await get('/store/es/p/no-such-thing');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Esta página no existe');
  });
});

describe('the marketplace', () => {
  const textOf = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/[\s\u00a0]+/g, ' ');

  it('says of a program on one line what a sale pays, how long it counts, when it is payable, and what came of it', async () => {
    const html = await (await get('/store/en/programs?language=en&recurring=no&sort=per_click')).text();
    expect(textOf(html)).toContain('30% · 60 days · payable after 14 days · refunds 2% · €0.41 per click');
    for (const [name, value] of [
      ['language', 'en'],
      ['recurring', 'no'],
      ['sort', 'per_click'],
    ] as const)
      // oxfmt-ignore
      expect(html).toMatch(new RegExp(`<select[^>]* name="${name}"[^>]*>(?:(?!</select>).)*<option value="${value}" selected`, 's'));
  });

  it('does so in every language, a rate and the days in each', async () => {
    for (const locale of locales) {
      const line = /<p class="mt-2 text-13">(.*?)<\/p>/s.exec(await (await get(`/store/${locale}/programs`)).text())?.[1] ?? '';
      expect([locale, [...line.matchAll(/<bdi>/g)].length]).toEqual([locale, 4]);
      expect(textOf(line)).toMatch(/(?:30|٣٠).*(?:60|٦٠).*(?:14|١٤).*(?:2|٢)/);
    }
  });
});

describe('languages', () => {
  it('are chosen by the browser at the door', async () => {
    const to = async (language: string) => (await get('/store', { 'accept-language': language })).headers.get('location');
    expect(await to('ar-EG,ar;q=0.9')).toBe('/store/ar');
    expect(await to('pt,en;q=0.5')).toBe('/store/pt-BR');
    expect(await to('de')).toBe('/store/en');
    expect((await get('/', { 'accept-language': 'fr' })).headers.get('location')).toBe('/store/fr');
  });
});

describe('crawlers', () => {
  it('are given every page in every language', async () => {
    const map = await (await get('/store/sitemap.xml')).text();
    expect(map).toContain('/store/ar/s/the-quiet-ledger</loc>');
    expect(map).toContain('/store/es/programs/friends-of-the-ledger</loc>');
    expect(map).toContain('hreflang="pt-BR"');
  });

  it('are kept out of a test shop', async () => {
    expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n');
  });
});

describe('built files', () => {
  it('may be kept for ever, come packed, and are found by their own names only', async () => {
    const name = readdirSync(join(process.cwd(), 'public/_store')).find((file) => file.endsWith('.css')) ?? '';
    const answer = await get(`/_store/${name}`, { 'accept-encoding': 'br' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await get('/_store/..%2Fpackage.json')).status).toBe(404);
    expect((await get('/_store/brand-zzzzzz.css')).status).toBe(404);
  });

  it('ask no other host for anything', () => {
    const css = readdirSync(join(process.cwd(), 'public/_store'))
      .filter((file) => file.endsWith('.css'))
      .map((file) => readFileSync(join(process.cwd(), 'public/_store', file), 'utf8'))
      .join('');
    expect(css.match(/url\((?!['"]?(\/_store\/|data:))[^)]*\)/g)).toBeNull();
  });
});

describe('the cache', () => {
  it('answers the same bytes again, packed where the browser takes it, and not at all what the browser has', async () => {
    const first = await get('/store/fr/p/slow-bread');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/store/fr/p/slow-bread');
    expect(await again.text()).toBe(await first.text());
    expect((await get('/store/fr/p/slow-bread', { 'if-none-match': etag })).status).toBe(304);
  });

  it('draws anew after an invalidation', async () => {
    await get('/store/en/p/slow-bread');
    const key = `${shop.origin}/store/en/p/slow-bread`;
    expect(shop.cache.read(key)).toBeDefined();
    shop.cache.invalidate(['product:slow-bread']);
    expect(shop.cache.read(key)).toBeUndefined();
  });

  it('never keeps what belongs to somebody', async () => {
    for (const path of ['/store/en/thanks/abcdefghijklmnopqrst', '/store/en/sign-in', '/store/en/learn']) {
      expect((await get(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('the mailed link', () => {
  it('does nothing when it is opened, for mail scanners open it too', async () => {
    const opened = await get('/store/en/link/abcdefghijklmnopqrst');
    expect(opened.headers.get('set-cookie')).toBeNull();
    const pressed = await post('/store/en/link/abcdefghijklmnopqrst', {});
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('set-cookie')).toMatch(/fixture_session=.*httponly/i);
  });

  it('offers a new one when it has been used', async () => {
    const answer = await post('/store/en/link/usedusedusedusedused', {});
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('This link has been used already');
  });

  it('refuses a press that comes from another site', async () => {
    expect((await post('/store/en/link/abcdefghijklmnopqrst', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('/store/en/link/abcdefghijklmnopqrst', {}, { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('signing in', () => {
  it('goes on only to pages of this shop', async () => {
    const to = async (next: string) =>
      (await post('/store/en/sign-in', { email: 'a@b.co', password: 'demo-demo-demo', way: 'password', next })).headers.get('location');
    expect(await to('/store/en/partner/commissions?state=held')).toBe('/store/en/partner/commissions?state=held');
    for (const evil of ['https://evil.example', '//evil.example', '/store/en//evil.example', '/store/en/../../admin', '\\\\evil'])
      expect(await to(evil)).toBe('/store/en/learn');
  });

  it('keeps the address when the password is wrong', async () => {
    const answer = await post('/store/en/sign-in', { email: 'lina@example.com', password: 'wrong', way: 'password' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="lina@example.com"');
    expect(html).toContain('That password does not fit');
  });
});

describe('prices in another currency', () => {
  const inReais = '/store/en/p/the-quiet-ledger?currency=BRL';

  it('say that they are converted, from what, at what and since when', async () => {
    const html = await (await get(inReais)).text();
    expect(html).toMatch(/<small>R\$<\/small>699\.16/);
    expect(html).toContain('Converted from €119.90');
    // Invisible marks keep rate and source in order between Arabic words.
    expect(html.replace(/[\u2066-\u2069]/g, '')).toContain('Prices converted at 1 EUR = 5.8312 BRL (ECB, Nov 27, 2026)');
    expect(await (await get('/store/en/p/the-quiet-ledger')).text()).not.toContain('Converted');
    expect(await (await get('/store/en/p/the-quiet-ledger?currency=JPY')).text()).not.toContain('Converted');
  });

  it.each(locales)('are carried on by every link to a page with prices, and to the checkout, in %s', async (locale) => {
    const html = await (await get(`/store/${locale}?currency=BRL`)).text();
    const links = [...html.matchAll(new RegExp(`href="(/store/${locale}(?:/[ps]/[^"]*)?(?:\\?[^"]*)?)"`, 'g'))].map(
      (match) => match[1] ?? '',
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !link.includes('currency=BRL'))).toEqual([]);
    expect(html).toContain('type="hidden" name="currency" value="BRL"');
    const product = await (await get(`/store/${locale}/p/the-quiet-ledger?currency=BRL`)).text();
    expect(product).toMatch(/\/checkout\/offer-0\?currency=BRL"/);
  });

  it('are chosen at the head of the page, remembered, and asked for from then on', async () => {
    const html = await (await get('/store/fr/p/the-quiet-ledger')).text();
    const choice = /href="(\/store\/fr\/currency\?to=BRL[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const chosen = await get(choice);
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/store/fr/p/the-quiet-ledger?currency=BRL']);
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^afs_currency=BRL; Path=\/store; Max-Age=\d+; SameSite=Lax; HttpOnly/);
    // Draws the page for the others first: the kept copy is not shown to whoever has to be sent on.
    await get('/store/fr/p/type-for-the-web');
    const later = await get('/store/fr/p/type-for-the-web', { cookie: 'afs_currency=BRL' });
    expect([later.status, later.headers.get('location'), later.headers.get('cache-control')]).toEqual([
      303,
      '/store/fr/p/type-for-the-web?currency=BRL',
      'no-store',
    ]);
    expect((await get('/store/fr/p/type-for-the-web', { cookie: 'afs_currency=EUR' })).status).toBe(200);
  });

  it('are kept apart from those of other currencies, and say nothing of who asked', async () => {
    const [euros, reais] = [await get('/store/en/p/the-quiet-ledger'), await get(inReais)];
    expect(reais.headers.get('cache-control')).toContain('public');
    expect(reais.headers.get('set-cookie')).toBeNull();
    expect(euros.headers.get('etag')).not.toBe(reais.headers.get('etag'));
  });
});
