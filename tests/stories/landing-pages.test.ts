// A page of the shop on a partner's own host: shown there, bought at the shop, and counted when its visitor comes over.
import { decide } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf, eventually } from '../support/http';
import type { Answer } from '../support/http';
import { setRecord } from '../support/name-server';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';

const world = sharedWorld();
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};
const name = `learn.${unique('ana')}.example`;

let ana: Affiliate;
let product: Product;
let token: string;
let host: string;
let slug: string;

const page = (): string => `/store/en/p/${product.slug}`;
const shop = (): string => new URL(world.address.url).origin;
const make = (path: string, target: string, more: object = {}): Promise<Answer> =>
  world.api('/partner/own-links', {
    token,
    body: { code: ana.code, name: 'Course', target, style: 'hidden', host, path, landingPage: true, ...more },
  });
const change = (of: string, body: object): Promise<Answer> => world.api(`/partner/own-links/${of}`, { method: 'PUT', token, body });
const open = (path: string, headers: object = {}): Promise<Answer> => world.at(path, { headers: { ...BROWSER, ...headers, host: name } });
/** Goes on to where a redirect of that host leads on the shop's own. */
const goOn = (answer: Answer): Promise<Answer> => {
  const to = new URL(answer.headers.get('location') ?? '');
  expect([answer.status, to.origin]).toEqual([302, shop()]);
  return world.at(`${to.pathname}${to.search}`, { headers: BROWSER });
};
const linksIn = (answer: Answer): string[] =>
  [...answer.text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const clicks = async (): Promise<number> => {
  const rows = expectOk(await world.api('/partner/own-links', { token }), 'the links').body.data as Array<{ clicks: number }>;
  return rows.reduce((sum, row) => sum + row.clicks, 0);
};

beforeAll(async () => {
  const program = await aProgram(world, { windowDays: 30 });
  ana = await anAffiliate(world, program);
  product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  token = (await enter(world, ana.email)).jwt;
  const added = expectOk(await world.api('/partner/hosts', { token, body: { host: name } }), 'a host').body.data;
  setRecord(added.record.name, added.record.value);
  host = added.id as string;
  expectOk(await world.api(`/partner/hosts/${host}/check`, { token, body: {} }), 'a look');
}, 60_000);

test('a product’s or a sales page is shown, by its bare address; nothing else of the shop is', async () => {
  for (const target of ['/store/en', '/store/en/checkout/x', `${page()}?currency=USD`, '/store/en/partner'])
    expect([target, codeOf(await make('spring', target))]).toEqual([target, 'LINK_NO_LANDING_PAGE']);
  const made = expectOk(await make('spring', page()), 'a landing page').body.data;
  slug = made.slug as string;
  expect(made).toMatchObject({ url: `https://${name}/spring`, target: page(), landingPage: true });
});

test('it is the shop’s page at the partner’s address: its files from the shop, nothing that runs, for no search engine, and no cookie', async () => {
  const shown = await open('/spring');
  expect([shown.status, shown.headers.getSetCookie(), shown.headers.get('x-robots-tag')]).toEqual([200, [], 'noindex']);
  expect(shown.text).toContain(product.name);
  expect(shown.text).toMatch(/€<\/small>100\.00/);
  expect(shown.text).toContain(`You buy at ${new URL(shop()).host}`);
  expect(shown.text).not.toContain('<script');
  expect(shown.text).toContain(`property="og:url" content="https://${name}/spring"`);
  // Every address in it is the partner's own path, the shop's files, or an anchor of the page.
  expect(
    [...shown.text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, at = '']) => at).filter((at) => !/^(?:#|\/spring\?|http)/.test(at)),
  ).toEqual([]);
  expect(shown.headers.get('content-security-policy')).toContain(`style-src ${shop()}`);
  const style = /<link rel="stylesheet" href="([^"]*)"/.exec(shown.text)?.[1] ?? '';
  const file = await world.at(new URL(style).pathname, { headers: { origin: `http://${name}` } });
  expect([file.status, file.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  expect(await clicks()).toBe(0);
  // However its address is spelled, it is the same page.
  for (const path of ['/Spring', '/spring/']) expect((await open(path)).text).toBe(shown.text);
});

test('who presses buy is at the shop’s checkout, counted once with the tags they came by, and the sale is the partner’s', async () => {
  const shown = await open('/spring?sub_id=ep-7&email=somebody@example.test');
  expect(shown.text).not.toContain('somebody');
  const buying = linksIn(shown).find((href) => href.includes(encodeURIComponent('/store/en/checkout/'))) ?? '';
  expect(buying).toContain('sub_id=ep-7');
  const over = await goOn(await open(buying));
  expect([over.status, over.headers.get('location')]).toEqual([302, `/store/en/checkout/${product.offerId}`]);
  expect(over.cookies['afs_visitor']).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(await clicks()).toBe(1);
  const sale = await buy(world, { offerId: product.offerId, cookies: over.cookies });
  await world.settled();
  const won = expectOk(await world.api('/partner/referrals', { token }), 'referrals').body.data as Array<{
    id: string;
    orderNumber: string;
  }>;
  expect(won.map(({ orderNumber }) => orderNumber)).toEqual([sale.orderNumber]);
  const receipt = expectOk(await world.api(`/partner/referrals/${won[0]?.id}/receipt`, { token }), 'the receipt').body.data;
  expect(receipt.touches.at(-1)).toMatchObject({ who: 'you', tags: { link: slug, subId: 'ep-7' } });
});

test('it leads anywhere in the shop and nowhere else, whatever is written into its address', async () => {
  for (const go of ['//evil.example', 'https://evil.example/', '/\\evil.example', `/r/${ana.code}`, 'javascript:alert(1)'])
    expect([go, (await goOn(await open(`/spring?go=${encodeURIComponent(go)}`))).headers.get('location')]).toEqual([go, '/store']);
  for (const path of ['/', '/spring/more', '/store/en', '/admin', '/_store/x.css', '/api/affiliate-store/catalog/shop'])
    expect([path, (await open(path)).text.includes('Nothing to see here')]).toEqual([path, true]);
  // Of a link that leads on, nothing is read of where to.
  const plain = expectOk(await make('plain', page(), { landingPage: false }), 'a link').body.data;
  expect((await goOn(await open('/plain?go=%2Fstore%2Ffr'))).headers.get('location')).toBe(page());
  expectOk(await change(plain.slug, { retired: true }), 'retiring');
});

test('what the shop changes is changed there too', async () => {
  const content = `/content-manager/collection-types/plugin::affiliate-store.product/${product.documentId}`;
  const renamed = `${product.name}, second edition`;
  expectOk(await world.strapi(`${content}/actions/publish`, { body: { name: renamed } }), 'another name');
  await eventually('the new name', async () => (await open('/spring')).text.includes(renamed));
  expectOk(await world.strapi(`${content}/actions/unpublish`, { body: {} }), 'taking it off sale');
  await eventually('its visitors to be led on', async () => (await open('/spring')).status === 302);
  expectOk(await world.strapi(`${content}/actions/publish`, { body: {} }), 'putting it back');
  await eventually('the page', async () => (await open('/spring')).status === 200);
});

test('a page that is gone, a retired link and one that is to lead on do; the shop says what there is', async () => {
  expect(expectOk(await change(slug, { landingPage: false }), 'leading on').body.data).toMatchObject({ landingPage: false });
  expect((await goOn(await open('/spring'))).headers.get('location')).toBe(page());
  expectOk(await change(slug, { landingPage: true }), 'showing');
  expect((await open('/spring')).status).toBe(200);
  const short = expectOk(
    await world.api('/partner/own-links', { token, body: { code: ana.code, name: 'x', target: page(), style: 'short' } }),
    'a short link',
  );
  expect(codeOf(await change(short.body.data.slug, { landingPage: true }))).toBe('LINK_NO_LANDING_PAGE');
  const gone = expectOk(await make('gone', '/store/en/p/there-is-no-such-thing'), 'a link').body.data;
  expect((await goOn(await open('/gone'))).headers.get('location')).toBe('/store/en/p/there-is-no-such-thing');
  expectOk(await change(gone.slug, { retired: true }), 'retiring');
  expectOk(await change(slug, { retired: true }), 'retiring');
  expect((await goOn(await open('/spring'))).headers.get('location')).toBe(page());
  expectOk(await change(slug, { retired: false }), 'taking back');
});

test('a shop that shows its pages on its own host alone says so, and links lead on', async () => {
  await decide(world, 'tracking.landingPages', false);
  await eventually('links to lead on', async () => (await open('/spring')).status === 302);
  expect(codeOf(await make('autumn', page()))).toBe('LINK_LANDING_PAGES_OFF');
  expect(codeOf(await change(slug, { landingPage: true }))).toBe('LINK_LANDING_PAGES_OFF');
  await decide(world, 'tracking.landingPages', true);
  await eventually('the page', async () => (await open('/spring')).status === 200);
});

test('of a blocked affiliate it leads on and earns nothing', async () => {
  expectOk(await world.admin(`/affiliates/${ana.id}/block`, { body: { reason: 'stuffs cookies' } }), 'blocking');
  const led = await goOn(await open('/spring'));
  expect([led.headers.get('location'), led.headers.getSetCookie()]).toEqual([page(), []]);
});
