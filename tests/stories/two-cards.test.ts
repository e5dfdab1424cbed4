// One payment over two cards, all or nothing (E-24, B-24): reserved one after the other, charged together, given back in proportion.
import { brokenSentences, decide, refund, refundLines, splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram, withOrderBump, type Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { expectExplained, type Money } from '../support/explained';
import { runLedger } from '../support/ledger-command';
import { mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { fillCart, orderOnDesk, untilOrder, type OrderOnDesk, type Visit } from '../support/purchase';
import { atStripe, deliverWebhooks, holdWebhooks, intentOf } from '../support/stripe-events';
import { eventually, unique, type Answer } from '../support/world';

const own = ownShop('two-cards');
jest.setTimeout(180_000);

const OTHER = '5555555555554444';
const DECLINED = '4000000000000002';
const ALWAYS_ASKS = '4000002760003184';

let product: Product;
beforeAll(async () => {
  await decide(own.world, 'payments.twoCards', true);
  product = await aProduct(own.world, { prices: { EUR: '100.00' } });
}, 120_000);

const codeOf = (answer: Answer): string => answer.body.error?.details.code ?? 'ok';
const whyOf = (answer: Answer): unknown => (answer.body.error?.details as unknown as Record<string, unknown> | undefined)?.['why'];
const sessionIn = (url: string | null): string => /cs_test_\w+/.exec(url ?? '')?.[0] ?? '';

interface Status {
  readonly state: string;
  readonly message: string;
  readonly cards: {
    readonly each: ReadonlyArray<{ readonly amount: { amount: string }; readonly state: string; readonly last4: string | null }>;
    readonly reservedUntil: string | null;
  } | null;
}
const statusOf = async (token: string): Promise<Status> =>
  expectOk(await own.world.api(`/checkout/carts/${token}/status`), 'the status').body.data as Status;
const statesOf = async (token: string): Promise<string[]> => (await statusOf(token)).cards?.each.map(({ state }) => state) ?? [];
const nextCard = async (token: string): Promise<string> =>
  sessionIn(
    (
      expectOk(await own.world.api(`/checkout/carts/${token}/next-card`, { body: {} }), 'the next card').body.data as {
        redirectUrl: string | null;
      }
    ).redirectUrl,
  );
const giveCard = (session: string, card: string, more: object = {}): Promise<Answer> =>
  own.world.sandbox(`/sessions/${session}/pay`, { body: { card, ...more } });

type Cart = Awaited<ReturnType<typeof fillCart>>;
const submit = ({ token, version, cookies }: Cart, cards?: readonly [number, number], key = unique('pay')): Promise<Answer> =>
  own.world.api(`/checkout/carts/${token}/session`, { body: { version, ...(cards ? { cards: cards.map(String) } : {}) }, key, cookies });

interface Begun extends Cart {
  readonly number: string;
  readonly first: string;
}
const begin = async (cards: readonly [number, number] = [6000, 4000], visit: Partial<Visit> = {}): Promise<Begun> => {
  const cart = await fillCart(own.world, { offerId: product.offerId, country: 'CH', ...visit });
  const { orderNumber, redirectUrl } = expectOk(await submit(cart, cards), 'the payment').body.data as {
    orderNumber: string;
    redirectUrl: string | null;
  };
  return { ...cart, number: orderNumber, first: sessionIn(redirectUrl) };
};
/** As far as the page of the second card. */
const reserveFirst = async (cards?: readonly [number, number], visit?: Partial<Visit>): Promise<Begun & { readonly second: string }> => {
  const begun = await begin(cards, visit);
  expectOk(await giveCard(begun.first, '4242424242424242'), 'the first card');
  return { ...begun, second: await nextCard(begun.token) };
};
/** Paid with two cards, with both fees known. */
const paid = async (cards?: readonly [number, number], visit?: Partial<Visit>): Promise<Begun> => {
  const begun = await reserveFirst(cards, visit);
  expectOk(await giveCard(begun.second, OTHER), 'the second card');
  await untilOrder(own.world, begun.number, 'paid');
  await eventually(
    'both fees',
    async () => codesOf(await orderOnDesk(own.world, begun.number)).filter((code) => code === 'FEE_KNOWN').length === 2,
  );
  return begun;
};
const codesOf = (order: OrderOnDesk): string[] => (order['timeline'] as Array<{ code: string }>).map(({ code }) => code);
const kindsOf = (order: OrderOnDesk): string[] => (order['journals'] as Array<{ kind: string }>).map(({ kind }) => kind).sort();
const moneyOf = (order: OrderOnDesk): Array<[string | null, number, number]> =>
  (order['payments'] as Array<{ last4: string | null; amount: { amount: string }; refunded: { amount: string } }>).map(
    ({ last4, amount, refunded }) => [last4, Number(amount.amount), Number(refunded.amount)],
  );
/** What the provider says of the two cards of an order: taken, and given back. */
const atProvider = async (number: string): Promise<Array<[number, number]>> => {
  const order = await orderOnDesk(own.world, number);
  const found: Array<[number, number]> = [];
  for (const { chargeId } of order['payments'] as Array<{ chargeId: string }>) {
    const charge = await atStripe(own.world).charges.retrieve(chargeId);
    found.push([charge.amount_captured, charge.amount_refunded]);
  }
  return found;
};
const intentStatus = async (session: string): Promise<string> =>
  (await atStripe(own.world).paymentIntents.retrieve(await intentOf(own.world, session))).status;

const chargeOf = async (session: string): Promise<unknown> =>
  (await atStripe(own.world).paymentIntents.retrieve(await intentOf(own.world, session), { expand: ['latest_charge'] })).latest_charge;

/** The first card is charged, no answer came about the second, and then its bank let go of it. Webhooks are held back. */
const oneTakenAlone = async (cards: readonly [number, number]): Promise<Begun & { readonly second: string }> => {
  await holdWebhooks(own.world);
  const begun = await reserveFirst(cards);
  expectOk(await giveCard(begun.second, OTHER), 'the second card');
  const fault = { kind: 'server_error', path: '/v1/payment_intents/*/capture', skip: 1, times: 1, status: 503 };
  expectOk(await own.world.sandbox('/faults', { body: fault }), 'a fault');
  expect((await statusOf(begun.token)).state).toBe('processing');
  await atStripe(own.world).paymentIntents.cancel(await intentOf(own.world, begun.second));
  return begun;
};

describe('the two amounts (B-24)', () => {
  test('are refused when they do not add up to the total, cannot be charged, or the price has changed in between', async () => {
    const changing = await aProduct(own.world, { prices: { EUR: '100.00' } });
    const cart = await fillCart(own.world, { offerId: changing.offerId, country: 'CH' });
    const view = expectOk(await own.world.api(`/checkout/carts/${cart.token}`), 'the cart').body.data as { twoCards: object };
    expect(view.twoCards).toEqual({ minimum: { amount: '50', currency: 'EUR', exponent: 2 } });
    for (const wrong of [
      [6000, 4001],
      [6000, 3999],
      [10_000, 10_000],
    ] as const)
      expect(codeOf(await submit(cart, wrong))).toBe('CARDS_DO_NOT_ADD_UP');
    expect(codeOf(await submit(cart, [9951, 49]))).toBe('CARD_AMOUNT_NOT_CHARGEABLE');
    for (const malformed of [['6000'], ['6000', '-1'], ['60.00', '40.00'], ['0', '10000']])
      expect(
        codeOf(
          await own.world.api(`/checkout/carts/${cart.token}/session`, {
            body: { version: cart.version, cards: malformed },
            key: unique('pay'),
          }),
        ),
      ).toBe('INVALID_INPUT');
    expectOk(
      await own.world.strapi(`/content-manager/collection-types/plugin::affiliate-store.offer/${changing.offerId}`, {
        method: 'PUT',
        body: { prices: [{ currency: 'EUR', amount: '90.00' }] },
      }),
      'another price',
    );
    expect(codeOf(await submit(cart, [6000, 4000]))).toBe('CARDS_DO_NOT_ADD_UP');
    expect((expectOk(await own.world.api(`/checkout/carts/${cart.token}`), 'the cart').body.data as { state: string }).state).toBe('open');
    expect(codeOf(await submit(cart, [5000, 4000]))).toBe('ok');
  });

  test('are not asked for subscriptions, instalments, carts with an order bump, small totals, or where the shop has it off', async () => {
    const along = await aProduct(own.world, { prices: { EUR: '9.00' } });
    const main = await aProduct(own.world, { prices: { EUR: '50.00' } });
    await withOrderBump(own.world, main, along);
    const cases: ReadonlyArray<readonly [Partial<Visit>, readonly [number, number], string]> = [
      [{ offerId: (await aProduct(own.world, { prices: { EUR: '30.00' }, renews: 'month' })).offerId }, [1500, 1500], 'paid_again'],
      [
        { offerId: (await aProduct(own.world, { prices: { EUR: '30.00' }, renews: 'month', instalments: 3 })).offerId },
        [1500, 1500],
        'paid_again',
      ],
      [{ offerId: main.offerId, bumps: [along.offerId] }, [2900, 3000], 'order_bump'],
      [{ offerId: (await aProduct(own.world, { prices: { EUR: '0.99' } })).offerId }, [50, 49], 'total_too_small'],
    ];
    for (const [visit, cards, why] of cases) {
      const cart = await fillCart(own.world, { offerId: product.offerId, country: 'CH', ...visit });
      const view = expectOk(await own.world.api(`/checkout/carts/${cart.token}`), 'the cart').body.data as { twoCards: object | null };
      expect([view.twoCards, why]).toEqual([null, why]);
      const refused = await submit(cart, cards);
      expect([codeOf(refused), whyOf(refused)]).toEqual(['TWO_CARDS_NOT_OFFERED', why]);
    }
    // The same cart without the added offer has them.
    const plain = await fillCart(own.world, { offerId: main.offerId, country: 'CH' });
    await decide(own.world, 'payments.twoCards', false);
    expect(whyOf(await submit(plain, [2500, 2500]))).toBe('off_in_shop');
    await decide(own.world, 'payments.twoCards', true);
    expect(codeOf(await submit(plain, [2500, 2500]))).toBe('ok');
  });
});

describe('both cards are charged or neither (B-24)', () => {
  test('the first is reserved and not charged, then both are charged once: one sale, one split, a fee for each charge', async () => {
    const program = await aProgram(own.world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
    const affiliate = await anAffiliate(own.world, program);
    const sold = await aProduct(own.world, { prices: { EUR: '100.00' }, program });
    const begun = await begin([6000, 4000], { offerId: sold.offerId, through: [affiliate.code] });
    // Nothing but a card is asked for, and pressing again is the same page.
    const again = expectOk(await submit(begun, [6000, 4000]), 'the payment again').body.data as {
      redirectUrl: string;
      orderNumber: string;
    };
    expect([again.orderNumber, sessionIn(again.redirectUrl)]).toEqual([begun.number, begun.first]);
    expect((await atStripe(own.world).checkout.sessions.retrieve(begun.first)).payment_method_types).toEqual(['card']);
    expectOk(await giveCard(begun.first, ALWAYS_ASKS, { challenge: 'pass' }), 'the first card');
    const status = await statusOf(begun.token);
    expect(status).toMatchObject({
      state: 'open',
      cards: {
        each: [
          { amount: { amount: '6000' }, state: 'reserved', last4: '3184' },
          { amount: { amount: '4000' }, state: 'waiting', last4: null },
        ],
      },
    });
    expect(status.cards?.reservedUntil).not.toBeNull();
    expect(await intentStatus(begun.first)).toBe('requires_capture');
    expect(await orderOnDesk(own.world, begun.number)).toMatchObject({ state: 'created', journals: [], entitlements: [] });

    const pages = await Promise.all([nextCard(begun.token), nextCard(begun.token), nextCard(begun.token)]);
    expect(new Set(pages).size).toBe(1);
    expectOk(await giveCard(pages[0] ?? '', OTHER), 'the second card');
    // Webhooks, two windows and the return page come at once.
    await Promise.all([statusOf(begun.token), statusOf(begun.token), nextCard(begun.token)]);
    const order = await untilOrder(own.world, begun.number, 'paid');
    expect(await statesOf(begun.token)).toEqual(['charged', 'charged']);
    expect(moneyOf(order)).toEqual([
      ['3184', 6000, 0],
      ['4444', 4000, 0],
    ]);
    expect(order['entitlements']).toHaveLength(1);
    await eventually('both fees', async () => kindsOf(await orderOnDesk(own.world, begun.number)).join() === 'fee,fee,sale');
    expect(await splitOf(own.world, begun.number)).toMatchObject({ affiliate: { amount: 3000 } });
    await mailTo(own.world, begun.email, 'access');
    expect(codesOf(order).filter((code) => code.startsWith('CARD_'))).toEqual([
      'CARD_RESERVED',
      'CARD_RESERVED',
      'CARD_CAPTURED',
      'CARD_CAPTURED',
    ]);
    const why = await expectExplained(own.world, order['total'] as Money, { of: 'order_sum', id: begun.number, part: 'gross' });
    const named = why.steps.filter(({ code }) => code === 'CARD').map(({ text }) => text);
    expect([named.length, named[0]?.includes('3184'), named[1]?.includes('4444')]).toEqual([2, true, true]);
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('a declined second card charges nothing; another one goes through; who leaves has the first released at once', async () => {
    const begun = await reserveFirst();
    await giveCard(begun.second, DECLINED);
    expect(await statesOf(begun.token)).toEqual(['reserved', 'waiting']);
    expect(await orderOnDesk(own.world, begun.number)).toMatchObject({ state: 'created', journals: [] });
    const left = expectOk(await own.world.api(`/checkout/carts/${begun.token}/abandon`, { body: {} }), 'leaving').body.data as {
      state: string;
    };
    expect(left.state).toBe('expired');
    expect(await intentStatus(begun.first)).toBe('canceled');
    expect((await atStripe(own.world).checkout.sessions.retrieve(begun.second)).status).toBe('expired');
    expect(await statesOf(begun.token)).toEqual(['released', 'released']);
    const order = await orderOnDesk(own.world, begun.number);
    expect([order.state, order['journals'], codesOf(order).filter((code) => code === 'CARD_RELEASED').length]).toEqual(['expired', [], 1]);
    // The same cart goes on with a new order, and now with one card that is good.
    const again = expectOk(await submit(begun), 'another order').body.data as { orderNumber: string; redirectUrl: string };
    expect(again.orderNumber).not.toBe(begun.number);
    expectOk(await giveCard(sessionIn(again.redirectUrl), '4242424242424242'), 'one card');
    await untilOrder(own.world, again.orderNumber, 'paid');
    const retried = await reserveFirst();
    await giveCard(retried.second, DECLINED);
    expectOk(await giveCard(retried.second, OTHER), 'a good card');
    await untilOrder(own.world, retried.number, 'paid');
  });

  test('a first card whose bank lets go before the second is given ends the order, closes the page and is told', async () => {
    const begun = await reserveFirst();
    await atStripe(own.world).paymentIntents.cancel(await intentOf(own.world, begun.first));
    const order = await untilOrder(own.world, begun.number, 'failed');
    expect([order['journals'], order['entitlements']]).toEqual([[], []]);
    expect((await atStripe(own.world).checkout.sessions.retrieve(begun.second)).status).toBe('expired');
    await mailTo(own.world, begun.email, 'order_failed');
  });

  test('a second charge the bank does not let happen gives the first back: nobody keeps money, nobody gets in', async () => {
    const begun = await oneTakenAlone([7000, 3000]);
    await deliverWebhooks(own.world);
    await own.world.sandbox('/webhooks/release', { body: { order: 'reverse' } });
    const order = await untilOrder(own.world, begun.number, 'failed');
    expect(order['entitlements']).toEqual([]);
    await own.world.settled();
    expect(kindsOf(await orderOnDesk(own.world, begun.number))).toEqual(
      expect.arrayContaining(['unattributed_cash', 'unattributed_returned']),
    );
    expect(await chargeOf(begun.first)).toMatchObject({ amount_captured: 7000, amount_refunded: 7000 });
    expect(await statusOf(begun.token)).toMatchObject({ state: 'failed', cards: { each: [{ state: 'returned' }, { state: 'released' }] } });
    await mailTo(own.world, begun.email, 'refunded');
    await own.world.pass({ minutes: 11 });
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('events in any order and twice change nothing', async () => {
    await holdWebhooks(own.world);
    const begun = await reserveFirst([2500, 7500]);
    expectOk(await giveCard(begun.second, OTHER), 'the second card');
    await deliverWebhooks(own.world);
    await own.world.sandbox('/webhooks/release', { body: { order: 'shuffle' } });
    const order = await untilOrder(own.world, begun.number, 'paid');
    const events = await atStripe(own.world).events.list({ limit: 40 });
    for (const { id } of events.data) await own.world.sandbox(`/events/${id}/resend`, { body: { times: 2 } });
    await own.world.settled();
    const after = await eventually('both fees', async () => {
      const seen = await orderOnDesk(own.world, begun.number);
      return kindsOf(seen).join() === 'fee,fee,sale' && seen;
    });
    expect([after['entitlements'].length, moneyOf(after)]).toEqual([1, moneyOf(order)]);
    expect(await brokenSentences(own.world)).toEqual([]);
  });
});

describe('refunds (B-24)', () => {
  test('three partial refunds go back to both cards in proportion, to the cent, and in the end each has exactly what it paid', async () => {
    const { number } = await paid([6001, 3999]);
    const wanted: ReadonlyArray<readonly [number, readonly [number, number]]> = [
      [3333, [2000, 1333]],
      [3333, [4000, 2666]],
      [3334, [6001, 3999]],
    ];
    for (const [amount, back] of wanted) {
      expect(expectOk(await refund(own.world, number, amount), 'the refund').body.data).toMatchObject({
        state: 'booked',
        amount: { amount: String(amount) },
      });
      expect((await atProvider(number)).map(([, gone]) => gone)).toEqual(back);
    }
    const order = await untilOrder(own.world, number, 'refunded');
    expect(moneyOf(order)).toEqual([
      ['4242', 6001, 6001],
      ['4444', 3999, 3999],
    ]);
    expect(order['entitlements']).toMatchObject([{ state: 'revoked' }]);
    expect(codeOf(await refund(own.world, number, 1))).toBe('REFUND_TOO_LARGE');
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('the same request twice is one refund on each card; a refund from the dashboard and a dispute leave the rest to the other', async () => {
    const { number, email } = await paid();
    const send = () =>
      own.world.admin(`/orders/${number}/refunds`, { body: { amount: '1000', reason: 'the buyer asked' }, key: `double-${number}` });
    const sent = await Promise.all([send(), send()]);
    // The one that came second either waited for the first or is told to come again.
    for (const answer of sent) expect(['ok', 'IDEMPOTENCY_IN_PROGRESS']).toContain(codeOf(answer));
    expectOk(await send(), 'the same again');
    expect(await atProvider(number)).toEqual([
      [6000, 600],
      [4000, 400],
    ]);
    const [first, second] = (await orderOnDesk(own.world, number))['payments'] as Array<{ chargeId: string }>;
    await atStripe(own.world).refunds.create({ charge: first?.chargeId ?? '', amount: 1400 });
    await eventually('the refund of the dashboard', async () => Number((await orderOnDesk(own.world, number))['refunded'].amount) === 2400);
    expectOk(await own.world.sandbox('/disputes', { body: { charge: second?.chargeId, amount: 2000 } }), 'a dispute');
    await eventually('the dispute', async () => (await orderOnDesk(own.world, number))['disputed'] === true);
    const disputed = await orderOnDesk(own.world, number);
    expect(moneyOf(disputed)).toEqual([
      ['4242', 6000, 2000],
      ['4444', 4000, 2400],
    ]);
    expect(disputed['refundable'].amount).toBe('5600');
    const [dispute] = disputed['disputes'] as Array<{ id: string }>;
    expectOk(await own.world.sandbox(`/disputes/${dispute?.id}/lost`, { body: {} }), 'losing it');
    await eventually(
      'the loss',
      async () => ((await orderOnDesk(own.world, number))['disputes'] as Array<{ state: string }>)[0]?.state === 'lost',
    );
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
    await mailTo(own.world, email, 'refunded');
  });

  test('a refund for lines goes back to both cards as well, and takes from the people of these lines alone', async () => {
    const [one, other] = [await aProduct(own.world, { prices: { EUR: '70.00' } }), await aProduct(own.world, { prices: { EUR: '30.01' } })];
    const opened = expectOk(
      await own.world.api('/checkout/carts', { body: { items: [{ offer: one.offerId }, { offer: other.offerId }] } }),
      'a cart',
    ).body.data as { token: string; version: number };
    const email = `${unique('buyer')}@example.test`;
    const { version } = expectOk(
      await own.world.api(`/checkout/carts/${opened.token}`, {
        method: 'PATCH',
        body: { version: opened.version, email, country: 'CH', consents: { terms: true, immediateDelivery: true } },
      }),
      'filling it',
    ).body.data as { version: number };
    const cart: Cart = { token: opened.token, version, email, cookies: {} };
    const { orderNumber, redirectUrl } = expectOk(await submit(cart, [5001, 5000]), 'the payment').body.data as {
      orderNumber: string;
      redirectUrl: string;
    };
    expectOk(await giveCard(sessionIn(redirectUrl), '4242424242424242'), 'the first card');
    expectOk(await giveCard(await nextCard(cart.token), OTHER), 'the second card');
    await untilOrder(own.world, orderNumber, 'paid');
    expectOk(await refundLines(own.world, orderNumber, [[2, 3001]]), 'one product back');
    const order = await untilOrder(own.world, orderNumber, 'partially_refunded');
    expect(await atProvider(orderNumber)).toEqual([
      [5001, 1500],
      [5000, 1501],
    ]);
    const access = order['entitlements'] as Array<{ product: string; state: string }>;
    expect(access.map(({ product: name, state }) => [name === other.name, state]).sort()).toEqual([
      [false, 'active'],
      [true, 'revoked'],
    ]);
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });
});

describe('cut off (B-24)', () => {
  // What is decided is written down before the provider is asked: whoever comes back goes on from there.
  test.each(['cards.decided', 'cards.one_captured', 'cards.captured'] as const)(
    'a shop that dies at %s has charged both cards once and sold once when it is back',
    async (step) => {
      const { shop, world } = own;
      shop.standBy();
      const begun = await reserveFirst();
      await shop.dieAt(step);
      await giveCard(begun.second, OTHER);
      await shop.dead();
      await shop.restart();
      await world.pass({ minutes: 11 });
      await untilOrder(world, begun.number, 'paid');
      expect(await atProvider(begun.number)).toEqual([
        [6000, 0],
        [4000, 0],
      ]);
      await eventually('both fees', async () => kindsOf(await orderOnDesk(world, begun.number)).join() === 'fee,fee,sale');
      expect((await orderOnDesk(world, begun.number))['entitlements']).toHaveLength(1);
      await world.settled();
      expect(await brokenSentences(world)).toEqual([]);
    },
  );

  test('a shop that dies before it gives back what one card paid alone has given it back once when it is back', async () => {
    const { shop, world } = own;
    shop.standBy();
    const begun = await oneTakenAlone([7000, 3000]);
    await shop.dieAt('cards.giving_back');
    await deliverWebhooks(world);
    await world.sandbox('/webhooks/release', { body: { order: 'given', wait: false } });
    await shop.dead();
    await shop.restart();
    await world.pass({ minutes: 11 });
    await untilOrder(world, begun.number, 'failed');
    await world.settled();
    expect(await chargeOf(begun.first)).toMatchObject({ amount_captured: 7000, amount_refunded: 7000 });
    const order = await orderOnDesk(world, begun.number);
    expect([order['entitlements'], codesOf(order).filter((code) => code === 'CARD_RETURNED')]).toEqual([[], ['CARD_RETURNED']]);
    expect(kindsOf(order).filter((kind) => kind === 'unattributed_returned')).toHaveLength(1);
    expect(await brokenSentences(world)).toEqual([]);
  });
});

test('the first card is let go by itself when the second is not given in time; the books replay and balance to the last cent', async () => {
  const begun = await reserveFirst();
  await own.world.pass({ minutes: 130 });
  const order = await eventually('the order to end', async () => {
    const seen = await orderOnDesk(own.world, begun.number);
    return ['expired', 'failed'].includes(seen.state) ? seen : null;
  });
  expect([order['journals'], await intentStatus(begun.first)]).toEqual([[], 'canceled']);
  await mailTo(own.world, begun.email, 'order_failed');
  await own.world.settled();
  expect((await runLedger(own.shop, ['replay'])).code).toBe(0);
  expect(await brokenSentences(own.world)).toEqual([]);
});
