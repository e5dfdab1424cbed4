// What is kept about a person is theirs to have, and theirs to have gone: all but books, documents and agreements (E-85, P01, P02).
import { personalMap } from '../../src/plugins/affiliate-store/server/src/personal/map';
import { anAdministrator } from '../support/administrators';
import { brokenSentences, decide, refund } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { mailsTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { sepa } from '../support/payees';
import { buy, untilOrder } from '../support/purchase';
import type { Started } from '../support/purchase';
import { enter, linkFor, useLink } from '../support/sign-in';
import { atStripe } from '../support/stripe-events';
import { subscribe } from '../support/subscriber';
import { eventually, unique } from '../support/world';
import type { Answer } from '../support/world';

const own = movedShop('people-erased');

interface Asked {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly parts: number;
  readonly reason: string | null;
  readonly email?: string | null;
  readonly mark?: string;
}
interface Preview {
  readonly parts: ReadonlyArray<{ readonly table: string; readonly rows: number; readonly fate: string; readonly why: string | null }>;
  readonly hindered: ReadonlyArray<{ readonly code: string; readonly count: number }>;
  readonly secondPerson: boolean;
}

let quell: Affiliate;
let other: Affiliate;
let product: Product;
let bought: Started;
let brought: Started;
let jwt: string;
let link: string;
let second: string;

const post = (path: string, body: object = {}, token?: string): Promise<Answer> =>
  own.world.admin(`/person-requests${path}`, { body, ...(token === undefined ? {} : { token }) });
const preview = async (email: string): Promise<Preview> => expectOk(await post('/preview', { email }), 'a preview').body.data as Preview;
const mine = async (token: string): Promise<Asked[]> =>
  expectOk(await own.world.api('/me/privacy', { token }), 'my requests').body.data as Asked[];

/** Tables, less those the map says something of an erased person stays in, in which a text is found. */
const tablesWith = async (text: string, besides: ReadonlySet<string>): Promise<string[]> => {
  const { address } = own.world;
  const list =
    address.database === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')";
  const found: string[] = [];
  for (const { name } of await readRows<{ name: string }>(address, list)) {
    const rows = await readRows<object>(address, `SELECT * FROM ${name}`);
    if (rows.some((row) => JSON.stringify(row).toLowerCase().includes(text))) found.push(name.replace(/^.*\./, ''));
  }
  return found.filter((name) => !besides.has(name)).sort();
};
const STAYS = new Set(personalMap.parts.filter(({ fate }) => fate.kind === 'stays').map(({ table }) => table));
/** Letters to others that name a partner are theirs, and go with the time for letters. */
const OF_OTHERS = new Set([...STAYS, 'afs_mails']);

const head = async () => {
  // A minute for the sealer, and others for it to see that nothing more can come below.
  for (let minute = 0; minute < 3; minute += 1) await own.world.pass({ minutes: 2 });
  return (expectOk(await own.world.admin('/ledger/proof'), 'the proof').body as { data: { head: { hash: string }; unsealed: number } })
    .data;
};

beforeAll(async () => {
  const { world } = own;
  const program = await aProgram(world, { windowDays: 30 });
  quell = await anAffiliate(world, program, { name: unique('Quellenberg') });
  other = await anAffiliate(world, program);
  product = await aProduct(world, { prices: { EUR: '50.00' }, program });
  bought = await buy(world, { offerId: product.offerId, through: [other.code], email: quell.email });
  brought = await buy(world, { offerId: product.offerId, through: [quell.code], email: `${unique('reader')}@example.test` });
  link = await linkFor(world, quell.email);
  ({ jwt } = (expectOk(await useLink(world, link), 'signing in').body as { data: { jwt: string } }).data);
  expectOk(
    await world.api('/partner/messages', { token: jwt, body: { code: quell.code, text: 'Quellenberg asks for a banner' } }),
    'a message',
  );
  expectOk(await world.admin(`/affiliates/${quell.id}/notes`, { body: { text: 'Quellenberg rings on Mondays' } }), 'a note');
  expectOk(await world.api('/me/payouts/method', { method: 'PUT', token: jwt, body: { method: sepa() } }), 'a way to be paid');
  await world.settled();
  second = await anAdministrator(world, ['privacy.export', 'privacy.erase']);
}, 240_000);

describe('everything that is kept about a person', () => {
  test('E-85: they ask for it in the portal, and get one file with all of theirs and nothing of anybody else', async () => {
    const { world } = own;
    const asked = expectOk(await world.api('/me/privacy/files', { token: jwt, body: {} }), 'asking').body.data as Asked;
    expect(asked.state).toBe('queued');
    await world.settled();
    const [done] = await mine(jwt);
    expect(done).toMatchObject({ id: asked.id, state: 'done', done: personalMap.parts.length, parts: personalMap.parts.length });
    const { text } = expectOk(await world.api(`/me/privacy/files/${asked.id}`, { token: jwt }), 'the file').body.data as { text: string };
    const file = JSON.parse(text) as { person: string; kept: Array<{ table: string; rows: object[] }> };
    expect(file.person).toBe(quell.email);
    const rows = (table: string) => file.kept.filter((part) => part.table === table).flatMap((part) => part.rows);
    expect(rows('afs_customers')).toMatchObject([{ email: quell.email }]);
    expect(rows('afs_orders')).toContainEqual(expect.objectContaining({ number: bought.orderNumber, email: quell.email }));
    expect(rows('afs_affiliates')).toMatchObject([{ name: quell.name, code: quell.code }]);
    expect(rows('afs_messages')).toMatchObject([{ text: 'Quellenberg asks for a banner' }]);
    expect(rows('afs_affiliate_notes')).toMatchObject([{ text: 'Quellenberg rings on Mondays' }]);
    expect(rows('afs_commissions')).toMatchObject([{ order_number: brought.orderNumber }]);
    // Whoever is handed the file is not handed the way into their account.
    expect(text).not.toContain(link);
    // Of whom they brought they never learn who it was (B-37); nor whose link they came by.
    for (const stranger of [other.email, other.name, other.code, brought.email]) expect(text).not.toContain(stranger);
  });

  test('P01: nobody else gets the file, and it goes after its days', async () => {
    const { world } = own;
    const [done] = await mine(jwt);
    const stranger = (await enter(world, other.email)).jwt;
    expect(codeOf(await world.api(`/me/privacy/files/${done?.id}`, { token: stranger }))).toBe('PERSON_REQUEST_NOT_FOUND');
    expect(await mine(stranger)).toEqual([]);
    await world.pass({ days: 8 });
    expect(codeOf(await world.api(`/me/privacy/files/${done?.id}`, { token: jwt }))).toBe('PERSON_FILE_GONE');
    expect((await mine(jwt))[0]?.state).toBe('expired');
  });

  test('staff gets one for an address, and is told where nothing is kept', async () => {
    expect(codeOf(await post('/files', { email: 'nobody-at-all@example.test' }))).toBe('PERSON_UNKNOWN');
    const asked = expectOk(await post('/files', { email: brought.email }), 'asking').body.data as Asked;
    await own.world.settled();
    const { text } = expectOk(await own.world.admin(`/person-requests/${asked.id}/file`), 'the file').body.data as { text: string };
    expect(text).toContain(brought.orderNumber);
    expect(text).not.toContain(quell.code);
    expect(codeOf(await own.world.admin('/person-requests/prq_none/file'))).toBe('PERSON_REQUEST_NOT_FOUND');
  });
});

describe('a person is erased', () => {
  test('not while money of theirs is open, and the preview says so', async () => {
    const { parts, hindered, secondPerson } = await preview(quell.email);
    expect(hindered).toContainEqual({ code: 'MONEY_OPEN', count: expect.any(Number) as number });
    expect(secondPerson).toBe(true);
    expect(parts).toContainEqual(expect.objectContaining({ table: 'afs_messages', rows: 1, fate: 'goes', why: null }));
    expect(parts).toContainEqual(expect.objectContaining({ table: 'afs_order_snapshots', rows: 1, fate: 'stays', why: 'books' }));
    const refused = await post('/erasures', { email: quell.email, typed: quell.email, reason: 'asked by letter' });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'ERASURE_HINDERED']);
  });

  test('not while a subscription runs', async () => {
    const { email } = await subscribe(own.world);
    expect((await preview(email)).hindered).toEqual([{ code: 'SUBSCRIPTION_RUNS', count: 1 }]);
  });

  test('P02: by two people; then nothing outside of books, documents and agreements names them, and no cent has moved', async () => {
    const { world } = own;
    expect((await refund(world, brought.orderNumber, 5000)).status).toBeLessThan(300);
    await untilOrder(world, brought.orderNumber, 'refunded');
    await world.settled();
    const before = await head();
    expect(before.unsealed).toBe(0);
    // Not looked for in vain: it is there before.
    expect(await tablesWith('quellenberg', STAYS)).toEqual(
      expect.arrayContaining([
        'afs_affiliate_notes',
        'afs_affiliates',
        'afs_customers',
        'afs_messages',
        'afs_orders',
        'afs_parties',
        'up_users',
      ]),
    );

    const wish = { email: quell.email, typed: quell.email, reason: 'asked by letter' };
    expect(codeOf(await post('/erasures', { ...wish, typed: 'wrong@example.test' }))).toBe('ERASURE_NOT_CONFIRMED');
    const asked = expectOk(await post('/erasures', wish), 'asking').body.data as Asked;
    expect(asked.state).toBe('awaiting_approval');
    expect(codeOf(await post('/erasures', wish))).toBe('PERSON_REQUEST_WAITS');
    expect(codeOf(await post(`/${asked.id}/confirm`, { typed: quell.email }))).toBe('ERASURE_NEEDS_SECOND_PERSON');
    expect(codeOf(await post(`/${asked.id}/confirm`, { typed: other.email }, second))).toBe('ERASURE_NOT_CONFIRMED');
    const done = expectOk(await post(`/${asked.id}/confirm`, { typed: quell.email }, second), 'confirming').body.data as Asked;
    expect(done).toMatchObject({ state: 'done', email: null });
    expect(codeOf(await post(`/${asked.id}/confirm`, { typed: quell.email }, second))).toBe('PERSON_REQUEST_DECIDED');
    await world.settled();

    expect(await tablesWith('quellenberg', OF_OTHERS)).toEqual([]);
    expect(await mailsTo(world, quell.email)).toEqual([]);
    expect((await head()).head.hash).toBe(before.head.hash);
    expect(await brokenSentences(world)).toEqual([]);
    // Their order is still there, for whoever keeps the books.
    expect((await world.admin(`/orders/${bought.orderNumber}`)).status).toBe(200);
  }, 120_000);

  test('P02: the replay of every decision comes out as it was', async () => {
    const { world } = own;
    const replay = async () => {
      const { data } = expectOk(await world.admin('/ledger/proof'), 'the proof').body as {
        data: { proofs: Array<{ kind: string; state: string; offending: number; startedAt: string | null }> };
      };
      return data.proofs.find(({ kind }) => kind === 'replay');
    };
    // The nights of before have replayed it already; this is one of after.
    const before = (await replay())?.startedAt;
    expectOk(await world.admin('/ledger/proof/replay', { body: {} }), 'starting a replay');
    const proof = await eventually('the replay', async () => {
      const now = await replay();
      return now?.state === 'done' && now.startedAt !== before ? now : null;
    });
    expect(proof.offending).toBe(0);
  });

  test('their session, their link and their code lead nowhere', async () => {
    const { world } = own;
    expect((await world.api('/me/profile', { token: jwt })).status).toBe(401);
    const clicked = await world.at(`/r/${quell.code}`);
    expect(Object.keys(clicked.cookies ?? {}).filter((name) => name.includes('visitor'))).toEqual([]);
    // The address is nobody's: no way in is mailed to it.
    expectOk(await world.api('/auth/link', { body: { email: quell.email, locale: 'en' } }), 'asking for a link');
    await world.settled();
    expect(await mailsTo(world, quell.email)).toEqual([]);
    expect((await useLink(world, 'A'.repeat(43))).status).toBeGreaterThanOrEqual(400);
  });

  test('the payment provider is told to forget them', async () => {
    const session = await atStripe(own.world).checkout.sessions.retrieve(bought.sessionId ?? '');
    const customer = await atStripe(own.world).customers.retrieve(session.customer as string);
    expect(customer.deleted).toBe(true);
  });

  test('whoever asks in the portal is looked at by staff, and reads why not', async () => {
    const { world } = own;
    const token = (await enter(world, other.email)).jwt;
    const asked = expectOk(await world.api('/me/privacy/erasure', { token, body: {} }), 'asking').body.data as Asked;
    expect(asked.state).toBe('asked');
    expect(codeOf(await world.api('/me/privacy/erasure', { token, body: {} }))).toBe('PERSON_REQUEST_WAITS');
    expectOk(await post(`/${asked.id}/refuse`, { reason: 'Your last sale is not paid out yet.' }), 'refusing');
    expect((await mine(token))[0]).toMatchObject({ state: 'refused', reason: 'Your last sale is not paid out yet.' });
  });

  test('a buyer is erased by one person, at once', async () => {
    expect((await preview(brought.email)).secondPerson).toBe(false);
    const done = expectOk(await post('/erasures', { email: brought.email, typed: brought.email, reason: 'asked by mail' }), 'erasing').body
      .data as Asked;
    expect(done.state).toBe('done');
    await own.world.settled();
    expect(await tablesWith(brought.email.split('@')[0] as string, STAYS)).toEqual([]);
    expect(codeOf(await post('/preview', { email: brought.email }))).toBe('PERSON_UNKNOWN');
  });

  test('an account that has proven no mailbox asks for nobody', async () => {
    const { world } = own;
    const email = `${unique('squatter')}@example.test`;
    const registered = await world.at('/api/auth/local/register', {
      body: { username: unique('squatter'), email, password: 'Squatter-of-2026' },
    });
    const token = (registered.body as { jwt?: string }).jwt;
    expect(codeOf(await world.api('/me/privacy/files', { token: token ?? '', body: {} }))).toBe('MAILBOX_NOT_PROVEN');
  });
});

test('letters and what the provider told are kept as long as the shop says', async () => {
  const { world } = own;
  expect((await mailsTo(world, other.email)).length).toBeGreaterThan(0);
  const [before] = await readRows<Record<'n' | 'newest', number | string>>(
    world.address,
    "SELECT count(*) AS n, max(received_at) AS newest FROM afs_webhook_inbox WHERE payload <> '{}'",
  );
  expect(Number(before?.n)).toBeGreaterThan(0);
  // One of them was given up, and nobody has dealt with it.
  const [stray] = await readRows<{ id: number | string }>(
    world.address,
    "SELECT min(id) AS id FROM afs_webhook_inbox WHERE payload <> '{}'",
  );
  const strayId = String(stray?.id);
  await changeRow(world.address, `UPDATE afs_webhook_inbox SET state = 'dead', done_at = NULL WHERE id = ${strayId}`);
  await decide(world, 'privacy.mailDays', 30);
  await decide(world, 'privacy.eventDays', 30);
  await world.pass({ days: 40 });
  expect((await mailsTo(world, other.email)).filter(({ kind }) => kind === 'affiliate_welcome')).toEqual([]);
  // What the provider told since, of a subscription that goes on, is young.
  const left = await readRows(world.address, "SELECT id FROM afs_webhook_inbox WHERE payload <> '{}' AND received_at <= ?", [
    Number(before?.newest),
  ]);
  expect(left).toEqual([]);
  // What nobody dealt with by then is over: nothing is left of it to try again.
  const [over] = await readRows(world.address, `SELECT state, payload FROM afs_webhook_inbox WHERE id = ${strayId}`);
  expect(over).toEqual({ state: 'ignored', payload: '{}' });
  expect(codeOf(await world.admin(`/webhooks/${strayId}/retry`, { body: {} }))).toBe('WEBHOOK_NOT_RETRIABLE');
}, 60_000);
