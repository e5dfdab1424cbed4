// B-39 and E-50: what affiliates give to those who buy through them, and what two sellers agree on about each other's products.
import { anAffiliate, aCreator, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Creator, Product } from '../support/builders';
import { anAdministrator } from '../support/administrators';
import { brokenSentences, refund, splitOf } from '../support/books';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, fillCart, follow, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { subscribe } from '../support/subscriber';
import { unique } from '../support/world';
import type { Answer } from '../support/world';

const shop = movedShop('bonuses');

interface Bonus {
  readonly id: string;
  readonly state: string;
  readonly given: number;
  readonly waiting: number;
  readonly [field: string]: unknown;
}
interface Promised {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly url: string | null;
  readonly file: { readonly name: string } | null;
  readonly [field: string]: unknown;
}

let program: Awaited<ReturnType<typeof aProgram>>;
let maker: Creator;
let product: Product;
let ana: Affiliate;
let ben: Affiliate;
let tokens: Readonly<Record<'ana' | 'ben' | 'maker', string>>;

const terms = (enabled: boolean, automatic = false): Promise<Answer> =>
  shop.world.admin(`/programs/${program.documentId}/bonus-terms`, { method: 'PUT', body: { enabled, automatic } });
const attempt = (who: 'ana' | 'ben', more: object = {}): Promise<Answer> =>
  shop.world.api('/partner/bonuses', {
    token: tokens[who],
    body: {
      code: { ana, ben }[who].code,
      product: product.documentId,
      kind: 'link',
      title: unique('Thanks'),
      text: 'An hour with me.',
      url: 'https://ana.example/thanks',
      delayHours: 0,
      ...more,
    },
  });
const registered = async (who: 'ana' | 'ben', more: object = {}): Promise<Bonus> =>
  expectOk(await attempt(who, more), 'a bonus').body.data as Bonus;
const decided = (id: string, to: string, reason: string | null = null): Promise<Answer> =>
  shop.world.admin(`/bonuses/${id}/decision`, { body: { to, reason } });
const approved = async (who: 'ana' | 'ben', more: object = {}): Promise<Bonus> => {
  const { id } = await registered(who, more);
  return expectOk(await decided(id, 'approved'), 'the approval').body.data as Bonus;
};
const own = async (who: 'ana' | 'ben', id: string): Promise<Bonus> => {
  const { data } = expectOk(await shop.world.api('/partner/bonuses?pageSize=100', { token: tokens[who] }), 'own bonuses').body;
  return (data as Bonus[]).find((one) => one.id === id) as Bonus;
};

const CONTENT = Buffer.from('%PDF-1.4 ten exercises for whoever came by Ana');
const put = async (url: string, bytes: Buffer, name = 'Exercises.pdf'): Promise<{ status: number; code: string | null; data: Bonus }> => {
  const response = await fetch(`${url}?name=${encodeURIComponent(name)}&type=application/pdf`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  });
  const body = (await response.json()) as { data: Bonus; error?: { details: { code: string } } };
  return { status: response.status, code: body.error?.details.code ?? null, data: body.data };
};
const uploadUrl = async (id: string): Promise<string> =>
  (
    expectOk(await shop.world.api(`/partner/bonuses/${id}/upload`, { token: tokens.ana, body: {} }), 'an upload').body.data as {
      url: string;
    }
  ).url;
const withFile = async (more: object = {}): Promise<Bonus> => {
  const { id } = await registered('ana', { kind: 'file', url: null, ...more });
  const sent = await put(await uploadUrl(id), CONTENT);
  if (sent.status !== 201) throw new Error(`the file was refused: ${sent.code}`);
  return sent.data;
};

/** What the checkout shows of bonuses before anything is paid. */
const shownTo = async (through: readonly string[], offerId = product.offerId): Promise<string[]> => {
  const { token } = await fillCart(shop.world, { offerId, through });
  const { data } = expectOk(await shop.world.api(`/checkout/carts/${token}`), 'the cart').body;
  return (data.bonuses as Array<{ id: string }>).map(({ id }) => id);
};
const libraryOf = async (sale: Started, token?: string): Promise<readonly Promised[]> => {
  const jwt = token ?? (await enter(shop.world, sale.email)).jwt;
  const { data } = expectOk(await shop.world.api('/me/library', { token: jwt }), 'the library').body;
  return (data as Array<{ bonuses: Promised[] }>).flatMap(({ bonuses }) => bonuses);
};
const promisedWith = ({ orderNumber }: Started): Promise<object[]> =>
  readRows(shop.world.address, 'SELECT id FROM afs_given_bonuses WHERE order_number = ?', [orderNumber]);
const download = (token: string, file: string): Promise<Answer> => shop.world.api('/me/downloads', { token, body: { file } });

beforeAll(async () => {
  program = await aProgram(shop.world, { windowDays: 30 });
  maker = await aCreator(shop.world);
  product = await aProduct(shop.world, { prices: { EUR: '100.00' }, program, creator: maker });
  [ana, ben] = [await anAffiliate(shop.world, program), await anAffiliate(shop.world, program)];
  tokens = {
    ana: (await enter(shop.world, ana.email)).jwt,
    ben: (await enter(shop.world, ben.email)).jwt,
    maker: (await enter(shop.world, maker.email)).jwt,
  };
}, 60_000);

describe('a program', () => {
  test('has no bonuses before its producer turns them on: none can be registered', async () => {
    expect(expectOk(await shop.world.api('/partner/bonuses/choices', { token: tokens.ana }), 'choices').body.data).toEqual([]);
    expect(codeOf(await attempt('ana'))).toBe('BONUSES_OFF');
    const mine = expectOk(await shop.world.api('/studio/bonus-terms', { token: tokens.maker }), 'the terms').body.data;
    expect(mine).toMatchObject([{ program: program.documentId, yours: true, enabled: false, automatic: false }]);
    const stranger = (await enter(shop.world, (await aCreator(shop.world)).email)).jwt;
    const path = `/studio/bonus-terms/${program.documentId}`;
    const on = { method: 'PUT', body: { enabled: true, automatic: false } } as const;
    expect(codeOf(await shop.world.api(path, { ...on, token: stranger }))).toBe('PROGRAM_NOT_FOUND');
    expect(expectOk(await shop.world.api(path, { ...on, token: tokens.maker }), 'turning them on').body.data).toMatchObject({
      enabled: true,
    });
    expect(expectOk(await shop.world.api('/partner/bonuses/choices', { token: tokens.ana }), 'choices').body.data).toEqual([
      { code: ana.code, program: expect.any(String), automatic: false, products: [{ id: product.documentId, name: product.name }] },
    ]);
  });

  test('that others sell in too is the shop’s to say', async () => {
    const shared = await aProgram(shop.world);
    const other = await aCreator(shop.world);
    await aProduct(shop.world, { prices: { EUR: '10.00' }, program: shared, creator: other });
    await aProduct(shop.world, { prices: { EUR: '10.00' }, program: shared });
    const { jwt } = await enter(shop.world, other.email);
    const asked = { method: 'PUT', token: jwt, body: { enabled: true, automatic: true } } as const;
    expect(codeOf(await shop.world.api(`/studio/bonus-terms/${shared.documentId}`, asked))).toBe('BONUS_TERMS_SHARED');
    expect(expectOk(await shop.world.admin(`/programs/${shared.documentId}/bonus-terms`), 'its terms').body.data).toEqual({
      enabled: false,
      automatic: false,
    });
  });
});

describe('a bonus', () => {
  test('leads to a place of the affiliate’s own, for a product of the program, and no more than five for one', async () => {
    const foreign = await aProduct(shop.world, { prices: { EUR: '10.00' } });
    expect(codeOf(await attempt('ben', { product: foreign.documentId }))).toBe('BONUS_PRODUCT_UNKNOWN');
    expect(codeOf(await attempt('ben', { code: ana.code }))).toBe('LINK_PLACE_INACTIVE');
    for (const url of ['http://ben.example/', 'javascript:alert(1)', null])
      expect(codeOf(await attempt('ben', { url }))).toBe('BONUS_URL_INVALID');
    const made = [];
    for (let one = 0; one < 5; one += 1) made.push(await registered('ben'));
    expect(codeOf(await attempt('ben'))).toBe('BONUSES_TOO_MANY');
    const fileOfLink = await shop.world.api(`/partner/bonuses/${made[0]?.id}/file`, { token: tokens.ben, body: {} });
    expect(codeOf(fileOfLink)).toBe('BONUS_HAS_NO_FILE');
    for (const { id } of made) {
      const taken = await shop.world.api(`/partner/bonuses/${id}/withdraw`, { token: tokens.ben, body: {} });
      expect(expectOk(taken, 'withdrawing it').body.data).toMatchObject({ state: 'withdrawn' });
    }
  });

  test('is looked at by the creator or the shop, whose reason the affiliate is told', async () => {
    const { id, state } = await registered('ana');
    expect(state).toBe('in_review');
    expect(await shownTo([ana.code])).toEqual([]);
    expect(codeOf(await decided(id, 'declined'))).toBe('BONUS_REASON_MISSING');
    const byMaker = (to: string, token: string, reason: string | null = null) =>
      shop.world.api(`/studio/bonuses/${id}/decision`, { token, body: { to, reason } });
    const stranger = (await enter(shop.world, (await aCreator(shop.world)).email)).jwt;
    expect(codeOf(await byMaker('approved', stranger))).toBe('BONUS_NOT_FOUND');
    expectOk(await byMaker('declined', tokens.maker, 'It promises what we cannot keep'), 'declining it');
    expect(await own('ana', id)).toMatchObject({ state: 'declined', reason: 'It promises what we cannot keep' });
    expect((await mailTo(shop.world, ana.email, 'bonus_decided')).text).toContain('It promises what we cannot keep');
    expect(codeOf(await decided(id, 'approved'))).toBe('BONUS_STATE');
  });

  test('whose file is missing is nobody’s to approve; a file is sent once, by an address of its own', async () => {
    const { id, state } = await registered('ana', { kind: 'file', url: null });
    expect(state).toBe('begun');
    expect(codeOf(await decided(id, 'approved'))).toBe('BONUS_STATE');
    expect(codeOf(await shop.world.api(`/partner/bonuses/${id}/upload`, { token: tokens.ben, body: {} }))).toBe('BONUS_NOT_FOUND');
    const url = await uploadUrl(id);
    expect((await put(`${url.slice(0, -4)}beef`, CONTENT)).code).toBe('DOWNLOAD_INVALID');
    expect((await put(url, Buffer.alloc(0))).code).toBe('FILE_EMPTY');
    expect((await put(url, CONTENT)).data).toMatchObject({
      id,
      state: 'in_review',
      file: { name: 'Exercises.pdf', bytes: CONTENT.length },
    });
    expect((await put(url, CONTENT)).code).toBe('BONUS_STATE');
    // An address to send by opens nothing, and nobody but those who decide looks at the file.
    expect((await fetch(url.replace('/bonus-files/', '/downloads/'))).status).toBe(404);
    const look = expectOk(await shop.world.admin(`/bonuses/${id}/file`, { body: {} }), 'looking at it').body.data as { url: string };
    expect(Buffer.from(await (await fetch(look.url)).arrayBuffer())).toEqual(CONTENT);
    expect(codeOf(await shop.world.api(`/partner/bonuses/${id}/file`, { token: tokens.ben, body: {} }))).toBe('BONUS_NOT_FOUND');
  });

  test('is seen by managers of its affiliate alone', async () => {
    const { id } = await registered('ana');
    const nobodys = await anAdministrator(shop.world, ['affiliates.read', 'affiliates.manage']);
    expect(codeOf(await shop.world.admin(`/bonuses/${id}`, { token: nobodys }))).toBe('BONUS_NOT_FOUND');
    expect(expectOk(await shop.world.admin('/bonuses', { token: nobodys }), 'the list').body.data).toEqual([]);
    const all = expectOk(await shop.world.admin(`/bonuses?program=${program.documentId}&pageSize=100`), 'the list').body.data as Bonus[];
    expect(all.find((one) => one.id === id)).toMatchObject({ affiliate: ana.name, product: { id: product.documentId } });
  });
});

describe('a buyer', () => {
  test('of the affiliate’s link is shown it before paying and gets it when the payment has come: a file, in parts too', async () => {
    const file = await withFile();
    expectOk(await decided(file.id, 'approved'), 'approving it');
    expect(await shownTo([ana.code])).toEqual([file.id]);
    // Whoever else's click wins has another's bonus, or none.
    expect(await shownTo([ana.code, ben.code])).toEqual([]);
    expect(await shownTo([])).toEqual([]);
    const sale = await buy(shop.world, { offerId: product.offerId, through: [ana.code] });
    const letter = await mailTo(shop.world, sale.email, 'bonus_given');
    expect(letter.text).not.toContain('ana.example');
    const { jwt } = await enter(shop.world, sale.email);
    const [given] = await libraryOf(sale, jwt);
    expect(given).toMatchObject({ state: 'open', from: ana.name, url: null, file: { name: 'Exercises.pdf' } });
    const { url } = expectOk(await download(jwt, given?.id ?? ''), 'a download').body.data as { url: string };
    const part = await fetch(url, { headers: { range: 'bytes=5-9' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${CONTENT.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(CONTENT.subarray(5, 10));
    // Nobody else's library opens it, and no paid file is noted for it.
    const stranger = await enter(shop.world, (await buy(shop.world, { offerId: product.offerId })).email);
    expect(codeOf(await download(stranger.jwt, given?.id ?? ''))).toBe('FILE_NOT_FOUND');
    // The affiliate is told how many, and nothing of whom to.
    expect(await own('ana', file.id)).toMatchObject({ given: 1, waiting: 0 });
    const seen = JSON.stringify((await shop.world.api('/partner/bonuses', { token: tokens.ana })).body);
    expect(seen).not.toContain(sale.email);
    expect(seen).not.toContain(sale.orderNumber);

    expectOk(await refund(shop.world, sale.orderNumber, 10_000), 'giving the money back');
    await untilOrder(shop.world, sale.orderNumber, 'refunded');
    expect(await libraryOf(sale, jwt)).toMatchObject([{ state: 'ended', file: null }]);
    expect(codeOf(await download(jwt, given?.id ?? ''))).toBe('ACCESS_DENIED');
    expect((await fetch(url)).status).toBe(403);
    expectOk(await shop.world.api(`/partner/bonuses/${file.id}/withdraw`, { token: tokens.ana, body: {} }), 'withdrawing it');
  }, 90_000);

  test('waits for its delay; what was promised holds when it is withdrawn meanwhile, and ends when it is stopped', async () => {
    const link = await approved('ana', { delayHours: 48 });
    const sale = await buy(shop.world, { offerId: product.offerId, through: [ana.code] });
    const { jwt } = await enter(shop.world, sale.email);
    expect(await libraryOf(sale, jwt)).toMatchObject([{ state: 'waiting', url: null }]);
    expect((await mailsTo(shop.world, sale.email)).map(({ kind }) => kind)).not.toContain('bonus_given');
    expect(await own('ana', link.id)).toMatchObject({ given: 0, waiting: 1 });
    expectOk(await shop.world.api(`/partner/bonuses/${link.id}/withdraw`, { token: tokens.ana, body: {} }), 'withdrawing it');
    expect(await shownTo([ana.code])).toEqual([]);
    await shop.world.pass({ days: 2, minutes: 10 });
    await mailTo(shop.world, sale.email, 'bonus_given');
    // It opens from the library, which says where it leads; nothing of the buyer is in the address.
    const again = await enter(shop.world, sale.email);
    expect(await libraryOf(sale, again.jwt)).toMatchObject([{ state: 'open', url: 'https://ana.example/thanks' }]);
    expect(await own('ana', link.id)).toMatchObject({ given: 1, waiting: 0 });
    expectOk(await decided(link.id, 'stopped', 'The page sells something else now'), 'stopping it');
    expect(await libraryOf(sale, again.jwt)).toMatchObject([{ state: 'ended', url: null }]);
  }, 90_000);

  test('is promised what the winner had when the order was placed, by an order that is paid', async () => {
    const mine = await approved('ana', { delayHours: 1 });
    const cookies = await follow(shop.world, ana.code);
    const sale = await buy(shop.world, { offerId: product.offerId, cookies });
    expect(await promisedWith(sale)).toHaveLength(1);
    const theirs = await buy(shop.world, { offerId: product.offerId, through: [ben.code] });
    expect(await promisedWith(theirs)).toEqual([]);
    expectOk(await terms(false), 'turning bonuses off');
    expect(await shownTo([ana.code])).toEqual([]);
    expect(codeOf(await attempt('ana'))).toBe('BONUSES_OFF');
    // What was promised before is still given.
    expect(await libraryOf(sale)).toMatchObject([{ title: mine['title'], state: 'waiting' }]);
    expectOk(await terms(true, true), 'turning them on, without anybody looking');
    expect(await registered('ana')).toMatchObject({ state: 'approved' });
    expect(await withFile()).toMatchObject({ state: 'approved' });
  }, 60_000);
});

test('the bonus of a subscription comes with its first payment and stays open as long as it is paid', async () => {
  const monthly = await aProgram(shop.world);
  const subscribed = await subscribe(shop.world, { program: monthly }, []);
  const cleo = await anAffiliate(shop.world, monthly);
  const { jwt: token } = await enter(shop.world, cleo.email);
  const on = { method: 'PUT', body: { enabled: true, automatic: true } } as const;
  expectOk(await shop.world.admin(`/programs/${monthly.documentId}/bonus-terms`, on), 'turning them on');
  const { product: sold } = subscribed;
  const body = { code: cleo.code, product: sold.documentId, kind: 'link', title: 'A call', url: 'https://cleo.example/', delayHours: 24 };
  const { id } = expectOk(await shop.world.api('/partner/bonuses', { token, body }), 'a bonus').body.data as Bonus;
  // Whoever subscribed before has none.
  expect(await libraryOf({ email: subscribed.email } as Started)).toEqual([]);
  const sale = await buy(shop.world, { offerId: sold.offerId, through: [cleo.code] });
  const states = async () => (await libraryOf(sale)).map(({ state }) => state);
  expect(await states()).toEqual(['waiting']);
  // Long past what its own payment gave, grace included: further payments keep it open.
  for (const days of [33, 33]) {
    await shop.world.pass({ days });
    await shop.world.settled();
    expect(await states()).toEqual(['open']);
  }
  const { data } = expectOk(await shop.world.api('/partner/bonuses', { token: (await enter(shop.world, cleo.email)).jwt }), 'bonuses').body;
  expect((data as Bonus[]).find((one) => one.id === id)).toMatchObject({ given: 1, waiting: 0 });
  const { jwt } = await enter(shop.world, sale.email);
  const [mine] = expectOk(await shop.world.api('/me/subscriptions', { token: jwt }), 'subscriptions').body.data as Array<{ id: string }>;
  expectOk(await shop.world.api(`/me/subscriptions/${mine?.id}/cancel`, { token: jwt, body: {} }), 'cancelling');
  await shop.world.pass({ days: 40 });
  await shop.world.settled();
  expect(await states()).toEqual(['ended']);
}, 120_000);

interface Deal {
  readonly id: string;
  readonly phase: string;
  readonly yourCode: string | null;
  readonly endsAt: string;
  readonly exchange: ReadonlyArray<{
    readonly currency: string;
    readonly byYou: { readonly sales: number; readonly commission: { readonly amount: string } };
    readonly byThem: { readonly sales: number; readonly commission: { readonly amount: string } };
    readonly difference: { readonly amount: string };
  }>;
  readonly [field: string]: unknown;
}

/** A seller with a program of their own and a product in it. */
interface Seller {
  readonly creator: Creator;
  readonly handle: string;
  readonly token: string;
  readonly program: Awaited<ReturnType<typeof aProgram>>;
  readonly product: Product;
}
const aSeller = async (): Promise<Seller> => {
  const creator = await aCreator(shop.world);
  const own = await aProgram(shop.world, { commissionBase: 'gross', rateBasisPoints: 500, holdDays: 0 });
  const sold = await aProduct(shop.world, { prices: { EUR: '100.00' }, creator, program: own, guaranteeDays: 0 });
  const { jwt: token } = await enter(shop.world, creator.email);
  return { creator, handle: creator.name.toLowerCase(), token, program: own, product: sold };
};
const inDays = (days: number): string => new Date(clock() + days * 86_400_000).toISOString().slice(0, 10);
/** The shop's own time is ahead of ours by what earlier stories let pass. */
let ahead = 0;
const clock = (): number => Date.now() + ahead;
const proposalOf = (mine: Seller, theirs: Seller, more: object = {}): object => ({
  handle: theirs.handle,
  yours: { program: mine.program.documentId, products: [mine.product.documentId] },
  theirs: { program: theirs.program.documentId, products: [theirs.product.documentId] },
  rateBasisPoints: 2000,
  noticeDays: 7,
  endsOn: inDays(90),
  message: 'Our readers are the same people.',
  ...more,
});
const proposeAs = (mine: Seller, theirs: Seller, more: object = {}): Promise<Answer> =>
  shop.world.api('/studio/deals', { token: mine.token, body: proposalOf(mine, theirs, more) });
const proposed = async (mine: Seller, theirs: Seller, more: object = {}): Promise<Deal> =>
  expectOk(await proposeAs(mine, theirs, more), 'a proposal').body.data as Deal;
const answer = (who: Seller, id: string, accept: boolean, reason: string | null = null): Promise<Answer> =>
  shop.world.api(`/studio/deals/${id}/answer`, { token: who.token, body: { accept, reason } });
const dealOf = async (who: Seller, id: string): Promise<Deal> =>
  expectOk(await shop.world.api(`/studio/deals/${id}`, { token: who.token }), 'the deal').body.data as Deal;

describe('two sellers', () => {
  let [nour, omar]: Seller[] = [];
  const pair = (): [Seller, Seller] => [nour as Seller, omar as Seller];
  beforeAll(async () => {
    [nour, omar] = [await aSeller(), await aSeller()];
    const { data } = (await shop.world.api('/demo/clock', { body: { advanceMs: 0 } })).body as { data: { now: string } };
    ahead = Date.parse(data.now) - Date.now();
  }, 60_000);

  test('propose a deal about programs in which they sell alone; it pays nobody before it is accepted', async () => {
    const [mine, theirs] = pair();
    const found = await shop.world.api(`/studio/deals/choices?handle=${theirs.handle}`, { token: mine.token });
    expect(expectOk(found, 'the choices').body.data).toMatchObject({
      with: theirs.creator.name,
      yours: { programs: [{ id: mine.program.documentId, products: [{ id: mine.product.documentId }] }] },
      theirs: { programs: [{ id: theirs.program.documentId, products: [{ id: theirs.product.documentId }] }] },
    });
    const part = { program: theirs.program.documentId, products: [theirs.product.documentId] };
    for (const [more, code] of [
      [{ handle: 'nobody-at-all' }, 'DEAL_PARTNER_UNKNOWN'],
      [{ handle: mine.handle }, 'DEAL_WITH_ONESELF'],
      [{ yours: part }, 'DEAL_PROGRAM_UNFIT'],
      [{ theirs: { ...part, products: [mine.product.documentId] } }, 'DEAL_PRODUCT_UNKNOWN'],
      [{ creatives: ['crv_nobody'] }, 'DEAL_PRODUCT_UNKNOWN'],
      [{ endsOn: inDays(3) }, 'DEAL_DAYS_WRONG'],
    ] as const)
      expect([code, codeOf(await proposeAs(mine, theirs, more))]).toEqual([code, code]);
    const first = await proposed(mine, theirs);
    expect(first).toMatchObject({ phase: 'proposed', byYou: true, with: theirs.creator.name, yourCode: null });
    expect(codeOf(await proposeAs(theirs, mine))).toBe('DEAL_EXISTS');
    expect((await mailTo(shop.world, theirs.creator.email, 'deal_told')).text).toContain('Our readers are the same people.');
    // Nobody but the two sees it, and nobody answers what they proposed themselves.
    const stranger = await aSeller();
    expect(codeOf(await shop.world.api(`/studio/deals/${first.id}`, { token: stranger.token }))).toBe('DEAL_NOT_FOUND');
    expect(codeOf(await answer(stranger, first.id, true))).toBe('DEAL_NOT_FOUND');
    expect(codeOf(await answer(mine, first.id, true))).toBe('DEAL_STATE');
    expect(expectOk(await answer(theirs, first.id, false, 'Not this year'), 'declining it').body.data).toMatchObject({ phase: 'declined' });
    expect(await dealOf(mine, first.id)).toMatchObject({ phase: 'declined', reason: 'Not this year' });
    const second = await proposed(mine, theirs);
    const back = await shop.world.api(`/studio/deals/${second.id}/withdraw`, { token: mine.token, body: {} });
    expect(expectOk(back, 'taking it back').body.data).toMatchObject({ phase: 'withdrawn' });
    expect(codeOf(await answer(theirs, second.id, true))).toBe('DEAL_STATE');
  }, 60_000);

  test('accept it: each is an affiliate of the other at the rate of the deal, and both see what went each way until it ends', async () => {
    const [mine, theirs] = pair();
    const { id } = await proposed(mine, theirs);
    expectOk(await answer(theirs, id, true), 'accepting it');
    const [seen, other] = [await dealOf(mine, id), await dealOf(theirs, id)];
    expect([seen.phase, other.phase]).toEqual(['running', 'running']);
    const first = await buy(shop.world, { offerId: theirs.product.offerId, through: [seen.yourCode ?? ''] });
    await buy(shop.world, { offerId: theirs.product.offerId, through: [seen.yourCode ?? ''] });
    await buy(shop.world, { offerId: mine.product.offerId, through: [other.yourCode ?? ''] });
    // 20 % of 100.00 by the contract of the place, and not the 5 % of the program.
    expect((await splitOf(shop.world, first.orderNumber))['affiliate']).toMatchObject({ who: mine.creator.name, amount: 2000 });
    expect((await dealOf(mine, id)).exchange).toMatchObject([
      {
        currency: 'EUR',
        byYou: { sales: 2, commission: { amount: '4000' } },
        byThem: { sales: 1, commission: { amount: '2000' } },
        difference: { amount: '2000' },
      },
    ]);
    expect((await dealOf(theirs, id)).exchange[0]).toMatchObject({ byYou: { sales: 1 }, difference: { amount: '-2000' } });
    // A refund takes it out of the exchange, as it takes it out of the commission.
    expectOk(await refund(shop.world, first.orderNumber, 10_000), 'a refund');
    await untilOrder(shop.world, first.orderNumber, 'refunded');
    expect((await dealOf(mine, id)).exchange[0]).toMatchObject({ byYou: { commission: { amount: '2000' } }, difference: { amount: '0' } });
    const desk = expectOk(await shop.world.admin(`/deals/${id}`), 'the deal on the desk').body.data;
    expect(desk).toMatchObject({
      phase: 'running',
      proposer: { place: { code: seen.yourCode } },
      partner: { place: { code: other.yourCode } },
    });
    expect((expectOk(await shop.world.admin('/deals?state=accepted'), 'the deals').body.data as Deal[]).map((one) => one.id)).toContain(id);

    expect(codeOf(await proposeAs(mine, theirs))).toBe('DEAL_EXISTS');
    const stop = () => shop.world.api(`/studio/deals/${id}/notice`, { token: theirs.token, body: {} });
    expect(expectOk(await stop(), 'giving notice').body.data).toMatchObject({ phase: 'ending' });
    expect(codeOf(await stop())).toBe('DEAL_STATE');
    const during = await buy(shop.world, { offerId: theirs.product.offerId, through: [seen.yourCode ?? ''] });
    expect((await splitOf(shop.world, during.orderNumber))['affiliate']).toMatchObject({ amount: 2000 });
    await shop.world.pass({ days: 7, minutes: 5 });
    ahead += 7 * 86_400_000 + 5 * 60_000;
    const token = (await enter(shop.world, mine.creator.email)).jwt;
    const over = { ...mine, token };
    expect(await dealOf(over, id)).toMatchObject({ phase: 'over' });
    const after = await buy(shop.world, { offerId: theirs.product.offerId, through: [seen.yourCode ?? ''] });
    expect((await splitOf(shop.world, after.orderNumber))['affiliate']).toBeUndefined();
    // Neither prolongs it alone; what was earned stays, and another deal lets both go on.
    const contracts = expectOk(await shop.world.api('/partner/contracts', { token }), 'the contracts').body.data as Array<{
      id: string;
      ended: boolean;
      renewal: object | null;
    }>;
    expect(contracts).toMatchObject([{ ended: true, renewal: null }]);
    const prolong = await shop.world.api(`/partner/contracts/${contracts[0]?.id}/answers`, { token, body: { what: 'renew', hash: 'x' } });
    expect(codeOf(prolong)).toBe('CONTRACT_BY_DEAL');
    const again = await proposed(
      over,
      { ...theirs, token: (await enter(shop.world, theirs.creator.email)).jwt },
      { rateBasisPoints: 1000 },
    );
    const partner = { ...theirs, token: (await enter(shop.world, theirs.creator.email)).jwt };
    expectOk(await answer(partner, again.id, true), 'accepting another');
    expect(await dealOf(over, again.id)).toMatchObject({ phase: 'running', yourCode: seen.yourCode });
    const resumed = await buy(shop.world, { offerId: theirs.product.offerId, through: [seen.yourCode ?? ''] });
    expect((await splitOf(shop.world, resumed.orderNumber))['affiliate']).toMatchObject({ amount: 1000 });
    expect(await brokenSentences(shop.world)).toEqual([]);
  }, 120_000);

  test('whoever has a place already keeps its terms', async () => {
    const [one, other] = [await aSeller(), await aSeller()];
    const body = { email: one.creator.email, name: one.creator.name, program: other.program.documentId, code: unique('already') };
    expectOk(await shop.world.admin('/affiliates', { body }), 'a place of before');
    expect(codeOf(await proposeAs(one, other))).toBe('DEAL_PLACE_TAKEN');
    expect(codeOf(await proposeAs(other, one))).toBe('DEAL_PLACE_TAKEN');
  }, 60_000);

  test('nobody accepts terms that have changed since', async () => {
    const [mine, theirs] = [await aSeller(), await aSeller()];
    const { id } = await proposed(mine, theirs);
    const program = `/content-manager/collection-types/plugin::affiliate-store.program/${mine.program.documentId}`;
    expectOk(await shop.world.strapi(program, { method: 'PUT', body: { windowDays: 10 } }), 'other terms');
    expect(codeOf(await answer(theirs, id, true))).toBe('DEAL_TERMS_CHANGED');
    expect(await dealOf(mine, id)).toMatchObject({ phase: 'proposed' });
  }, 60_000);
});
