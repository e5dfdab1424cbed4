// kill -9 at each step of a sale: nothing is lost, nothing happens twice.
import { anotherOffer, aProduct } from '../support/builders';
import type { Product } from '../support/builders';
import { backUp } from '../support/backup';
import { balanceOn, brokenSentences, decide } from '../support/books';
import { changeRow, readRows } from '../support/database';
import { expectOk } from '../support/expect-ok';
import { mailsTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { aPayee, startRunAndDie, type Payee } from '../support/payees';
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
      const run = await startRunAndDie(own, step, { method: 'stripe' });
      await world.pass({ minutes: 6 });
      const payout = await eventually('the payout to be paid', async () => {
        const { data } = expectOk(await world.admin(`/payout-runs/${run}`), 'the run').body;
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

describe('a backup that is put back (X24)', () => {
  interface Letter {
    readonly id: number;
    readonly recipient: string;
    readonly kind: string;
    readonly state: string;
    readonly last_error: string | null;
    readonly sent_at: number | string | null;
  }
  const CLOCK = "key = 'plugin_affiliate-store_clock'";
  const read = <T>(statement: string) => readRows<T>(own.shop.address, statement);
  const keys = async () =>
    (await read<{ key: string }>('SELECT idempotency_key AS key FROM afs_ledger_journals')).map(({ key }) => key).sort();
  /** What each account stands at, of everything or of one order. */
  const sums = async (order = '') => {
    const of = order === '' ? '' : `WHERE j.order_id = (SELECT id FROM afs_orders WHERE number = '${order}')`;
    const rows = await read<{ place: string; sum: number | string }>(
      `SELECT a.address || ' ' || a.currency AS place, SUM(CASE e.side WHEN 'debit' THEN e.amount ELSE -e.amount END) AS sum
         FROM afs_ledger_entries e JOIN afs_ledger_accounts a ON a.id = e.account_id JOIN afs_ledger_journals j ON j.id = e.journal_id ${of}
        GROUP BY a.address, a.currency`,
    );
    return new Map(rows.map(({ place, sum }) => [place, Number(sum)]));
  };
  const letters = (after: number) => read<Letter>(`SELECT * FROM afs_mails WHERE id > ${after} ORDER BY id`);
  const told = ({ recipient, kind }: Letter) => `${kind} to ${recipient}`;
  const labels = async () => (await read<{ label: string }>('SELECT label FROM afs_documents')).map(({ label }) => label);
  const lastId = async (table: string) => Number((await read<{ id: number | string }>(`SELECT MAX(id) AS id FROM ${table}`))[0]?.id);
  const aRefund = async (number: string, key: string) =>
    expectOk(await own.world.admin(`/orders/${number}/refunds`, { body: { amount: '500', reason: 'a gesture' }, key }), 'a refund');
  const at = async () => (expectOk(await own.world.admin('/clock'), 'the clock').body as { data: { now: string } }).data.now;

  test('tells nobody twice, books what the provider knows as it was booked, and says what it cannot know', async () => {
    const { shop, world } = own;
    await shop.restart();
    const sold = await buy(world, { offerId: product.offerId });
    const begun = await startCheckout(world, { offerId: product.offerId });
    await untilFeeKnown(world, sold.orderNumber);
    await world.settled();
    const from = await at();
    const firstLetter = await lastId('afs_mails');
    await shop.terminate();
    const backup = await backUp(shop.address);
    await shop.restart();

    // What the backup will not know: an order that was begun is paid, one is refunded, and one is made and paid.
    await world.sandbox(`/sessions/${begun.sessionId}/pay`, { body: {} });
    await untilOrder(world, begun.orderNumber, 'paid');
    await untilFeeKnown(world, begun.orderNumber);
    await aRefund(sold.orderNumber, 'before-the-restore');
    const lost = await buy(world, { offerId: product.offerId });
    await untilFeeKnown(world, lost.orderNumber);
    await world.settled();
    const [wasBooked, wasSum, hadNumbers, refundId] = [await keys(), await sums(), await labels(), await lastId('afs_refunds')];
    const wasTold = (await letters(firstLetter)).filter(({ state }) => state === 'sent').map(told);
    expect(wasTold).toHaveLength(3);
    const lostSum = await sums(lost.orderNumber);
    expect(lostSum.size).toBeGreaterThan(2);
    const [clock] = await read<{ value: string }>(`SELECT value FROM strapi_core_store_settings WHERE ${CLOCK}`);
    await shop.kill();

    await backup.putBack();
    // The clock of a test lies in its database; those of shops do not.
    await changeRow(shop.address, `UPDATE strapi_core_store_settings SET value = ? WHERE ${CLOCK}`, [clock?.value]);
    // A letter was on its way when the backup was made.
    await changeRow(shop.address, "UPDATE afs_mails SET state = 'queued', sent_at = NULL WHERE id = ?", [firstLetter]);
    await shop.restart({ AFFILIATE_STORE_RESTORED: from });
    expect(expectOk(await world.admin('/books'), 'the books').body.data).toMatchObject({ payoutsFrozen: true, frozenBy: ['RESTORED'] });

    await world.pass({ minutes: 11 });
    await untilOrder(world, begun.orderNumber, 'paid');
    await untilOrder(world, sold.orderNumber, 'partially_refunded');
    await world.settled();
    await world.pass({ minutes: 11 });
    await world.settled();
    const isBooked = await keys();
    const missing = wasBooked.filter((key) => !isBooked.includes(key));
    expect([isBooked.filter((key) => !wasBooked.includes(key)), missing.map((key) => key.split(':')[0]).sort()]).toEqual([
      [],
      ['fee', 'sale'],
    ]);
    // To the cent what it was, on every account, but for what came of the order nobody remembers.
    const isSum = await sums();
    const differs = [...wasSum].filter(([place, sum]) => (isSum.get(place) ?? 0) !== sum - (lostSum.get(place) ?? 0));
    expect([differs, [...isSum.keys()].filter((place) => !wasSum.has(place))]).toEqual([[], []]);
    expect(await brokenSentences(world)).toEqual([]);

    // Nobody is told twice: what may have gone is there, unsent, and says why.
    const isTold = await letters(firstLetter - 1);
    expect(isTold.filter(({ state }) => state === 'sent')).toEqual([]);
    expect(isTold.slice(1).map(told).sort()).toEqual(wasTold.filter((one) => !one.endsWith(lost.email)).sort());
    for (const { state, last_error } of isTold) expect([state, last_error]).toEqual(['failed', expect.stringContaining('MAIL_HELD')]);

    // Nothing is given away a second time, and whoever comes now is answered.
    const next = await buy(world, { offerId: product.offerId });
    await aRefund(begun.orderNumber, 'after-the-restore');
    await world.settled();
    expect((await mailsTo(world, next.email)).map(({ kind, state }) => [kind, state])).toEqual([['access', 'sent']]);
    const fresh = (await labels()).filter((label) => Number(label.slice(-6)) > 1_000);
    expect([fresh.length, fresh.filter((label) => hadNumbers.includes(label)), (await lastId('afs_refunds')) > refundId]).toEqual([
      4,
      [],
      true,
    ]);
    const again = expectOk(await world.admin(`/mails/${isTold[1]?.id}/resend`, { body: {} }), 'sending it after all');
    expect(again.status).toBeLessThan(300);
    await world.settled();
    expect((await letters((isTold[1]?.id ?? 0) - 1))[0]).toMatchObject({ state: 'sent', last_error: null });

    // A day later nobody has remembered the order: the comparison with the provider says what to do with its money.
    await world.pass({ days: 1 });
    await world.pass({ minutes: 60 });
    await world.settled();
    const findings = expectOk(await world.admin('/reconciliation/findings?open=true&pageSize=100'), 'findings').body.data as Array<{
      readonly id: string;
      readonly advice: string;
      readonly problem: string;
    }>;
    expect(findings.map(({ problem, advice }) => [problem, advice])).toEqual([['missing_in_books', 'BOOK_UNATTRIBUTED']]);
    const body = { reason: 'the buyer of an order the backup does not know' };
    expectOk(await world.admin(`/reconciliation/findings/${findings[0]?.id}/book`, { body }), 'booking it');
    expect(await balanceOn(world, 'unattributed_cash', 'EUR')).toBe(3_000);
    expect(await brokenSentences(world)).toEqual([]);
    expectOk(
      await world.admin('/books/unfreeze', { body: { reason: 'the payouts since the backup were compared' } }),
      'letting payouts go on',
    );

    // Started again with the variable still set, it is not put back a second time.
    await shop.restart({ AFFILIATE_STORE_RESTORED: from });
    expect(expectOk(await world.admin('/books'), 'the books').body.data).toMatchObject({ payoutsFrozen: false });
    await backup.drop();
  }, 240_000);
});
