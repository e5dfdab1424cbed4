// kill -9 at each step of a sale: nothing is lost, nothing happens twice.
import { aProduct } from '../support/builders';
import type { Product } from '../support/builders';
import { brokenSentences } from '../support/books';
import { ownShop } from '../support/own-shop';
import { orderOnDesk, startCheckout, untilFeeKnown, untilOrder } from '../support/purchase';
import { eventually } from '../support/world';

const own = ownShop('kill');

/** The shop ends itself, as a power cut would, when it has come this far; a story arms the point in the running shop. */
const STEPS = [
  'inbox.kept',
  'settle.before',
  'settle.order',
  'settle.ledger',
  'settle.commissions',
  'settle.access',
  'settle.mail',
  'notice.applied',
  'settle.committed',
  'fee.booked',
  'mail.sent',
] as const;

let product: Product;
beforeAll(async () => {
  product = await aProduct(own.world, { prices: { EUR: '30.00' } });
}, 60_000);

test.each(STEPS)(
  'a shop that dies at %s has sold exactly once when it is back',
  async (step) => {
    const { shop, world } = own;
    shop.standBy();
    const started = await startCheckout(world, { offerId: product.offerId });
    await shop.dieAt(step);
    await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} });
    await shop.dead();
    await expect(fetch(`${shop.address.url}/api/affiliate-store/healthz`)).rejects.toThrow();
    await shop.restart();
    // What was told while the shop was dead is fetched by the next round of the gap filler.
    await world.pass({ minutes: 11 });
    await untilOrder(world, started.orderNumber, 'paid');
    await world.pass({ minutes: 11 });
    await untilFeeKnown(world, started.orderNumber);
    await world.settled();
    // A mail that was under way when the shop died is taken up again at once, not when its worker would have been missed.
    const order = await eventually('the mails to be sent', async () => {
      const seen = await orderOnDesk(world, started.orderNumber);
      return (seen['mails'] as Array<{ state: string }>).every((mail) => mail.state === 'sent') ? seen : null;
    });
    expect((order['journals'] as Array<{ kind: string }>).map((journal) => journal.kind).sort()).toEqual(['fee', 'sale']);
    expect(order['entitlements']).toHaveLength(1);
    expect((order['mails'] as Array<{ kind: string }>).filter((mail) => mail.kind === 'access')).toHaveLength(1);
    expect(await brokenSentences(world)).toEqual([]);
  },
  120_000,
);

test('a shop asked to stop ends with 0 and finishes what is under way', async () => {
  const { shop, world } = own;
  const asked = Promise.allSettled(Array.from({ length: 20 }, () => world.api('/catalog/products')));
  expect(await shop.terminate()).toBe(0);
  // A request that had not been taken in yet may find the door closed; one that was is answered.
  for (const each of await asked) if (each.status === 'fulfilled') expect([200, 503]).toContain(each.value.status);
}, 60_000);
