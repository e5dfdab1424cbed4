import { createHash } from 'node:crypto';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { ask } from '../support/http';
import { decide } from '../support/books';
import { mailsTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy } from '../support/purchase';
import type { Started } from '../support/purchase';
import type { Way } from '../support/registry';
import { filled, ways } from '../support/registry';
import { enter } from '../support/sign-in';
import { webhookReceiver } from '../support/webhook-receiver';
import { textOfPdf } from '../support/pdf-text';
import { eventually, sharedWorld, unique } from '../support/world';
import { reads } from '../../src/plugins/affiliate-store/server/src/reads';

const own = movedShop('privacy-wall');
const receiver = webhookReceiver();
let world: typeof own.world;

/** A buyer nobody could mistake for anything else. */
const BUYER = {
  email: `${unique('wilhelmina.quixote')}@buyers-own-host.test`,
  name: 'Wilhelmina Quixote',
  phone: '+33699887766',
  city: 'Xanthopolis',
  address: '203.0.113.77',
};

const forms = (text: string): readonly string[] => {
  const plain = [text, text.toLowerCase(), text.toUpperCase()];
  return [
    ...plain,
    ...plain.map((form) => encodeURIComponent(form)),
    ...plain.flatMap((form) => [Buffer.from(form).toString('base64').replace(/=+$/, ''), Buffer.from(form).toString('base64url')]),
    ...plain.flatMap((form) => [Buffer.from(form).toString('hex')]),
    ...plain.flatMap((form) => ['sha256', 'sha1', 'md5'].flatMap((hash) => (['hex', 'base64', 'base64url'] as const).map((as) => createHash(hash).update(form).digest(as)))),
    text.split('').map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
  ];
}; // oxfmt-ignore

/** What must not be found: every fact of the buyer, as it is, packed in any usual way, or hashed so that a list of guesses undoes it. */
const TRACES: readonly (readonly [string, string])[] = Object.entries({
  ...BUYER,
  local: BUYER.email.split('@')[0] ?? '',
  host: 'buyers-own-host',
}).flatMap(([fact, text]) => [...new Set(forms(text))].map((form) => [fact, form] as const));
const tracesIn = (place: string, text: string): string[] =>
  TRACES.filter(([, form]) => text.includes(form)).map(([fact, form]) => `${place}: ${fact} as ${form}`);

let affiliate: Affiliate;
let recruiter: Affiliate;
let product: Product;
let sale: Started;
let token: string;
let recruiters: string;
/** The sixty days the story takes, as a query. */
let days: string;
/** What names the things of the affiliate, by whoever reads them: parameters of the address, and what is asked. */
let asked: Readonly<Record<string, ReadonlyArray<Readonly<Record<string, string>>>>>;
/** The one exception: a campaign the buyer agreed to, which shows its fields one order at a time. */
let campaign: string;

/** Sales pay the affiliate, whoever recruited them, and a lead as well. */
const LEADS = {
  scheme: 'all',
  lead: { currency: 'EUR', amount: 500, cap: { period: 'month', count: 3, amount: null }, acceptAfterDays: 3 },
};

beforeAll(async () => {
  ({ world } = own);
  const program = await aProgram(world, { holdDays: 0, secondTierBasisPoints: 500, events: JSON.stringify(LEADS) });
  recruiter = await anAffiliate(world, program);
  affiliate = await anAffiliate(world, program, { sponsorCode: recruiter.code });
  product = await aProduct(world, { prices: { EUR: '80.00' }, program, guaranteeDays: 0 });
  // An address of their own is told of everything it may be, in both forms: what was sent is walked with all the rest.
  const signedIn = (await enter(world, affiliate.email)).jwt;
  for (const form of ['get', 'post']) {
    const url = `${receiver.url}${form === 'get' ? '?o={order_ref}&a={amount}&s={sub_id}&c={commission_id}' : ''}`;
    const body = { code: affiliate.code, url, form, events: ['lead', 'sale', 'commission'] };
    expectOk(await world.api('/partner/postback-addresses', { token: signedIn, body }), 'an address of their own');
  }
  const producer = (await enter(world, product.creator.email)).jwt;
  const together = { code: affiliate.code, name: 'Workshop', purpose: 'An invitation to a workshop', fields: ['email', 'country'] };
  const declared = expectOk(await world.api('/studio/joint-campaigns', { token: producer, body: together }), 'a joint campaign');
  campaign = declared.body.data.id as string;
  expectOk(await world.api(`/partner/joint-campaigns/${campaign}/answer`, { token: signedIn, body: { accept: true } }), 'agreeing to it');
  const method = { kind: 'manual', instructions: 'in an envelope, on Sundays' };
  expectOk(await world.api('/me/payouts/method', { method: 'PUT', token: signedIn, body: { method } }), 'a way to be paid');
  const steps = [{ kind: 'material', key: 'welcome', title: 'Welcome', text: 'What we make.', confidential: false }];
  expectOk(await world.admin(`/programs/${program.documentId}/path`, { method: 'PUT', body: { version: 0, steps } }), 'something to learn');
  const link = { code: affiliate.code, name: 'Mine', target: '/store/en', style: 'short' };
  expectOk(await world.api('/partner/own-links', { token: signedIn, body: link }), 'a link');
  const wish = { code: affiliate.code, purpose: 'Something for my letter' };
  expectOk(await world.api('/partner/creative-requests', { token: signedIn, body: wish }), 'a wish');
  expectOk(
    await world.api('/partner/messages', { token: signedIn, body: { code: affiliate.code, text: 'Who bought this?' } }),
    'a message',
  );
  await decide(world, 'relay.offered', true);
  await world.api('/track/lead', { body: { code: affiliate.code, email: BUYER.email, consent: true } });
  // Things of the buyer's ride along in addresses: mail programs tag links with whom they were sent to.
  const tagged = `/store/en/p/${product.slug}?email=${encodeURIComponent(BUYER.email)}&name=${encodeURIComponent(BUYER.name)}#${BUYER.city}`;
  const browser = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0.0.0 Safari/537.36',
    'sec-fetch-dest': 'document',
    'sec-fetch-mode': 'navigate',
    'x-forwarded-for': BUYER.address,
  };
  const { cookies } = await ask(`${world.address.url}/r/${affiliate.code}?to=${encodeURIComponent(tagged)}`, { headers: browser });
  await ask(`${world.address.url}${tagged.split('#')[0]}&ref=${affiliate.code}`, {
    headers: { ...browser, referer: `https://mail.test/?u=${BUYER.email}` },
    cookies,
  });
  await world.api('/track/click', {
    body: { code: affiliate.code, landing: `https://other.test/?email=${BUYER.email}&tel=${BUYER.phone}` },
  });
  sale = await buy(world, { offerId: product.offerId, email: BUYER.email, cookies });
  await world.settled();
  expectOk(
    await world.admin(`/orders/${sale.orderNumber}/refunds`, {
      body: { amount: '1000', reason: 'a goodwill refund' },
      key: unique('refund'),
    }),
    'a refund',
  );
  await world.settled();
  const buyer = (await enter(world, BUYER.email)).jwt;
  const [mine] = expectOk(await world.api('/me/partners', { token: buyer }), 'who brought it').body.data as Array<{ token: string }>;
  const page = `/partner-page/${mine?.token}`;
  const [wanted] = expectOk(await world.api(`${page}/joint-campaigns`), 'what is asked').body.data as Array<{ hash: string }>;
  const consent = { campaign, agree: true, hash: wanted?.hash };
  expectOk(await world.api(`${page}/joint-campaigns`, { method: 'PUT', body: consent }), 'the buyer’s consent');
  expectOk(await world.api(`${page}/letters`, { method: 'PUT', body: { agree: true } }), 'the buyer reads letters');
  const words = { code: affiliate.code, kind: 'bonus', subject: 'A workbook', text: 'Here is the workbook I promised.' };
  const letter = expectOk(await world.api('/partner/relay/letters', { token: signedIn, body: words }), 'a letter').body.data.id as string;
  expectOk(await world.admin(`/relay-letters/${letter}/approve`, { body: {} }), 'the letter goes out');
  // What a buyer asks and is answered is theirs; what is published of it are other words.
  const question = { role: 'buyer', language: 'en', text: `I am ${BUYER.name} of ${BUYER.city}, ${BUYER.phone}. Where is my order?` };
  const { id: askedAs } = expectOk(await world.api('/help/questions', { token: buyer, body: question }), 'a question').body.data;
  const published = { title: unique('Where is an order'), text: 'In the library.', section: 'start' };
  const answer = { text: `It is sent to ${BUYER.email}.`, publish: published };
  expectOk(await world.admin(`/help-questions/${askedAs}/answer`, { body: answer }), 'an answer');
  const entry = { kind: 'issue', title: 'A link is slow', text: 'It leads nowhere for a while.' };
  expectOk(await world.api('/feedback', { token: signedIn, body: entry }), 'an entry of the board');
  // What they contest is frozen with what they may see, and staff looks for a sale of theirs without their learning whose it was.
  const [contested] = expectOk(await world.api('/partner/referrals', { token: signedIn }), 'the referrals').body.data as Array<{
    id: string;
  }>;
  const about = { kind: 'wrong_amount', about: 'referral', id: contested?.id };
  expectOk(await world.api('/partner/cases', { token: signedIn, body: about }), 'a case');
  const missed = { kind: 'missing_commission', about: 'sale', saleDay: '2020-01-02', product: product.name };
  expectOk(await world.api('/partner/cases', { token: signedIn, body: missed }), 'a case about no order');

  // A month goes by: what was earned may be paid, and there is a statement.
  await world.pass({ days: 32 });
  token = (await enter(world, affiliate.email)).jwt;
  await eventually('the statement', async () => {
    const rows = expectOk(await world.api('/me/statements', { token }), 'the statements').body.data as unknown[];
    if (rows.length === 0) await world.pass({ minutes: 5 });
    return rows.length > 0;
  });
  expectOk(await world.api('/me/payouts', { token, body: { currency: 'EUR' }, key: unique('payout') }), 'a payout');
  await world.settled();
  recruiters = (await enter(world, recruiter.email)).jwt;
  const listed = async (path: string, name: string, as = name) =>
    (expectOk(await world.api(path, { token }), path).body.data as Array<Record<string, string>>).map((row) => ({
      [as]: String(row[name]),
    }));
  const now = expectOk(await world.api('/demo/clock', { body: { advanceMs: 0 } }), 'the time').body.data.now as string;
  const range = { from: new Date(Date.parse(now) - 60 * 86_400_000).toISOString().slice(0, 10), to: now.slice(0, 10) };
  days = `?${new URLSearchParams(range)}`;
  const statements = await listed('/me/statements', 'id');
  asked = {
    'partnerLearning.read': [{ id: affiliate.id, key: 'welcome' }],
    'partner.explainCommission': await listed(`/partner/commissions${days}`, 'id'),
    'partner.readReceipt': await listed(`/partner/referrals${days}`, 'id'),
    'partnerClicks.readReceipt': await listed(`/partner/clicks${days}`, 'id'),
    'contracts.foreseeLeaving': [{ id: affiliate.id }],
    'partnerEvents.explain': await listed('/partner/event-earnings', 'id'),
    'partnerJoint.orders': [{ id: campaign }],
    'partnerLinks.qr': await listed('/partner/own-links', 'slug'),
    'partnerReport.readSold': ['product', 'country'].map((by) => ({ ...range, by })),
    'partnerTalk.listMessages': [{ code: affiliate.code }],
    'payouts.listCredit': [{ currency: 'EUR' }],
    'payouts.readMine': await listed('/me/payouts', 'id'),
    'help.read': await listed('/help/articles?pageSize=100', 'id'),
    'feedback.read': await listed('/feedback', 'id'),
    'cases.read': await listed('/partner/cases', 'id'),
    'creativeRequests.read': await listed('/partner/creative-requests', 'id'),
    'statements.readMine': statements,
    'statements.downloadMine': statements,
    'statements.downloadMyPaper': statements,
    ...Object.fromEntries(
      await Promise.all(
        ['affiliate', 'commission', 'referral', 'payout', 'product', 'creator', 'offer'].map(
          async (type) => [`${type}.findOne`, (await listed(`/${type}s`, 'documentId', 'id')).slice(0, 3)] as const,
        ),
      ),
    ),
  };
}, 120_000);

test('the buyer is in the shop, so that there is something to find', async () => {
  const order = await world.admin(`/orders/${sale.orderNumber}`);
  expect(order.text).toContain(BUYER.email);
  expect((await world.api(`/partner/referrals${days}`, { token })).text).toContain(sale.orderNumber);
  const told = expectOk(await world.api('/partner/postback-deliveries', { token }), 'what was told').body.data as Array<{ event: string }>;
  expect(new Set(told.map(({ event }) => event))).toEqual(new Set(['lead', 'sale', 'commission']));
  expect(receiver.heard.length).toBeGreaterThan(4);
});

/** What an affiliate is not given, and why; everything else has to answer, or there would be nothing to look through. */
const NOT_THEIRS: Readonly<Record<string, RegExp>> = {
  'what is a producer’s': /^(confirmation|creatorInvoices|studio\w*)\./,
  'what whoever bought has the address of':
    /^(checkout\.(readCart|readCredit|readCartStatus)|followUps\.read|orders\.(readThankYou|readMine)|partnerPage\.(read|find)|jointAsks\.list|buyerInvoices\.(listOfOrder|fetchDocument|readWritten)|members\.fetchFile)$/,
  'what a letter’s reader has the address of': /^(enrolments|optOuts)\.read$/,
  'what is there for those on a path, or with a listed program':
    /^(paths\.readStep|certificates\.read|programs\.read|applications\.read|program\.find(One)?)$/,
  'what nobody made here':
    /^(sales-page\.findOne|catalog\.readSalesPage|member-group\.findOne|order\.findOne|hosts\.ask|privacy\.download|demoClock\.readWantedJourney)$/,
  // statements.test.ts reads it, to the letter.
  'what takes a shop on paper': /^selfBilling\.downloadMine$/,
};
const isTheirs = ({ handler }: Way): boolean => !Object.values(NOT_THEIRS).some((pattern) => pattern.test(handler));
const reading = ways.filter(({ area, method, endpoint }) => area === 'shop' && method === 'GET' && !endpoint?.id.startsWith('demoMailbox'));

/** Everything an answer says: its words, its headers, and what is written on the pages of a PDF. */
const saidBy = async (path: string, as: string): Promise<{ readonly status: number; readonly said: string }> => {
  const answer = await fetch(`${world.address.url}${path}`, { headers: { authorization: `Bearer ${as}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const pages = answer.headers.get('content-type')?.includes('pdf') ? textOfPdf(bytes).flat().join('\n') : '';
  return { status: answer.status, said: [bytes.toString('utf8'), pages, JSON.stringify([...answer.headers])].join('\n') };
};

const pathsOf = (way: Way): string[] => {
  const values = { id: 'none', number: sale.orderNumber, slug: product.slug, token: 'x'.repeat(32), ticket: 'x.x', key: 'x' };
  const queries = way.handler.endsWith('.find') ? ['', '?populate=*', '?pagination[pageSize]=100'] : [''];
  return (asked[way.handler] ?? [{}]).flatMap((given) => {
    const path = filled(way.address, { ...values, ...given });
    const query = new URLSearchParams(Object.entries(given).filter(([name]) => !way.address.includes(`:${name}`))).toString();
    return queries.map((more) => `${path}${query === '' ? more : `?${query}`}`);
  });
};

test('no answer the affiliate can get says anything of the buyer', async () => {
  const [found, silent]: [string[], string[]] = [[], []];
  let walked = 0;
  for (const way of reading)
    for (const path of pathsOf(way)) {
      const { status, said } = await saidBy(path, token);
      walked += 1;
      if (isTheirs(way) && status >= 300) silent.push(`${way.handler} ${path}: ${status} ${said.slice(0, 120)}`);
      found.push(...tracesIn(path, said));
    }
  expect(silent).toEqual([]);
  expect(walked).toBeGreaterThan(90);
  expect(found).toEqual([]);
}, 120_000);

test('nor any that whoever recruited them can get, of their own or of the affiliate’s things', async () => {
  const network = expectOk(await world.api('/partner/network', { token: recruiters }), 'the network').text;
  expect(network).toContain(affiliate.name);
  const found: string[] = [];
  for (const way of reading) for (const path of pathsOf(way)) found.push(...tracesIn(path, (await saidBy(path, recruiters)).said));
  expect(found).toEqual([]);
}, 120_000);

test('nor what is asked by a form: who would get a sale, what it would earn, what became of a case', async () => {
  const link = `${world.address.url}/r/${affiliate.code}`;
  const [first] = expectOk(await world.api('/partner/cases', { token }), 'the cases').body.data as Array<{ id: string }>;
  const visits = {
    place: affiliate.id,
    offer: product.offerId,
    currency: 'EUR',
    visits: 100,
    conversionBasisPoints: 200,
    country: 'FR',
    buyer: 'new',
  };
  const answers = {
    tried: await world.api('/partner/try-link', { token, body: { url: link } }),
    reckoned: await world.api('/partner/rates/estimate', { token, body: visits }),
    written: await world.api(`/partner/cases/${first?.id}/messages`, { token, body: { text: 'Who was it?' } }),
  };
  for (const [what, answer] of Object.entries(answers)) expect([what, answer.status < 300, answer.text]).toEqual([what, true, answer.text]);
  expect(Object.entries(answers).flatMap(([what, { text }]) => tracesIn(what, text))).toEqual([]);
});

test('nor what their own server is told', () => {
  const heard = receiver.heard.map(({ text, headers }) => `${decodeURIComponent(text)}\n${text}\n${JSON.stringify(headers)}`);
  expect(heard.flatMap((text, at) => tracesIn(`postback ${at}`, text))).toEqual([]);
});

test('nor does GraphQL, whatever is asked for', async () => {
  // The shop whose clock may be moved has none.
  const shop = sharedWorld();
  const program = await aProgram(shop);
  const theirs = await anAffiliate(shop, program);
  const { offerId } = await aProduct(shop, { prices: { EUR: '80.00' }, program });
  await buy(shop, { offerId, email: BUYER.email, through: [theirs.code] });
  await shop.settled();
  const { jwt } = await enter(shop, theirs.email);
  const { body } = await shop.graphql(
    '{ __schema { types { name fields { name type { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } } } }',
  );
  interface Named {
    readonly name: string | null;
    readonly kind: string;
    readonly ofType?: Named;
  }
  const types = body.data.__schema.types as Array<{ name: string; fields: Array<{ name: string; type: Named }> | null }>;
  const inmost = (type: Named): Named => (type.ofType ? inmost(type.ofType) : type);
  const scalars = (type: string): string =>
    (types.find(({ name }) => name === type)?.fields ?? [])
      .filter(({ type: of }) => ['SCALAR', 'ENUM'].includes(inmost(of).kind))
      .map(({ name }) => name)
      .join(' ');
  const found: string[] = [];
  for (const { name } of reads) {
    const type = `AffiliateStore${name.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}`;
    const field = `${type.charAt(0).toLowerCase()}${type.slice(1)}s`;
    const answer = await shop.graphql(`{ ${field} { ${scalars(type)} } }`, {}, jwt);
    found.push(...tracesIn(field, answer.text));
    if (['affiliate', 'referral', 'commission'].includes(name)) expect([field, answer.body.data?.[field]?.length]).not.toEqual([field, 0]);
  }
  expect(found).toEqual([]);
});

test('nor any page, nor any mail', async () => {
  const { cookies } = await enter(world, affiliate.email);
  const found: string[] = [];
  for (const locale of ['en', 'fr', 'es', 'pt-BR', 'ar'])
    for (const path of [
      '',
      `/p/${product.slug}`,
      '/partner',
      '/partner/commissions',
      '/partner/referrals',
      '/partner/links',
      '/partner/cases',
      '/help',
      '/feedback',
      '/account',
      '/learn',
      '/studio',
      `/thanks/${'x'.repeat(32)}`,
      '/sign-in',
      '/checkout/return',
    ]) {
      const page = await world.at(`/store/${locale}${path}`, { cookies, token });
      found.push(...tracesIn(`/store/${locale}${path}`, page.text));
    }
  const mails = [...(await mailsTo(world, affiliate.email)), ...(await mailsTo(world, recruiter.email))];
  expect(new Set(mails.map(({ kind }) => kind)).size).toBeGreaterThan(4);
  for (const { id } of mails) found.push(...tracesIn(`mail ${id}`, (await world.api(`/demo/mails/${id}`)).text));
  expect(found).toEqual([]);
}, 60_000);

test('but the one door behind a consent, which shows what was agreed on and writes down that somebody looked', async () => {
  const path = `/partner/joint-campaigns/${campaign}/orders/${sale.orderNumber}/view`;
  const shown = expectOk(await world.api(path, { token, body: {} }), 'a look').body.data;
  expect(shown).toEqual({ orderNumber: sale.orderNumber, email: BUYER.email, country: 'FR', language: null, company: null });
  const log = await world.api('/partner/joint-campaigns', { token });
  expect(log.body.data[0]).toMatchObject({ views: 1 });
  expect(tracesIn('/partner/joint-campaigns', log.text)).toEqual([]);
});
