// The provider's events: who is believed, what happens once, and what waits for its parent.
import { aProduct } from '../support/builders';
import { ownShop } from '../support/own-shop';
import { orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import { deliverWebhooks, eventOf, eventsSince, holdWebhooks, intentOf, post, signed } from '../support/stripe-events';
import { brokenSentences, standingOf } from '../support/books';

const own = ownShop('webhook');
const HANDLED = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.updated',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refund.updated',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
];
const seconds = () => Math.floor(Date.now() / 1000);
const rows = async () => ((await own.world.admin('/webhooks?pageSize=100')).body as { data: object[] }).data.length;

test.each(HANDLED)('%s without a signature is refused and kept nowhere', async (type) => {
  const before = await rows();
  const answer = await post(own.world, eventOf(type, { id: 'cs_test_x', object: 'checkout.session' }), null);
  expect([answer.status, answer.body.error.details.code]).toEqual([400, 'WEBHOOK_SIGNATURE']);
  expect(await rows()).toBe(before);
});

test.each([
  ['empty', () => ''],
  ['only its parts', () => 't=,v1='],
  ['garbage', () => 'certainly not'],
  ['of the old scheme', (body: string) => signed(own.world, body).replace('v1=', 'v0=')],
  ['of another endpoint', (body: string) => signed(own.world, body, { secret: 'whsec_somebody_elses_endpoint' })],
  ['six minutes old', (body: string) => signed(own.world, body, { timestamp: seconds() - 361 })],
  ['from the future', (body: string) => signed(own.world, body, { timestamp: seconds() + 361 })],
])('a signature that is %s is refused', async (_what, header) => {
  const body = eventOf('checkout.session.completed', { id: 'cs_test_x', object: 'checkout.session' });
  expect((await post(own.world, body, header(body))).status).toBe(400);
});

test('a body changed by one space after signing is refused', async () => {
  const body = eventOf('charge.refunded', { id: 'ch_x', object: 'charge' });
  expect((await post(own.world, `${body} `, signed(own.world, body))).status).toBe(400);
});

test('an event of live mode means nothing to a shop in test mode', async () => {
  const body = eventOf('checkout.session.completed', { id: 'cs_live', object: 'checkout.session' }).replace(
    '"livemode":false',
    '"livemode":true',
  );
  const answer = await post(own.world, body, signed(own.world, body));
  expect([answer.status, answer.body.error.details.code]).toEqual([400, 'WEBHOOK_MALFORMED']);
});

test.each([
  ['deeply nested', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ['polluting', '{"__proto__":{"polluted":true},"id":"evt_x","type":"x","data":{"object":{}}}'],
  ['no event at all', '[]'],
])('a signed body that is %s harms nobody', async (_what, body) => {
  expect((await post(own.world, body, signed(own.world, body))).status).toBeLessThan(500);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('more than 256 KB is refused', async () => {
  const body = eventOf('charge.updated', { id: 'ch_x', object: 'charge', filler: 'x'.repeat(300_000) });
  const answer = await post(own.world, body, signed(own.world, body));
  expect([answer.status, answer.body.error.details.code]).toEqual([400, 'WEBHOOK_MALFORMED']);
});

test('an event of a kind nobody handles is kept and ignored', async () => {
  const body = eventOf('customer.created', { id: 'cus_x', object: 'customer' });
  expect((await post(own.world, body, signed(own.world, body))).status).toBe(200);
});

test('a hundred copies of every event, sent at once, do what one does', async () => {
  const { world } = own;
  const product = await aProduct(world, { prices: { EUR: '40.00' } });
  await holdWebhooks(world);
  const from = seconds() - 1;
  const started = await startCheckout(world, { offerId: product.offerId });
  await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
  await new Promise((resume) => setTimeout(resume, 600));
  const events = (await eventsSince(world, from)).filter((event) =>
    ['checkout.session.completed', 'charge.updated', 'charge.succeeded'].includes(event.type),
  );
  expect(events.length).toBeGreaterThanOrEqual(2);
  const answers = await Promise.all(
    events.flatMap((event) => Array.from({ length: 100 }, () => post(world, event.payload, signed(world, event.payload)))),
  );
  expect([...new Set(answers.map((answer) => answer.status))]).toEqual([200]);
  expect(answers.filter((answer) => answer.body.new).length).toBe(events.length);
  await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  const order = await orderOnDesk(world, started.orderNumber);
  expect((order['journals'] as Array<{ kind: string }>).filter((journal) => journal.kind === 'sale')).toHaveLength(1);
  expect((order['mails'] as Array<{ kind: string }>).filter((mail) => mail.kind === 'access')).toHaveLength(1);
  expect(order['entitlements']).toHaveLength(1);
  await deliverWebhooks(world);
}, 90_000);

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length <= 1
    ? [[...items]]
    : items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));

test('paid, fee and refund give the same books in whatever order they are told', async () => {
  const { world } = own;
  await world.sandbox('/config', { body: { fees: { basisPoints: 0, fixed: { eur: 100 } } } });
  const product = await aProduct(world, { prices: { EUR: '50.00' } });
  const seen: object[] = [];
  for (const order of permutations(['checkout.session.completed', 'charge.updated', 'charge.refunded'])) {
    await holdWebhooks(world);
    const from = seconds() - 1;
    const started = await startCheckout(world, { offerId: product.offerId });
    await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
    const intent = await intentOf(world, started.sessionId);
    await new Promise((resume) => setTimeout(resume, 500));
    await fetch(`${world.address.sandboxUrl}/v1/refunds`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_sandbox0000000000000000', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ payment_intent: intent, amount: '2000' }),
    });
    const events = await eventsSince(world, from);
    for (const type of order) {
      const event = events
        .filter((each) => each.type === type && (each.payload.includes(intent) || each.payload.includes(started.sessionId ?? '-')))
        .at(-1);
      if (!event) throw new Error(`no ${type} among ${events.map((each) => each.type).join(', ')}`);
      expect((await post(world, event.payload, signed(world, event.payload))).status).toBe(200);
      await world.settled();
    }
    await untilOrder(world, started.orderNumber, 'partially_refunded');
    seen.push(await standingOf(world, started.orderNumber));
    await deliverWebhooks(world);
  }
  for (const standing of seen) expect(standing).toEqual(seen[0]);
  expect(await brokenSentences(world)).toEqual([]);
}, 180_000);
