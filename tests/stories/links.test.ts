// Links affiliates make themselves: every style, what their clicks and sales are counted under, and who is told.
import { decide, refund, splitOf, sumOfSteps } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { buy, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { readQr } from '../support/read-qr';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

interface OwnLink {
  readonly slug: string;
  readonly url: string;
  readonly clicks: number;
  readonly sales: number;
  readonly retiredAt: string | null;
  readonly earned: ReadonlyArray<{ readonly amount: string; readonly currency: string }>;
  readonly [field: string]: unknown;
}
interface Line {
  readonly value: string;
  readonly name: string | null;
  readonly clicks: number;
  readonly countedClicks: number;
  readonly sales: number;
  readonly refunded: number;
  readonly earned: ReadonlyArray<{ readonly amount: string }>;
  readonly reversed: ReadonlyArray<{ readonly amount: string }>;
}

let ana: Affiliate;
let ben: Affiliate;
let product: Product;
let tokens: { readonly ana: string; readonly ben: string };

beforeAll(async () => {
  const program = await aProgram(world, { windowDays: 30 });
  [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  tokens = { ana: (await enter(world, ana.email)).jwt, ben: (await enter(world, ben.email)).jwt };
}, 60_000);

const page = (): string => `/store/en/p/${product.slug}`;
const asked = (more: object): object => ({ code: ana.code, name: 'Spring', target: page(), style: 'short', ...more });
const attempt = (more: object, token = tokens.ana): Promise<Answer> => world.api('/partner/own-links', { token, body: asked(more) });
const made = async (more: object): Promise<OwnLink> => expectOk(await attempt(more), 'a link').body.data as OwnLink;
const listed = async (state = 'in_use', token = tokens.ana): Promise<OwnLink[]> =>
  expectOk(await world.api(`/partner/own-links?state=${state}`, { token }), 'the links').body.data as OwnLink[];
const report = async (by: string, token = tokens.ana): Promise<{ rows: Line[]; total: Line }> =>
  expectOk(await world.api(`/partner/traffic?by=${by}`, { token }), 'the report').body.data as { rows: Line[]; total: Line };
const lineOf = async (by: string, value: string, token = tokens.ana): Promise<Line | undefined> =>
  (await report(by, token)).rows.find((row) => row.value === value);
/** Follows an address as a browser does that has never been here. */
const visit = (address: string, cookies: Readonly<Record<string, string>> = {}, headers: object = {}): Promise<Answer> => {
  const { pathname, search } = new URL(address, world.address.url);
  return world.at(`${pathname}${search}`, { headers: { ...BROWSER, ...headers }, cookies });
};
const lastClick = async (affiliate: Affiliate) => {
  await report('link', affiliate === ana ? tokens.ana : tokens.ben);
  const rows = await readRows<{ tags: string | null; kind: string; landing: string }>(
    world.address,
    'SELECT c.* FROM afs_clicks c JOIN afs_affiliates a ON a.id = c.affiliate_id WHERE a.code_norm = ? ORDER BY c.id',
    [affiliate.code],
  );
  const last = rows.at(-1);
  return last && { kind: last.kind, landing: last.landing, tags: last.tags === null ? null : (JSON.parse(last.tags) as object) };
};

describe('every style of link', () => {
  const tags = { subId: 'Poster-1', channel: 'qr', utm: { source: 'wall & door', campaign: 'spring' } };
  const said = { subId: 'poster-1', channel: 'qr', utmSource: 'wall & door', utmCampaign: 'spring' };

  test.each([
    ['ref', 'ref_parameter'],
    ['path', 'link'],
    ['short', 'link'],
  ])('%s sets the same cookie, leads to the page, and keeps what it said with the click', async (style, kind) => {
    const link = await made({ style, ...tags });
    const answer = await visit(link.url);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`${page()}?utm_source=wall%20%26%20door&utm_campaign=spring`);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^afs_visitor=[A-Za-z0-9]{32}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/),
    ]);
    expect(await lastClick(ana)).toEqual({ kind, landing: page(), tags: { link: link.slug, ...said } });
  });

  test('counts under what its address says today, before what it was made with', async () => {
    const link = await made(tags);
    await visit(`${link.url}?sub_id=poster-2&channel=nonsense&utm_source=${encodeURIComponent('ann@example.test')}`);
    expect(await lastClick(ana)).toMatchObject({ tags: { link: link.slug, ...said, subId: 'poster-2' } });
  });

  test('counts for nobody else: not under another’s link, not for a slug nobody has, not for a robot', async () => {
    const link = await made(tags);
    const before = (await report('link')).total.clicks;
    await visit(`${page()}?ref=${ben.code}&lk=${link.slug}`);
    expect(await lastClick(ben)).toMatchObject({ tags: null });
    const nothing = await visit(`/s/${unique('nobody')}`);
    expect([nothing.status, nothing.headers.get('location'), nothing.headers.getSetCookie()]).toEqual([302, '/store', []]);
    await world.at(`/s/${link.slug}`, { headers: { ...BROWSER, 'user-agent': 'Googlebot/2.1' } });
    expect((await report('link')).total.clicks).toBe(before);
  });

  test('of a blocked affiliate leads on, and does nothing', async () => {
    const program = await aProgram(world);
    const cara = await anAffiliate(world, program);
    const token = (await enter(world, cara.email)).jwt;
    const link = expectOk(await attempt({ code: cara.code }, token), 'a link').body.data as OwnLink;
    expectOk(await world.admin(`/affiliates/${cara.id}/block`, { body: { reason: 'stuffs cookies' } }), 'blocking');
    const answer = await visit(link.url);
    expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([302, page(), []]);
    expect(codeOf(await attempt({ code: cara.code }, token))).toBe('LINK_PLACE_INACTIVE');
  });
});

test('a link leads to pages of the shop alone, pasted as they were copied', async () => {
  const own = await made({ target: `${world.address.url}/store/en?currency=EUR&ref=${ben.code}#price`, style: 'ref' });
  expect(own['target']).toBe('/store/en?currency=EUR#price');
  for (const target of ['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/r/somebody', '/s/somebody', 'not an address'])
    expect([target, codeOf(await attempt({ target }))]).toEqual([target, 'LINK_TARGET_REFUSED']);
  expect(codeOf(await attempt({ target: '/api/anything', style: 'ref' }))).toBe('LINK_STYLE_UNFIT');
});

test('a slug is given out once, to one, and never one that reads like the shop or another affiliate', async () => {
  const slug = unique('slug').toLowerCase();
  expect(await made({ slug: slug.toUpperCase() })).toMatchObject({ slug });
  const theirs = await attempt({ slug, code: ben.code }, tokens.ben);
  expect(codeOf(theirs)).toBe('LINK_SLUG_TAKEN');
  expect(codeOf(await attempt({ slug: ben.code }))).toBe('LINK_SLUG_TAKEN');
  expect(codeOf(await attempt({ slug: 'Checkout' }))).toBe('LINK_SLUG_RESERVED');
  expect(codeOf(await attempt({ slug: 'a/b' }))).toBe('LINK_SLUG_MALFORMED');
  expect(codeOf(await attempt({ code: ben.code }))).toBe('LINK_PLACE_INACTIVE');
});

test('a QR code decodes to its link with the sub-id', async () => {
  const link = await made({ style: 'path', subId: 'window-7', channel: 'qr' });
  const { url, svg, png } = expectOk(await world.api(`/partner/own-links/${link.slug}/qr`, { token: tokens.ana }), 'the code').body
    .data as Record<'url' | 'svg' | 'png', string>;
  expect(svg).toMatch(/^<svg[^>]*>.*<path/s);
  const read = readQr(Buffer.from(png, 'base64'));
  expect([read, url]).toEqual([link.url, link.url]);
  expect(new URL(read).searchParams.get('sub_id')).toBe('window-7');
  expect(codeOf(await world.api(`/partner/own-links/${link.slug}/qr`, { token: tokens.ben }))).toBe('LINK_NOT_FOUND');
});

describe('a sale by an own link', () => {
  let link: OwnLink;
  let sale: Started;
  const sub = unique('letter').toLowerCase();
  beforeAll(async () => {
    link = await made({ name: '=Spring letter', style: 'ref', subId: sub, channel: 'mail', utm: { source: sub } });
    // Another browser than before: of one place and hour only the first click on an affiliate's links is counted.
    const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
    const { cookies } = await visit(link.url, {}, firefox);
    await visit(link.url, cookies, firefox);
    sale = await buy(world, { offerId: product.offerId, cookies });
  }, 60_000);

  test('is counted with its clicks under each thing the link said, and in the list of links', async () => {
    for (const [by, value] of [
      ['link', link.slug],
      ['sub_id', sub],
      ['utm_source', sub],
    ] as const)
      expect(await lineOf(by, value)).toMatchObject({ clicks: 2, countedClicks: 1, sales: 1, refunded: 0, conversionBasisPoints: 10_000 });
    expect(await lineOf('channel', 'mail')).toMatchObject({ sales: 1 });
    const [listedLink] = (await listed()).filter(({ slug }) => slug === link.slug);
    const summary = expectOk(await world.api('/partner/summary', { token: tokens.ana }), 'the summary').body.data;
    expect(listedLink).toMatchObject({ clicks: 2, countedClicks: 1, sales: 1, earned: summary.earned });
    const { total } = await report('sub_id');
    expect([total.clicks, total.countedClicks, total.sales, total.earned]).toEqual([
      summary.clicks,
      summary.countedClicks,
      summary.sales,
      summary.earned,
    ]);
  });

  test('is told of on its receipt by link, sub-id and channel; the rival is told nothing of them', async () => {
    const rows = expectOk(await world.api('/partner/referrals', { token: tokens.ana }), 'referrals').body.data as Array<{
      id: string;
      orderNumber: string;
    }>;
    const id = rows.find(({ orderNumber }) => orderNumber === sale.orderNumber)?.id;
    const receipt = expectOk(await world.api(`/partner/referrals/${id}/receipt`, { token: tokens.ana }), 'the receipt').body.data;
    expect(receipt.touches.at(-1)).toMatchObject({
      who: 'you',
      tags: { link: link.slug, linkName: '=Spring letter', subId: sub, channel: 'mail', utmSource: sub, utmTerm: null },
    });
    expect(expectOk(await world.api('/partner/traffic?by=sub_id', { token: tokens.ben }), 'another’s report').text).not.toContain(sub);
    expect((await listed('in_use', tokens.ben)).map(({ slug }) => slug)).not.toContain(link.slug);
  });

  test('is a line of the spreadsheet that cannot be taken for a formula', async () => {
    const file = expectOk(await world.api('/partner/traffic/export?by=link', { token: tokens.ana }), 'the spreadsheet').body.data;
    const { rows } = await report('link');
    const lines = (file.text as string).trim().split('\r\n');
    expect(lines[0]).toContain('link,name,clicks,counted_clicks,sales');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(rows.map(({ value }) => (value === '' ? '(none)' : value)));
    expect(lines.find((line) => line.startsWith(link.slug))).toMatch(/,'=Spring letter,2,1,1,100\.00,0,0\.00,EUR,\d+\.\d\d,$/);
  });

  test('that is given back is a refund of that source, for the affiliate and for staff', async () => {
    const before = await lineOf('sub_id', sub);
    expectOk(await refund(world, sale.orderNumber, 10_000), 'a refund');
    await untilOrder(world, sale.orderNumber, 'refunded');
    const line = { sales: 1, refunded: 1, refundBasisPoints: 10_000, earned: before?.earned, reversed: before?.earned };
    expect(await lineOf('sub_id', sub)).toMatchObject(line);
    const staff = expectOk(await world.admin(`/affiliates/${ana.id}/traffic?by=sub_id`), 'the report').body.data as { rows: Line[] };
    expect(staff.rows.find(({ value }) => value === sub)).toMatchObject(line);
  });

  test('can be retired: out of the list, and still leading and counting, because it may be on paper', async () => {
    const change = (body: object, token = tokens.ana) => world.api(`/partner/own-links/${link.slug}`, { method: 'PUT', token, body });
    expect(codeOf(await change({ retired: true }, tokens.ben))).toBe('LINK_NOT_FOUND');
    expectOk(await change({ retired: true, name: 'Old letter' }), 'retiring');
    expect((await listed()).map(({ slug }) => slug)).not.toContain(link.slug);
    expect((await listed('retired')).find(({ slug }) => slug === link.slug)).toMatchObject({
      name: 'Old letter',
      retiredAt: expect.any(String),
    });
    expect((await visit(link.url)).cookies['afs_visitor']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(await lineOf('link', link.slug)).toMatchObject({ name: 'Old letter', clicks: 3 });
    expect(codeOf(await attempt({ slug: link.slug }))).toBe('LINK_SLUG_TAKEN');
    expect(expectOk(await change({ retired: false }), 'taking it back').body.data).toMatchObject({ retiredAt: null });
  });
});

test('what a visitor’s own page told of counts too, and somebody who may not be tracked is counted, not kept', async () => {
  const sub = unique('app').toLowerCase();
  expectOk(
    await world.api('/track/click', { body: { code: ana.code, landing: `https://app.test/x?sub_id=${sub}&channel=app` } }),
    'a click told of',
  );
  expect(await lineOf('sub_id', sub)).toMatchObject({ clicks: 1, countedClicks: 1 });
  const refused = await world.at(`/r/${ana.code}${page()}?sub_id=${sub}`, { headers: BROWSER, cookies: { afs_consent: 'refused' } });
  expect(refused.headers.get('location')).toBe(`${page()}?ref=${ana.code}&sub_id=${sub}`);
  const landed = await world.at(`${page()}?ref=${ana.code}&sub_id=${sub}`, { headers: BROWSER, cookies: { afs_consent: 'refused' } });
  expect([landed.status, landed.headers.getSetCookie().filter((one) => one.startsWith('afs_visitor'))]).toEqual([200, []]);
  expect(await lineOf('sub_id', sub)).toMatchObject({ clicks: 2, countedClicks: 1 });
});

describe('without a cookie', () => {
  /** What the page's own link to the checkout opens a cart with. */
  const cartFrom = async (address: string) => {
    const cookies = { afs_consent: 'refused' };
    const landed = await world.at(address, { headers: BROWSER, cookies });
    const link = new RegExp(`/store/en/checkout/${product.offerId}[^"]*`).exec(landed.text)?.[0].replaceAll('&amp;', '&') ?? '';
    const opened = await world.at(link, { headers: BROWSER, cookies });
    expect([link === '', opened.status]).toEqual([false, 303]);
    const [cart] = await readRows<{ ref: string | null; click_id: string | null; visitor: string | null }>(
      world.address,
      'SELECT ref, click_id, visitor FROM afs_carts ORDER BY id DESC LIMIT 1',
    );
    return cart;
  };

  test('the shop’s own pages carry a code as far as the checkout, and count the visit once', async () => {
    const before = (await report('link', tokens.ben)).total.clicks;
    expect(await cartFrom(`${page()}?ref=${ben.code}`)).toEqual({ ref: ben.code, click_id: null, visitor: null });
    expect((await report('link', tokens.ben)).total.clicks).toBe(before + 1);
  });

  test('and the id an affiliate’s server was given for a click; what is none is forgotten', async () => {
    const id = 'c'.repeat(32);
    expect(await cartFrom(`${page()}?cid=${id}`)).toEqual({ ref: null, click_id: id, visitor: null });
    expect(await cartFrom(`${page()}?cid=${encodeURIComponent('<b>')}`)).toMatchObject({ click_id: null });
  });
});

describe('what a program brought, as it was known on a day', () => {
  interface Amount {
    readonly amount: string;
    readonly currency: string;
  }
  type Figures = Readonly<Record<string, number | readonly Amount[]>>;
  const MONEY = ['revenue', 'refunded', 'earned', 'reversed', 'pending', 'available', 'held', 'inPayout', 'paid', 'ended'] as const;
  let cara: Affiliate;
  let program: { readonly documentId: string };
  let sale: Started;
  let days: { readonly sold: string; readonly refunded: string };

  const today = async (): Promise<string> =>
    (expectOk(await world.admin('/overview'), 'the overview').body.data.clock as string).slice(0, 10);
  const asked = (more = ''): string => `program=${program.documentId}${more}`;
  const rows = async (more = '') => expectOk(await world.admin(`/reports/affiliates?${asked(more)}`), 'the report').body.data;
  const summary = async (more = '') =>
    expectOk(await world.admin(`/reports/affiliates/summary?${asked(more)}`), 'the summary').body.data as {
      readonly total: Figures;
      readonly now: Figures | null;
      readonly asKnownOn: string | null;
    };
  const euros = (figures: Figures, name: string): number =>
    Number((figures[name] as readonly Amount[]).find(({ currency }) => currency === 'EUR')?.amount ?? 0);

  beforeAll(async () => {
    program = await aProgram(world, { windowDays: 30 });
    cara = await anAffiliate(world, program as Awaited<ReturnType<typeof aProgram>>);
    const sold = await aProduct(world, { prices: { EUR: '100.00' }, program: program as Awaited<ReturnType<typeof aProgram>> });
    const email = `${unique('lead')}@example.test`;
    for (let twice = 0; twice < 2; twice += 1)
      expectOk(await world.api('/track/lead', { body: { code: cara.code, email, consent: true } }), 'a lead');
    sale = await buy(world, { offerId: sold.offerId, through: [cara.code] });
    await world.settled();
    const soldOn = await today();
    await world.pass({ days: 1 });
    expectOk(await refund(world, sale.orderNumber, 4_000), 'a refund');
    await untilOrder(world, sale.orderNumber, 'partially_refunded');
    days = { sold: soldOn, refunded: await today() };
    await world.pass({ days: 1 });
  }, 120_000);

  test('is a line for each place, with what its order and its clicks say', async () => {
    const split = await splitOf(world, sale.orderNumber);
    const [row, ...others] = await rows(`&from=${days.sold}`);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      id: cara.id,
      code: cara.code,
      countedClicks: 1,
      leads: 1,
      sales: 1,
      refundedSales: 1,
      disputedSales: 0,
      conversionBasisPoints: 10_000,
      refundBasisPoints: 10_000,
    });
    const { affiliate, tax } = split;
    expect([euros(row, 'earned'), euros(row, 'reversed')]).toEqual([affiliate?.amount, affiliate?.reversed]);
    expect(euros(row, 'revenue')).toBe(10_000 - (tax?.amount ?? 0));
    expect(euros(row, 'refunded')).toBe(4_000 - (tax?.reversed ?? 0));
    expect(euros(row, 'net')).toBe(euros(row, 'revenue') - euros(row, 'refunded'));
    expect(euros(row, 'perClick')).toBe((affiliate?.amount ?? 0) - (affiliate?.reversed ?? 0));
    const total = (await summary()).total;
    for (const name of Object.keys(total)) expect([name, total[name]]).toEqual([name, row[name]]);
  });

  test('says on any later day what was known then, and what came later line by line, to the cent', async () => {
    const then = await summary(`&from=${days.sold}&to=${days.sold}&asKnownOn=${days.sold}`);
    expect(then).toMatchObject({ asKnownOn: days.sold, total: { sales: 1, refundedSales: 0, reversed: [], refunded: [] } });
    const { now } = then;
    if (!now) throw new Error('there is nothing to compare with');
    expect(euros(now, 'reversed')).toBeGreaterThan(0);
    const lines = expectOk(
      await world.admin(`/reports/affiliates/restatements?${asked(`&from=${days.sold}&to=${days.sold}&asKnownOn=${days.sold}`)}`),
      'what came later',
    ).body.data as ReadonlyArray<Record<string, Amount> & { booked: string; cause: string; affiliate: { code: string } }>;
    expect(lines.map(({ booked, cause, affiliate }) => [booked, cause, affiliate.code])).toEqual([[days.refunded, 'refund', cara.code]]);
    for (const name of MONEY) {
      const later = lines.reduce((sum, line) => sum + Number(line[name]?.amount), 0);
      expect([name, euros(then.total, name) + later]).toEqual([name, euros(now, name)]);
    }
    expect((await summary(`&from=${days.sold}&to=${days.sold}&asKnownOn=${days.refunded}`)).total).toEqual(now);
    // A day late within a long range is read from its other end: as things stand, less what came later.
    expect((await summary(`&from=2000-01-01&to=${days.sold}&asKnownOn=${days.sold}`)).total).toEqual(then.total);
    // What was not known yet: before the sale there was nothing.
    const before = new Date(Date.parse(days.sold) - 86_400_000).toISOString().slice(0, 10);
    expect((await summary(`&from=${days.sold}&asKnownOn=${before}`)).total).toMatchObject({ sales: 0, clicks: 0, earned: [] });
    const why = expectOk(
      await world.admin(`/ledger/explanation?of=place_figure&id=reversed&part=${days.sold}_${days.sold}_now_EUR_${cara.id}`),
      'why',
    ).body.data;
    expect([Number(why.amount.amount), sumOfSteps(why)]).toEqual([euros(now, 'reversed'), euros(now, 'reversed')]);
    expect(why.steps[0]).toMatchObject({ code: 'BOOKED_ON', facts: { day: days.refunded, cause: 'refund' } });
  });

  test('stands in the month its affiliate joined in', async () => {
    const { net } = (await rows(`&from=${days.sold}`))[0];
    const cohorts = expectOk(await world.admin(`/reports/cohorts?${asked()}`), 'the cohorts').body.data;
    expect(cohorts).toMatchObject({ currency: 'EUR', asKnownOn: null });
    const sum = (months: ReadonlyArray<{ net: Amount }>): number => months.reduce((all, month) => all + Number(month.net.amount), 0);
    expect(cohorts.rows[0]).toMatchObject({ joined: days.sold.slice(0, 7), affiliates: 1, net: net[0] });
    expect(sum(cohorts.rows[0].months)).toBe(Number(net[0].amount));
    const then = expectOk(await world.admin(`/reports/cohorts?${asked(`&asKnownOn=${days.sold}`)}`), 'the cohorts').body.data;
    expect(Number(then.total[0].amount)).toBe(euros((await summary(`&asKnownOn=${days.sold}`)).total, 'net'));
    expect(codeOf(await world.admin('/reports/cohorts?program=zzzzzzzzzzzzzzzzzzzzzzzz'))).toBe('PROGRAM_NOT_FOUND');
  });

  test('warns of traffic that passed a limit, once there is enough of it', async () => {
    const quality = async () => expectOk(await world.admin(`/reports/quality?${asked()}`), 'the quality').body.data;
    const poor = async (): Promise<number> =>
      (expectOk(await world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>).find(
        ({ code }) => code === 'traffic_quality',
      )?.count ?? 0;
    expect(await quality()).toEqual([
      expect.objectContaining({ code: cara.code, refundBasisPoints: 10_000, unnamedBasisPoints: 10_000, warnings: [] }),
    ]);
    const before = await poor();
    await decide(world, 'quality.fewestSales', 1);
    try {
      expect(await quality()).toEqual([expect.objectContaining({ warnings: ['refunds', 'conversion_high'] })]);
      expect(await poor()).toBeGreaterThan(before);
    } finally {
      await decide(world, 'quality.fewestSales', 20);
    }
  });

  test('is told to the affiliate of their own places alone, as it was known on a day and with what came later', async () => {
    const { jwt } = await enter(world, cara.email);
    const own = async (path: string, token = jwt) =>
      expectOk(await world.api(`/partner/report${path}`, { token }), 'the own report').body.data;
    const [row] = await rows(`&from=${days.sold}`);
    const then = await own(`?from=${days.sold}&to=${days.sold}&asKnownOn=${days.sold}`);
    expect(then).toMatchObject({
      asKnownOn: days.sold,
      figures: { countedClicks: 1, sales: 1, refundedSales: 0, earned: row.earned, reversed: [], kept: row.earned },
      now: { countedClicks: 1, sales: 1, refundedSales: 1, earned: row.earned, reversed: row.reversed },
    });
    expect(then.later).toEqual([{ booked: days.refunded, sales: 0, refundedSales: 1, earned: [], reversed: row.reversed }]);
    expect(euros(then.now, 'kept')).toBe(euros(row, 'earned') - euros(row, 'reversed'));
    expect(await own(`?from=${days.sold}&to=${days.sold}`)).toMatchObject({ asKnownOn: null, now: null, later: [], figures: then.now });
    // What buyers paid is nobody's but the shop's.
    expect(JSON.stringify(then)).not.toContain('revenue');

    // One buyer of a country is not told apart; five of another are a line of their own.
    const sold = (by: string, token = jwt) => own(`/sold?from=${days.sold}&by=${by}`, token);
    const { rows: before, fewestBuyers } = await sold('country');
    expect([fewestBuyers, before]).toEqual([
      5,
      [expect.objectContaining({ value: '*', sales: 1, refunded: 1, earned: row.earned, reversed: row.reversed })],
    ]);
    const along = await aProduct(world, { prices: { EUR: '30.00' }, program: program as Awaited<ReturnType<typeof aProgram>> });
    const bought = await Promise.all(
      Array.from({ length: fewestBuyers }, () => buy(world, { offerId: along.offerId, country: 'CH', through: [cara.code] })),
    );
    await world.settled();
    const earned = (await splitOf(world, bought[0]?.orderNumber ?? ''))['affiliate']?.amount ?? 0;
    const named = (await sold('country')).rows as ReadonlyArray<{ value: string; sales: number; earned: readonly Amount[] }>;
    expect(named.map(({ value, sales }) => [value, sales])).toEqual([
      ['CH', 5],
      ['*', 1],
    ]);
    expect(named[0]?.earned).toEqual([expect.objectContaining({ amount: String(5 * earned), currency: 'EUR' })]);
    const products = (await sold('product')).rows as ReadonlyArray<{ name: string; sales: number; refunded: number }>;
    expect(products.map(({ sales, refunded }) => [sales, refunded])).toEqual([
      [5, 0],
      [1, 1],
    ]);
    // Nobody else has any of it.
    expect((await sold('product', tokens.ben)).rows).not.toContainEqual(expect.objectContaining({ name: products[0]?.name }));
    expect(codeOf(await world.api('/partner/report?asKnownOn=yesterday', { token: jwt }))).toBe('INVALID_INPUT');
  });

  test('is the overview of the days that were known: what is booked belongs to its own day', async () => {
    interface Overview {
      readonly asKnownOn: string | null;
      readonly currencies: ReadonlyArray<{
        readonly currency: string;
        readonly refunds: { readonly now: Amount };
        readonly gross: { readonly now: Amount };
      }>;
      readonly clicks: { readonly now: number };
    }
    const overview = async (query: string): Promise<Overview> =>
      expectOk(await world.admin(`/overview?${query}`), 'the overview').body.data as Overview;
    const figures = ({ currencies, clicks }: Overview) => [
      clicks.now,
      ...currencies.map(({ currency, gross, refunds }) => [currency, gross.now.amount, refunds.now.amount]),
    ];
    const range = `from=${days.sold}&to=${days.refunded}`;
    const [known, alone, whole] = [
      await overview(`${range}&asKnownOn=${days.sold}`),
      await overview(`from=${days.sold}&to=${days.sold}`),
      await overview(range),
    ];
    expect(known.asKnownOn).toBe(days.sold);
    expect(figures(known)).toEqual(figures(alone));
    expect(figures(whole)).not.toEqual(figures(known));
    expect(whole.asKnownOn).toBeNull();
  });
});
