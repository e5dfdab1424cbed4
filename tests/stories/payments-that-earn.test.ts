// Of a program that pays for the first so many payments: whether one that was given back is among them (E10, both ways).
import { aProgram, anAffiliate } from '../support/builders';
import { brokenSentences, decide, refund, splitOf } from '../support/books';
import { expectOk } from '../support/expect-ok';
import { ownShop } from '../support/own-shop';
import { orderOnDesk, untilOrder } from '../support/purchase';
import { mine, month, payments, subscribe } from '../support/subscriber';
import type { Subscribed } from '../support/subscriber';
import type { World } from '../support/world';

const own = ownShop('payments-that-earn');
jest.setTimeout(180_000);

const begun = async (world: World, refundedCount: boolean): Promise<Subscribed> => {
  await decide(world, 'subscriptions.refundedPaymentsCount', refundedCount);
  const program = await aProgram(world, { maxPayments: 2 });
  const affiliate = await anAffiliate(world, program);
  return subscribe(world, { program }, [affiliate.code]);
};

/** Whether each payment of a subscription earned its affiliate something when it was made. */
const earned = async (world: World, who: Subscribed): Promise<boolean[]> => {
  const { orders } = await mine(world, who);
  return Promise.all(orders.map(async (number) => (await splitOf(world, number))['affiliate'] !== undefined));
};

test('E10: a payment that was given back whole counts or does not, as the shop had decided when the subscription began; one given back in part does', async () => {
  const { world } = own;
  const counting = await begun(world, true);
  const replacing = await begun(world, false);
  // What is decided afterwards is for what begins afterwards.
  await decide(world, 'subscriptions.refundedPaymentsCount', true);
  for (const who of [counting, replacing]) {
    expectOk(await refund(world, who.orderNumber, 2990), 'all of the first');
    await untilOrder(world, who.orderNumber, 'refunded');
  }
  await month(world);
  for (const who of [counting, replacing]) {
    const { orders } = await payments(world, who, 2);
    expectOk(await refund(world, orders[1] ?? '', 1000), 'a part of the second');
  }
  await month(world);
  for (const who of [counting, replacing]) await payments(world, who, 3);
  await month(world);
  for (const who of [counting, replacing]) await payments(world, who, 4);
  expect(await earned(world, counting)).toEqual([true, true, false, false]);
  expect(await earned(world, replacing)).toEqual([true, true, true, false]);
  const third = await orderOnDesk(world, (await mine(world, counting)).orders[2] ?? '');
  expect((third['timeline'] as Array<{ code: string }>).map(({ code }) => code)).toContain('COMMISSION_ENDED');
  expect(await brokenSentences(world)).toEqual([]);
});
