// What is paid again and again: every renewal is an order of its own, split by the terms of the first, and access runs with what is paid.
import { aCreator, aProduct, aProgram, anAffiliate, anotherOffer } from '../support/builders';
import { brokenSentences, decide, splitOf } from '../support/books';
import { readRows } from '../support/database';
import { expectExplained, type Money } from '../support/explained';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { buy, orderOnDesk, untilOrder } from '../support/purchase';
import { enter } from '../support/sign-in';
import { atStripe } from '../support/stripe-events';
import { agreeing, ask, mine, month, opens, payments, payWith, subscribe, untilPaymentOf } from '../support/subscriber';
import type { Subscribed } from '../support/subscriber';
import { eventually, type Answer, type World } from '../support/world';

const own = movedShop('subscriptions');
jest.setTimeout(180_000);

test('three renewals are three orders, each split by the frozen plan; the affiliate earns of as many as the program pays for (J04, E10)', async () => {
  const { world } = own;
  const program = await aProgram(world, { maxPayments: 3 });
  const affiliate = await anAffiliate(world, program);
  const who = await subscribe(world, { program }, [affiliate.code]);
  for (let paid = 2; paid <= 4; paid += 1) {
    await month(world);
    await payments(world, who, paid);
  }
  const { orders, state } = await mine(world, who);
  expect(state).toBe('active');
  const earned = [];
  for (const number of orders) {
    expect(await untilOrder(world, number, 'paid')).toMatchObject({ total: { amount: '2990' } });
    earned.push((await splitOf(world, number))['affiliate']?.amount ?? 0);
  }
  expect(earned[0]).toBeGreaterThan(0);
  expect(earned).toEqual([earned[0], earned[0], earned[0], 0]);
  const last = await orderOnDesk(world, orders[3] ?? '');
  expect((last['timeline'] as Array<{ code: string }>).map(({ code }) => code)).toContain('COMMISSION_ENDED');
  const keys = await readRows<{ idempotency_key: string }>(
    world.address,
    `SELECT j.idempotency_key FROM afs_ledger_journals j JOIN afs_orders o ON o.id = j.order_id
      WHERE j.kind = 'sale' AND o.number IN (?, ?, ?, ?) ORDER BY j.id`,
    orders,
  );
  expect(keys.map(({ idempotency_key: key }) => key.replace(/_\w+$/, ''))).toEqual(['sale:ch', 'sale:in', 'sale:in', 'sale:in']);
  expect(await opens(world, who)).toBe('active');

  // A renewal is refunded by itself; the others stay as they are.
  const refunded = orders[2] ?? '';
  expectOk(
    await world.admin(`/orders/${refunded}/refunds`, { body: { amount: '2990', reason: 'asked for' }, key: 'renewal-refund' }),
    'a refund',
  );
  await untilOrder(world, refunded, 'refunded');
  expect((await orderOnDesk(world, orders[1] ?? '')).state).toBe('paid');
});

test('ended at once by its subscriber, access closes, nothing more is charged and a letter says so; a shop may not offer that', async () => {
  const { world } = own;
  const who = await subscribe(world);
  const now = () => ask(world, who, 'cancel', { when: 'now' });
  await decide(world, 'subscriptions.subscribersEndNow', false);
  expect((await now()).body.error.details.code).toBe('SUBSCRIPTION_END_NOW_REFUSED');
  expect(await mine(world, who)).toMatchObject({ state: 'active', mayEndNow: false });
  await decide(world, 'subscriptions.subscribersEndNow', true);
  const { id, paidUntil } = await mine(world, who);
  const stranger = await subscribe(world);
  expect((await ask(world, who, 'cancel', { when: 'now' }, stranger)).status).toBe(404);
  expect((await ask(world, who, 'cancel', { when: 'tomorrow' })).status).toBe(400);

  const ended = expectOk(await now(), 'ending at once').body.data;
  expect(ended).toMatchObject({ id, state: 'ended', paidUntil, accessUntil: null, nextPaymentAt: null, mayEndNow: false });
  expect(await opens(world, who)).toBe('revoked');
  expect((await now()).body.error.details.code).toBe('SUBSCRIPTION_ENDED');
  await month(world);
  await payments(world, stranger, 2);
  expect(await mine(world, who)).toMatchObject({ state: 'ended', orders: [who.orderNumber] });
  expect(await lettersAbout(world, who)).toEqual(['subscription_begun', 'subscription_over']);
  const { timeline } = expectOk(await world.admin(`/subscriptions/${id}`), 'the subscription').body.data;
  expect((timeline as Array<{ code: string }>).map(({ code }) => code)).toEqual([
    'SUBSCRIPTION_STARTED',
    'SUBSCRIPTION_LEFT',
    'SUBSCRIPTION_ENDED',
  ]);
});

test('a co-producer has a share of sales from the first day of their contract to the last, and of what was begun within it for good (E-34)', async () => {
  const { world } = own;
  const today = Date.parse(expectOk(await world.api('/demo/clock', { body: { advanceMs: 0 } }), 'the time').body.data.now as string);
  const dayAfter = (days: number) => new Date(today + days * 86_400_000).toISOString();
  const partner = await aCreator(world);
  const agreed = { validFrom: dayAfter(3), validUntil: dayAfter(20) };
  const coProducers = [{ creator: partner, shareBasisPoints: 2500, ...agreed }];
  const file = await aProduct(world, { prices: { EUR: '100.00' }, coProducers });
  const sell = async () => (await buy(world, { offerId: file.offerId })).orderNumber;
  const shares = async (number: string) => {
    const split = await splitOf(world, number);
    return [split['creator']?.amount, split['co_producer:1']?.amount];
  };
  // The site keeps 9.9 % of 100.00, and of what is left the odd cent is the creator’s.
  expect(await shares(await sell())).toEqual([9010, undefined]);
  await month(world, 4);
  const within = await sell();
  expect(await shares(within)).toEqual([6758, 2252]);
  const who = await subscribe(world, { prices: { EUR: '100.00' }, coProducers });

  // The days are part of why: on the desk, and for whoever has the share.
  const dates = [
    ['AGREED_FROM', { agreedFrom: agreed.validFrom }],
    ['AGREED_UNTIL', { agreedUntil: agreed.validUntil }],
  ];
  type Why = { readonly key: string; readonly explanation: { readonly steps: ReadonlyArray<{ code: string; facts: object }> } };
  const datesOf = (share: Why | undefined) =>
    share?.explanation.steps.filter(({ code }) => code.startsWith('AGREED_')).map(({ code, facts }) => [code, facts]);
  const desk = (await orderOnDesk(world, within)) as unknown as { split: Why[] };
  expect(datesOf(desk.split.find(({ key }) => key === '1:co_producer:1'))).toEqual(dates);
  expect(datesOf(desk.split.find(({ key }) => key === '1:creator'))).toEqual([]);
  const { jwt } = await enter(world, partner.email);
  const receipt = expectOk(await world.api(`/studio/sales/${within}`, { token: jwt }), 'the receipt').body.data as { split: Why[] };
  // A co-producer sees their own share, and no other.
  expect(receipt.split.map(datesOf)).toEqual([dates]);

  await month(world);
  const { orders } = await payments(world, who, 2);
  expect(await shares(orders[1] ?? '')).toEqual([6758, 2252]);
  expect(await shares(await sell())).toEqual([9010, undefined]);
});

test('an invoice told twenty times at once and out of order is one order', async () => {
  const { world } = own;
  const who = await subscribe(world);
  await world.sandbox('/config', { body: { webhooks: { copies: 20, shuffle: true } } });
  await month(world);
  await payments(world, who, 2);
  await world.settled();
  await world.sandbox('/config', { body: { webhooks: { copies: 1, shuffle: false } } });
  expect((await mine(world, who)).orders).toHaveLength(2);
});

test('a refused renewal keeps access in the days of grace, and recovers with another card', async () => {
  const { world } = own;
  const who = await subscribe(world);
  await payWith(world, who, 'pm_card_chargeCustomerFail');
  await month(world);
  await eventually('the subscription to be late', async () => (await mine(world, who)).state === 'past_due');
  expect(await opens(world, who)).toBe('active');
  await payWith(world, who, 'pm_card_visa');
  await month(world, 4);
  expect(await payments(world, who, 2)).toMatchObject({ state: 'active' });
});

test('one refused for good ends, and its access with it', async () => {
  const { world } = own;
  const who = await subscribe(world);
  await payWith(world, who, 'pm_card_chargeCustomerFail');
  await month(world);
  await month(world, 20);
  await eventually('the subscription to end', async () => (await mine(world, who)).state === 'ended');
  expect(await opens(world, who)).toBe('revoked');
  expect((await mine(world, who)).orders).toHaveLength(1);
});

test('free days cost nothing and are charged afterwards; cancelled, it ends with what is paid; nobody else can touch it', async () => {
  const { world } = own;
  const who = await subscribe(world, { trialDays: 14 });
  expect(await mine(world, who)).toMatchObject({ state: 'trialing', orders: [who.orderNumber] });
  await month(world, 12);
  // The letter with which it began says when it is paid; three days before, another one does, once.
  const until = await trialEnd(world, who);
  expect((await mailTo(world, who.email, 'subscription_begun')).text).toContain(`until ${until} cost nothing`);
  expect((await mailTo(world, who.email, 'trial_ending')).text).toContain(`end on ${until}`);
  await month(world, 3);
  const { id } = await payments(world, who, 2);
  const { jwt: stranger } = await subscribe(world);
  for (const verb of ['cancel', 'resume']) {
    const answer = await world.api(`/me/subscriptions/${id}/${verb}`, { body: {}, token: stranger });
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'SUBSCRIPTION_NOT_FOUND']);
  }
  const cancel = () => world.api(`/me/subscriptions/${id}/cancel`, { body: {}, token: who.jwt });
  expect(expectOk(await cancel(), 'cancelling').body.data).toMatchObject({ cancelAtPeriodEnd: true, nextPaymentAt: null, state: 'active' });
  const back = expectOk(await world.api(`/me/subscriptions/${id}/resume`, { body: {}, token: who.jwt }), 'taking it back').body.data;
  expect(back).toMatchObject({ cancelAtPeriodEnd: false });
  expectOk(await cancel(), 'cancelling again');
  expect(await opens(world, who)).toBe('active');
  await month(world);
  await eventually('the subscription to end', async () => (await mine(world, who)).state === 'ended');
  await world.settled();
  expect(await lettersAbout(world, who)).toEqual([
    'subscription_begun',
    'trial_ending',
    'subscription_cancelled',
    'subscription_goes_on',
    'subscription_cancelled',
    'subscription_over',
  ]);
  expect((await mailTo(world, who.email, 'subscription_cancelled')).text).toContain('stays open until');
  expect([await opens(world, who), (await mine(world, who)).orders.length]).toEqual(['revoked', 2]);
  expect((await cancel()).body.error.details.code).toBe('SUBSCRIPTION_ENDED');
});

/** What was written about a subscription beside its receipts, oldest first. */
const lettersAbout = async (world: World, { email }: Subscribed): Promise<string[]> =>
  (await mailsTo(world, email))
    .map(({ kind }) => kind)
    .filter((kind) => /^(subscription_|trial_)/.test(kind))
    .reverse();

const trialEnd = async (world: World, who: Subscribed): Promise<string> =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date((await mine(world, who)).paidUntil));

test('a pause leaves payments out: what is paid runs to its end, then nothing is open and nothing is earned, and it goes on by itself', async () => {
  const { world } = own;
  const program = await aProgram(world);
  const affiliate = await anAffiliate(world, program);
  const who = await subscribe(world, { program }, [affiliate.code]);
  const stranger = await subscribe(world);
  const before = await mine(world, who);
  expect([before.paused, before.pauseChoices.map(({ periods }) => periods)]).toEqual([null, [1, 2, 3]]);
  const until = before.pauseChoices[1]?.until ?? '';
  for (const verb of ['pause', 'unpause'] as const) {
    const answer = await ask(world, who, verb, verb === 'pause' ? { periods: 2 } : {}, stranger);
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'SUBSCRIPTION_NOT_FOUND']);
  }
  expectOk(await ask(world, who, 'pause', { periods: 2 }), 'a pause');
  await world.settled();
  // No days of grace: they are for a payment that is tried again, and none is.
  expect(await mine(world, who)).toMatchObject({
    state: 'active',
    paused: { until, dueIfEnded: before.paidUntil },
    nextPaymentAt: until,
    accessUntil: before.paidUntil,
    pauseChoices: [],
  });
  expect(await opens(world, who)).toBe('active');
  expect((await ask(world, who, 'pause', { periods: 1 })).body.error.details.code).toBe('SUBSCRIPTION_PAUSED');

  await untilPaymentOf(world, before.paidUntil);
  expect(await mine(world, who)).toMatchObject({ state: 'active', paused: { until }, accessUntil: null, overdue: null });
  expect([await opens(world, who), (await mine(world, who)).orders.length]).toEqual(['revoked', 1]);

  await untilPaymentOf(world, until);
  const after = await payments(world, who, 2);
  await world.settled();
  expect(await mine(world, who)).toMatchObject({ state: 'active', paused: null, overdue: null, nextPaymentAt: after.paidUntil });
  expect(Date.parse(after.paidUntil)).toBeGreaterThan(Date.parse(until));
  expect(await opens(world, who)).toBe('active');
  for (const number of after.orders) expect((await splitOf(world, number))['affiliate']?.amount).toBeGreaterThan(0);
  expect((await mailsTo(world, who.email)).map(({ kind }) => kind).filter((kind) => /^(renewal|subscription)_/.test(kind))).toEqual([
    'subscription_begun',
  ]);
  // One letter when it begins, with its days, and one when it is over.
  const said = (await mailsTo(world, who.email)).map(({ kind }) => kind).filter((kind) => kind.startsWith('pause_'));
  expect(said).toEqual(['pause_over', 'pause_begun']);
  const day = (iso: string) => new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
  const letter = (await mailTo(world, who.email, 'pause_begun')).text;
  expect([letter.includes(`stays open until ${day(before.paidUntil)}`), letter.includes(`due on ${day(until)}`)]).toEqual([true, true]);
  const desk = expectOk(await world.admin(`/subscriptions/${before.id}`), 'on the desk').body.data;
  expect(desk.timeline.map(({ code, actor }: { code: string; actor: string }) => [code, actor])).toEqual([
    ['SUBSCRIPTION_STARTED', 'buyer'],
    ['SUBSCRIPTION_PAUSED_UNTIL', 'buyer'],
    ['SUBSCRIPTION_UNPAUSED', 'provider'],
    ['SUBSCRIPTION_RENEWED', 'provider'],
  ]);
});

test('a pause that is ended early takes nothing away while paid time runs; later, the next period is paid and opens it', async () => {
  const { world } = own;
  const who = await subscribe(world);
  const before = await mine(world, who);
  expectOk(await ask(world, who, 'pause', { periods: 3 }), 'a pause');
  expectOk(await ask(world, who, 'unpause'), 'going on at once');
  await world.settled();
  const { paused, nextPaymentAt, accessUntil } = await mine(world, who);
  expect([paused, nextPaymentAt, accessUntil]).toEqual([null, before.paidUntil, before.accessUntil]);
  expect((await ask(world, who, 'unpause')).body.error.details.code).toBe('SUBSCRIPTION_NOT_PAUSED');

  expectOk(await ask(world, who, 'pause', { periods: 3 }), 'a pause');
  await untilPaymentOf(world, before.paidUntil);
  const due = (await mine(world, who)).paused?.dueIfEnded ?? '';
  const over = expectOk(await ask(world, who, 'unpause'), 'going on').body.data as typeof before;
  // Nothing is charged by the press of a button, neither the subscriber's nor that of staff.
  expect(over).toMatchObject({ paused: null, accessUntil: null, orders: [who.orderNumber], overdue: null });
  expect(Date.parse(over.nextPaymentAt ?? '')).toBeGreaterThanOrEqual(Date.parse(due));
  await world.settled();
  expect(await opens(world, who)).toBe('revoked');
  await untilPaymentOf(world, over.nextPaymentAt ?? '');
  const paid = await payments(world, who, 2);
  expect([paid.nextPaymentAt, await opens(world, who)]).toEqual([paid.paidUntil, 'active']);
});

test('who may not pause is told why and what to do: too long, not allowed, overdue, cancelled, ended', async () => {
  const { world } = own;
  const set = async (key: string, value: unknown): Promise<void> =>
    void expectOk(await world.admin(`/settings/subscriptions.${key}`, { method: 'PUT', body: { value } }), key);
  const refused = async (who: Awaited<ReturnType<typeof subscribe>>, periods = 1): Promise<[number, string]> => {
    const { status, body } = await ask(world, who, 'pause', { periods });
    expect(body.error.details.remedy ?? body.error.message).toBeTruthy();
    return [status, body.error.details.code as string];
  };
  const who = await subscribe(world);
  const yearly = await subscribe(world, { renews: 'year' });
  expect(await refused(who, 4)).toEqual([409, 'SUBSCRIPTION_PAUSE_REFUSED']);
  expect(await refused(who, 0)).toEqual([400, 'INVALID_INPUT']);
  // A year is longer than three months: whoever pauses leaves out whole periods.
  expect([(await mine(world, yearly)).pauseChoices, await refused(yearly)]).toEqual([[], [409, 'SUBSCRIPTION_PAUSE_REFUSED']]);
  await set('longestPause', 12);
  expect((await mine(world, yearly)).pauseChoices).toHaveLength(1);
  await set('subscribersPause', false);
  expect([(await mine(world, who)).pauseChoices, await refused(who)]).toEqual([[], [409, 'SUBSCRIPTION_PAUSE_REFUSED']]);
  await set('subscribersPause', true);
  await set('longestPause', 3);

  expectOk(await ask(world, yearly, 'cancel'), 'cancelling');
  expect(await refused(yearly)).toEqual([409, 'SUBSCRIPTION_CANCELLED']);
  await payWith(world, who, 'pm_card_chargeCustomerFail');
  await month(world);
  await eventually('the subscription to be late', async () => (await mine(world, who)).state === 'past_due');
  expect(await refused(who)).toEqual([409, 'SUBSCRIPTION_OVERDUE']);
  await month(world, 20);
  await eventually('the subscription to end', async () => (await mine(world, who)).state === 'ended');
  expect(await refused(who)).toEqual([409, 'SUBSCRIPTION_ENDED']);
  expect((await ask(world, who, 'unpause')).body.error.details.code).toBe('SUBSCRIPTION_ENDED');
});

const charged = async (world: World, { providerId }: Subscribed): Promise<number[]> =>
  (await atStripe(world).invoices.list({ subscription: providerId, status: 'paid', limit: 50 })).data
    .map(({ amount_paid: paid }) => paid)
    .reverse();
const codeOf = ({ body }: Answer): string => body.error.details.code as string;
const letters = async (world: World, { email }: Subscribed): Promise<string[]> =>
  (await mailsTo(world, email)).map(({ kind }) => kind).filter((kind) => kind.startsWith('offer_'));

test('from a month to a year: nothing is paid now, the whole of the year once at the next payment, split to the cent, and again a year later', async () => {
  const { world } = own;
  // A year of what everybody before subscribed to is not what this is about.
  for await (const { id } of atStripe(world).subscriptions.list({ limit: 100 })) await atStripe(world).subscriptions.cancel(id);
  const program = await aProgram(world, { maxPayments: 2 });
  const affiliate = await anAffiliate(world, program);
  const who = await subscribe(world, { program }, [affiliate.code]);
  const stranger = await subscribe(world);
  const yearly = await anotherOffer(world, who.product, {
    name: 'A year',
    prices: { EUR: '300.00' },
    renews: 'year',
    trialDays: 30,
    seats: 1,
  });
  const quarterly = await anotherOffer(world, who.product, { name: 'A quarter', prices: { EUR: '80.00' }, renews: 'month' });
  await anotherOffer(world, who.product, { name: 'For good', prices: { EUR: '500.00' } });
  await anotherOffer(world, who.product, { name: 'In parts', prices: { EUR: '100.00' }, renews: 'month', instalments: 3 });
  await anotherOffer(world, who.product, { name: 'Elsewhere', prices: { USD: '300.00' }, renews: 'year' });
  const before = await mine(world, who);
  expect(before.offerChoices.map(({ name, interval, from }) => [name, interval, from])).toEqual([
    ['A year', 'year', before.paidUntil],
    ['A quarter', 'month', before.paidUntil],
  ]);
  const [choice, other] = before.offerChoices;
  if (!choice || !other) throw new Error('there is nothing to choose');

  // Not somebody else's, not an offer of another product, not at a price nobody was shown, not without the words.
  expect(codeOf(await ask(world, who, 'change', agreeing(choice), stranger))).toBe('SUBSCRIPTION_NOT_FOUND');
  const foreign = await aProduct(world, { prices: { EUR: '1.00' }, renews: 'month' });
  expect(codeOf(await ask(world, who, 'change', agreeing({ ...choice, offer: foreign.offerId })))).toBe('SUBSCRIPTION_OFFER_NOT_OPEN');
  expect(codeOf(await ask(world, who, 'change', agreeing({ ...choice, offer: who.product.offerId })))).toBe('SUBSCRIPTION_OFFER_NOT_OPEN');
  const cheaper = { ...choice, price: { ...choice.price, amount: '1' } };
  expect(codeOf(await ask(world, who, 'change', agreeing(cheaper)))).toBe('SUBSCRIPTION_OFFER_STALE');
  expect(codeOf(await ask(world, who, 'change', { ...agreeing(choice), consent: '1999' }))).toBe('INVALID_INPUT');
  expect(codeOf(await ask(world, who, 'keep'))).toBe('SUBSCRIPTION_CHANGE_NONE');

  // Two tabs, and a third with another offer.
  const tabs = await Promise.all([1, 2, 3].map(() => ask(world, who, 'change', agreeing(choice))));
  expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(codeOf(await ask(world, who, 'change', agreeing(other)))).toBe('SUBSCRIPTION_CHANGE_AGREED');
  expect(codeOf(await ask(world, who, 'pause', { periods: 1 }))).toBe('SUBSCRIPTION_CHANGE_AGREED');
  expect(codeOf(await ask(world, who, 'keep', {}, stranger))).toBe('SUBSCRIPTION_NOT_FOUND');
  await world.settled();
  const agreed = await mine(world, who);
  expect(agreed).toMatchObject({
    price: { amount: '2990' },
    interval: 'month',
    change: { offer: yearly, name: 'A year', price: { amount: '30000' }, interval: 'year', from: before.paidUntil },
    offerChoices: [],
    pauseChoices: [],
    nextPaymentAt: before.paidUntil,
    orders: [who.orderNumber],
  });
  expect(await charged(world, who)).toEqual([2990]);
  expect(await letters(world, who)).toEqual(['offer_change_agreed']);
  const letter = await mailTo(world, who.email, 'offer_change_agreed');
  for (const words of ['Nothing is charged now', '300.00', 'a year', 'take the change back']) expect(letter.text).toContain(words);
  // Its only seat is taken, and what it costs others from now on changes nothing for who agreed before.
  const card = expectOk(await world.api(`/catalog/products/${who.product.slug}`), 'the product').body.data;
  expect(card.offers.find(({ name }: { name: string }) => name === 'A year').availability).toBe('sold_out');
  const price = { prices: [{ currency: 'EUR', amount: '999.00' }] };
  expectOk(
    await world.strapi(`/content-manager/collection-types/plugin::affiliate-store.offer/${yearly}`, { method: 'PUT', body: price }),
    'a dearer offer',
  );

  await world.sandbox('/config', { body: { webhooks: { copies: 20, shuffle: true } } });
  await untilPaymentOf(world, before.paidUntil);
  const changed = await payments(world, who, 2);
  await world.settled();
  await world.sandbox('/config', { body: { webhooks: { copies: 1, shuffle: false } } });
  expect(await mine(world, who)).toMatchObject({
    state: 'active',
    price: { amount: '30000' },
    interval: 'year',
    offerName: 'A year',
    change: null,
  });
  const year = Date.parse(changed.paidUntil) - Date.parse(before.paidUntil);
  expect([365, 366]).toContain(year / 86_400_000);
  expect((await mine(world, who)).offerChoices.map(({ offer }) => offer)).toEqual([who.product.offerId, quarterly]);
  expect((await letters(world, who)).sort()).toEqual(['offer_change_agreed', 'offer_changed']);
  // The schedule has let go: nothing at the provider keeps it from being ended with its period.
  expect((await atStripe(world).subscriptions.retrieve(who.providerId)).schedule).toBeNull();

  await untilPaymentOf(world, changed.paidUntil);
  const { orders, id } = await payments(world, who, 3);
  await world.settled();
  expect(await charged(world, who)).toEqual([2990, 30000, 30000]);
  const splits = await Promise.all(orders.map((number) => splitOf(world, number)));
  for (const [index, gross] of [2990, 30000, 30000].entries()) {
    const shares = Object.values(splits[index] ?? {}).filter(({ role }) => role !== 'payment_fee');
    expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
  }
  // The affiliate of the beginning earns of the first two payments, the second of them ten times the price.
  const earned = splits.map((split) => split['affiliate']?.amount ?? 0);
  expect([(earned[0] ?? 0) > 0, (earned[1] ?? 0) > 10 * (earned[0] ?? 0), earned[2]]).toEqual([true, true, 0]);

  const desk = expectOk(await world.admin(`/subscriptions/${id}`), 'on the desk').body.data;
  expect(desk.timeline.map(({ code }: { code: string }) => code)).toEqual([
    'SUBSCRIPTION_STARTED',
    'SUBSCRIPTION_CHANGE_AGREED',
    'SUBSCRIPTION_CHANGED',
    'SUBSCRIPTION_RENEWED',
    'SUBSCRIPTION_RENEWED',
  ]);
  expect(desk.timeline[1]).toMatchObject({ actor: 'buyer', facts: { offer: 'A year', amount: '30000', version: '2026-11' } });
  const { total } = await orderOnDesk(world, orders[1] ?? '');
  const why = await expectExplained(world, total as Money, { of: 'order_sum', id: orders[1] ?? '', part: 'gross' });
  expect(why.steps.map(({ code }) => code)).toContain('OFFER_CHANGED');
  for (const number of orders.slice(1)) {
    const order = await orderOnDesk(world, number);
    expect(order['timeline']).toContainEqual(
      expect.objectContaining({ code: 'RENEWED_AS_CHANGED', facts: expect.objectContaining({ order: who.orderNumber, offer: 'A year' }) }),
    );
  }
});

/** Changes at the provider, where the shop is not asked, what the price after a change will be. */
const chargeInstead = async (world: World, who: Subscribed, amount: number): Promise<void> => {
  const { schedule: id } = await atStripe(world).subscriptions.retrieve(who.providerId);
  const schedule = await atStripe(world).subscriptionSchedules.retrieve(id as string);
  const [now, next] = schedule.phases;
  if (!now || !next) throw new Error('there is no change at the provider');
  const was = await atStripe(world).prices.retrieve(next.items[0]?.price as string);
  await atStripe(world).subscriptionSchedules.update(schedule.id, {
    end_behavior: 'release',
    proration_behavior: 'none',
    phases: [
      {
        items: [{ price: now.items[0]?.price as string, quantity: 1 }],
        start_date: now.start_date,
        end_date: now.end_date,
        proration_behavior: 'none',
        ...(now.trial_end === null ? {} : { trial_end: now.trial_end }),
      },
      {
        items: [
          {
            price_data: {
              currency: was.currency,
              product: was.product as string,
              recurring: { interval: 'month', interval_count: 1 },
              unit_amount: amount,
            },
            quantity: 1,
          },
        ],
        duration: { interval: 'month', interval_count: 1 },
        proration_behavior: 'none',
        metadata: next.metadata ?? {},
      },
    ],
  });
};

test('a change is taken back, ends with a cancellation and is none when the provider does not hear; free days end with the other price', async () => {
  const { world } = own;
  const who = await subscribe(world);
  const tried = await subscribe(world, { trialDays: 14 });
  for (const { product } of [who, tried])
    await anotherOffer(world, product, { name: 'Pro', prices: { EUR: '60.00' }, renews: 'month', seats: 1 });
  const agree = async (of: Subscribed) => {
    const [choice] = (await mine(world, of)).offerChoices;
    if (!choice) throw new Error('there is nothing to choose');
    return ask(world, of, 'change', agreeing(choice));
  };
  expectOk(await agree(who), 'a change');
  expect(expectOk(await ask(world, who, 'keep'), 'taking it back').body.data).toMatchObject({ change: null, price: { amount: '2990' } });
  expect(codeOf(await ask(world, who, 'keep'))).toBe('SUBSCRIPTION_CHANGE_NONE');
  await world.settled();
  expect((await mailTo(world, who.email, 'offer_change_withdrawn')).text).toContain('does not happen');
  // Its seat is there again, so that it may be agreed again; cancelled, it is over, and going on it stays over.
  expectOk(await agree(who), 'a change');
  expect(expectOk(await ask(world, who, 'cancel'), 'cancelling').body.data).toMatchObject({ cancelAtPeriodEnd: true, change: null });
  expect(
    codeOf(
      await ask(world, who, 'change', {
        offer: 'x',
        price: { amount: '1', currency: 'EUR' },
        from: '2030-01-01T00:00:00Z',
        consent: '2026-11',
      }),
    ),
  ).toBe('SUBSCRIPTION_CANCELLED');
  expect(expectOk(await ask(world, who, 'resume'), 'going on').body.data).toMatchObject({ cancelAtPeriodEnd: false, change: null });
  await world.settled();

  // The provider did what was asked and its answer was lost: who asked was told that it failed, so that it must not happen.
  const lost = { kind: 'server_error', method: 'POST', path: '/v1/subscription_schedules/*', executed: true, times: 1 };
  expectOk(await world.sandbox('/faults', { body: lost }), 'a fault');
  expect(codeOf(await agree(who))).toBe('PAYMENT_PROVIDER_DOWN');
  await world.settled();
  expect([(await mine(world, who)).change, (await atStripe(world).subscriptions.retrieve(who.providerId)).schedule]).toEqual([null, null]);

  expectOk(await agree(tried), 'a change in the free days');
  await world.settled();
  const { paidUntil } = await mine(world, tried);
  // Somebody makes it dearer at the provider, past the shop: what is charged is what there is to split, and the order says what was agreed.
  await chargeInstead(world, tried, 6100);
  await untilPaymentOf(world, paidUntil);
  const dearer = await payments(world, tried, 2);
  expect(dearer).toMatchObject({ state: 'active', payments: [{ total: { amount: '6100' } }] });
  const order = await orderOnDesk(world, dearer.orders[1] ?? '');
  expect(order['timeline']).toContainEqual(expect.objectContaining({ code: 'NOT_AS_AGREED', facts: { amount: '6000', currency: 'EUR' } }));
  const shares = Object.values(await splitOf(world, dearer.orders[1] ?? '')).filter(({ role }) => role !== 'payment_fee');
  expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(6100);
  await untilPaymentOf(world, (await mine(world, who)).paidUntil);
  await payments(world, who, 2);
  await world.settled();
  expect([await charged(world, who), (await charged(world, tried)).at(-1)]).toEqual([[2990, 2990], 6100]);
  const desk = expectOk(await world.admin(`/subscriptions/${(await mine(world, who)).id}`), 'on the desk').body.data;
  const withdrawn = (desk.timeline as Array<{ code: string; facts: { why?: string } }>).filter(({ code }) =>
    code.endsWith('CHANGE_WITHDRAWN'),
  );
  expect(withdrawn.map(({ facts }) => facts.why)).toEqual(['taken_back', 'cancelled', 'not_told']);
});

test('everybody is told what is charged when: on the product, at the checkout, on the receipt', async () => {
  const { world } = own;
  const who = await subscribe(world, { prices: { EUR: '19.00' }, trialDays: 14 });
  const { product } = who;
  const card = expectOk(await world.api(`/catalog/products/${product.slug}`), 'the product').body.data;
  expect(card.renewals).toEqual([{ currency: 'EUR', interval: 'month', count: 1 }]);
  expect(card.offers[0].renewal).toEqual({ interval: 'month', count: 1, trialDays: 14, instalments: null });
  const plain = (text: string): string => text.replace(/<!--.*?-->|<[^>]+>/g, '').replace(/\s+/g, ' ');
  const page = plain((await world.at(`/store/en/p/${product.slug}`)).text);
  for (const words of ['19.00 a month', 'First 14 days free', 'Renews until you cancel']) expect(page).toContain(words);
  const { items, totals } = expectOk(await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }] } }), 'a cart').body
    .data;
  expect([totals.total.amount, items[0].renewal.price.amount]).toEqual(['0', '1900']);
  const { id, nextPaymentAt, payments: paid } = await mine(world, who);
  expect(paid).toEqual([]);
  const receipt = expectOk(await world.api(`/me/orders/${who.orderNumber}`, { token: who.jwt }), 'the receipt').body.data;
  expect(receipt.subscription).toMatchObject({ id, price: { amount: '1900' }, nextPaymentAt });
});

test('the books balance', async () => {
  const { world } = own;
  await world.settled();
  expect(await brokenSentences(world)).toEqual([]);
});
