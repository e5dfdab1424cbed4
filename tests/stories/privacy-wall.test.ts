import { createHash } from 'node:crypto';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { ask } from '../support/http';
import { mailsTo } from '../support/mailbox';
import { buy } from '../support/purchase';
import type { Started } from '../support/purchase';
import { filled, ways } from '../support/registry';
import { enter } from '../support/sign-in';
import { webhookReceiver } from '../support/webhook-receiver';
import { sharedWorld, unique } from '../support/world';
import { reads } from '../../src/plugins/affiliate-store/server/src/reads';

const world = sharedWorld();
const receiver = webhookReceiver();

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
}; // prettier-ignore

/** What must not be found: every fact of the buyer, as it is, packed in any usual way, or hashed so that a list of guesses undoes it. */
const TRACES: readonly (readonly [string, string])[] = Object.entries({
  ...BUYER,
  local: BUYER.email.split('@')[0] ?? '',
  host: 'buyers-own-host',
}).flatMap(([fact, text]) => [...new Set(forms(text))].map((form) => [fact, form] as const));
const tracesIn = (place: string, text: string): string[] =>
  TRACES.filter(([, form]) => text.includes(form)).map(([fact, form]) => `${place}: ${fact} as ${form}`);

let affiliate: Affiliate;
let product: Product;
let sale: Started;
let token: string;
let ids: Readonly<Record<string, readonly string[]>>;
/** The one exception: a campaign the buyer agreed to, which shows its fields one order at a time. */
let campaign: string;

beforeAll(async () => {
  const program = await aProgram(world);
  affiliate = await anAffiliate(world, program);
  product = await aProduct(world, { prices: { EUR: '80.00' }, program });
  // An address of their own is told of everything it may be, in both forms: what was sent is walked with all the rest.
  const own = (await enter(world, affiliate.email)).jwt;
  for (const form of ['get', 'post']) {
    const url = `${receiver.url}${form === 'get' ? '?o={order_ref}&a={amount}&s={sub_id}&c={commission_id}' : ''}`;
    const body = { code: affiliate.code, url, form, events: ['lead', 'sale', 'commission'] };
    expectOk(await world.api('/partner/postback-addresses', { token: own, body }), 'an address of their own');
  }
  const producer = (await enter(world, product.creator.email)).jwt;
  const together = { code: affiliate.code, name: 'Workshop', purpose: 'An invitation to a workshop', fields: ['email', 'country'] };
  const declared = expectOk(await world.api('/studio/joint-campaigns', { token: producer, body: together }), 'a joint campaign');
  campaign = declared.body.data.id as string;
  expectOk(await world.api(`/partner/joint-campaigns/${campaign}/answer`, { token: own, body: { accept: true } }), 'agreeing to it');
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
  const page = `/partner-page/${mine?.token}/joint-campaigns`;
  const [asked] = expectOk(await world.api(page), 'what is asked').body.data as Array<{ hash: string }>;
  expectOk(await world.api(page, { method: 'PUT', body: { campaign, agree: true, hash: asked?.hash } }), 'the buyer’s consent');
  // What a buyer asks and is answered is theirs; what is published of it are other words.
  const question = { role: 'buyer', language: 'en', text: `I am ${BUYER.name} of ${BUYER.city}, ${BUYER.phone}. Where is my order?` };
  const { id: askedAs } = expectOk(await world.api('/help/questions', { token: buyer, body: question }), 'a question').body.data;
  const published = { title: unique('Where is an order'), text: 'In the library.', section: 'start' };
  const answer = { text: `It is sent to ${BUYER.email}.`, publish: published };
  expectOk(await world.admin(`/help-questions/${askedAs}/answer`, { body: answer }), 'an answer');
  token = (await enter(world, affiliate.email)).jwt;
  const entry = { kind: 'issue', title: 'A link is slow', text: 'It leads nowhere for a while.' };
  expectOk(await world.api('/feedback', { token, body: entry }), 'an entry of the board');
  // What they contest is frozen with what they may see, and staff looks for a sale of theirs without their learning whose it was.
  const [contested] = expectOk(await world.api('/partner/referrals', { token }), 'the referrals').body.data as Array<{ id: string }>;
  const about = { kind: 'wrong_amount', about: 'referral', id: contested?.id };
  expectOk(await world.api('/partner/cases', { token, body: about }), 'a case');
  const missed = { kind: 'missing_commission', about: 'sale', saleDay: '2020-01-02', product: product.name };
  expectOk(await world.api('/partner/cases', { token, body: missed }), 'a case about no order');
  const listed = async (path: string, name: string) =>
    (expectOk(await world.api(path, { token }), path).body.data as Array<Record<string, string>>).map((row) => String(row[name]));
  ids = {
    'partner.explainCommission': await listed('/partner/commissions', 'id'),
    'partner.readReceipt': await listed('/partner/referrals', 'id'),
    'partnerJoint.orders': [campaign],
    'help.read': await listed('/help/articles?pageSize=100', 'id'),
    'feedback.read': await listed('/feedback', 'id'),
    'cases.read': await listed('/partner/cases', 'id'),
    'affiliate.findOne': await listed('/affiliates', 'documentId'),
    'commission.findOne': await listed('/commissions', 'documentId'),
    'referral.findOne': await listed('/referrals', 'documentId'),
  };
}, 120_000);

test('the buyer is in the shop, so that there is something to find', async () => {
  const order = await world.admin(`/orders/${sale.orderNumber}`);
  expect(order.text).toContain(BUYER.email);
  expect((await world.api('/partner/referrals', { token })).text).toContain(sale.orderNumber);
  const told = expectOk(await world.api('/partner/postback-deliveries', { token }), 'what was told').body.data as Array<{ event: string }>;
  expect(new Set(told.map(({ event }) => event))).toEqual(new Set(['lead', 'sale', 'commission']));
  expect(receiver.heard.length).toBeGreaterThan(4);
});

test('no answer the affiliate can get says anything of the buyer', async () => {
  const found: string[] = [];
  let walked = 0;
  for (const way of ways.filter(
    ({ area, method, endpoint }) => area === 'shop' && method === 'GET' && !endpoint?.id.startsWith('demoMailbox'),
  )) {
    const values = { id: 'none', number: sale.orderNumber, slug: product.slug, token: 'x'.repeat(32) };
    for (const id of ids[way.handler] ?? [values.id]) {
      const path = filled(way.address, { ...values, id });
      for (const query of way.handler.endsWith('.find') ? ['', '?populate=*', '?pagination[pageSize]=100'] : ['']) {
        const answer = await world.at(`${path}${query}`, { token });
        walked += 1;
        found.push(...tracesIn(`${path}${query}`, `${answer.text}\n${JSON.stringify([...answer.headers])}`));
      }
    }
  }
  expect(walked).toBeGreaterThan(40);
  expect(found).toEqual([]);
}, 60_000);

test('nor does GraphQL, whatever is asked for', async () => {
  const { body } = await world.graphql(
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
    const answer = await world.graphql(`{ ${field} { ${scalars(type)} } }`, {}, token);
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
  const mails = await mailsTo(world, affiliate.email);
  expect(mails.length).toBeGreaterThan(0);
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
