// Subscriptions as staff sees them: found, counted and taken away by the same filters, ended and let go on with a reason.
import { anAdministrator } from '../support/administrators';
import { anotherOffer } from '../support/builders';
import { expectExplained } from '../support/explained';
import { expectOk } from '../support/expect-ok';
import { mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { orderOnDesk } from '../support/purchase';
import { ask, mine, month, opens, payments, subscribe, untilPaymentOf } from '../support/subscriber';
import { eventually } from '../support/world';

const own = ownShop('subscription-desk');
jest.setTimeout(180_000);

interface Row {
  readonly id: string;
  readonly email: string;
  readonly state: string;
}
const list = async (query = '', token?: string): Promise<Row[]> =>
  expectOk(await own.world.admin(`/subscriptions${query}`, token ? { token } : {}), 'subscriptions').body.data as Row[];
const read = async (id: string, token?: string) =>
  expectOk(await own.world.admin(`/subscriptions/${id}`, token ? { token } : {}), 'a subscription').body.data;
const codes = ({ timeline }: { timeline: Array<{ code: string }> }): string[] => timeline.map(({ code }) => code);
const end = (id: string, when: string, token?: string) =>
  own.world.admin(`/subscriptions/${id}/end`, { body: { when, reason: 'asked by phone' }, ...(token ? { token } : {}) });

test('staff finds, counts and exports subscriptions by the same filters; addresses are masked without the right to see them', async () => {
  const { world } = own;
  const monthly = await subscribe(world, { prices: { EUR: '30.00' } });
  const yearly = await subscribe(world, { prices: { EUR: '120.00' }, renews: 'year', trialDays: 7 });
  await month(world);
  const { id } = await payments(world, monthly, 2);

  expect((await list()).map(({ email }) => email)).toEqual([yearly.email, monthly.email]);
  for (const wanted of [monthly.orderNumber, monthly.email, monthly.email.slice(0, 12), id, monthly.providerId])
    expect((await list(`?search=${encodeURIComponent(wanted)}`)).map((row) => row.id)).toEqual([id]);
  expect(await list('?search=nothing%25')).toEqual([]);
  expect(await list(`?product=${yearly.product.documentId}&currency=EUR`)).toMatchObject([
    { product: yearly.product.name, interval: 'year' },
  ]);
  expect(await list('?to=2001-01-01')).toEqual([]);
  const page = (await world.admin('/subscriptions?pageSize=1')).body;
  expect(page.meta.pagination.total).toBe(2);
  expect((await list(`?pageSize=1&cursor=${page.meta.pagination.nextCursor}`)).map((row) => row.id)).toEqual([id]);

  const totals = expectOk(await world.admin('/subscriptions/totals'), 'totals').body.data;
  expect(totals).toMatchObject([{ currency: 'EUR', subscriptions: 2, goingOn: 2, perMonth: { amount: '4000' } }]);
  const perMonth = await expectExplained(world, totals[0].perMonth, { of: 'subscriptions', id: 'perMonth', part: 'EUR' });
  expect(perMonth.steps.map(({ amount }) => amount?.amount)).toEqual(['3000', '1000']);
  const file = expectOk(await world.admin(`/subscriptions/export?search=${monthly.orderNumber}`), 'a file').body.data;
  expect(file.rows).toBe(1);
  expect(file.text).toContain(`${monthly.email},${monthly.product.name},EUR,30.00,1,month`);

  const reader = await anAdministrator(world, ['subscriptions.read']);
  expect((await list('', reader))[1]?.email).not.toBe(monthly.email);
  expect(await list(`?search=${monthly.email.slice(0, 12)}`, reader)).toEqual([]);
  expect(await list(`?search=${monthly.email}`, reader)).toHaveLength(1);
  expect(JSON.stringify(await read(id, reader))).not.toContain(monthly.email);
  expect((await end(id, 'now', reader)).status).toBe(403);
  expect((await world.admin('/subscriptions/export', { token: reader })).status).toBe(403);

  const one = await read(id);
  expect(one).toMatchObject({ state: 'active', paid: [{ amount: '6000' }], paidWith: { method: 'card' }, overdue: null });
  await expectExplained(world, one.paid[0], { of: 'subscription', id, part: 'EUR' });
  expect(one.orders.map((order: { number: string }) => order.number).reverse()).toEqual((await mine(world, monthly)).orders);
  expect(codes(one)).toEqual(['SUBSCRIPTION_STARTED', 'SUBSCRIPTION_RENEWED']);
  expect((await orderOnDesk(world, one.orders[0].number))['subscription']).toEqual({ id, state: 'active', first: false });
});

test('staff ends a subscription with what is paid, lets it go on, and ends it at once; all of it with who and why', async () => {
  const { world } = own;
  const who = await subscribe(world);
  const { id } = await mine(world, who);
  expect(expectOk(await end(id, 'period_end'), 'ending').body.data).toMatchObject({ cancelAtPeriodEnd: true, nextPaymentAt: null });
  expect((await list('?ending=true')).map((row) => row.id)).toEqual([id]);
  expect(await opens(world, who)).toBe('active');
  expectOk(await world.admin(`/subscriptions/${id}/resume`, { body: {} }), 'going on');
  expect(await mine(world, who)).toMatchObject({ cancelAtPeriodEnd: false, state: 'active' });
  expect(expectOk(await end(id, 'now'), 'ending at once').body.data).toMatchObject({ state: 'ended', accessUntil: null });
  expect(await opens(world, who)).toBe('revoked');
  expect((await end(id, 'now')).body.error.details.code).toBe('SUBSCRIPTION_ENDED');
  expect((await end('nobody', 'now')).body.error.details.code).toBe('SUBSCRIPTION_NOT_FOUND');
  await world.settled();
  const one = await read(id);
  expect(codes(one)).toEqual([
    'SUBSCRIPTION_STARTED',
    'SUBSCRIPTION_CANCELLED',
    'SUBSCRIPTION_RESUMED',
    'SUBSCRIPTION_CANCELLED_NOW',
    'SUBSCRIPTION_ENDED',
  ]);
  expect(one.timeline[3]).toMatchObject({ facts: { reason: 'asked by phone' } });
  await eventually('the audit log', async () =>
    (await world.admin(`/audit?subject=subscription:${id}`)).body.data?.length === 3 ? true : null,
  );
});

test('staff pauses a subscription for as long as it takes, with a reason, and lets it go on; it is found, counted and exported as paused', async () => {
  const { world } = own;
  const who = await subscribe(world, { prices: { EUR: '50.00' } });
  const ofProduct = `product=${who.product.documentId}`;
  const { id, paidUntil } = await mine(world, who);
  const act = (verb: 'pause' | 'unpause', body: object = {}, token?: string) =>
    world.admin(`/subscriptions/${id}/${verb}`, { body: { reason: 'ill until spring', ...body }, ...(token ? { token } : {}) });
  const reader = await anAdministrator(world, ['subscriptions.read']);
  expect((await act('pause', {}, reader)).status).toBe(403);
  expect((await act('pause', { reason: '' })).body.error.details.code).toBe('INVALID_INPUT');
  expect((await act('unpause')).body.error.details.code).toBe('SUBSCRIPTION_NOT_PAUSED');
  expect((await read(id)).pauseChoices).toHaveLength(12);

  const one = expectOk(await act('pause'), 'a pause').body.data;
  expect(one).toMatchObject({ state: 'active', paused: { until: null }, nextPaymentAt: null, accessUntil: paidUntil, pauseChoices: [] });
  expect((await act('pause', { periods: 1 })).body.error.details.code).toBe('SUBSCRIPTION_PAUSED');
  expect((await list('?paused=true')).map((row) => row.id)).toEqual([id]);
  expect((await list(`?paused=false&${ofProduct}`)).map((row) => row.id)).toEqual([]);
  const totals = expectOk(await world.admin(`/subscriptions/totals?${ofProduct}`), 'totals').body.data;
  expect(totals).toMatchObject([{ subscriptions: 1, goingOn: 0, perMonth: { amount: '0' } }]);
  const file = expectOk(await world.admin('/subscriptions/export?paused=true'), 'a file').body.data;
  expect([file.rows, file.text.split('\n')[0]]).toEqual([1, expect.stringContaining('paused,paused until (UTC)')]);

  await untilPaymentOf(world, paidUntil);
  await month(world, 70);
  expect(await read(id)).toMatchObject({ state: 'active', paused: { until: null }, accessUntil: null, overdue: null });
  expect([await opens(world, who), (await mine(world, who)).orders.length]).toEqual(['revoked', 1]);
  const over = expectOk(await act('unpause', { reason: 'well again' }), 'going on').body.data;
  expect(over).toMatchObject({ paused: null, accessUntil: null });
  await untilPaymentOf(world, over.nextPaymentAt);
  await payments(world, who, 2);
  await world.settled();
  expect(await opens(world, who)).toBe('active');
  const { timeline } = await read(id);
  expect(codes({ timeline })).toEqual(['SUBSCRIPTION_STARTED', 'SUBSCRIPTION_PAUSED', 'SUBSCRIPTION_UNPAUSED', 'SUBSCRIPTION_RENEWED']);
  expect([timeline[1].facts, timeline[2].facts]).toEqual([{ reason: 'ill until spring' }, { reason: 'well again' }]);
  const { data } = expectOk(await world.admin(`/audit?subject=subscription:${id}`), 'the audit log').body;
  const kept = (data as Array<{ action: string; reason: string }>).map(({ action, reason }) => `${action}: ${reason}`).sort();
  expect(kept).toEqual(['subscription.pause: ill until spring', 'subscription.unpause: well again']);
});

test('staff changes the offer with a reason, and takes that back; refused at the other price it is overdue at that price, and paid with another card', async () => {
  const { world } = own;
  const who = await subscribe(world, { prices: { EUR: '20.00' } });
  const dearer = await anotherOffer(world, who.product, { name: 'With lessons', prices: { EUR: '45.00' }, renews: 'month' });
  const { id, paidUntil } = await mine(world, who);
  const act = (verb: 'change' | 'keep', body: object, token?: string) =>
    world.admin(`/subscriptions/${id}/${verb}`, { body: { reason: 'asked by phone', ...body }, ...(token ? { token } : {}) });
  const reader = await anAdministrator(world, ['subscriptions.read']);
  expect((await act('change', { offer: dearer }, reader)).status).toBe(403);
  expect((await act('change', { offer: who.product.offerId })).body.error.details.code).toBe('SUBSCRIPTION_OFFER_NOT_OPEN');
  expect((await act('keep', {})).body.error.details.code).toBe('SUBSCRIPTION_CHANGE_NONE');
  expect((await read(id)).offerChoices).toMatchObject([{ offer: dearer, price: { amount: '4500' }, from: paidUntil }]);
  const one = expectOk(await act('change', { offer: dearer }), 'a change').body.data;
  expect(one).toMatchObject({ price: { amount: '2000' }, change: { name: 'With lessons', price: { amount: '4500' }, from: paidUntil } });
  expect((await mailTo(world, who.email, 'offer_change_agreed')).text).toContain('The shop changed your subscription');
  expect(expectOk(await act('keep', { reason: 'a mistake' }), 'taking it back').body.data).toMatchObject({ change: null });
  expectOk(await act('change', { offer: dearer }), 'a change');

  // Another card, given meanwhile, is the one that is charged: also by what was scheduled before it was given.
  const giveCard = async (card: string): Promise<void> => {
    const page = expectOk(
      await world.api(`/me/subscriptions/${id}/card`, { body: { locale: 'en' }, token: who.jwt }),
      'the page for the card',
    );
    const session = /cs_test_\w+/.exec(page.body.data.redirectUrl)?.[0] ?? '';
    expectOk(await world.sandbox(`/sessions/${session}/pay`, { body: { card } }), 'the card');
    await world.settled();
  };
  await giveCard('4000000000000341');
  await world.passUntil(paidUntil, 10);
  await world.settled();
  await eventually('the subscription to be late', async () => (await mine(world, who)).state === 'past_due');
  expect(await read(id)).toMatchObject({ price: { amount: '4500' }, change: null, offer: 'With lessons', offerChoices: [] });
  expect((await mailTo(world, who.email, 'renewal_refused')).text).toContain('45.00');
  expect((await act('change', { offer: who.product.offerId })).body.error.details.code).toBe('SUBSCRIPTION_OVERDUE');
  await giveCard('5555555555554444');
  expect(await payments(world, who, 2)).toMatchObject({
    state: 'active',
    card: { last4: '4444' },
    payments: [{ total: { amount: '4500' } }, {}],
  });
  await mailTo(world, who.email, 'offer_changed');

  // It ends with its period like any other, whatever the provider was told before.
  expectOk(await ask(world, who, 'cancel'), 'cancelling');
  expect(codes(await read(id))).toEqual([
    'SUBSCRIPTION_STARTED',
    'SUBSCRIPTION_CHANGE_AGREED',
    'SUBSCRIPTION_CHANGE_WITHDRAWN',
    'SUBSCRIPTION_CHANGE_AGREED',
    'SUBSCRIPTION_CARD_CHANGED',
    'SUBSCRIPTION_CHANGED',
    'SUBSCRIPTION_REFUSED',
    'SUBSCRIPTION_CARD_CHANGED',
    'SUBSCRIPTION_RENEWED',
    'SUBSCRIPTION_CANCELLED',
  ]);
  const { data } = expectOk(await world.admin(`/audit?subject=subscription:${id}`), 'the audit log').body;
  expect((data as Array<{ action: string; reason: string }>).map(({ action, reason }) => `${action}: ${reason}`).sort()).toEqual([
    'subscription.change: asked by phone',
    'subscription.change: asked by phone',
    'subscription.keep: a mistake',
  ]);
});

test('staff pauses for so many periods, also one paid each year; ended while it is paused it is over', async () => {
  const { world } = own;
  const yearly = await subscribe(world, { prices: { EUR: '120.00' }, renews: 'year' });
  const { id, paidUntil } = await mine(world, yearly);
  const choices = (await read(id)).pauseChoices as Array<{ periods: number; until: string }>;
  expect(choices.map(({ periods }) => periods)).toEqual([1, 2]);
  const body = { periods: 1, reason: 'a year abroad' };
  const one = expectOk(await world.admin(`/subscriptions/${id}/pause`, { body }), 'a pause').body.data;
  expect(one).toMatchObject({ paused: { until: choices[0]?.until }, nextPaymentAt: choices[0]?.until, accessUntil: paidUntil });
  expect(expectOk(await end(id, 'now'), 'ending at once').body.data).toMatchObject({ state: 'ended', paused: null, accessUntil: null });
  const again = await world.admin(`/subscriptions/${id}/unpause`, { body: { reason: 'too late' } });
  expect(again.body.error.details.code).toBe('SUBSCRIPTION_ENDED');
});
