// What nothing else asks for on its way: every refusal that can be had is had once, and answers its own code.
import { messagingFailures } from '../../src/plugins/affiliate-store/server/src/capabilities/messaging/domain/failures';
import { aCreator, aProduct, aProgram, anAffiliate, anotherOffer, withOrderBump, write } from '../support/builders';
import type { Affiliate, Product } from '../support/builders';
import { changeRow, readRows } from '../support/database';
import { decide } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { codeOf } from '../support/http';
import { buy, fillCart } from '../support/purchase';
import type { Started } from '../support/purchase';
import { filled, ways } from '../support/registry';
import { sampleOf } from '../support/samples';
import { enter } from '../support/sign-in';
import { sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
let affiliate: Affiliate;
let product: Product;
let sale: Started;
let token = '';

beforeAll(async () => {
  const program = await aProgram(world);
  affiliate = await anAffiliate(world, program);
  product = await aProduct(world, { prices: { EUR: '40.00' }, program });
  sale = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  await world.settled();
  token = (await enter(world, affiliate.email)).jwt;
}, 60_000);

const said = (answer: Answer): readonly [number, string] => [answer.status, codeOf(answer)];

describe('what is not there', () => {
  const NOWHERE = { id: '999999999', number: 'AS-ZZZZ-ZZZZ', token: 'z'.repeat(32), creator: 'z'.repeat(24), territory: 'z'.repeat(24) };
  /** Asks for an address with good values of which nothing is known. */
  const askFor = async (handler: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const way = ways.find((each) => each.handler === handler);
    if (!way?.endpoint) throw new Error(`there is no ${handler}`);
    const { body } = way.endpoint;
    return world.at(filled(way.address, { ...NOWHERE, ...more }), {
      method: way.method,
      ...(body ? { body: sampleOf(body) } : {}),
      ...(way.endpoint.access.startsWith('admin:') ? { token: await world.staff() } : {}),
      key: unique('nothing'),
    });
  };

  test.each([
    ['adminPayouts.approveAdjustment', 'ADJUSTMENT_NOT_FOUND'],
    ['adminPayouts.readRun', 'RUN_NOT_FOUND'],
    ['certificates.read', 'CERTIFICATE_NOT_FOUND'],
    ['adminConfirmations.read', 'CONFIRMATION_NOT_FOUND'],
    ['adminContests.read', 'CONTEST_NOT_FOUND'],
    ['adminCoupons.change', 'COUPON_NOT_FOUND'],
    ['adminReconciliation.explain', 'FINDING_NOT_FOUND'],
    ['adminImports.read', 'IMPORT_NOT_FOUND'],
    ['adminJobs.retry', 'JOB_NOT_FOUND'],
    ['adminJobs.readWebhook', 'WEBHOOK_NOT_FOUND'],
    ['adminLedger.readJournal', 'JOURNAL_NOT_FOUND'],
    ['adminMail.read', 'MAIL_NOT_FOUND'],
    ['demoMailbox.read', 'MAIL_UNKNOWN'],
    ['adminMailings.read', 'MAILING_NOT_FOUND'],
    ['optOuts.read', 'OPT_OUT_UNKNOWN'],
    ['adminSelfBilling.download', 'SELF_BILLED_NOT_FOUND'],
    ['adminTerritories.end', 'TERRITORY_NOT_FOUND'],
  ])('%s answers %s', async (handler, code) => {
    expect(said(await askFor(handler))).toEqual([404, code]);
  });

  test('is said of a setting, of a VAT id of an order that has none, and of an address', async () => {
    expect(said(await world.admin('/settings/no.such', { method: 'PUT', body: { value: 1 } }))).toEqual([404, 'SETTING_UNKNOWN']);
    expect(said(await askFor('adminTaxes.ask', { number: sale.orderNumber }))).toEqual([404, 'VAT_DOUBT_NOT_FOUND']);
    expect(said(await world.api('/nowhere'))).toEqual([404, 'NOTHING_HERE']);
  });
});

describe('a request', () => {
  test('of a kind, a type or a size nobody takes is refused before it is read', async () => {
    expect(said(await world.api('/catalog/shop', { method: 'PROPFIND' }))).toEqual([405, 'METHOD_NOT_ALLOWED']);
    const text = { body: 'offer=1', headers: { 'content-type': 'text/plain' } };
    expect(said(await world.api('/checkout/carts', text))).toEqual([400, 'NOT_JSON']);
    const large = { items: [{ offer: 'x'.repeat(1_100_000) }] };
    expect(said(await world.api('/checkout/carts', { body: large }))).toEqual([413, 'BODY_TOO_LARGE']);
  });

  test('that is another one under a known key is not taken for the first', async () => {
    const asked = (amount: string) =>
      world.admin(`/orders/${sale.orderNumber}/refunds`, { body: { amount, reason: 'the buyer asked' }, key: `again-${sale.orderNumber}` });
    expect((await asked('100')).status).toBeLessThan(300);
    expect(said(await asked('101'))).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('of bytes says what they are', async () => {
    const put = (path: string, type: string, staff?: string) =>
      world.at(path, {
        method: 'PUT',
        body: 'bytes',
        headers: { 'content-type': type },
        ...(staff ? { token: staff } : {}),
      });
    const bonus = `/api/affiliate-store/bonus-files/${'z'.repeat(32)}`;
    expect(said(await put(bonus, 'text/plain'))).toEqual([400, 'BONUS_FILE_NOT_BINARY']);
    expect(said(await put(bonus, 'application/octet-stream'))).toEqual([400, 'BONUS_FILE_UNNAMED']);
    const picture = '/affiliate-store/creatives/none/picture';
    expect(said(await put(picture, 'text/plain', await world.staff()))).toEqual([400, 'PICTURE_NOT_BINARY']);
  });

  test('for a setting the server’s environment fixes changes nothing', async () => {
    const answer = await world.admin('/settings/fraud.orderSeconds', { method: 'PUT', body: { value: 5 } });
    expect(said(answer)).toEqual([409, 'SETTING_LOCKED']);
    expect(answer.body.error.details.variable).toBe('FRAUD_ORDER_SECONDS');
  });

  test('for a file beyond the limit is refused while it comes in', async () => {
    await decide(world, 'files.largestMegabytes', 1);
    const sending = world.at(`/affiliate-store/products/${product.documentId}/files?name=long.pdf&type=application/pdf`, {
      method: 'PUT',
      body: 'x'.repeat(1_200_000),
      headers: { 'content-type': 'application/octet-stream' },
      token: await world.staff(),
    });
    const [sent] = await Promise.allSettled([sending]);
    await decide(world, 'files.largestMegabytes', 2_048);
    if (sent.status === 'rejected') throw sent.reason;
    expect(said(sent.value)).toEqual([400, 'FILE_TOO_LARGE']);
  });
});

describe('the checkout', () => {
  const cart = (...offers: string[]) => world.api('/checkout/carts', { body: { items: offers.map((offer) => ({ offer })) } });
  const pay = (at: { readonly token: string; readonly version: number }) =>
    world.api(`/checkout/carts/${at.token}/session`, { body: { version: at.version }, key: unique('pay') });

  test('takes an offer in its time alone, also when it ends while it lies in the cart', async () => {
    const { offerId } = await aProduct(world, { prices: { EUR: '10.00' } });
    const bounds = async (more: object) =>
      expectOk(
        await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.offer/${offerId}`, { method: 'PUT', body: more }),
        'the time of the offer',
      );
    await bounds({ validFrom: '2199-01-01T00:00:00.000Z' });
    expect(said(await cart(offerId))).toEqual([409, 'OFFER_UNAVAILABLE']);
    await bounds({ validFrom: null });
    const lying = await fillCart(world, { offerId });
    await bounds({ active: false });
    expect(said(await pay(lying))).toEqual([409, 'OFFER_UNAVAILABLE']);
  });

  test('orders a subscription by itself', async () => {
    const monthly = await anotherOffer(world, product, { name: 'By the month', prices: { EUR: '9.00' }, renews: 'month' });
    expect(said(await cart(product.offerId, monthly))).toEqual([409, 'SUBSCRIPTION_ALONE']);
  });

  test('asks for what is missing, and for no amount no bank would move', async () => {
    const opened = expectOk(await cart(product.offerId), 'a cart').body.data;
    const known = { version: opened.version, email: `${unique('buyer')}@example.test`, country: 'FR' };
    const { version } = expectOk(await world.api(`/checkout/carts/${opened.token}`, { method: 'PATCH', body: known }), 'the form').body
      .data;
    expect(said(await pay({ token: opened.token, version }))).toEqual([400, 'CONSENT_REQUIRED']);
    const cheap = await aProduct(world, { prices: { EUR: '1.00' } });
    const coupon = { code: `TINY${unique('x').slice(2).toUpperCase()}`, reduction: { kind: 'percent', basisPoints: 9_000 } };
    expectOk(await world.admin('/coupons', { body: coupon }), 'a coupon');
    const reduced = await fillCart(world, { offerId: cheap.offerId, coupon: coupon.code });
    expect(said(await pay(reduced))).toEqual([400, 'AMOUNT_TOO_SMALL']);
  });

  test('lets an old cart go', async () => {
    const old = await fillCart(world, { offerId: product.offerId });
    // Nothing is passed here but this one cart: the clock is everybody's.
    expect(await changeRow(world.address, 'UPDATE afs_carts SET expires_at = 1 WHERE email = ?', [old.email])).toBe(1);
    expect(said(await pay(old))).toEqual([410, 'CART_EXPIRED']);
  });

  test('sells nothing whose team is promised more than there is', async () => {
    // No editor can save it: it is put there past the shop, by its unlikely number.
    const coProducers = [
      { creator: await aCreator(world), shareBasisPoints: 4_987 },
      { creator: await aCreator(world), shareBasisPoints: 5_013 },
    ];
    const { offerId } = await aProduct(world, { prices: { EUR: '30.00' }, coProducers });
    const table = 'afs_components_co_producer';
    await changeRow(world.address, `UPDATE ${table} SET share_basis_points = 9000 WHERE share_basis_points = 4987`);
    expect(said(await world.admin('/attribution/try', { body: { offer: offerId } }))).toEqual([409, 'PLAN_IMPOSSIBLE']);
    expect(said(await pay(await fillCart(world, { offerId })))).toEqual([409, 'PLAN_IMPOSSIBLE']);
    // Nor does it stand in the way of a program for everything in the shop, which looks at every price there is.
    const { documentId } = await aProgram(world);
    expectOk(await world.admin(`/programs/${documentId}/site?seller=shop`), 'what everything in the shop would earn');
  });

  test('asks for no more at once than one payment can be', async () => {
    const [main, more] = [await aProduct(world, { prices: { EUR: '999999.99' } }), await aProduct(world, { prices: { EUR: '999999.99' } })];
    await withOrderBump(world, main, more);
    const both = await fillCart(world, { offerId: main.offerId, bumps: [more.offerId] });
    expect(said(await pay(both))).toEqual([400, 'AMOUNT_TOO_LARGE']);
  });

  test('writes to one plain address, whatever stands in its books', async () => {
    const { orderNumber } = await buy(world, { offerId: product.offerId });
    await changeRow(world.address, 'UPDATE afs_orders SET email = ? WHERE number = ?', ['one@example.test, two@example.test', orderNumber]);
    expectOk(await world.admin(`/orders/${orderNumber}/resend-access`, { body: {} }), 'the mail once more');
    const why = messagingFailures.catalogue.MAIL_RECIPIENT_REFUSED.message;
    const failed = expectOk(await world.admin('/mails?state=failed'), 'mails').body.data as Array<{ lastError: string | null }>;
    expect(failed.map(({ lastError }) => lastError)).toContain(why);
  });

  test('has its papers once they are due, and no others, and opens them by an address that ends', async () => {
    const { jwt } = await enter(world, sale.email);
    const [paper] = expectOk(await world.api('/me/documents', { token: jwt }), 'the papers').body.data as Array<{ url: string }>;
    const ticket = paper?.url.split('/').at(-1) ?? '';
    expect((await world.api(`/documents/${ticket}/written`)).status).toBe(200);
    await world.pass({ minutes: 16 });
    expect(said(await world.api(`/documents/${ticket}/written`))).toEqual([410, 'DOCUMENT_LINK_EXPIRED']);
    const answer = await world.admin(`/orders/${sale.orderNumber}/documents`, { body: {} });
    expect(said(answer)).toEqual([409, 'DOCUMENT_NOT_DUE']);
  });
});

describe('what a shop does not offer', () => {
  test('is not taken: a way of being paid, and invoices written for others', async () => {
    const fresh = (await enter(world, affiliate.email)).jwt;
    expect(said(await world.api('/me/payouts/account', { token: fresh, body: { country: 'FR' } }))).toEqual([400, 'METHOD_NOT_OFFERED']);
    const body = { version: '1', name: 'Ana', address: 'Rua 1', country: 'PT', status: 'not_liable' };
    const { endpoint } = ways.find(({ handler }) => handler === 'selfBilling.agree') ?? {};
    const agreed = { ...(endpoint?.body ? (sampleOf(endpoint.body) as object) : body) };
    expect(said(await world.api('/me/self-billing', { method: 'PUT', token, body: agreed }))).toEqual([405, 'SELF_BILLING_NOT_OFFERED']);
  });
});

describe('as many as there may be, and not one more', () => {
  const many = (count: number): readonly number[] => Array.from({ length: count }, (_, nth) => nth);
  /** Writes the same row so many times; `values` says what differs. */
  const fill = async (table: string, columns: readonly string[], rows: ReadonlyArray<readonly unknown[]>): Promise<void> => {
    const marks = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await changeRow(world.address, `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, rows.flat());
  };
  const one = async <T>(statement: string, values: readonly unknown[]): Promise<T> => {
    const [row] = await readRows<T>(world.address, statement, values);
    if (row === undefined) throw new Error(`nothing for ${statement}`);
    return row;
  };
  const place = () =>
    one<{ id: number; program: number; party: number }>(
      `SELECT a.id, a.program_id AS program, a.party_id AS party FROM afs_affiliates a WHERE a.code_norm = ?`,
      [affiliate.code],
    );
  const as = (path: string, body: object) => world.api(`/partner${path}`, { token, body });

  test('links of one place: five hundred', async () => {
    const { id, program } = await place();
    const columns = ['slug', 'affiliate_id', 'program_id', 'name', 'style', 'target', 'created_at', 'changed_at'];
    await fill('afs_own_links', columns, many(500).map(() => [unique('full'), id, program, 'One of many', 'short', '/store/en', 1, 1])); // oxfmt-ignore
    const link = { code: affiliate.code, name: 'One too many', target: '/store/en', style: 'short' };
    expect(said(await as('/own-links', link))).toEqual([409, 'LINK_LIMIT']);
  });

  test('hosts of one partner: ten, and none of them the shop’s', async () => {
    const { party } = await place();
    const columns = ['public_id', 'host', 'party_id', 'state', 'token', 'created_at', 'changed_at'];
    await fill('afs_link_hosts', columns, many(10).map(() => [unique('hst'), `${unique('go')}.example`, party, 'pending', 'x', 1, 1])); // oxfmt-ignore
    expect(said(await as('/hosts', { host: `${unique('go')}.example` }))).toEqual([409, 'HOST_LIMIT']);
  });

  test('what is written in a case, and cases at once', async () => {
    const opened = expectOk(await as('/cases', { kind: 'other', about: 'nothing', text: 'How is this meant?' }), 'a case').body.data;
    const { id, party } = await one<{ id: number; party: number }>('SELECT id, party_id AS party FROM afs_cases WHERE public_id = ?', [
      opened.id,
    ]);
    await fill('afs_case_events', ['case_id', 'kind', 'actor', 'text', 'facts', 'at'], many(300).map(() => [id, 'said', 'shop', 'Hm', '{}', 1])); // oxfmt-ignore
    expect(said(await as(`/cases/${opened.id}/messages`, { text: 'One more thing' }))).toEqual([409, 'CASE_FULL']);
    const columns = [
      'public_id',
      'party_id',
      'kind',
      'subject',
      'open_subject',
      'state',
      'opened_at',
      'due_on',
      'evidence',
      'evidence_hash',
    ];
    await fill(
      'afs_cases',
      columns,
      many(19).map(() => [unique('cas'), party, 'other', unique('s'), unique('s'), 'open', 1, '2199-01-01', '{}', 'x']),
    );
    const sold = expectOk(await world.api('/partner/referrals', { token }), 'referrals').body.data[0].id as string;
    expect(said(await as('/cases', { kind: 'wrong_amount', about: 'referral', id: sold }))).toEqual([409, 'CASES_TOO_MANY']);
    expect(await changeRow(world.address, `UPDATE afs_cases SET state = 'withdrawn' WHERE party_id = ?`, [party])).toBe(20);
  });

  test('what is written about a piece', async () => {
    const asked = expectOk(await as('/creative-requests', { code: affiliate.code, purpose: 'Something for my letter' }), 'a wish').body
      .data;
    const { id } = await one<{ id: number }>('SELECT id FROM afs_creative_requests WHERE public_id = ?', [asked.id]);
    await fill('afs_creative_request_events', ['request_id', 'kind', 'actor', 'text', 'at'], many(200).map(() => [id, 'said', 'shop', 'Hm', 1])); // oxfmt-ignore
    expect(said(await as(`/creative-requests/${asked.id}/messages`, { text: 'And in blue' }))).toEqual([409, 'CREATIVE_REQUEST_FULL']);
  });

  test('campaigns of one producer: fifty under way', async () => {
    const creator = product.creator;
    const seller = (await enter(world, creator.email)).jwt;
    const { party } = await one<{ party: number }>('SELECT id AS party FROM afs_parties WHERE email_norm = ?', [creator.email]);
    const columns = ['public_id', 'party_id', 'affiliate_id', 'name', 'purpose', 'fields', 'state', 'declared_at'];
    await fill('afs_joint_campaigns', columns, many(50).map((nth) => [unique('jnt'), party, 900_000 + nth, 'Full', 'x', 'email', 'active', 1])); // oxfmt-ignore
    const campaign = { code: affiliate.code, name: 'One too many', purpose: 'A webinar we give together', fields: ['email'] };
    expect(said(await world.api('/studio/joint-campaigns', { token: seller, body: campaign }))).toEqual([409, 'JOINT_LIMIT']);
    await changeRow(world.address, `UPDATE afs_joint_campaigns SET state = 'ended', ended_at = 1 WHERE party_id = ?`, [party]);
  });
});

describe('a program', () => {
  const join = async (slug: string, member: string) =>
    world.api(`/me/applications/${slug}`, {
      token: member,
      body: { name: 'Zoé', promoPlan: 'On my channel', acceptedVersion: 1, answers: [] },
    });

  test('that says not what it pays lets nobody in, and neither does one that is closed', async () => {
    const [vague, shut] = [unique('vague'), unique('shut')];
    await write(world, 'program', { name: vague, slug: vague, listed: true, admission: 'open', model: 'last_click' });
    // Nobody leaves it empty any more; programs of before may.
    await changeRow(world.address, 'UPDATE afs_programs SET rate_basis_points = NULL WHERE slug = ?', [vague]);
    await aProgram(world, { slug: shut, listed: true, admission: 'closed' } as object);
    const member = (await enter(world, sale.email)).jwt;
    expect(said(await join(vague, member))).toEqual([409, 'PROGRAM_WITHOUT_TERMS']);
    expect(said(await join(shut, member))).toEqual([409, 'PROGRAM_CLOSED']);
  });

  test('that has decided has nothing to take back', async () => {
    const open = unique('open');
    await aProgram(world, { slug: open, listed: true, admission: 'open' } as object);
    const member = (await enter(world, sale.email)).jwt;
    expectOk(await join(open, member), 'joining');
    const back = await world.api(`/me/applications/${open}/withdraw`, { token: member, body: {} });
    expect(said(back)).toEqual([409, 'APPLICATION_STATE_ILLEGAL']);
  });
});
