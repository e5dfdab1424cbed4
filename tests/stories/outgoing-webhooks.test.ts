// Other systems are told what happens in the shop: signed, at least once, and never by a sale that did not happen (E-114).
import { anAdministrator } from '../support/administrators';
import { aProduct, aProgram, anAffiliate } from '../support/builders';
import { refund } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { ask, codeOf } from '../support/http';
import { mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, startCheckout, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { believes, webhookReceiver } from '../support/webhook-receiver';
import { eventually } from '../support/world';

const own = movedShop('outgoing-webhooks');
const receiver = webhookReceiver();
const EVERYTHING = [
  'order.paid', 'order.refunded', 'order.refund_failed', 'order.disputed', 'order.dispute_closed', 'commission.created', 'payout.paid', 'payout.failed',
]; // oxfmt-ignore

interface Endpoint {
  readonly id: string;
  readonly secret: string;
  readonly state: string;
  readonly disabledBecause: string | null;
}
interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly answered: number | null;
}

const add = async (events: readonly string[] = EVERYTHING): Promise<Endpoint> =>
  expectOk(await own.world.admin('/webhook-endpoints', { body: { url: receiver.url, events } }), 'an endpoint').body.data;
const endpoint = async (id: string): Promise<Endpoint> => {
  const all = expectOk(await own.world.admin('/webhook-endpoints'), 'endpoints').body.data as Endpoint[];
  return all.find((each) => each.id === id) as Endpoint;
};
const deliveries = async (id: string, filter = ''): Promise<Delivery[]> =>
  expectOk(await own.world.admin(`/webhook-deliveries?endpoint=${id}${filter}`), 'deliveries').body.data;
const act = (id: string, what: string, token?: string) =>
  own.world.admin(`/webhook-endpoints/${id}/${what}`, { body: {}, ...(token ? { token } : {}) });
const waiting = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data as Array<{ code: string; count: number }>).map(
      ({ code, count }) => [code, count],
    ),
  );

const made: string[] = [];
afterEach(async () => {
  receiver.answers(200);
  for (const id of made.splice(0)) await act(id, 'remove');
});

test('a sale through an affiliate is told with what everybody earned, its refund after it, and both are signed', async () => {
  const { world } = own;
  const { id, secret } = await add();
  made.push(id);
  const program = await aProgram(world, { rateBasisPoints: 3000 });
  const affiliate = await anAffiliate(world, program);
  const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
  const { orderNumber, email } = await buy(world, { offerId: product.offerId, through: [affiliate.code] });
  const paid = await receiver.next('order.paid', 0);
  expect(paid.headers).toMatchObject({ 'webhook-id': paid.event.id, 'content-type': 'application/json' });
  expect([believes(secret, paid), believes(`whsec_${Buffer.alloc(32).toString('base64')}`, paid)]).toEqual([true, false]);
  expect(believes(secret, { ...paid, text: paid.text.replace('10000', '90000') })).toBe(false);
  expect(paid.event).toMatchObject({
    type: 'order.paid',
    livemode: false,
    data: {
      object: {
        number: orderNumber,
        state: 'paid',
        total: { amount: '10000', currency: 'EUR', exponent: 2 },
        buyer: { email },
        affiliateCode: affiliate.code,
        lines: [{ product: { id: product.documentId } }],
      },
    },
  });
  await world.settled();
  const earned = receiver.heard.filter(({ event }) => event.type === 'commission.created').map(({ event }) => event.data.object);
  const order = expectOk(await world.admin(`/orders/${orderNumber}`), 'the order').body.data as {
    split: Array<{ role: string; amount: { amount: string } }>;
  };
  // To the cent what the desk shows: no other reckoning.
  const shares = order.split.filter(({ role }) => ['affiliate', 'creator'].includes(role)).map(({ role, amount }) => [role, amount.amount]);
  expect(earned.map(({ role, amount }) => [role, (amount as { amount: string }).amount]).sort()).toEqual(shares.sort());
  const before = receiver.heard.length;
  expectOk(await refund(world, orderNumber, 4000), 'a refund');
  const back = await receiver.next('order.refunded', before);
  expect(back.event.data).toMatchObject({
    object: { state: 'partially_refunded', refunded: { amount: '4000' } },
    previous: { state: 'paid', refunded: { amount: '0' } },
  });
  expect((await deliveries(id)).map(({ state, attempts, answered }) => [state, attempts, answered])).toEqual(
    receiver.heard.map(() => ['delivered', 1, 200]),
  );
});

test('who wants one kind of event is told no other; nobody is told of an order that is not paid', async () => {
  const { id } = await add(['payout.paid']);
  made.push(id);
  const product = await aProduct(own.world, { prices: { EUR: '10.00' } });
  const heard = receiver.heard.length;
  await startCheckout(own.world, { offerId: product.offerId });
  await buy(own.world, { offerId: product.offerId });
  await own.world.settled();
  expect([receiver.heard.length, await deliveries(id)]).toEqual([heard, []]);
});

test('a receiver that is away gets every event later, the same bytes under the same id; again by hand as well', async () => {
  const { world } = own;
  const { id } = await add(['order.paid']);
  made.push(id);
  receiver.answers(503);
  const product = await aProduct(world, { prices: { EUR: '10.00' } });
  const since = receiver.heard.length;
  const { orderNumber } = await buy(world, { offerId: product.offerId });
  const first = await receiver.next('order.paid', since);
  await untilOrder(world, orderNumber, 'paid');
  const refused = await eventually('the try to be noted', async () => (await deliveries(id)).find(({ attempts }) => attempts === 1));
  expect(refused).toMatchObject({ state: 'queued', answered: 503 });
  receiver.answers(204);
  await world.pass({ minutes: 2 });
  await eventually('the second try', async () => (await deliveries(id))[0]?.state === 'delivered');
  const [, again] = receiver.heard.slice(since);
  expect([again?.text, again?.headers['webhook-id']]).toEqual([first.text, first.event.id]);
  expectOk(await world.admin(`/webhook-deliveries/${refused.id}/resend`, { body: {} }), 'sending again');
  await eventually('the third', async () => receiver.heard.slice(since).length === 3);
  expect(receiver.heard.at(-1)?.text).toBe(first.text);
});

test('where nothing arrives for three days the endpoint is switched off and the overview says so; 410 switches off at once', async () => {
  const { world } = own;
  const lost = await add(['order.paid']);
  made.push(lost.id);
  receiver.answers(500);
  const product = await aProduct(world, { prices: { EUR: '10.00' } });
  await buy(world, { offerId: product.offerId });
  for (let tries = 1; tries <= 10; tries += 1) {
    await eventually(`try ${tries}`, async () => (await deliveries(lost.id))[0]?.attempts === tries);
    if (tries < 10) await world.pass({ days: 1, minutes: 1 });
  }
  await eventually('the endpoint to be off', async () => (await endpoint(lost.id)).state === 'disabled');
  expect(await endpoint(lost.id)).toMatchObject({ disabledBecause: 'given_up' });
  expect((await deliveries(lost.id, '&state=failed')).map(({ attempts }) => attempts)).toEqual([10]);
  expect((await waiting())['webhook_endpoints_off']).toBe(1);
  expect(codeOf(await act(lost.id, 'test'))).toBe('WEBHOOK_ENDPOINT_DISABLED');
  const body = { url: receiver.url, description: '', events: ['order.paid'], active: true };
  expectOk(await world.admin(`/webhook-endpoints/${lost.id}`, { method: 'PUT', body }), 'switching it on');
  expect((await waiting())['webhook_endpoints_off']).toBeUndefined();
  receiver.answers(410);
  expectOk(await act(lost.id, 'test'), 'a test');
  await eventually('the endpoint to be off', async () => (await endpoint(lost.id)).disabledBecause === 'gone');
}, 120_000);

test('a new secret signs beside the former one for a day, and alone after it', async () => {
  const { world } = own;
  const before = await add(['order.paid']);
  made.push(before.id);
  const { secret } = expectOk(await act(before.id, 'rotate-secret'), 'a new secret').body.data as Endpoint;
  const tested = async () => {
    const since = receiver.heard.length;
    expectOk(await act(before.id, 'test'), 'a test');
    const heard = await receiver.next('test', since);
    return [believes(secret, heard), believes(before.secret, heard)];
  };
  expect(await tested()).toEqual([true, true]);
  await world.pass({ days: 1, minutes: 1 });
  expect(await tested()).toEqual([true, false]);
  expect(JSON.stringify(await world.admin('/webhook-endpoints'))).not.toContain(secret);
});

test('reading is one right and changing another; an address with a password in it, or none, is refused', async () => {
  const { world } = own;
  const { id } = await add();
  made.push(id);
  const reader = await anAdministrator(world, ['webhooks.read']);
  expect((await world.admin('/webhook-endpoints', { token: reader })).status).toBe(200);
  expect([codeOf(await act(id, 'rotate-secret', reader)), codeOf(await act(id, 'remove', reader))]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  const refused = async (url: string) => codeOf(await world.admin('/webhook-endpoints', { body: { url, events: ['order.paid'] } }));
  expect([await refused('https://shop:secret@example.com/'), await refused('ftp://example.com/'), await refused('nowhere')]).toEqual([
    'WEBHOOK_URL_REFUSED',
    'INVALID_INPUT',
    'INVALID_INPUT',
  ]);
  // Who may not see addresses of buyers sees them in no delivery either.
  const since = receiver.heard.length;
  const product = await aProduct(world, { prices: { EUR: '10.00' } });
  const { email } = await buy(world, { offerId: product.offerId });
  await receiver.next('order.paid', since);
  const delivery = (await deliveries(id)).find(({ type }) => type === 'order.paid');
  const shown = async (token?: string) =>
    (await world.admin(`/webhook-deliveries/${delivery?.id}`, token ? { token } : {})).body.data.payload as string;
  expect([(await shown()).includes(email), (await shown(reader)).includes(email)]).toEqual([true, false]);
});

describe('an affiliate’s own system (E-59)', () => {
  interface Told {
    readonly id: string;
    readonly event: string;
    readonly state: string;
    readonly answered: number | null;
    readonly answer: string | null;
  }
  const scene = async () => {
    const { world } = own;
    const program = await aProgram(world, { rateBasisPoints: 3000 });
    const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
    const product = await aProduct(world, { prices: { EUR: '100.00' }, program });
    const [token, rival] = [(await enter(world, ana.email)).jwt, (await enter(world, ben.email)).jwt];
    const address = (more: object, as = token) =>
      world.api('/partner/postback-addresses', {
        token: as,
        body: {
          code: as === token ? ana.code : ben.code,
          form: 'post',
          events: ['lead', 'sale', 'commission'],
          url: receiver.url,
          ...more,
        },
      });
    const told = async (as = token): Promise<Told[]> =>
      expectOk(await world.api('/partner/postback-deliveries', { token: as }), 'what was told').body.data;
    const press = (id: string, what: string, as = token) => world.api(`/partner/postback-addresses/${id}/${what}`, { token: as, body: {} });
    return { world, ana, ben, product, token, rival, address, told, press };
  };

  test('is told of a lead, a sale and its refund with the sub-id of the link, signed, in either form, and of nobody else’s', async () => {
    const { world, ana, ben, product, address, told, rival, press, token } = await scene();
    const template = `${receiver.url}?event={event}&amount={amount}&currency={currency}&state={state}&sub={sub_id}&c={commission_id}&o={order_ref}&at={ts}`;
    const got = expectOk(await address({ form: 'get', url: template }), 'an address that is called').body.data as Endpoint;
    const posted = expectOk(await address({ events: ['sale', 'commission'] }), 'an address that is posted to').body.data as Endpoint;
    expectOk(await address({}, rival), 'an address of another affiliate');
    const since = receiver.heard.length;
    const heardBy = async (type: string, form: 'get' | 'post', from = since) =>
      eventually(`a ${form} ${type}`, async () =>
        receiver.heard.slice(from).find(({ event, text }) => event.type === type && text.startsWith('http') === (form === 'get')),
      );
    expectOk(await world.api('/track/lead', { body: { code: ana.code, email: 'somebody@example.test', consent: true } }), 'a lead');
    const lead = await heardBy('lead', 'get');
    expect(lead.event.data.object).toMatchObject({ event: 'lead', amount: '', o: '', sub: '' });
    expect([believes(got.secret, lead), believes(posted.secret, lead)]).toEqual([true, false]);
    const headers = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0.0.0 Safari/537.36',
      'sec-fetch-dest': 'document',
      'sec-fetch-mode': 'navigate',
    };
    const { cookies } = await ask(`${world.address.url}/r/${ana.code}?sub_id=poster-7`, { headers });
    const { orderNumber, email } = await buy(world, { offerId: product.offerId, cookies });
    const [asked, sent] = [await heardBy('sale', 'get'), await heardBy('sale', 'post')];
    const commission = expectOk(await world.api('/partner/commissions', { token }), 'commissions').body.data[0] as {
      id: string;
      amount: { amount: string };
    };
    const amount = `${commission.amount.amount.slice(0, -2)}.${commission.amount.amount.slice(-2)}`;
    const shared = { event: 'sale', amount, currency: 'EUR', state: 'pending' };
    const facts = sent.event.data.object as Record<string, string>;
    expect(facts).toMatchObject({ ...shared, sub_id: 'poster-7', commission_id: commission.id });
    expect(asked.event.data.object).toMatchObject({ ...shared, sub: 'poster-7', c: commission.id, o: facts['order_ref'] });
    expect([believes(got.secret, asked), believes(posted.secret, sent)]).toEqual([true, true]);
    expect(believes(got.secret, { ...asked, text: asked.text.replace(amount, '999.00') })).toBe(false);
    // The name of the order leads nowhere outside, and nothing of the buyer is in it.
    expect([asked.text, sent.text].filter((text) => text.includes(orderNumber) || text.includes(email))).toEqual([]);
    const before = receiver.heard.length;
    expectOk(await refund(world, orderNumber, 10_000), 'a refund');
    const back = await heardBy('commission', 'post', before);
    expect(back.event.data.object).toMatchObject({
      event: 'commission',
      amount: '0.00',
      state: 'reversed',
      order_ref: facts['order_ref'],
      commission_id: commission.id,
    });
    await world.settled();
    expect((await told()).map(({ event, state, answered }) => [event, state, answered]).sort()).toEqual(
      ['lead', 'sale', 'sale', 'commission', 'commission'].map((event) => [event, 'delivered', 200]).sort(),
    );
    expect(await told(rival)).toEqual([]);
    // Another affiliate reaches neither the address nor what was told; staff's own list does not hold it either.
    for (const what of ['test', 'rotate-secret', 'remove'])
      expect(codeOf(await press(got.id, what, rival))).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
    const change = { url: 'https://example.com/', form: 'post', events: ['sale'], active: true };
    expect(codeOf(await world.api(`/partner/postback-addresses/${got.id}`, { method: 'PUT', token: rival, body: change }))).toBe(
      'WEBHOOK_ENDPOINT_NOT_FOUND',
    );
    const [first] = await told();
    expect(codeOf(await world.api(`/partner/postback-deliveries/${first?.id}/resend`, { token: rival, body: {} }))).toBe(
      'WEBHOOK_DELIVERY_NOT_FOUND',
    );
    expect(
      codeOf(
        await world.api('/partner/postback-addresses', {
          token,
          body: { code: ben.code, form: 'post', events: ['sale'], url: receiver.url },
        }),
      ),
    ).toBe('NOT_AN_AFFILIATE');
    expect((await world.admin('/webhook-endpoints')).text).not.toContain(got.id);
    expect(codeOf(await act(got.id, 'test'))).toBe('WEBHOOK_ENDPOINT_NOT_FOUND');
    for (const { id } of [got, posted]) expectOk(await press(id, 'remove'), 'removing it');
  });

  test('shows what a test was answered; where it says that it is gone it is switched off with a letter, and can be sent again', async () => {
    const { world, ana, address, told, press, token } = await scene();
    const { id } = expectOk(await address({}), 'an address').body.data as Endpoint;
    expectOk(await press(id, 'test'), 'a test');
    const tested = await eventually('the answer', async () => (await told()).find(({ state }) => state === 'delivered'));
    expect(tested).toMatchObject({ event: 'test', answered: 200, answer: 'thanks' });
    receiver.answers(410);
    expectOk(await press(id, 'test'), 'a test that is refused');
    await eventually('the refusal', async () => (await told()).find(({ state }) => state === 'failed'));
    const [off] = expectOk(await world.api('/partner/postback-addresses', { token }), 'addresses').body.data as Endpoint[];
    expect(off).toMatchObject({ id, state: 'disabled', disabledBecause: 'gone' });
    expect((await mailTo(world, ana.email, 'address_off')).subject).toContain('127.0.0.1');
    // It is the affiliate's to look after: the desk of the shop is not told.
    expect((await waiting())['webhook_endpoints_off']).toBeUndefined();
    expect(codeOf(await press(id, 'test'))).toBe('WEBHOOK_ENDPOINT_DISABLED');
    receiver.answers(200);
    const on = { url: receiver.url, form: 'post', events: ['sale'], active: true };
    expectOk(await world.api(`/partner/postback-addresses/${id}`, { method: 'PUT', token, body: on }), 'switching it on');
    const failed = (await told()).find(({ state }) => state === 'failed');
    expectOk(await world.api(`/partner/postback-deliveries/${failed?.id}/resend`, { token, body: {} }), 'sending again');
    await eventually('its arrival', async () => (await told()).every(({ state }) => state === 'delivered'));
    expectOk(await press(id, 'remove'), 'removing it');
    expect(await told()).toEqual([]);
  });

  test('no address is taken that holds a password, asks for what is not told, or lets what is told choose the host', async () => {
    const { address } = await scene();
    const refused = async (url: string, form = 'get') => codeOf(await address({ url, form }));
    expect(await refused('https://me:secret@example.com/?e={event}')).toBe('WEBHOOK_URL_REFUSED');
    expect(await refused('https://{sub_id}.example.com/')).toBe('WEBHOOK_URL_REFUSED');
    expect(await refused('https://example.com/?buyer={email}')).toBe('WEBHOOK_PLACEHOLDER_UNKNOWN');
    for (const url of ['javascript:alert(1)', '//example.com/', 'data:text/html,x', 'ftp://example.com/'])
      expect(await refused(url)).toBe('INVALID_INPUT');
    for (let n = 0; n < 3; n += 1) expectOk(await address({}), 'an address');
    expect(codeOf(await address({}))).toBe('WEBHOOK_ENDPOINTS_TOO_MANY');
  });
});
