// Letters of a partner to buyers whose address the partner never learns.
import { decide, refund } from '../support/books';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo } from '../support/mailbox';
import { buy, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();

interface Letter {
  readonly id: string;
  readonly state: string;
  readonly sent: number;
  readonly reason: string | null;
}
interface Page {
  readonly partner: string;
  readonly letters: { readonly offered: boolean; readonly agreedAt: string | null; readonly received: boolean };
}

let ana: Affiliate;
let ben: Affiliate;
let product: Product;
let tokens: { readonly ana: string; readonly ben: string };
let reader: Started;
let silent: Started;
let page: string;

const pageOf = async (token: string): Promise<Page> => expectOk(await world.api(`/partner-page/${token}`), 'the page').body.data as Page;
const agree = (token: string, yes: boolean): Promise<Answer> =>
  world.api(`/partner-page/${token}/letters`, { method: 'PUT', body: { agree: yes } });
const write = (subject: string, token = tokens.ana, code = ana.code): Promise<Answer> =>
  world.api('/partner/relay/letters', {
    token,
    body: { code, kind: 'bonus', subject, text: `Here is the workbook I promised: ${subject}.` },
  });
const approve = (id: string): Promise<Answer> => world.admin(`/relay-letters/${id}/approve`, { body: {} });
const listed = async (token = tokens.ana): Promise<Letter[]> =>
  expectOk(await world.api('/partner/relay/letters', { token }), 'the letters').body.data as Letter[];
const standing = async (token = tokens.ana) =>
  expectOk(await world.api('/partner/relay', { token }), 'how it stands').body.data.places[0] as Readonly<Record<string, unknown>>;
/** Letters of partners in a mailbox, newest first. */
const arrived = async (email: string) => (await mailsTo(world, email)).filter(({ kind }) => kind === 'partner_letter');

/** The page of the partner behind an order, as its buyer finds it signed in. */
const pageInLibrary = async ({ email, orderNumber }: Started): Promise<string> => {
  const { jwt } = await enter(world, email);
  const rows = expectOk(await world.api('/me/partners', { token: jwt }), 'who brought my orders').body.data as Array<{
    orderNumber: string;
    token: string;
  }>;
  return rows.find((row) => row.orderNumber === orderNumber)?.token ?? '';
};

beforeAll(async () => {
  const program = await aProgram(world, { windowDays: 30 });
  [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  product = await aProduct(world, { prices: { EUR: '50.00' }, program });
  tokens = { ana: (await enter(world, ana.email)).jwt, ben: (await enter(world, ben.email)).jwt };
  reader = await buy(world, { offerId: product.offerId, through: [ana.code], email: `${unique('reader')}@example.test` });
  silent = await buy(world, { offerId: product.offerId, through: [ana.code], email: `${unique('silent')}@example.test` });
  await world.settled();
}, 60_000);
afterAll(async () => {
  for (const [key, value] of [['relay.offered', false], ['relay.mostInThirtyDays', 2]] as const) await decide(world, key, value); // oxfmt-ignore
});

describe('where the shop passes no letters on', () => {
  test('nobody is asked, nothing is written', async () => {
    expect(await pageInLibrary(reader)).toBe('');
    expect(codeOf(await write('Too early'))).toBe('RELAY_OFF');
  });
});

describe('a buyer', () => {
  test('finds the page of whoever brought the order; nobody makes its address up', async () => {
    await decide(world, 'relay.offered', true);
    page = await pageInLibrary(reader);
    expect(page).toMatch(new RegExp(`^${reader.orderNumber}\\.[0-9a-f]{32}$`));
    expect(await pageOf(page)).toMatchObject({ letters: { offered: true, agreedAt: null, received: false } });
    const forged = `${page.slice(0, -1)}${page.endsWith('0') ? '1' : '0'}`;
    expect(codeOf(await world.api(`/partner-page/${forged}`))).toBe('PARTNER_LINK_INVALID');
    expect(codeOf(await agree(forged, true))).toBe('PARTNER_LINK_INVALID');
    const drawn = await world.at(`/store/ar/partner-page/${page}`);
    expect([drawn.status, drawn.text.includes('dir="rtl"'), drawn.text.includes(reader.email)]).toEqual([200, true, false]);
  });

  test('agrees for one order by a press; before that nobody may be written to', async () => {
    expect(codeOf(await write('Nobody reads yet'))).toBe('RELAY_NOBODY');
    expectOk(await agree(page, true), 'agreeing');
    expectOk(await agree(page, true), 'agreeing twice');
    expect((await pageOf(page)).letters.agreedAt).not.toBeNull();
    expect(await standing()).toMatchObject({ readers: 1, written: 0, refusal: null });
    expect(await standing(tokens.ben)).toMatchObject({ readers: 0, refusal: 'RELAY_NOBODY' });
  });
});

describe('a letter', () => {
  let letter: Letter;

  test('waits for staff, and goes to nobody before', async () => {
    letter = expectOk(await write('The workbook'), 'a letter').body.data as Letter;
    expect(letter).toMatchObject({ state: 'waiting', sent: 0 });
    await world.settled();
    expect(await arrived(reader.email)).toEqual([]);
    const waiting = expectOk(await world.admin('/relay-letters?state=waiting'), 'what waits').body.data as Letter[];
    expect(waiting.map(({ id }) => id)).toContain(letter.id);
  });

  test('goes to who agreed and to nobody else, once; its writer learns a number', async () => {
    expectOk(await approve(letter.id), 'approving');
    expect(codeOf(await approve(letter.id))).toBe('RELAY_LETTER_DECIDED');
    await world.settled();
    const [mail, ...more] = await arrived(reader.email);
    expect(more).toEqual([]);
    const read = expectOk(await world.api(`/demo/mails/${mail?.id}`), 'the mail').text;
    for (const part of ['The workbook', `/partner-page/${page}`]) expect(read).toContain(part);
    expect(await arrived(silent.email)).toEqual([]);
    expect((await listed()).find(({ id }) => id === letter.id)).toMatchObject({ state: 'sent', sent: 1 });
    const all =
      (await world.api('/partner/relay/letters', { token: tokens.ana })).text +
      (await world.api('/partner/relay', { token: tokens.ana })).text;
    for (const trace of [reader.email, reader.orderNumber]) expect(all).not.toContain(trace);
    expect(await listed(tokens.ben)).toEqual([]);
  });

  test('that is refused goes to nobody, does not count, and its writer reads why', async () => {
    const refused = expectOk(await write('Buy elsewhere'), 'a letter').body.data as Letter;
    expectOk(await world.admin(`/relay-letters/${refused.id}/refuse`, { body: { reason: 'advertises another shop' } }), 'refusing');
    await world.settled();
    expect((await listed()).find(({ id }) => id === refused.id)).toMatchObject({
      state: 'refused',
      reason: 'advertises another shop',
      sent: 0,
    });
    expect((await mailsTo(world, ana.email)).map(({ kind }) => kind)).toContain('relay_told');
    expect(await standing()).toMatchObject({ written: 1 });
  });

  test('is one of so many in thirty days', async () => {
    const second = expectOk(await write('The second'), 'a letter').body.data as Letter;
    expect(codeOf(await write('One too many'))).toBe('RELAY_LIMIT');
    expect(codeOf(await write('Another’s place', tokens.ben))).toBe('LINK_PLACE_INACTIVE');
    // Taken back before it goes: consent is looked at when it is sent, not when it was written.
    expectOk(await agree(page, false), 'taking it back');
    expectOk(await approve(second.id), 'approving');
    await world.settled();
    expect((await listed()).find(({ id }) => id === second.id)).toMatchObject({ state: 'sent', sent: 0 });
    expect(await arrived(reader.email)).toHaveLength(1);
  });
});

describe('a report', () => {
  test('is for who got a letter, ends theirs, and stops the writer’s for everybody until staff has looked', async () => {
    const others = await pageInLibrary(silent);
    const report = (token: string) =>
      world.api(`/partner-page/${token}/report`, { body: { reason: 'I am Reader Quixote and this is a scam' } });
    expect(codeOf(await report(others))).toBe('RELAY_NOT_OFFERED');
    expectOk(await agree(others, true), 'agreeing');
    expectOk(await agree(page, true), 'agreeing again');
    await decide(world, 'relay.mostInThirtyDays', 9);
    const waiting = expectOk(await write('Meanwhile'), 'a letter').body.data as Letter;
    expect(expectOk(await report(page), 'a report').body.data).toMatchObject({ letters: { agreedAt: null } });
    expect(codeOf(await write('More'))).toBe('RELAY_STOPPED');
    expect(codeOf(await approve(waiting.id))).toBe('RELAY_STOPPED');
    // What a buyer wrote may say who they are: the writer is told that there was a report, and no word of it.
    expect((await world.api('/partner/relay', { token: tokens.ana })).text).not.toContain('Quixote');
    const desk = expectOk(await world.admin(`/affiliates/${ana.id}/relay`), 'the desk').body.data;
    expect(desk).toMatchObject({ readers: 1, stop: { because: 'report', reason: 'I am Reader Quixote and this is a scam' } });
    expect((await world.admin('/audit')).text).not.toContain('Quixote');
  });

  test('is answered by staff, who let the letters go on', async () => {
    const go = (act: string) => world.admin(`/affiliates/${ana.id}/relay/${act}`, { body: { reason: 'it was no scam' } });
    expect(expectOk(await go('resume'), 'going on').body.data).toMatchObject({ stop: null });
    expect(codeOf(await go('resume'))).toBe('RELAY_NOT_STOPPED');
    const [waiting] = (await listed()).filter(({ state }) => state === 'waiting');
    expectOk(await refund(world, silent.orderNumber, 5_000), 'a refund');
    await untilOrder(world, silent.orderNumber, 'refunded');
    expectOk(await approve(waiting?.id ?? ''), 'approving');
    await world.settled();
    // Whose order was given back is no buyer of theirs any more.
    expect(await arrived(silent.email)).toEqual([]);
    expectOk(await go('stop'), 'stopping');
    expect(await standing()).toMatchObject({ refusal: 'RELAY_STOPPED', stopReason: 'it was no scam' });
  });
});

describe('a joint campaign', () => {
  interface Ask {
    readonly campaign: string;
    readonly words: string;
    readonly hash: string;
    readonly agreedAt: string | null;
    readonly seen: readonly string[];
  }
  let creator: string;
  let campaign: string;
  let before: Started;
  let sale: Started;
  let token: string;

  const declare = (more: object = {}, who = creator) =>
    world.api('/studio/joint-campaigns', {
      token: who,
      body: { code: ben.code, name: 'Workshop', purpose: 'Ben invites you to a workshop', fields: ['country', 'email'], ...more },
    });
  const answer = (accept: boolean, who = tokens.ben) =>
    world.api(`/partner/joint-campaigns/${campaign}/answer`, { token: who, body: { accept } });
  const asks = async (locale = 'en'): Promise<Ask[]> =>
    expectOk(await world.api(`/partner-page/${token}/joint-campaigns?locale=${locale}`), 'what is asked').body.data as Ask[];
  const say = (body: object) =>
    world.api(`/partner-page/${token}/joint-campaigns`, { method: 'PUT', body: { campaign, locale: 'en', ...body } });
  const look = (order: Started, who = tokens.ben) =>
    world.api(`/partner/joint-campaigns/${campaign}/orders/${order.orderNumber}/view`, { token: who, body: {} });
  const consented = async () =>
    (
      expectOk(await world.api(`/partner/joint-campaigns/${campaign}/orders`, { token: tokens.ben }), 'the orders').body.data as Array<{
        orderNumber: string;
      }>
    ).map(({ orderNumber }) => orderNumber);
  const log = async (who = creator) => world.api(`/studio/joint-campaigns/${campaign}/views`, { token: who });

  beforeAll(async () => {
    creator = (await enter(world, product.creator.email)).jwt;
    before = await buy(world, { offerId: product.offerId, through: [ben.code] });
    await world.settled();
  }, 60_000);

  test('is declared by a producer, and nothing before the affiliate agrees', async () => {
    expect(codeOf(await declare({ code: 'nobody-has-this' }))).toBe('JOINT_PARTNER_UNKNOWN');
    campaign = expectOk(await declare(), 'a campaign').body.data.id as string;
    expect(codeOf(await declare())).toBe('JOINT_ALREADY');
    expect(codeOf(await answer(true, tokens.ana))).toBe('JOINT_CAMPAIGN_NOT_FOUND');
    expect(codeOf(await look(before))).toBe('JOINT_NOT_SHOWN');
    expect(expectOk(await answer(true), 'agreeing').body.data).toMatchObject({
      state: 'active',
      fields: ['email', 'country'],
      consents: 0,
    });
    expect(codeOf(await answer(true))).toBe('JOINT_STATE');
  });

  test('asks the buyers of its own orders, in whole words, which are kept as they were read', async () => {
    sale = await buy(world, { offerId: product.offerId, through: [ben.code], email: `${unique('joint')}@example.test` });
    await world.settled();
    token = await pageInLibrary(sale);
    const [ask] = await asks();
    expect(ask).toMatchObject({ campaign, agreedAt: null, seen: [] });
    for (const part of [product.creator.name, 'Ben invites you to a workshop', 'e-mail address and country'])
      expect(ask?.words).toContain(part);
    expect(codeOf(await say({ agree: true, hash: 'f'.repeat(64) }))).toBe('JOINT_WORDS_CHANGED');
    expect(codeOf(await look(sale))).toBe('JOINT_NOT_SHOWN');
    expectOk(await say({ agree: true, hash: ask?.hash }), 'agreeing');
    // What was agreed to is read in the language it was agreed to in.
    expect((await asks('fr'))[0]).toMatchObject({ words: ask?.words, agreedAt: expect.any(String) });
    expect((await world.at(`/store/en/partner-page/${token}`)).text).toContain('Ben invites you to a workshop');
  });

  test('shows the agreed fields of that order alone, to that affiliate alone, and writes each look down', async () => {
    expect(await consented()).toEqual([sale.orderNumber]);
    expect(codeOf(await look(sale, tokens.ana))).toBe('JOINT_CAMPAIGN_NOT_FOUND');
    for (const other of [before, reader]) expect(codeOf(await look(other))).toBe('JOINT_NOT_SHOWN');
    const shown = expectOk(await look(sale), 'a look').body.data;
    expect(shown).toEqual({ orderNumber: sale.orderNumber, email: sale.email, country: 'FR', language: null, company: null });
    const lines = expectOk(await log(), 'the log').body.data as Array<Record<string, unknown>>;
    expect(lines).toEqual([
      { at: expect.any(String), who: expect.any(String), orderNumber: sale.orderNumber, fields: ['email', 'country'] },
    ]);
    const desk = expectOk(await world.admin(`/joint-campaigns/${campaign}/views`), 'the log on the desk').body.data;
    expect(desk).toEqual(lines);
    expect((await asks())[0]?.seen).toHaveLength(1);
    expect(codeOf(await log(tokens.ana))).toBe('NOT_A_CREATOR');
  });

  test('shows nothing any more once it is taken back; and again only from a new consent on', async () => {
    expectOk(await say({ agree: false }), 'taking it back');
    expect(codeOf(await look(sale))).toBe('JOINT_NOT_SHOWN');
    expect(await consented()).toEqual([]);
    const [ask] = await asks();
    expectOk(await say({ agree: true, hash: ask?.hash }), 'agreeing again');
    expectOk(await look(sale), 'a look');
    expect(expectOk(await log(), 'the log').body.data).toHaveLength(2);
  });

  test('shows nothing once it is over, whoever ended it; the log stays', async () => {
    expectOk(await world.admin(`/joint-campaigns/${campaign}/end`, { body: { reason: 'asked by the producer' } }), 'ending it');
    expect(codeOf(await look(sale))).toBe('JOINT_NOT_SHOWN');
    expect([await consented(), await asks()]).toEqual([[], []]);
    expect(expectOk(await log(), 'the log').body.data).toHaveLength(2);
    expect(codeOf(await world.api(`/studio/joint-campaigns/${campaign}/end`, { token: creator, body: {} }))).toBe('JOINT_STATE');
  });
});
