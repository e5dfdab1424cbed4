// Of a program that pays for the first so many payments: whether one that was given back is among them (E10, both ways), wherever it is counted.
import type Stripe from 'stripe';
import { aProgram, anAffiliate } from '../support/builders';
import { brokenSentences, decide, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { orderOnDesk, untilOrder } from '../support/purchase';
import { mine, month, opens, payments, subscribe } from '../support/subscriber';
import type { Subscribed } from '../support/subscriber';
import { atStripe } from '../support/stripe-events';
import type { World } from '../support/world';

const own = ownShop('payments-that-earn');
jest.setTimeout(180_000);

/** A program that pays for two payments, and a subscription its affiliate brought. */
interface Begun {
  readonly program: Awaited<ReturnType<typeof aProgram>>;
  readonly affiliate: string;
  readonly brought: Subscribed;
}

const begun = async (world: World, refundedCount: boolean): Promise<Begun> => {
  await decide(world, 'subscriptions.refundedPaymentsCount', refundedCount);
  const program = await aProgram(world, { maxPayments: 2 });
  const affiliate = await anAffiliate(world, program);
  return { program, affiliate: affiliate.id, brought: await subscribe(world, { program }, [affiliate.code]) };
};

/** Whether each payment of a subscription earned its affiliate something when it was made. */
const earned = async (world: World, who: Subscribed): Promise<boolean[]> => {
  const { orders } = await mine(world, who);
  return Promise.all(orders.map(async (number) => (await splitOf(world, number))['affiliate'] !== undefined));
};

/** What the terms as they are would have made of everything that was paid: nothing else, where they are counted as they were. */
const changedByTheSameTerms = async (world: World, { program }: Begun): Promise<object> => {
  const { terms } = expectOk(await world.admin(`/programs/${program.documentId}/terms`), 'the terms').body.data as { terms: object };
  const body = { terms, from: '2000-01-01', to: '2099-12-31' };
  const told = expectOk(await world.admin(`/programs/${program.documentId}/terms/what-if`, { body }), 'what if').body.data;
  return { changed: told.changed, untold: told.untold };
};

/** What attaching a payment to the affiliate afterwards answers. */
const attachedLate = async (world: World, affiliate: string, alone: Subscribed, nth: number): Promise<string | undefined> => {
  const { orders } = await mine(world, alone);
  const answer = await world.admin(`/orders/${orders[nth - 1] ?? ''}/late-attribution?affiliate=${affiliate}`);
  return answer.status === 200 ? 'pays' : (answer.body as { error: { details: { code: string } } }).error.details.code;
};

test('E11, W35: what is paid from credit at the provider earns nobody anything; of a payment that is covered in part, what was paid is shared', async () => {
  const { world } = own;
  const program = await aProgram(world, { rateBasisPoints: 5000 });
  const affiliate = await anAffiliate(world, program);
  const who = await subscribe(world, { program }, [affiliate.code]);
  const stripe = atStripe(world);
  const customer = (await stripe.subscriptions.retrieve(who.providerId)).customer as string;
  const latest = async () =>
    (await stripe.subscriptions.retrieve(who.providerId, { expand: ['latest_invoice'] })).latest_invoice as Stripe.Invoice;

  // The whole of the second payment and a third of the third.
  await stripe.customers.update(customer, { balance: -3990 });
  await month(world);
  expect(await latest()).toMatchObject({ status: 'paid', amount_paid: 0, starting_balance: -3990, ending_balance: -1000 });
  expect((await mine(world, who)).orders).toEqual([who.orderNumber]);
  expect((await mine(world, who)).state).toBe('active');
  expect(await opens(world, who)).toBe('active');
  const events = expectOk(await world.admin(`/webhooks?search=${(await latest()).id}`), 'the events').body.data as Array<{ state: string }>;
  expect(new Set(events.map(({ state }) => state))).toEqual(new Set(['ignored']));

  await month(world);
  expect(await latest()).toMatchObject({ status: 'paid', total: 2990, amount_paid: 1990, ending_balance: 0 });
  const { orders } = await payments(world, who, 2);
  const part = await orderOnDesk(world, orders[1] ?? '');
  expect(part['total']).toMatchObject({ amount: '1990' });
  const shares = Object.values(await splitOf(world, orders[1] ?? ''));
  expect(shares.filter(({ role }) => role !== 'payment_fee').reduce((sum, { amount }) => sum + amount, 0)).toBe(1990);
  expect(shares.find(({ role }) => role === 'affiliate')?.amount).toBeLessThan(995);

  await month(world);
  expect((await orderOnDesk(world, (await payments(world, who, 3)).orders[2] ?? ''))['total']).toMatchObject({ amount: '2990' });
  expect(await brokenSentences(world)).toEqual([]);
});

test('E10: a payment that was given back whole counts or does not, as the shop had decided when the subscription began; one given back in part does', async () => {
  const { world } = own;
  const counting = await begun(world, true);
  const replacing = await begun(world, false);
  const both = [counting, replacing];
  const alone = await subscribe(world, { program: replacing.program });
  // What is decided afterwards is for what begins afterwards.
  await decide(world, 'subscriptions.refundedPaymentsCount', true);
  for (const who of [counting.brought, replacing.brought, alone]) {
    expectOk(await refund(world, who.orderNumber, 2990), 'all of the first');
    await untilOrder(world, who.orderNumber, 'refunded');
  }
  await month(world);
  for (const { brought } of both) {
    const { orders } = await payments(world, brought, 2);
    expectOk(await refund(world, orders[1] ?? '', 1000), 'a part of the second');
  }
  await month(world);
  for (const who of [counting.brought, replacing.brought, alone]) await payments(world, who, 3);
  // The first of it went back, so that the third is the second that counts.
  expect(await attachedLate(world, replacing.affiliate, alone, 3)).toBe('pays');
  await month(world);
  for (const who of [counting.brought, replacing.brought, alone]) await payments(world, who, 4);
  expect(await earned(world, counting.brought)).toEqual([true, true, false, false]);
  expect(await earned(world, replacing.brought)).toEqual([true, true, true, false]);
  for (const each of both) expect(await changedByTheSameTerms(world, each)).toEqual({ changed: 0, untold: 0 });
  expect(await attachedLate(world, replacing.affiliate, alone, 4)).toBe('LATE_PAYMENTS_OVER');
  const third = await orderOnDesk(world, (await mine(world, counting.brought)).orders[2] ?? '');
  expect((third['timeline'] as Array<{ code: string }>).map(({ code }) => code)).toContain('COMMISSION_ENDED');
  expect(await brokenSentences(world)).toEqual([]);
});
