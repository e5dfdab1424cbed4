import { decide } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { buy, orderOnDesk } from '../support/purchase';
import { eventually, sharedWorld } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const browser = { 'user-agent': CHROME, 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };

let program: Awaited<ReturnType<typeof aProgram>>;
beforeAll(async () => {
  program = await aProgram(world, { windowDays: 30 });
});

const visit = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  cookies: Readonly<Record<string, string>> = {},
): Promise<Answer> => world.at(path, { headers: { ...browser, ...headers }, cookies });
const clicksOf = async ({ id }: Affiliate): Promise<{ total: number; counted: number }> =>
  expectOk(await world.admin(`/affiliates/${id}`), 'the affiliate').body.data.clicks;
const rowsOf = async (affiliate: Affiliate) => {
  // A click is durable when it is answered, and in the table as soon as somebody asks for it, or a moment later.
  await clicksOf(affiliate);
  return readRows<Record<string, string | number | null>>(
    world.address,
    'SELECT c.* FROM afs_clicks c JOIN afs_affiliates a ON a.id = c.affiliate_id WHERE a.code_norm = ? ORDER BY c.id',
    [affiliate.code],
  );
};
const location = (answer: Answer): string | null => answer.headers.get('location');

describe('following a link', () => {
  test('leads to the shop with one first-party cookie that no script and no other site can use', async () => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`/r/${affiliate.code}`);
    expect([answer.status, location(answer)]).toEqual([302, '/store']);
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    // Other stories have programs of their own; the cookie lives as long as the longest window, thirty days at least.
    expect(cookies[0]).toMatch(/^afs_visitor=[A-Za-z0-9]{32}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(Number(/Max-Age=(\d+)/.exec(cookies[0] ?? '')?.[1])).toBeGreaterThanOrEqual(30 * 86_400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await clicksOf(affiliate)).toEqual({ total: 1, counted: 1 });
  });

  test('in whatever case its code is typed', async () => {
    const affiliate = await anAffiliate(world, program);
    await visit(`/r/${affiliate.code.toUpperCase()}/`);
    expect(await clicksOf(affiliate)).toEqual({ total: 1, counted: 1 });
  });

  test('keeps the visitor a browser already is', async () => {
    const affiliate = await anAffiliate(world, program);
    const first = await visit(`/r/${affiliate.code}`);
    const second = await visit(`/r/${affiliate.code}`, {}, first.cookies);
    expect(second.cookies['afs_visitor']).toBe(first.cookies['afs_visitor']);
    expect(await clicksOf(affiliate)).toEqual({ total: 2, counted: 1 });
  });

  test('keeps nothing that says who somebody is', async () => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`/r/${affiliate.code}?to=${encodeURIComponent('/store/en?email=ann%40example.test')}`);
    const [click] = await rowsOf(affiliate);
    expect(click).toMatchObject({ kind: 'link', landing: '/store/en', agent: 'Chrome' });
    const text = JSON.stringify(click);
    expect(text).not.toMatch(/127\.0\.0|Mozilla|ann@|ann%40/);
    expect(text).not.toContain(answer.cookies['afs_visitor']);
  });

  test('is a click for every redirect, also when two hundred come at once', async () => {
    const affiliate = await anAffiliate(world, program);
    const answers = await Promise.all(Array.from({ length: 200 }, () => visit(`/r/${affiliate.code}`)));
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(200);
    expect(new Set(answers.map(({ cookies }) => cookies['afs_visitor'])).size).toBe(200);
    const rows = await rowsOf(affiliate);
    expect(rows).toHaveLength(200);
    expect(rows.filter((row) => Number(row['counted']) === 1)).toHaveLength(1);
    expect(await clicksOf(affiliate)).toEqual({ total: 200, counted: 1 });
  });

  test('is one click of a flood from one place, of which few rows are kept and every one is counted; who buys meanwhile buys (B05)', async () => {
    const affiliate = await anAffiliate(world, program);
    const product = await aProduct(world, { prices: { EUR: '20.00' }, program });
    await decide(world, 'tracking.clicksPerVisitorHour', 10);
    // The rules of tracking are known anew a moment after they are saved.
    const other = await anAffiliate(world, program);
    await eventually('the rule', async () => {
      await Promise.all(Array.from({ length: 12 }, () => visit(`/r/${other.code}`)));
      return (await clicksOf(other)).total > (await rowsOf(other)).length;
    });
    const flood = Array.from({ length: 1000 }, () => visit(`/r/${affiliate.code}`));
    const honest = await anAffiliate(world, program);
    const sale = await buy(world, { offerId: product.offerId, through: [honest.code] });
    expect((await Promise.all(flood)).filter(({ status }) => status === 302)).toHaveLength(1000);
    expect(await clicksOf(affiliate)).toEqual({ total: 1000, counted: 1 });
    expect(await rowsOf(affiliate)).toHaveLength(10);
    expect((await orderOnDesk(world, sale.orderNumber))['attribution']).toMatchObject({ affiliate: { code: honest.code } });
    await decide(world, 'tracking.clicksPerVisitorHour', 1000);
  });

  test('can be read as soon as the redirect is answered', async () => {
    const affiliate = await anAffiliate(world, program);
    for (let times = 1; times <= 5; times += 1) {
      await visit(`/r/${affiliate.code}`);
      expect(await rowsOf(affiliate)).toHaveLength(times);
    }
  });
});

describe('a tag on a page', () => {
  test('is counted and taken out of the address; everything else of it stays', async () => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`/store/en?utm_source=mail&ref=${affiliate.code}&x=%20y`);
    expect([answer.status, location(answer)]).toEqual([302, '/store/en?utm_source=mail&x=%20y']);
    expect(answer.cookies['afs_visitor']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect((await rowsOf(affiliate))[0]).toMatchObject({ kind: 'ref_parameter', landing: '/store/en' });
  });

  test('is counted on the first page of the site too', async () => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`/?ref=${affiliate.code}`);
    expect([answer.status, location(answer)]).toEqual([302, '/']);
    expect(await clicksOf(affiliate)).toEqual({ total: 1, counted: 1 });
  });

  test('means nothing to the API', async () => {
    const affiliate = await anAffiliate(world, program);
    expect((await visit(`/api/affiliate-store/catalog/shop?ref=${affiliate.code}`)).status).not.toBe(302);
    expect(await clicksOf(affiliate)).toEqual({ total: 0, counted: 0 });
  });
});

describe('a link that leads elsewhere', () => {
  test.each([
    ['/store/en/p/course?x=1', '/store/en/p/course?x=1'],
    ['//evil.example', '/store'],
    ['/\\evil.example', '/store'],
    ['https:evil.example', '/store'],
    ['https://evil.example', '/store'],
    ['%2f%2fevil.example', '/store'],
    ['https://127.0.0.1@evil.example', '/store'],
    ['/store\r\nSet-Cookie: a=b', '/store'],
    ['javascript:alert(1)', '/store'],
    ['/r/somebody', '/store'],
  ])('%j goes to %s (I14)', async (to, target) => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`/r/${affiliate.code}?to=${encodeURIComponent(to)}`);
    expect([answer.status, location(answer)]).toEqual([302, target]);
    expect(answer.cookies['a']).toBeUndefined();
  });

  test('through the path of a page does not leave the site either', async () => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`//evil.example/store?ref=${affiliate.code}`);
    expect(location(answer) ?? '/').not.toMatch(/^\/\/|evil/);
  });
});

describe('what is no touch (R05)', () => {
  test.each([
    ['a hidden frame', { 'sec-fetch-dest': 'iframe' }, 302],
    ['an image', { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }, 302],
    ['a script', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }, 302],
    ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 302],
    ['a preview', { 'user-agent': 'facebookexternalhit/1.1' }, 302],
    ['a page fetched ahead', { 'sec-purpose': 'prefetch' }, 503],
    ['a page drawn ahead', { 'sec-purpose': 'prefetch;prerender' }, 503],
    ['a page fetched ahead long ago', { purpose: 'prefetch' }, 503],
  ])('%s', async (_what, headers: Record<string, string>, status) => {
    const affiliate = await anAffiliate(world, program);
    for (const path of [`/r/${affiliate.code}`, `/store/en?ref=${affiliate.code}`]) {
      const answer = await visit(path, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await clicksOf(affiliate)).toEqual({ total: 0, counted: 0 });
  });

  test('a look without a visit', async () => {
    const affiliate = await anAffiliate(world, program);
    const looked = await world.at(`/r/${affiliate.code}`, { method: 'HEAD', headers: browser });
    const checked = await visit(`/r/${affiliate.code}?bot=1`);
    expect([looked.status, checked.status]).toEqual([302, 302]);
    expect([...looked.headers.getSetCookie(), ...checked.headers.getSetCookie()]).toEqual([]);
    expect(await clicksOf(affiliate)).toEqual({ total: 0, counted: 0 });
  });
});

describe('a code that does nothing (R08)', () => {
  const expectNothing = async (code: string) => {
    const link = await visit(`/r/${code}?to=/store/en`);
    const page = await visit(`/store/en?x=1&ref=${code}`);
    expect([link.status, location(link), page.status, location(page)]).toEqual([302, '/store/en', 302, '/store/en?x=1']);
    expect([...link.headers.getSetCookie(), ...page.headers.getSetCookie()]).toEqual([]);
  };

  test('because nobody has it, or nobody could', async () => {
    for (const code of ['nobody-has-this', '%00', '%E0%A4%A', '..%2f..', '<script>', 'x'.repeat(500), "' OR 1=1 --"])
      await expectNothing(encodeURI(code));
  });

  test('because its affiliate is blocked; and works again when the block is taken back', async () => {
    const affiliate = await anAffiliate(world, program);
    expectOk(await world.admin(`/affiliates/${affiliate.id}/block`, { body: { reason: 'bids on our brand' } }), 'the block');
    await expectNothing(affiliate.code);
    expect(await clicksOf(affiliate)).toEqual({ total: 0, counted: 0 });
    expectOk(await world.admin(`/affiliates/${affiliate.id}/approve`, { body: {} }), 'taking it back');
    expect((await visit(`/r/${affiliate.code}`)).cookies['afs_visitor']).toBeDefined();
  });

  test('because it was given up; nobody else ever gets it', async () => {
    const affiliate = await anAffiliate(world, program);
    const renamed = expectOk(
      await world.admin(`/affiliates/${affiliate.id}/code`, { method: 'PUT', body: { code: `${affiliate.code}-2` } }),
      'the new code',
    );
    await expectNothing(affiliate.code);
    expect((await visit(`/r/${renamed.body.data.code}`)).cookies['afs_visitor']).toBeDefined();
    const other = await world.admin('/affiliates', {
      body: { email: 'other@example.test', name: 'Other', program: program.documentId, code: affiliate.code },
    });
    expect([other.status, other.body.error.details.code]).toEqual([409, 'CODE_TAKEN']);
  });
});

describe('somebody who refused (R07)', () => {
  const refused = { afs_consent: 'refused' };

  test('gets no cookie and leaves no trace but a number; the code stays in the address for this visit', async () => {
    const affiliate = await anAffiliate(world, program);
    const link = await visit(`/r/${affiliate.code}?to=/store/en%3Fx=1`, {}, refused);
    expect([link.status, location(link)]).toEqual([302, `/store/en?x=1&ref=${affiliate.code}`]);
    const page = await visit(location(link) ?? '', {}, refused);
    expect(page.status).not.toBe(302);
    expect([...link.headers.getSetCookie(), ...page.headers.getSetCookie()].filter((cookie) => cookie.startsWith('afs_visitor'))).toEqual(
      [],
    );
    expect(await rowsOf(affiliate)).toEqual([]);
    expect(await clicksOf(affiliate)).toEqual({ total: 1, counted: 0 });
  });

  test('by the signal of the browser is heeded like by the banner', async () => {
    const affiliate = await anAffiliate(world, program);
    const answer = await visit(`/store/en?ref=${affiliate.code}`, { 'sec-gpc': '1' });
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('afs_visitor'))).toEqual([]);
    expect(await rowsOf(affiliate)).toEqual([]);
  });
});

/** Sets how the shop asks, for the stories of a group; other groups find it as it was. */
const askAs = (mode: string): Promise<void> => decide(world, 'tracking.consentMode', mode);

describe('what a shop asks its visitors for (E-84)', () => {
  afterAll(() => askAs('legitimate_interest'));

  const SIGNAL = { 'sec-gpc': '1' };
  const isSet = (answer: Answer): boolean => answer.headers.getSetCookie().some((cookie) => cookie.startsWith('afs_visitor'));
  const asks = (consent?: string): Readonly<Record<string, string>> => (consent === undefined ? {} : { afs_consent: consent });

  // What is kept of somebody who said nothing, who agreed, who refused, and whose browser objects.
  test.each([
    ['required', { unasked: false, granted: true, refused: false, signalled: false }],
    ['legitimate_interest', { unasked: true, granted: true, refused: false, signalled: false }],
    ['off', { unasked: true, granted: true, refused: false, signalled: true }],
  ] as const)('%s', async (mode, kept) => {
    await askAs(mode);
    const probe = await anAffiliate(world, program);
    await eventually('the rules to be those', async () => {
      const said = [await visit(`/r/${probe.code}`), await visit(`/r/${probe.code}`, SIGNAL)].map(isSet);
      return said[0] === kept.unasked && said[1] === kept.signalled;
    });
    for (const [who, consent] of [['unasked'], ['granted', 'granted'], ['refused', 'refused']] as const) {
      const affiliate = await anAffiliate(world, program);
      const link = await visit(`/r/${affiliate.code}`, {}, asks(consent));
      const page = await visit(`/store/en?ref=${affiliate.code}`, {}, asks(consent));
      const told = await world.api('/track/click', {
        body: { code: affiliate.code, landing: '/', ...(consent === undefined ? {} : { consent: consent === 'granted' }) },
      });
      const is = kept[who];
      expect([who, isSet(link), isSet(page), told.body.data.visitor !== null]).toEqual([who, is, is, is]);
      // Without a cookie the code stays in the address, so that it counts for this visit.
      expect([who, location(link)]).toEqual([who, is ? '/store' : `/store?ref=${affiliate.code}`]);
      expect([who, (await rowsOf(affiliate)).length]).toEqual([who, is ? 3 : 0]);
    }
  });
});

describe('a shop that has to ask', () => {
  beforeAll(() => askAs('required'));
  afterAll(async () => {
    await askAs('legitimate_interest');
    await eventually('the question to be gone', async () => !(await visit('/store/en')).text.includes('data-consent'));
  });
  const answer = (choice: string, back: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    world.at('/store/en/consent', {
      body: new URLSearchParams({ choice, back }).toString(),
      headers: { ...browser, 'content-type': 'application/x-www-form-urlencoded', origin: world.address.url, ...more },
    });

  test('asks on its pages; a yes counts the link that led there, and a no takes the cookie away', async () => {
    const affiliate = await anAffiliate(world, program);
    const page = `/?ref=${affiliate.code}`;
    await eventually('the question', async () => (await visit(`/store/en${page}`)).text.includes('data-consent'));
    const before = (await rowsOf(affiliate)).length;
    expect(before).toBe(0);

    const yes = await answer('granted', page);
    expect([yes.status, location(yes)]).toEqual([303, `/store/en?ref=${affiliate.code}`]);
    expect(yes.cookies).toMatchObject({ afs_consent: 'granted' });
    const again = await visit(location(yes) ?? '', {}, yes.cookies);
    expect(again.cookies['afs_visitor']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(await rowsOf(affiliate)).toHaveLength(1);

    const no = await answer('refused', '/consent');
    expect(no.headers.getSetCookie().map((cookie) => cookie.split(';').slice(0, 3).join(';'))).toEqual([
      expect.stringMatching(/^afs_consent=refused; Path=\/; Max-Age=\d+$/),
      'afs_visitor=; Path=/; Max-Age=0',
    ]);
    expect((await visit('/store/en/consent', {}, { afs_consent: 'refused' })).text).toContain('You said no');
  });

  test('leads nowhere else, keeps nothing that is no answer, and believes no other site', async () => {
    const elsewhere = await answer('granted', '//evil.example/x');
    expect([elsewhere.status, location(elsewhere)]).toEqual([303, '/store/en']);
    expect((await answer('perhaps', '/')).headers.getSetCookie()).toEqual([]);
    expect((await answer('granted', '/', { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('a storefront that runs elsewhere', () => {
  const tell = (body: object) => world.api('/track/click', { body });

  test('tells of a click and gets a token that stays the visitor’s', async () => {
    const affiliate = await anAffiliate(world, program);
    const first = await tell({ code: affiliate.code, landing: 'https://my.shop.example/course?email=ann@example.test' });
    expect(first.status).toBe(201);
    const { visitor } = first.body.data;
    expect(visitor).toMatch(/^[A-Za-z0-9]{32}$/);
    expect((await tell({ code: affiliate.code, landing: '/again', visitor })).body.data.visitor).toBe(visitor);
    expect((await rowsOf(affiliate)).map((row) => [row['kind'], row['landing'], row['visitor_hmac'], Number(row['counted'])])).toEqual([
      ['server', '/course', null, 1],
      ['server', '/again', null, 0],
    ]);
  });

  test('brings the token to the checkout, and the sale is whose click it was: no cookie is needed (E-54)', async () => {
    const [affiliate, rival] = [await anAffiliate(world, program), await anAffiliate(world, program)];
    const { offerId } = await aProduct(world, { prices: { EUR: '100.00' }, program });
    await tell({ code: rival.code, landing: '/course' });
    const { visitor } = (await tell({ code: affiliate.code, landing: '/course' })).body.data as { visitor: string };
    const sale = await buy(world, { offerId, visitor });
    expect((await orderOnDesk(world, sale.orderNumber))['attribution']).toMatchObject({
      reason: 'LAST_CLICK',
      affiliate: { code: affiliate.code },
      touches: [{ kind: 'server', verdict: 'won' }],
    });
  });

  test('is answered the same for a code that does nothing', async () => {
    const answer = await tell({ code: 'nobody-has-this', landing: '/' });
    expect([answer.status, typeof answer.body.data.visitor]).toEqual([201, 'string']);
  });

  test('keeps nothing of a visitor who refused', async () => {
    const affiliate = await anAffiliate(world, program);
    expect((await tell({ code: affiliate.code, landing: '/', consent: false })).body.data).toEqual({ visitor: null });
    expect(await rowsOf(affiliate)).toEqual([]);
    expect(await clicksOf(affiliate)).toEqual({ total: 1, counted: 0 });
  });

  test.each([
    [{}],
    [{ code: '', landing: '/' }],
    [{ code: 'x', landing: '/', affiliateId: 1 }],
    [{ code: 1, landing: '/' }],
    [{ code: 'x', landing: '/', visitor: '<script>' }],
    ['nonsense'],
  ])('is refused when it sends %j', async (body) => {
    const answer = await world.api('/track/click', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.status).toBe(400);
  });
});
