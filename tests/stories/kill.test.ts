// kill -9 at each step of a sale: nothing is lost, nothing happens twice.
import { anotherOffer, aProduct } from '../support/builders';
import type { Product } from '../support/builders';
import { brokenSentences, decide } from '../support/books';
import { readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { mailsTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { aPayee, startRun, type Payee } from '../support/payees';
import { buy, orderOnDesk, startCheckout, untilFeeKnown, untilOrder } from '../support/purchase';
import { atStripe } from '../support/stripe-events';
import { agreeing, ask, mine, month, payments, subscribe, type Choice } from '../support/subscriber';
import { eventually, unique } from '../support/world';

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

describe('an offer taken up after the payment', () => {
  let next: Product;
  beforeAll(async () => {
    next = await aProduct(own.world, { prices: { EUR: '12.00' } });
    const followUps = [{ offer: { connect: [{ documentId: next.offerId }] }, headline: 'One more?', text: 'It goes well with it.' }];
    const offer = `/content-manager/collection-types/plugin::affiliate-store.offer/${product.offerId}`;
    expectOk(await own.world.strapi(offer, { method: 'PUT', body: { followUps } }), 'the offer after the payment');
  }, 60_000);

  /** Charges of whoever bought that took money, and how many were prepared. */
  const atProvider = async (sessionId: string | null) => {
    const stripe = atStripe(own.world);
    const customer = (await stripe.checkout.sessions.retrieve(sessionId ?? '')).customer as string;
    const charges = (await stripe.charges.list({ customer, limit: 100 })).data.filter(({ status }) => status === 'succeeded');
    return {
      charged: charges.map(({ amount }) => amount),
      prepared: (await stripe.paymentIntents.list({ customer, limit: 100 })).data.length,
    };
  };

  // Where the charge was not asked for, a buyer who stays away is never charged; where it was, its order is theirs without them.
  test.each([
    ['follow-up.begun', 'comes back', true],
    ['follow-up.bound', 'stays away', false],
    ['follow-up.charged', 'comes back', true],
    ['follow-up.charged', 'stays away', true],
    ['settle.committed', 'stays away', true],
  ] as const)(
    'is charged once at most and booked as it was charged when the shop dies at %s and the buyer %s',
    async (step, then, isPaid) => {
      const { shop, world } = own;
      shop.standBy();
      const sale = await buy(world, { offerId: product.offerId, keepsCard: true });
      await world.settled();
      const token = expectOk(await world.api(`/checkout/carts/${sale.cart}/status`), 'the status').body.data.followUp as string;
      const total = { amount: '1200', currency: 'EUR' };
      // A page that is opened anew makes a key of its own; under the old one the request that was cut off counts as under way.
      const accept = () => world.api(`/checkout/follow-ups/${token}/accept`, { body: { offer: next.offerId, total }, key: unique('yes') });
      await shop.dieAt(step);
      await Promise.allSettled([accept(), shop.dead()]);
      await expect(fetch(`${shop.address.url}/api/affiliate-store/healthz`)).rejects.toThrow();
      await shop.restart();
      if (then === 'comes back') expectOk(await accept(), 'the same answer, given once more');
      // Long enough for whoever looks after orders that wait to give up what was never charged.
      else await world.pass({ minutes: isPaid ? 11 : 110 });
      const [order] = await readRows<{ number: string }>(
        shop.address,
        `SELECT f.number FROM afs_follow_ups a JOIN afs_orders o ON o.id = a.order_id JOIN afs_orders f ON f.id = a.follow_order_id WHERE o.number = '${sale.orderNumber}'`,
      );
      const number = order?.number ?? '';
      await untilOrder(world, number, isPaid ? 'paid' : 'failed');
      if (isPaid) await untilFeeKnown(world, number);
      await world.settled();
      const desk = await orderOnDesk(world, number);
      expect((desk['journals'] as Array<{ kind: string }>).map(({ kind }) => kind).sort()).toEqual(isPaid ? ['fee', 'sale'] : []);
      expect(desk['entitlements']).toHaveLength(isPaid ? 1 : 0);
      expect(await atProvider(sale.sessionId)).toEqual({ charged: isPaid ? [1200, 3000] : [3000], prepared: 2 });
    },
    120_000,
  );
});

describe('a change of offer', () => {
  test.each(['offer-change.agreed', 'offer-change.told'] as const)(
    'is known to both sides once, and billed as agreed, when the shop dies at %s',
    async (step) => {
      const { shop, world } = own;
      shop.standBy();
      const who = await subscribe(world);
      await anotherOffer(world, who.product, { name: 'Pro', prices: { EUR: '60.00' }, renews: 'month' });
      const [choice] = (await mine(world, who)).offerChoices;
      await shop.dieAt(step);
      await Promise.allSettled([ask(world, who, 'change', agreeing(choice as Choice)), shop.dead()]);
      await shop.restart();
      // Whoever pressed and saw nothing come back finds it agreed, a few minutes later at most.
      await eventually('the change to be told', async () => {
        await world.pass({ minutes: 4 });
        const isTold = (await atStripe(world).subscriptions.retrieve(who.providerId)).schedule !== null;
        return isTold && (await mailsTo(world, who.email)).some(({ kind }) => kind === 'offer_change_agreed');
      });
      await world.settled();
      expect(await mine(world, who)).toMatchObject({ change: { name: 'Pro', price: { amount: '6000' } }, price: { amount: '2990' } });
      expect((await mailsTo(world, who.email)).filter(({ kind }) => kind === 'offer_change_agreed')).toHaveLength(1);
      await month(world);
      const { orders, change } = await payments(world, who, 2);
      expect([change, (await orderOnDesk(world, orders[1] ?? ''))['total']]).toMatchObject([null, { amount: '6000' }]);
      await atStripe(world).subscriptions.cancel(who.providerId);
    },
    120_000,
  );
});

describe('a payout by transfer', () => {
  /** 30 % of what is left of 1000.00 after the platform's 9.9 %. */
  const EARNED = 27_030;
  let ana: Payee;
  beforeAll(async () => {
    const { world } = own;
    await decide(world, 'payouts.methods', ['sepa', 'stripe']);
    await decide(world, 'payouts.coolingHours', 0);
    ana = await aPayee(world, { EUR: '1000.00' });
    const { url } = expectOk(await ana.openAccount(), 'the way to Stripe').body.data as { url: string };
    await fetch(url, { method: 'POST', body: 'outcome=complete', redirect: 'manual' });
    expectOk(await ana.get('/account'), 'the account');
    // Transfers leave from what is available at Stripe, which a sale is after some days.
    await buy(world, { offerId: ana.product.offerId });
    await world.pass({ minutes: 3 * 1440 });
    await world.settled();
  }, 120_000);

  test.each(['payout.intended', 'payout.transferred', 'payout.settled'] as const)(
    'is made once and booked once when the shop dies at %s',
    async (step) => {
      const { shop, world } = own;
      shop.standBy();
      await ana.sell();
      await world.settled();
      await shop.dieAt(step);
      const { data: run } = expectOk(await startRun(world, { method: 'stripe' }), 'the run').body as { data: { id: string } };
      await shop.dead();
      await shop.restart();
      await world.pass({ minutes: 6 });
      const payout = await eventually('the payout to be paid', async () => {
        const { data } = expectOk(await world.admin(`/payout-runs/${run.id}`), 'the run').body;
        return data.state === 'sent' && data.payouts.every(({ state }: { state: string }) => state === 'paid') ? data.payouts[0] : null;
      });
      expect(payout.amount.amount).toBe(String(EARNED));
      const transfers = (await atStripe(world).transfers.list({ transfer_group: payout.id })).data;
      expect(transfers.map(({ id, amount }) => [id, amount])).toEqual([[payout.reference, EARNED]]);
      const booked = await readRows<{ kind: string }>(
        shop.address,
        `SELECT kind FROM afs_ledger_journals WHERE source_type = 'payout' AND source_id = '${payout.id}' ORDER BY kind`,
      );
      expect(booked.map(({ kind }) => kind)).toEqual(['payout_requested', 'payout_settled', 'payout_submitted']);
    },
    120_000,
  );

  test('is asked for no more by whoever looks after transfers, and the books hold', async () => {
    const made = async () => (await atStripe(own.world).transfers.list({ limit: 100 })).data.length;
    const before = await made();
    await own.world.pass({ minutes: 6 });
    await own.world.settled();
    expect([before, await made()]).toEqual([3, 3]);
    expect(await brokenSentences(own.world)).toEqual([]);
  }, 60_000);
});

test('a shop asked to stop ends with 0 and finishes what is under way', async () => {
  const { shop, world } = own;
  const asked = Promise.allSettled(Array.from({ length: 20 }, () => world.api('/catalog/products')));
  expect(await shop.terminate()).toBe(0);
  // A request that had not been taken in yet may find the door closed; one that was is answered.
  for (const each of await asked) if (each.status === 'fulfilled') expect([200, 503]).toContain(each.value.status);
}, 60_000);
