// One price paid in parts: each is an order split like the first, the last one ends it, and none is ever one too many.
import { aProgram, anAffiliate } from '../support/builders';
import { brokenSentences, splitOf } from '../support/books';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { mailsTo, mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { orderOnDesk, untilOrder } from '../support/purchase';
import { atStripe } from '../support/stripe-events';
import { ask, mine, month, opens, payments, payWith, subscribe, untilPaymentOf } from '../support/subscriber';
import type { Subscribed } from '../support/subscriber';
import { eventually, type World } from '../support/world';

const own = ownShop('instalments');
jest.setTimeout(180_000);

const THREE = { prices: { EUR: '33.00' }, renews: 'month', instalments: 3 } as const;
const buy = (world: World, more: Partial<Parameters<typeof subscribe>[1]> = {}, through: readonly string[] = []): Promise<Subscribed> =>
  subscribe(world, { ...THREE, ...more }, through);
const onDesk = async (world: World, id: string) => expectOk(await world.admin(`/subscriptions/${id}`), 'on the desk').body.data;
const codesOf = ({ timeline }: { timeline: Array<{ code: string }> }): string[] => timeline.map(({ code }) => code);
const paidAtStripe = async (world: World, { providerId }: Subscribed): Promise<number> =>
  (await atStripe(world).invoices.list({ subscription: providerId, status: 'paid', limit: 20 })).data.length;

test('three instalments are three orders, each split by the frozen plan; with the last it is over and stays open for good', async () => {
  const { world } = own;
  const program = await aProgram(world, { commissionBase: 'profit' });
  const affiliate = await anAffiliate(world, program);
  const who = await buy(world, { program, unitCost: 1000 }, [affiliate.code]);
  const first = await mine(world, who);
  expect(first).toMatchObject({ state: 'active', instalments: { count: 3, paid: 1, total: { amount: '9900' } }, pauseChoices: [] });
  const bound = await atStripe(world).subscriptions.retrieve(who.providerId);
  expect([bound.cancel_at_period_end, bound.cancel_at]).toEqual([false, expect.any(Number)]);

  await untilPaymentOf(world, first.nextPaymentAt ?? '');
  const second = await payments(world, who, 2);
  await world.settled();
  expect(second).toMatchObject({ state: 'active', instalments: { paid: 2 } });
  // The provider's bound is the end of the third period, to the second.
  await untilPaymentOf(world, second.nextPaymentAt ?? '');
  const third = await payments(world, who, 3);
  await world.settled();
  expect(bound.cancel_at).toBe(Date.parse(third.paidUntil) / 1000);
  expect(third).toMatchObject({ state: 'ended', instalments: { paid: 3 }, nextPaymentAt: null, overdue: null, openForGood: true });
  await eventually(
    'the provider to end it',
    async () => (await atStripe(world).subscriptions.retrieve(who.providerId)).status === 'canceled',
  );

  const letter = await mailTo(world, who.email, 'subscription_begun');
  expect([letter.text.includes('(3 instalments)'), /subscri/i.test(letter.subject)]).toEqual([true, false]);
  expect((await mailTo(world, who.email, 'instalments_paid_off')).text).toContain('Nothing more is charged');

  await month(world, 95);
  expect((await mailsTo(world, who.email)).filter(({ kind }) => kind === 'subscription_over')).toEqual([]);
  expect([await opens(world, who), await paidAtStripe(world, who), (await mine(world, who)).orders.length]).toEqual(['active', 3, 3]);
  // Profit is 33.00 less the shop's part and a third of what the sale costs: 3.34 once, 3.33 twice. A whole cost each time would earn less.
  const splits = await Promise.all(third.orders.map((number) => splitOf(world, number)));
  const earned = splits.map((split) => split['affiliate']?.amount ?? 0);
  expect(earned[0]).toBeGreaterThan(0);
  expect(earned[1]).toBe(earned[2]);
  const costs = await Promise.all(
    third.orders.map(async (number) => {
      const [row] = await readRows<{ snapshot: string }>(
        world.address,
        'SELECT s.snapshot FROM afs_order_snapshots s JOIN afs_orders o ON o.id = s.order_id WHERE o.number = ?',
        [number],
      );
      return (JSON.parse(row?.snapshot ?? '{}') as { lines: Array<{ plan: { unitCost: number } }> }).lines[0]?.plan.unitCost;
    }),
  );
  expect(costs).toEqual([334, 333, 333]);

  const desk = await onDesk(world, first.id);
  expect(codesOf(desk)).toEqual(['INSTALMENT_PAID', 'INSTALMENT_PAID', 'INSTALMENT_PAID', 'INSTALMENTS_PAID_OFF']);
  expect(desk.timeline[1]).toMatchObject({ actor: 'provider', facts: { number: '2', of: '3' } });
  expect(desk).toMatchObject({ openForGood: true, paid: [{ amount: '9900' }] });
  const order = await orderOnDesk(world, third.orders[1] ?? '');
  expect(order['timeline']).toContainEqual(
    expect.objectContaining({ code: 'INSTALMENT', facts: { order: who.orderNumber, number: '2', of: '3' } }),
  );
});

test('nobody listening for months, and then everything told twenty times and shuffled, still makes three payments and no fourth', async () => {
  const { world } = own;
  const who = await buy(world);
  await world.sandbox('/config', { body: { webhooks: { copies: 20, shuffle: true } } });
  // The provider lives through five months before the shop hears of the first.
  await month(world, 155);
  const { orders } = await payments(world, who, 3);
  await world.settled();
  await world.sandbox('/config', { body: { webhooks: { copies: 1, shuffle: false } } });
  expect(new Set(orders).size).toBe(3);
  expect(await paidAtStripe(world, who)).toBe(3);
  expect(await mine(world, who)).toMatchObject({ state: 'ended', instalments: { paid: 3 } });
  expect(await opens(world, who)).toBe('active');
});

test('a payment beyond what was agreed is nobody’s, is not split, and goes back by itself', async () => {
  const { world } = own;
  const who = await buy(world);
  // Somebody has taken the bound away in the provider's own dashboard, and the shop hears of nothing until it is too late.
  await atStripe(world).subscriptions.update(who.providerId, { cancel_at: '' });
  await month(world, 100);
  await eventually('the surplus', async () => (await readSurplus(world, who)).length === 1);
  // The last payment agreed and the one beyond it both end it at the provider, at one moment: whoever comes second has nothing to try again.
  expect(await workOff(world)).toEqual([]);
  await world.settled();
  expect(await paidAtStripe(world, who)).toBe(4);
  const { id, orders, payments: paid, state } = await mine(world, who);
  expect([orders.length, paid.length, state]).toEqual([3, 3, 'ended']);
  const [surplus = ''] = await readSurplus(world, who);
  const order = await untilOrder(world, surplus, 'failed');
  expect(order).toMatchObject({ attention: null });
  expect(await splitOf(world, surplus)).toEqual({});
  const kinds = await readRows<{ kind: string }>(
    world.address,
    'SELECT j.kind FROM afs_ledger_journals j JOIN afs_orders o ON o.id = j.order_id WHERE o.number = ? ORDER BY j.id',
    [surplus],
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['unattributed_cash', 'unattributed_returned']);
  expect(codesOf(await onDesk(world, id))).toContain('INSTALMENT_SURPLUS');
  expect((await atStripe(world).subscriptions.retrieve(who.providerId)).status).toBe('canceled');
  expect(await opens(world, who)).toBe('active');
});

/** Waits until nothing is to be done; answers what went wrong on the way and waits to be tried again. */
const workOff = async (world: World): Promise<string[]> => {
  for (;;) {
    const jobs = expectOk(await world.admin('/jobs'), 'the jobs').body.data as Array<{ name: string; lastError: string | null }>;
    const again = jobs.flatMap(({ name, lastError }) => (lastError === null ? [] : [`${name}: ${lastError}`]));
    if (jobs.length === 0 || again.length > 0) return again;
  }
};

const readSurplus = async (world: World, { email }: Subscribed): Promise<string[]> =>
  (
    await readRows<{ number: string }>(
      world.address,
      `SELECT o.number FROM afs_orders o JOIN afs_subscription_payments p ON p.order_id = o.id WHERE o.email = ? AND o.paid_at IS NULL`,
      [email],
    )
  ).map(({ number }) => number);

test('the buyer owes the rest: it is neither cancelled nor paused; staff ends it with a reason, and takes that back with the bound', async () => {
  const { world } = own;
  const who = await buy(world);
  const { id, paidUntil } = await mine(world, who);
  const stranger = await subscribe(world);
  expect((await ask(world, who, 'cancel', {}, stranger)).body.error.details.code).toBe('SUBSCRIPTION_NOT_FOUND');
  for (const [verb, body] of [
    ['cancel', {}],
    ['pause', { periods: 1 }],
  ] as const) {
    const answer = await ask(world, who, verb, body);
    expect([answer.status, answer.body.error.details.code]).toEqual([409, 'SUBSCRIPTION_IN_INSTALMENTS']);
  }
  const pause = await world.admin(`/subscriptions/${id}/pause`, { body: { reason: 'asked for' } });
  expect(pause.body.error.details.code).toBe('SUBSCRIPTION_IN_INSTALMENTS');
  expect((await onDesk(world, id)).pauseChoices).toEqual([]);
  const end = (when: 'now' | 'period_end') => world.admin(`/subscriptions/${id}/end`, { body: { when, reason: 'hardship' } });
  expect(expectOk(await end('period_end'), 'ending').body.data).toMatchObject({ cancelAtPeriodEnd: true, nextPaymentAt: null });
  expectOk(await world.admin(`/subscriptions/${id}/resume`, { body: {} }), 'going on');
  await world.settled();
  const again = await atStripe(world).subscriptions.retrieve(who.providerId);
  expect([again.cancel_at_period_end, (again.cancel_at ?? 0) * 1000 > Date.parse(paidUntil)]).toEqual([false, true]);
  expect(expectOk(await end('now'), 'ending now').body.data).toMatchObject({ state: 'ended', accessUntil: null, instalments: { paid: 1 } });
  await world.settled();
  expect(await opens(world, who)).toBe('revoked');
  const desk = await onDesk(world, id);
  expect(desk.timeline.find(({ code }: { code: string }) => code === 'SUBSCRIPTION_CANCELLED_NOW')).toMatchObject({
    facts: { reason: 'hardship' },
  });
});

test('a refused instalment is overdue like a renewal, and paid later it counts; what is never paid ends and closes', async () => {
  const { world } = own;
  const who = await buy(world, { instalments: 2 });
  await payWith(world, who, 'pm_card_chargeCustomerFail');
  await month(world);
  await eventually('it to be late', async () => (await mine(world, who)).state === 'past_due');
  expect([await opens(world, who), (await mine(world, who)).instalments?.paid]).toEqual(['active', 1]);
  await payWith(world, who, 'pm_card_visa');
  await month(world, 4);
  expect(await payments(world, who, 2)).toMatchObject({ state: 'ended', overdue: null, instalments: { paid: 2 } });
  await month(world, 40);
  expect(await opens(world, who)).toBe('active');

  const lost = await buy(world, { instalments: 2 });
  await payWith(world, lost, 'pm_card_chargeCustomerFail');
  await month(world);
  await month(world, 20);
  await eventually('it to end', async () => (await mine(world, lost)).state === 'ended');
  expect([await opens(world, lost), (await mine(world, lost)).instalments?.paid]).toEqual(['revoked', 1]);
});

test('everybody is told how many payments of how much there are and what they come to, before and after', async () => {
  const { world } = own;
  const who = await buy(world);
  const { product } = who;
  const card = expectOk(await world.api(`/catalog/products/${product.slug}`), 'the product').body.data;
  // Beside other products the whole price counts, and it is none that renews.
  expect([card.from[0].amount, card.renewals]).toEqual(['9900', []]);
  expect(card.offers[0]).toMatchObject({ prices: [{ amount: '3300' }], renewal: { instalments: 3, trialDays: 0 } });
  const { items, totals } = expectOk(await world.api('/checkout/carts', { body: { items: [{ offer: product.offerId }] } }), 'a cart').body
    .data;
  expect([totals.total.amount, items[0].renewal.instalments]).toEqual([
    '3300',
    { count: 3, total: expect.objectContaining({ amount: '9900' }), lastPaymentAt: expect.any(String) },
  ]);
  const plain = (text: string): string => text.replace(/<!--.*?-->|<[^>]+>/g, '').replace(/\s+/g, ' ');
  const page = plain((await world.at(`/store/en/p/${product.slug}`)).text);
  for (const words of ['3 payments of', '33.00', '99.00']) expect(page).toContain(words);
  expect(page).not.toContain('Renews until you cancel');
  const receipt = expectOk(await world.api(`/me/orders/${who.orderNumber}`, { token: who.jwt }), 'the receipt').body.data;
  expect(receipt.subscription).toMatchObject({ instalments: { count: 3, paid: 1, total: { amount: '9900' } } });
});

test('staff cannot record by hand what is paid in parts', async () => {
  const { world } = own;
  const { product } = await buy(world);
  const offers = expectOk(await world.admin('/offers'), 'offers to record').body.data as Array<{ id: string }>;
  expect(offers.map(({ id }) => id)).not.toContain(product.offerId);
  const body = { offers: [product.offerId], currency: 'EUR', country: 'FR' };
  const answer = await world.admin('/orders/preview', { body });
  expect([answer.status, answer.body.error.details.code]).toEqual([409, 'OFFER_IN_INSTALMENTS']);
});

test('the books balance', async () => {
  const { world } = own;
  await world.settled();
  expect(await brokenSentences(world)).toEqual([]);
});
