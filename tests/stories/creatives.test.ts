// Creatives: what affiliates hang on their pages, replaced in place, counted without cookies, and asked for.
import sharp from 'sharp';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo, mailTo } from '../support/mailbox';
import { buy } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
};
const NAVIGATING = { ...BROWSER, 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };

interface Piece {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly sales: number;
  readonly [field: string]: unknown;
}
interface OwnPiece {
  readonly id: string;
  readonly link: string;
  readonly address: string | null;
  readonly preview: string | null;
  readonly snippet: string | null;
  readonly text: string | null;
  readonly [field: string]: unknown;
}

let program: Awaited<ReturnType<typeof aProgram>>;
let ana: Affiliate;
let ben: Affiliate;
let elsewhere: Affiliate;
let product: Product;
let tokens: Readonly<Record<'ana' | 'ben' | 'elsewhere', string>>;

beforeAll(async () => {
  program = await aProgram(world, { windowDays: 30 });
  [ana, ben, elsewhere] = [
    await anAffiliate(world, program),
    await anAffiliate(world, program),
    await anAffiliate(world, await aProgram(world)),
  ];
  product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  tokens = {
    ana: (await enter(world, ana.email)).jwt,
    ben: (await enter(world, ben.email)).jwt,
    elsewhere: (await enter(world, elsewhere.email)).jwt,
  };
}, 60_000);

const drawn = (width: number, height: number, background = '#3b4fe4'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const wanted = (more: object): object => ({
  kind: 'banner',
  name: unique('piece'),
  language: 'en',
  program: program.documentId,
  product: product.documentId,
  ...more,
});
const attempt = (more: object): Promise<Answer> => world.admin('/creatives', { body: wanted(more) });
const made = async (more: object): Promise<Piece> => expectOk(await attempt(more), 'a piece').body.data as Piece;
const onDesk = async (id: string): Promise<Piece> => expectOk(await world.admin(`/creatives/${id}`), 'the piece').body.data as Piece;

const give = async (id: string, bytes: Buffer): Promise<{ status: number; code: string | null; data: Piece }> => {
  const response = await fetch(`${world.address.url}/affiliate-store/creatives/${id}/picture`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${await world.staff()}`, 'content-type': 'application/octet-stream' },
  });
  const body = (await response.json()) as { data: Piece; error?: { details: { code: string } } };
  return { status: response.status, code: body.error?.details.code ?? null, data: body.data };
};
const aBanner = async (width = 728, height = 90, more: object = {}): Promise<Piece> => {
  const { id } = await made(more);
  const given = await give(id, await drawn(width, height));
  if (given.status !== 200) throw new Error(`the picture was refused: ${given.code}`);
  return given.data;
};

const listed = async (who: keyof typeof tokens, query = ''): Promise<OwnPiece[]> =>
  expectOk(await world.api(`/partner/creatives?pageSize=100${query}`, { token: tokens[who] }), 'the creatives').body.data as OwnPiece[];
const own = async (who: keyof typeof tokens, id: string): Promise<OwnPiece> => {
  const found = (await listed(who)).find((one) => one.id === id);
  if (!found) throw new Error(`${who} does not see ${id}`);
  return found;
};
/** Looks at an address as a page of somebody else makes a browser do. */
const look = (address: string, headers: object = {}, method = 'GET'): Promise<Answer> => {
  const { pathname, search } = new URL(address, world.address.url);
  return world.at(`${pathname}${search}`, { method, headers: { ...BROWSER, ...headers } });
};
const shownAt = async (address: string): Promise<string | null> => (await look(address)).headers.get('location');

describe('a banner', () => {
  test('is seen by nobody before it has a picture, which is known by its bytes', async () => {
    const { id, state } = await made({});
    expect(state).toBe('begun');
    expect((await listed('ana')).map((one) => one.id)).not.toContain(id);
    expect((await look(`/c/${id}/${ana.code}`)).status).toBe(404);
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>');
    for (const bytes of [drawing, Buffer.from('<!doctype html><script>alert(1)</script>'), Buffer.from('x')])
      expect((await give(id, bytes)).code).toBe('PICTURE_TYPE_REFUSED');
    expect((await give(id, await drawn(4001, 10))).code).toBe('PICTURE_TOO_LARGE');
    expect((await give(id, Buffer.concat([await drawn(10, 10), Buffer.alloc(2 * 1024 * 1024)]))).code).toBe('PICTURE_TOO_LARGE');
    expect((await give('crv_nobody', await drawn(10, 10))).code).toBe('CREATIVE_NOT_FOUND');
    expect((await give(id, await drawn(300, 250))).data).toMatchObject({ state: 'in_use', width: 300, height: 250, version: 2 });
    expect((await listed('ana', '&kind=banner&size=300x250')).map((one) => one.id)).toContain(id);
    expect((await listed('ana', '&size=250x300')).map((one) => one.id)).not.toContain(id);
    const choices = expectOk(await world.api('/partner/creatives/choices', { token: tokens.ana }), 'choices').body.data;
    expect(choices).toMatchObject({ places: [{ code: ana.code }], kinds: ['banner'], sizes: ['300x250'], languages: ['en'] });
  });

  test('is copied with the affiliate’s own link inside, and not by affiliates of other programs', async () => {
    const { id } = await aBanner();
    const piece = await own('ana', id);
    const link = new URL(piece.link);
    expect(link.pathname).toBe(`/r/${ana.code}/store/en/p/${product.slug}`);
    expect(link.searchParams.get('sub_id')).toBe(id);
    expect(piece.snippet).toBe(
      `<a href="${piece.link.replaceAll('&', '&amp;')}" rel="sponsored"><img src="${piece.address}" width="728" height="90" alt="${product.name}" loading="lazy"></a>`,
    );
    expect(new URL(piece.address ?? '').pathname).toBe(`/c/${id}/${ana.code}`);
    expect((await own('ben', id)).link).toContain(`/r/${ben.code}/`);
    expect((await listed('elsewhere')).map((one) => one.id)).not.toContain(id);
    expect(codeOf(await world.api(`/partner/creatives?code=${ben.code}`, { token: tokens.ana }))).toBe('NOT_AN_AFFILIATE');
  });

  test('is replaced in place on every page that shows it, and goes on being shown when it is retired', async () => {
    const { id } = await aBanner();
    const { address } = await own('ana', id);
    const before = await shownAt(address ?? '');
    expect(before).toMatch(/^\/uploads\/.*\.png$/);
    expect((await world.at(before ?? '')).status).toBe(200);
    expect((await give(id, await drawn(728, 90, '#a01020'))).data.version).toBe(3);
    expect((await own('ana', id)).address).toBe(address);
    const after = await shownAt(address ?? '');
    expect(after).not.toBe(before);
    const retire = (retired: boolean) => world.admin(`/creatives/${id}/retirement`, { body: { retired } });
    expect(expectOk(await retire(true), 'retiring').body.data).toMatchObject({ state: 'retired' });
    expect((await listed('ana')).map((one) => one.id)).not.toContain(id);
    expect(await shownAt(address ?? '')).toBe(after);
    expectOk(await retire(false), 'taking it back');
    expect((await own('ana', id)).impressions).toBe(3);
  });
});

describe('impressions', () => {
  test('are sums by piece, affiliate and day, without a cookie; what is no look at it does not count', async () => {
    const { id } = await aBanner();
    const address = (await own('ana', id)).address ?? '';
    const seen = await look(address);
    expect([seen.status, seen.headers.getSetCookie(), seen.headers.get('cache-control')]).toEqual([302, [], 'no-store']);
    await look(address);
    await look((await own('ben', id)).address ?? '');
    // None of these counts: a robot, a browser that looks ahead, a header alone, nobody's code, another program's, the preview.
    await look(address, { 'user-agent': 'Googlebot/2.1' });
    await look(address, { 'sec-purpose': 'prefetch' });
    await look(address, {}, 'HEAD');
    await look(`/c/${id}/${unique('nobody')}`);
    await look(`/c/${id}/${elsewhere.code}`);
    await look((await own('ana', id)).preview ?? '');
    expect([(await own('ana', id)).impressions, (await own('ben', id)).impressions]).toEqual([2, 1]);
    const desk = await onDesk(id);
    expect([desk.impressions, desk['affiliates']]).toEqual([
      3,
      [
        { id: ana.id, name: ana.name, code: ana.code, impressions: 2, clicks: 0, sales: 0 },
        { id: ben.id, name: ben.name, code: ben.code, impressions: 1, clicks: 0, sales: 0 },
      ],
    ]);
  });

  test('of one place stop counting after sixty an hour, and a flood makes one row', async () => {
    const { id } = await aBanner();
    const address = (await own('ana', id)).address ?? '';
    await Promise.all(Array.from({ length: 75 }, () => look(address)));
    expect((await own('ana', id)).impressions).toBe(60);
    await look(address, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });
    expect((await own('ana', id)).impressions).toBe(61);
    const rows = await readRows<{ impressions: number | string }>(
      world.address,
      'SELECT d.impressions FROM afs_creative_days d JOIN afs_creatives c ON c.id = d.creative_id WHERE c.public_id = ?',
      [id],
    );
    expect(rows.map(({ impressions }) => Number(impressions))).toEqual([61]);
  });
});

test('clicks and sales of a piece are counted by its link, for its affiliate and for staff', async () => {
  const { id } = await aBanner();
  const { pathname, search } = new URL((await own('ana', id)).link);
  const headers = {
    ...NAVIGATING,
    'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
  };
  const landed = await world.at(`${pathname}${search}`, { headers });
  expect(landed.headers.get('location')).toBe(`/store/en/p/${product.slug}`);
  await buy(world, { offerId: product.offerId, cookies: landed.cookies });
  expect(await own('ana', id)).toMatchObject({ clicks: 1, sales: 1 });
  expect(await own('ben', id)).toMatchObject({ clicks: 0, sales: 0 });
  expect(await onDesk(id)).toMatchObject({ clicks: 1, sales: 1, affiliates: [{ id: ana.id, clicks: 1, sales: 1 }] });
}, 30_000);

describe('words', () => {
  test('are filled in when they are copied; what stands for nothing is refused', async () => {
    const body = 'Dear reader,\n{product} is {price}: {link}\n\n{name}';
    const letter = await made({ kind: 'letter', subject: 'About {product}', body });
    const piece = await own('ana', letter.id);
    expect(piece['subject']).toBe(`About ${product.name}`);
    expect(piece.text).toBe(`Dear reader,\n${product.name} is €100.00: ${piece.link}\n\n${ana.name}`);
    expect([piece.snippet, piece.address, new URL(piece.link).searchParams.get('channel')]).toEqual([null, null, 'mail']);
    const text = await made({ kind: 'text', body: '<b>{product}</b> {link}', product: product.documentId, language: 'fr' });
    const copied = await own('ben', text.id);
    expect(copied.snippet).toContain(`<p>&lt;b&gt;${product.name}&lt;/b&gt; <a href="`);
    expect(copied.snippet).toContain('rel="sponsored"');
    expect(copied.link).toContain('/store/fr/p/');
    for (const [more, code] of [
      [{ kind: 'letter', subject: 'x', body: 'Buy at {prise}' }, 'CREATIVE_PLACEHOLDER_UNKNOWN'],
      [{ kind: 'letter', body: 'no subject' }, 'CREATIVE_INCOMPLETE'],
      [{ kind: 'article' }, 'CREATIVE_INCOMPLETE'],
      [{ kind: 'text', body: 'only {price}', product: null }, 'CREATIVE_INCOMPLETE'],
      [{ kind: 'informer', product: null }, 'CREATIVE_INCOMPLETE'],
      [{ program: null }, 'CREATIVE_INCOMPLETE'],
      [{ product: 'nothing-has-this' }, 'CREATIVE_PRODUCT_UNKNOWN'],
      [{ program: 'nothing-has-this' }, 'PROGRAM_NOT_FOUND'],
    ] as const)
      expect([more, codeOf(await attempt(more))]).toEqual([more, code]);
  });

  test('of every program are for everybody, and change where they are copied', async () => {
    const piece = await made({ kind: 'text', body: 'Come: {link}', program: null, product: null });
    expect((await own('elsewhere', piece.id)).link).toContain(`/r/${elsewhere.code}/store/en?`);
    const changed = { name: 'Newer', language: 'en', program: null, product: null, body: 'Hurry: {link}' };
    expectOk(await world.admin(`/creatives/${piece.id}`, { method: 'PUT', body: changed }), 'a change');
    expect(await own('elsewhere', piece.id)).toMatchObject({ name: 'Newer', text: expect.stringMatching(/^Hurry: http/) });
  });
});

test('an article is copied with the partner’s link inside, as words and for a page, and changes in place (E-76)', async () => {
  const body = 'How I learned to write\n\nIt began with {product}, which is {price}.\n\nThe course: {link}\n{name}';
  const { id } = await made({ kind: 'article', name: 'How I learned', body });
  const [anas, bens] = [await own('ana', id), await own('ben', id)];
  expect(anas.text).toBe(
    `How I learned to write\n\nIt began with ${product.name}, which is €100.00.\n\nThe course: ${anas.link}\n${ana.name}`,
  );
  expect(anas.link).toContain(ana.code);
  expect(bens.link).toContain(ben.code);
  expect(anas.snippet).toContain(`href="${anas.link.replaceAll('&', '&amp;')}"`);
  expect(await listed('ana', '&kind=article')).toMatchObject([{ id }]);
  await look(anas.link, NAVIGATING);
  expect((await onDesk(id)).clicks).toBe(1);
  const changed = {
    name: 'How I learned',
    language: 'en',
    program: program.documentId,
    product: product.documentId,
    body: 'Shorter: {link}',
  };
  expectOk(await world.admin(`/creatives/${id}`, { method: 'PUT', body: changed }), 'a change');
  expect((await own('ana', id)).text).toBe(`Shorter: ${anas.link}`);
});

test('pieces are told apart by device and by shape; one for every device is found by each (E-76)', async () => {
  const [phone, desktop, any] = [
    await aBanner(320, 50, { device: 'phone' }),
    await aBanner(970, 250, { device: 'desktop' }),
    await aBanner(300, 250, { device: 'any' }),
  ];
  const ids = async (query: string) => (await listed('ana', query)).map(({ id }) => id);
  const found = await ids('&kind=banner&device=phone');
  expect([phone, desktop, any].map(({ id }) => found.includes(id))).toEqual([true, false, true]);
  expect(await ids('&kind=banner&size=970x250')).toContain(desktop.id);
  expect(await ids('&kind=banner&size=970x250')).not.toContain(any.id);
  const forAll = await ids('&kind=banner&device=any');
  expect([phone, desktop, any].map(({ id }) => forAll.includes(id))).toEqual([false, false, true]);
  expect((await own('ana', phone.id)).snippet).toContain('width="320" height="50"');
  expect(codeOf(await attempt({ device: 'watch' }))).toBe('INVALID_INPUT');
});

test('an informer is a card the shop draws: title and price as they are, in a picture that runs and fetches nothing', async () => {
  const { id } = await made({ kind: 'informer', name: 'Card' });
  const piece = await own('ana', id);
  const card = await look(piece.address ?? '');
  expect(card.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(card.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(card.text).toContain('€100.00');
  expect(card.text).toContain(`aria-label="${product.name}, €100.00"`);
  expect(card.text).not.toMatch(/href="(?!data:)/);
  expect(piece.snippet).toContain('width="300" height="250"');
  expect((await own('ana', id)).impressions).toBe(1);
  expect((await give(id, await drawn(10, 10))).code).toBe('PICTURE_UNFIT');
});

describe('a piece somebody asks for', () => {
  interface Asked {
    readonly id: string;
    readonly state: string;
    readonly events: ReadonlyArray<{ readonly kind: string; readonly by: string; readonly text: string | null }>;
    readonly [field: string]: unknown;
  }
  const ask = async (purpose: string): Promise<Asked> =>
    expectOk(
      await world.api('/partner/creative-requests', { token: tokens.ana, body: { code: ana.code, width: 970, height: 250, purpose } }),
      'a request',
    ).body.data as Asked;
  const act = (id: string, way: string, body: object, token = tokens.ana): Promise<Answer> =>
    world.api(`/partner/creative-requests/${id}/${way}`, { token, body });
  const desk = (id: string, way: string, body: object): Promise<Answer> => world.admin(`/creative-requests/${id}/${way}`, { body });
  const stateIn = (answer: Answer): string => (expectOk(answer, 'a step').body.data as Asked).state;

  test('is proposed, changed, accepted, and theirs alone; each state has its letter', async () => {
    const { id, state } = await ask('The head of my spring letter');
    expect(state).toBe('open');
    expect((await mailTo(world, ana.email, 'creative_request_told')).text).toContain('970 × 250');
    expect(codeOf(await act(id, 'answer', { changes: null }))).toBe('CREATIVE_REQUEST_STATE');
    expect(codeOf(await act(id, 'messages', { text: 'not mine' }, tokens.ben))).toBe('CREATIVE_REQUEST_NOT_FOUND');
    expect(stateIn(await act(id, 'messages', { text: 'In blue, please.' }))).toBe('open');

    const begun = await made({ request: id });
    expect(codeOf(await desk(id, 'proposal', { piece: begun.id }))).toBe('CREATIVE_UNFIT');
    await give(begun.id, await drawn(970, 250));
    expect(stateIn(await desk(id, 'proposal', { piece: begun.id, text: 'Like this?' }))).toBe('proposed');
    expect((await listed('ben')).map((one) => one.id)).not.toContain(begun.id);
    expect(await own('ana', begun.id)).toMatchObject({ yours: true });

    expect(stateIn(await act(id, 'answer', { changes: 'Darker.' }))).toBe('open');
    await give(begun.id, await drawn(970, 250, '#101030'));
    expect(stateIn(await desk(id, 'proposal', { piece: begun.id }))).toBe('proposed');
    expect(stateIn(await act(id, 'answer', { changes: null }))).toBe('accepted');
    expect(codeOf(await act(id, 'withdraw', {}))).toBe('CREATIVE_REQUEST_STATE');
    expect(codeOf(await desk(id, 'messages', { text: 'too late' }))).toBe('CREATIVE_REQUEST_STATE');

    const thread = expectOk(await world.api(`/partner/creative-requests/${id}`, { token: tokens.ana }), 'it').body.data as Asked;
    expect(thread.events.map(({ kind, by }) => `${by} ${kind}`)).toEqual([
      'you asked',
      'you said',
      'shop proposed',
      'you changes_asked',
      'shop proposed',
      'you accepted',
    ]);
    expect(codeOf(await world.api(`/partner/creative-requests/${id}`, { token: tokens.ben }))).toBe('CREATIVE_REQUEST_NOT_FOUND');
    const others = expectOk(await world.api('/partner/creative-requests', { token: tokens.ben }), 'theirs').body.data;
    expect(others).toEqual([]);
  });

  test('waits on the overview, is declined with a reason, and another’s piece cannot be proposed', async () => {
    const { id } = await ask('A film of an hour');
    const waiting = expectOk(await world.admin('/overview/attention'), 'the overview').body.data as Array<{ code: string; count: number }>;
    expect(waiting.find(({ code }) => code === 'creative_requests_open')?.count).toBeGreaterThan(0);
    const other = expectOk(
      await world.api('/partner/creative-requests', { token: tokens.ben, body: { code: ben.code, purpose: 'Anything' } }),
      'another request',
    ).body.data as Asked;
    const theirs = await aBanner(300, 250, { request: other.id });
    expect(codeOf(await desk(id, 'proposal', { piece: theirs.id }))).toBe('CREATIVE_UNFIT');
    expect(codeOf(await desk(id, 'proposal', { piece: 'crv_nobody' }))).toBe('CREATIVE_NOT_FOUND');
    const read = (await mailsTo(world, ana.email)).map((mail) => mail.id);
    expect(stateIn(await desk(id, 'refusal', { reason: 'We make no films.' }))).toBe('declined');
    const mail = await mailTo(world, ana.email, 'creative_request_told', read);
    expect(mail.text).toContain('We make no films.');
    expect(stateIn(await act(other.id, 'withdraw', {}, tokens.ben))).toBe('withdrawn');
    const rows = expectOk(await world.admin('/creative-requests?state=declined'), 'the desk').body.data as Asked[];
    expect(rows.find((row) => row.id === id)).toMatchObject({ reason: 'We make no films.', partner: { email: ana.email } });
  });

  test('is asked for by affiliates who are in, ten at a time', async () => {
    const many = (code: string) => world.api('/partner/creative-requests', { token: tokens.ben, body: { code, purpose: 'One more' } });
    expect(codeOf(await many(ana.code))).toBe('LINK_PLACE_INACTIVE');
    for (let at = 0; at < 10; at += 1) expectOk(await many(ben.code), 'a request');
    expect(codeOf(await many(ben.code))).toBe('CREATIVE_REQUESTS_TOO_MANY');
  });
});
