// A partner's own host: proven by a record, its paths lead to the shop without a tag, and the rest of it says nothing.
import { decide } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailTo } from '../support/mailbox';
import { failOnRecord, setRecord, takeRecordAway } from '../support/name-server';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { eventually, sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

interface Host {
  readonly id: string;
  readonly host: string;
  readonly state: string;
  readonly record: { readonly name: string; readonly value: string };
  readonly trouble: string | null;
  readonly lapsesAt: string | null;
  readonly reason: string | null;
}
interface Link {
  readonly slug: string;
  readonly url: string;
}

let ana: Affiliate;
let ben: Affiliate;
let product: Product;
let tokens: { readonly ana: string; readonly ben: string };
let host: Host;
let link: Link;
const name = `go.${unique('ana')}.example`;

beforeAll(async () => {
  const program = await aProgram(world, { windowDays: 30 });
  [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  tokens = { ana: (await enter(world, ana.email)).jwt, ben: (await enter(world, ben.email)).jwt };
}, 60_000);

const page = (): string => `/store/en/p/${product.slug}`;
const add = (typed: string, token = tokens.ana): Promise<Answer> => world.api('/partner/hosts', { token, body: { host: typed } });
const check = (id = host.id, token = tokens.ana): Promise<Answer> => world.api(`/partner/hosts/${id}/check`, { token, body: {} });
const checked = async (): Promise<Host> => expectOk(await check(), 'a look').body.data as Host;
const standing = async (): Promise<Host | undefined> =>
  (expectOk(await world.api('/partner/hosts', { token: tokens.ana }), 'the hosts').body.data as Host[]).find(({ id }) => id === host.id);
const make = (path: string, token = tokens.ana): Promise<Answer> => {
  const code = token === tokens.ana ? ana.code : ben.code;
  return world.api('/partner/own-links', { token, body: { code, name: 'Podcast', target: page(), style: 'hidden', host: host.id, path } });
};
/** Opens an address of the partner's host, as a browser does that is told nothing of the shop. */
const open = (path: string, asked: { readonly headers?: object; readonly method?: string } = {}): Promise<Answer> =>
  world.at(path, { ...asked, headers: { ...BROWSER, ...asked.headers, host: name } });
/** Goes on to where a redirect of that host leads on the shop's own. */
const goOn = (answer: Answer, headers: object = {}): Promise<Answer> => {
  const to = new URL(answer.headers.get('location') ?? '');
  expect(to.origin).toBe(new URL(world.address.url).origin);
  return world.at(`${to.pathname}${to.search}`, { headers: { ...BROWSER, ...headers } });
};
const clicks = async (): Promise<number> => {
  const rows = expectOk(await world.api('/partner/own-links', { token: tokens.ana }), 'the links').body.data as Array<{ clicks: number }>;
  return rows.reduce((sum, row) => sum + row.clicks, 0);
};
/** Nothing of the shop, nothing of a visitor. */
const expectNothing = (answer: Answer, status: number): void => {
  expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('location')]).toEqual([status, [], null]);
  expect(answer.text).toContain('Nothing to see here');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
};

describe('before it is proven', () => {
  test('a host is a claim, with a record to set, and does nothing', async () => {
    host = expectOk(await add(`https://${name.toUpperCase()}/`), 'a host').body.data as Host;
    expect(host).toMatchObject({ host: name, state: 'pending', trouble: null, record: { name: `_affiliate-store.${name}` } });
    expect(codeOf(await make('spring'))).toBe('HOST_NOT_VERIFIED');
    expect(codeOf(await world.api(`/hosts/known?domain=${name}`))).toBe('HOST_NOT_FOUND');
    // The site answers as it does for any name that leads to it.
    expect((await open('/store/en')).status).toBe(200);
  });

  test('nobody takes what can be nobody’s, the shop’s own, or the same twice', async () => {
    for (const typed of ['127.0.0.1', 'localhost', 'printer.local', 'go.example.com:8080', 'nonsense'])
      expect([typed, codeOf(await add(typed))]).toEqual([typed, 'HOST_MALFORMED']);
    expect(codeOf(await add(name))).toBe('HOST_TAKEN');
    const partner = `${unique('landing')}.example`;
    await decide(world, 'tracking.allowedHosts', [partner]);
    // The rules of tracking are known anew every so often, and at once where they are saved.
    await eventually('the host to be the shop’s', async () => codeOf(await add(partner)) === 'HOST_OF_THE_SHOP');
    await decide(world, 'tracking.allowedHosts', []);
  });

  test('a look says what is missing; only its own record proves it', async () => {
    expect(await checked()).toMatchObject({ state: 'pending', trouble: 'missing' });
    setRecord(host.record.name, 'affiliate-store=somebody-elses');
    expect(await checked()).toMatchObject({ state: 'pending', trouble: 'missing' });
    failOnRecord(host.record.name);
    expect(await checked()).toMatchObject({ state: 'pending', trouble: 'unreachable' });
    setRecord(host.record.name, host.record.value);
    expect(await checked()).toMatchObject({ state: 'verified', trouble: null });
    expect(expectOk(await world.api(`/hosts/known?domain=${name}`), 'a proxy’s question').body.data).toEqual({ host: name });
  });

  test('it is nobody else’s: not to look at, not to make links on, not to take', async () => {
    expect(codeOf(await check(host.id, tokens.ben))).toBe('HOST_NOT_FOUND');
    expect(codeOf(await make('spring', tokens.ben))).toBe('HOST_NOT_FOUND');
    expect(codeOf(await add(name, tokens.ben))).toBe('HOST_TAKEN');
    expect(codeOf(await world.api(`/partner/hosts/${host.id}/remove`, { token: tokens.ben, body: {} }))).toBe('HOST_NOT_FOUND');
  });
});

describe('a hidden link', () => {
  test('is a path of the host, given once', async () => {
    link = expectOk(await make('/Podcast/Spring/'), 'a link').body.data as Link;
    expect(link.url).toBe(`https://${name}/podcast/spring`);
    expect(codeOf(await make('podcast/spring'))).toBe('LINK_PATH_TAKEN');
    for (const path of ['..', 'a/b/c/d', '.well-known/x']) expect([path, codeOf(await make(path))]).toEqual([path, 'LINK_PATH_MALFORMED']);
  });

  test('the bare host and every other path say nothing, and nothing of the shop is reached by it', async () => {
    expectNothing(await open('/'), 200);
    for (const path of [
      '/podcast',
      '/admin',
      '/store/en',
      `/r/${ana.code}`,
      `/store/en?ref=${ana.code}`,
      '/api/affiliate-store/catalog/shop',
    ])
      expectNothing(await open(path), 404);
    expectNothing(await open('/podcast/spring', { method: 'POST' }), 404);
    expect((await open('/', { headers: { 'accept-language': 'ar,en;q=0.5' } })).text).toContain('dir="rtl"');
    expect(await clicks()).toBe(0);
  });

  test('attributes and leads on without a visible tag, and its sale counts for it', async () => {
    const first = await open('/podcast/spring?sub_id=ep-7&email=somebody@example.test');
    expect([first.status, first.headers.getSetCookie()]).toEqual([302, []]);
    expect(first.headers.get('location')).not.toContain('somebody');
    const second = await goOn(first);
    expect([second.status, second.headers.get('location')]).toEqual([302, page()]);
    expect(second.cookies['afs_visitor']).toMatch(/^[A-Za-z0-9]{32}$/);
    const sale = await buy(world, { offerId: product.offerId, cookies: second.cookies });
    await world.settled();
    const won = expectOk(await world.api('/partner/referrals', { token: tokens.ana }), 'referrals').body.data as Array<{
      id: string;
      orderNumber: string;
      outcome: string;
    }>;
    expect(won.map(({ orderNumber, outcome }) => [orderNumber, outcome])).toEqual([[sale.orderNumber, 'won']]);
    const receipt = expectOk(await world.api(`/partner/referrals/${won[0]?.id}/receipt`, { token: tokens.ana }), 'the receipt').body.data;
    expect(receipt.touches.at(-1)).toMatchObject({ who: 'you', tags: { link: link.slug, subId: 'ep-7' } });
    expect(await clicks()).toBe(1);
  });

  test('counts no robot, no link checker, and nobody who came too early', async () => {
    const before = await clicks();
    const robot = await goOn(await open('/podcast/spring'), { 'user-agent': 'Googlebot/2.1' });
    expect([robot.headers.get('location'), robot.headers.getSetCookie()]).toEqual([page(), []]);
    expect((await goOn(await open('/podcast/spring?bot=1'))).headers.getSetCookie()).toEqual([]);
    expect((await goOn(await open('/podcast/spring'), { 'sec-purpose': 'prefetch' })).status).toBe(503);
    expect(await clicks()).toBe(before);
  });

  test('shows its code only to whoever refused cookies, as every link does: the work would count for nothing', async () => {
    const to = new URL((await open('/podcast/spring')).headers.get('location') ?? '');
    const refused = await world.at(to.pathname, { headers: BROWSER, cookies: { afs_consent: 'refused' } });
    expect(refused.headers.get('location')).toBe(`${page()}?ref=${ana.code}&lk=${link.slug}`);
  });

  test('is handed over for a minute, by nobody but the shop', async () => {
    const said = await open('/podcast/spring');
    const to = new URL(said.headers.get('location') ?? '').pathname;
    const before = await clicks();
    const forged = await world.at(`${to.slice(0, -1)}${to.endsWith('0') ? '1' : '0'}`, { headers: BROWSER });
    expect([forged.headers.get('location'), forged.headers.getSetCookie()]).toEqual(['/store', []]);
    await world.pass({ minutes: 2 });
    const late = await goOn(said);
    expect([late.status, late.headers.get('location'), late.headers.getSetCookie()]).toEqual([302, page(), []]);
    expect(await clicks()).toBe(before);
  });
});

describe('a host that is not its owner’s any more', () => {
  test('goes on for three days without its record, then stops, and comes back with it', async () => {
    takeRecordAway(host.record.name);
    await world.pass({ days: 1, minutes: 61 });
    await world.settled();
    const failing = await standing();
    expect([failing?.state, failing?.trouble, typeof failing?.lapsesAt]).toEqual(['verified', 'missing', 'string']);
    expect((await open('/podcast/spring')).status).toBe(302);
    await world.pass({ days: 3, minutes: 61 });
    await world.settled();
    expect(await standing()).toMatchObject({ state: 'lapsed', trouble: 'missing' });
    expectNothing(await open('/podcast/spring'), 404);
    expect((await mailTo(world, ana.email, 'host_lapsed')).text).toContain(host.record.value);
    setRecord(host.record.name, host.record.value);
    expect((await checked()).state).toBe('verified');
    expect((await open('/podcast/spring')).status).toBe(302);
  }, 60_000);

  test('is stopped by staff for a reason, and stays so whatever its record says', async () => {
    const desk = (act: string, reason: string) => world.admin(`/affiliates/${ana.id}/hosts/${host.id}/${act}`, { body: { reason } });
    expect(codeOf(await desk('restore', 'nothing to restore'))).toBe('HOST_NOT_REVOKED');
    expectOk(await desk('revoke', 'looks like our shop'), 'revoking');
    expectNothing(await open('/podcast/spring'), 404);
    expect(codeOf(await check())).toBe('HOST_REVOKED');
    expect(await standing()).toMatchObject({ state: 'revoked', reason: 'looks like our shop' });
    expect(codeOf(await world.admin(`/affiliates/${ben.id}/hosts/${host.id}/revoke`, { body: { reason: 'not theirs' } }))).toBe(
      'HOST_NOT_FOUND',
    );
    expectOk(await desk('restore', 'they changed it'), 'restoring');
    expect((await standing())?.state).toBe('pending');
    const looked = await world.admin(`/affiliates/${ana.id}/hosts/${host.id}/check`, { body: {} });
    expect(expectOk(looked, 'staff’s look').body.data).toMatchObject({ state: 'verified' });
    const acts = await readRows<{ action: string }>(world.address, 'SELECT action FROM afs_audit_log WHERE subject = ? ORDER BY seq', [
      host.id,
    ]);
    expect(acts.map(({ action }) => action)).toEqual([
      'host.claimed', 'host.verified', 'host.lapsed', 'host.verified', 'host.revoked', 'host.restored', 'host.verified',
    ]); // oxfmt-ignore
  });

  test('of a blocked affiliate leads on, and does nothing', async () => {
    expectOk(await world.admin(`/affiliates/${ana.id}/block`, { body: { reason: 'stuffs cookies' } }), 'blocking');
    const answer = await goOn(await open('/podcast/spring'));
    expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([302, page(), []]);
  });

  test('that is given up is a name like any other', async () => {
    expectOk(await world.api(`/partner/hosts/${host.id}/remove`, { token: tokens.ana, body: {} }), 'giving it up');
    expect(await standing()).toBeUndefined();
    expect((await open('/store/en')).status).toBe(200);
  });
});
