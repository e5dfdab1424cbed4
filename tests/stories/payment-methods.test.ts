// Ways of paying by country: what is on where, what is asked of the provider, what comes later, and a bank transfer staff sees arrive.
import { anAdministrator } from '../support/administrators';
import { brokenSentences, refund, splitOf } from '../support/books';
import { aCreator, anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { mailTo } from '../support/mailbox';
import { movedShop } from '../support/moved-shop';
import { fillCart, follow, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import type { Started, Visit } from '../support/purchase';
import { enter } from '../support/sign-in';
import { atStripe } from '../support/stripe-events';
import { unique } from '../support/world';
import type { Answer } from '../support/world';

const own = movedShop('payment-methods');

const codeOf = (answer: Answer): string => answer.body.error?.details.code ?? 'ok';
const factsOf = (answer: Answer): Record<string, unknown> => (answer.body.error?.details ?? {}) as unknown as Record<string, unknown>;
const set = async (key: string, value: unknown): Promise<void> =>
  void expectOk(await own.world.admin(`/settings/${key}`, { method: 'PUT', body: { value } }), key);

const ACCOUNT = 'Holder: Atelier Lindgren\nIBAN: DE02 1203 0000 0000 2020 51';
const ON = {
  '*': ['card'],
  FR: ['card', 'sepa_debit', 'bank_transfer'],
  MX: ['card', 'oxxo'],
  CH: ['ideal'],
  NO: ['bank_transfer'],
};
const RECORD = ['orders.read', 'orders.record'];

let product: Product;

beforeAll(async () => {
  await set('payments.methods', ON);
  await set('payments.transferAccounts', { EUR: ACCOUNT });
  product = await aProduct(own.world, { prices: { EUR: '80.00', MXN: '1500.00' } });
}, 120_000);

type Cart = Awaited<ReturnType<typeof fillCart>>;
const cartAt = async (visit: Partial<Visit> = {}): Promise<Cart> => fillCart(own.world, { offerId: product.offerId, ...visit });
const methodsIn = async ({ token }: Cart): Promise<string[]> =>
  (expectOk(await own.world.api(`/checkout/carts/${token}`), 'the cart').body.data.methods as Array<{ method: string }>).map(
    ({ method }) => method,
  );
const pay = ({ token, version, cookies }: Cart, method?: string): Promise<Answer> =>
  own.world.api(`/checkout/carts/${token}/session`, { body: { version, ...(method ? { method } : {}) }, key: unique('pay'), cookies });
const statusOf = async (token: string) => expectOk(await own.world.api(`/checkout/carts/${token}/status`), 'the status').body.data;
const typesOf = async (started: Pick<Started, 'sessionId'>): Promise<string[]> =>
  (await atStripe(own.world).checkout.sessions.retrieve(started.sessionId ?? '')).payment_method_types;

describe('methods per country (B-25)', () => {
  test('with oxxo on for Mexico alone, a buyer in France never sees it and cannot submit it', async () => {
    const cart = await cartAt({ country: 'FR', currency: 'MXN' });
    expect(await methodsIn(cart)).toEqual(['card']);
    const refused = await pay(cart, 'oxxo');
    expect(codeOf(refused)).toBe('PAYMENT_METHOD_NOT_OFFERED');
    expect(factsOf(refused)).toMatchObject({ method: 'oxxo', why: 'off_in_country', offered: 'card' });
    // Nothing was ordered by the refusal: the same cart is paid another way.
    const { redirectUrl, orderNumber } = expectOk(await pay(cart), 'the payment').body.data as { redirectUrl: string; orderNumber: string };
    const sessionId = /cs_test_\w+/.exec(redirectUrl)?.[0] ?? '';
    expect(await typesOf({ sessionId })).toEqual(['card']);
    expect((await own.world.sandbox(`/sessions/${sessionId}/pay`, { body: { card: 'oxxo' } })).status).toBeGreaterThanOrEqual(400);
    expect((await orderOnDesk(own.world, orderNumber))['methods']).toMatchObject({
      offered: ['card'],
      chosen: null,
      refused: expect.arrayContaining([
        { method: 'oxxo', why: 'off_in_country' },
        { method: 'sepa_debit', why: 'not_in_currency' },
        { method: 'bank_transfer', why: 'no_bank_details' },
      ]),
    });
  });

  test('a buyer in Mexico has it: the order waits without access for the slip, and is paid when the money comes', async () => {
    const started = await startCheckout(own.world, { offerId: product.offerId, country: 'MX', currency: 'MXN' });
    expect(await typesOf(started)).toEqual(['card', 'oxxo']);
    expectOk(await own.world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card: 'oxxo' } }), 'the slip');
    expect(await statusOf(started.cart)).toMatchObject({
      state: 'processing',
      order: null,
      waiting: { orderNumber: started.orderNumber, transfer: null, slipUrl: expect.stringContaining('/voucher/') },
    });
    expect(await untilOrder(own.world, started.orderNumber, 'processing')).toMatchObject({ entitlements: [], journals: [] });
    expect((await mailTo(own.world, started.email, 'payment_awaited')).text).toContain('/voucher/');
    const session = await atStripe(own.world).checkout.sessions.retrieve(started.sessionId ?? '');
    expectOk(
      await own.world.sandbox(`/payments/${session.payment_intent as string}/settle`, { body: { outcome: 'succeed' } }),
      'the money',
    );
    expect(await untilOrder(own.world, started.orderNumber, 'paid')).toMatchObject({ entitlements: [{ state: 'active' }] });
    expect((await statusOf(started.cart)).waiting).toBeNull();
  });

  test('a slip nobody pays ends the order, which is told', async () => {
    const started = await startCheckout(own.world, { offerId: product.offerId, country: 'MX', currency: 'MXN' });
    expectOk(await own.world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card: 'oxxo' } }), 'the slip');
    await untilOrder(own.world, started.orderNumber, 'processing');
    const session = await atStripe(own.world).checkout.sessions.retrieve(started.sessionId ?? '');
    expectOk(await own.world.sandbox(`/payments/${session.payment_intent as string}/settle`, { body: { outcome: 'fail' } }), 'no money');
    expect(await untilOrder(own.world, started.orderNumber, 'failed')).toMatchObject({ entitlements: [], journals: [] });
    await mailTo(own.world, started.email, 'order_failed');
  });

  test('where nothing is left to pay with, it is said and nothing is ordered', async () => {
    const cart = await cartAt({ country: 'CH' });
    expect(await methodsIn(cart)).toEqual([]);
    const refused = await pay(cart);
    expect(codeOf(refused)).toBe('NO_METHOD_LEFT');
    expect(factsOf(refused)).toMatchObject({ country: 'CH', currency: 'EUR', why: expect.stringContaining('ideal: not_in_country') });
    expect((await own.world.api(`/checkout/carts/${cart.token}`)).body.data.state).toBe('open');
  });

  test('a method that is none, a country that is none and a method twice are no setting', async () => {
    for (const value of [{ FR: ['cheque'] }, { fr: ['card'] }, { FR: ['card', 'card'] }, { FRA: ['card'] }])
      expect(codeOf(await own.world.admin('/settings/payments.methods', { method: 'PUT', body: { value } }))).toBe('INVALID_INPUT');
  });
});

describe('what creators choose', () => {
  const choose = (token: string, countries: ReadonlyArray<{ country: string; methods: readonly string[] }>): Promise<Answer> =>
    own.world.api('/studio/payment-methods', { method: 'PUT', token, body: { countries } });

  test('a creator narrows what is on, adds what the shop lets them add, and of several creators all have to take it', async () => {
    const [ana, ben] = [await aCreator(own.world), await aCreator(own.world)];
    const [hers, his] = [
      await aProduct(own.world, { prices: { EUR: '20.00' }, creator: ana }),
      await aProduct(own.world, { prices: { EUR: '30.00' }, creator: ben }),
    ];
    const { jwt } = await enter(own.world, ana.email);
    const offered = async (product_: Product, country: string) => methodsIn(await cartAt({ offerId: product_.offerId, country }));
    expect(codeOf(await choose(jwt, [{ country: 'NL', methods: ['card', 'ideal'] }]))).toBe('METHOD_NOT_OPEN');
    await set('payments.methodsCreatorsMayAdd', ['ideal']);
    const chosen = expectOk(
      await choose(jwt, [
        { country: 'FR', methods: ['card'] },
        { country: 'NL', methods: ['card', 'ideal'] },
      ]),
      'the choice',
    ).body.data as { countries: Array<{ country: string; own: boolean; taken: string[] }> };
    expect(chosen.countries.filter((row) => row.own).map(({ country, taken }) => [country, taken])).toEqual([
      ['FR', ['card']],
      ['NL', ['card', 'ideal']],
    ]);
    expect([await offered(hers, 'FR'), await offered(his, 'FR')]).toEqual([['card'], ['card', 'sepa_debit', 'bank_transfer']]);
    expect([await offered(hers, 'NL'), await offered(his, 'NL')]).toEqual([['card', 'ideal'], ['card']]);
    const both = expectOk(
      await own.world.api('/checkout/carts', { body: { items: [{ offer: hers.offerId }, { offer: his.offerId }], country: 'NL' } }),
      'a cart of both',
    ).body.data as { methods: Array<{ method: string }> };
    expect(both.methods.map(({ method }) => method)).toEqual(['card']);
    // What the shop takes back counts no more, whatever was chosen.
    await set('payments.methodsCreatorsMayAdd', []);
    expect(await offered(hers, 'NL')).toEqual(['card']);
    expectOk(await choose(jwt, []), 'taking it back');
    expect(await offered(hers, 'FR')).toEqual(['card', 'sepa_debit', 'bank_transfer']);
  });

  test('nobody chooses for a creator who is not one', async () => {
    const { jwt } = await enter(own.world, (await anAffiliate(own.world, await aProgram(own.world, { rateBasisPoints: 1000 }))).email);
    expect((await choose(jwt, [{ country: 'FR', methods: ['card'] }])).status).toBe(403);
    expect((await own.world.api('/studio/payment-methods', { token: jwt })).status).toBe(403);
  });
});

describe('direct debit (B-23)', () => {
  test('it is offered for what is paid once, and not for a subscription or instalments', async () => {
    expect(await methodsIn(await cartAt())).toEqual(['card', 'sepa_debit', 'bank_transfer']);
    expect(await typesOf(await startCheckout(own.world, { offerId: product.offerId }))).toEqual(['card', 'sepa_debit']);
    for (const spec of [{ renews: 'month' as const }, { renews: 'month' as const, instalments: 3 }]) {
      const renewing = await aProduct(own.world, { prices: { EUR: '29.90' }, ...spec });
      const cart = await cartAt({ offerId: renewing.offerId });
      expect(await methodsIn(cart)).toEqual(['card']);
      const refused = await pay(cart, 'sepa_debit');
      expect([codeOf(refused), factsOf(refused)['why']]).toEqual(['PAYMENT_METHOD_NOT_OFFERED', 'debit_only_for_single_payments']);
      expect(factsOf(await pay(cart, 'bank_transfer'))['why']).toBe('cannot_be_charged_again');
      expect((expectOk(await pay(cart), 'the payment').body.data as { provider: string }).provider).toBe('stripe');
    }
  });

  test('a card that is to be kept for later leaves only what can be charged again', async () => {
    const started = await startCheckout(own.world, { offerId: product.offerId, keepsCard: true });
    expect(await typesOf(started)).toEqual(['card']);
  });
});

describe('a bank transfer', () => {
  const ordered = async (visit: Partial<Visit> = {}): Promise<{ number: string; email: string; token: string }> => {
    const cart = await cartAt(visit);
    const { provider, orderNumber, redirectUrl } = expectOk(await pay(cart, 'bank_transfer'), 'the order').body.data as {
      provider: string;
      orderNumber: string;
      redirectUrl: string | null;
    };
    expect([provider, redirectUrl]).toEqual(['bank_transfer', null]);
    return { number: orderNumber, email: cart.email, token: cart.token };
  };
  const today = async (): Promise<string> =>
    (expectOk(await own.world.admin('/clock'), 'the clock').body.data as { now: string }).now.slice(0, 10);
  const arrive = async (number: string, more: object = {}, token?: string): Promise<Answer> =>
    own.world.admin(`/orders/${number}/transfer-arrived`, {
      ...(token ? { token } : {}),
      body: { amount: '8000', receivedOn: await today(), reference: 'statement 3, line 7', note: 'Seen on the account', ...more },
    });

  test('the order waits with account, reference and day; the money is booked, split and refunded like a recorded sale', async () => {
    const program = await aProgram(own.world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
    const affiliate = await anAffiliate(own.world, program);
    const sold = await aProduct(own.world, { prices: { EUR: '80.00' }, program });
    const cookies = await follow(own.world, affiliate.code);
    const { number, email, token } = await ordered({ offerId: sold.offerId, cookies });
    expect(await statusOf(token)).toMatchObject({
      state: 'processing',
      waiting: { orderNumber: number, total: { amount: '8000' }, slipUrl: null, transfer: { account: ACCOUNT } },
    });
    const mail = await mailTo(own.world, email, 'payment_awaited');
    for (const told of ['DE02 1203 0000 0000 2020 51', number, '80.00']) expect(mail.text).toContain(told);
    const waiting = await orderOnDesk(own.world, number);
    expect(waiting).toMatchObject({ state: 'processing', entitlements: [], journals: [], transfer: { waits: true, mayArrive: true } });
    // What the shop writes into the setting later does not move the order's money elsewhere.
    expect(waiting['transfer'].account).toBe(ACCOUNT);
    expect(codeOf(await arrive(number, { amount: '7999' }))).toBe('TRANSFER_AMOUNT_DIFFERS');
    expect(codeOf(await arrive(number, { receivedOn: '2031-01-01' }))).toBe('TRANSFER_DAY_WRONG');
    const pressed = await Promise.all([arrive(number), arrive(number), arrive(number)]);
    expect(pressed.map(codeOf).sort()).toEqual(['TRANSFER_NOT_AWAITED', 'TRANSFER_NOT_AWAITED', 'ok']);
    const order = await untilOrder(own.world, number, 'paid');
    expect(order['recordedSale']).toMatchObject({ method: 'bank_transfer', state: 'booked', receivedOn: await today() });
    expect(order['entitlements']).toHaveLength(1);
    const lines = (order['journals'] as Array<{ lines: Array<{ side: string; address: string }> }>).flatMap((journal) => journal.lines);
    expect(lines.filter(({ side }) => side === 'debit')).toMatchObject([
      { address: 'manual_clearing:bank_transfer', amount: { amount: '8000' } },
    ]);
    expect(await splitOf(own.world, number)).toMatchObject({ affiliate: { amount: 2400 } });
    await mailTo(own.world, email, 'access');
    expect(expectOk(await refund(own.world, number, 8000), 'the refund').body.data).toMatchObject({ state: 'booked' });
    expect((await untilOrder(own.world, number, 'refunded'))['entitlements']).toMatchObject([{ state: 'revoked' }]);
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('is not for what has few seats: nobody holds one for days without paying', async () => {
    const seat = await aProduct(own.world, { prices: { EUR: '80.00' }, seats: 1 });
    const cart = await cartAt({ offerId: seat.offerId });
    expect(await methodsIn(cart)).not.toContain('bank_transfer');
    const refused = await pay(cart, 'bank_transfer');
    expect([codeOf(refused), refused.body.error.details.why]).toEqual(['PAYMENT_METHOD_NOT_OFFERED', 'seats_are_limited']);
  });

  test('without the money the order ends by itself; what comes late is taken, and is said to be late', async () => {
    const { number, email } = await ordered();
    // It does not lapse like a payment page nobody paid at.
    await own.world.pass({ minutes: 180 });
    await own.world.settled();
    expect((await orderOnDesk(own.world, number)).state).toBe('processing');
    await own.world.pass({ days: 15 });
    expect(await untilOrder(own.world, number, 'expired')).toMatchObject({ transfer: { waits: false, mayArrive: true } });
    expect((await mailTo(own.world, email, 'order_failed')).text).toContain('it is not lost');
    expectOk(await arrive(number), 'late money');
    const order = await untilOrder(own.world, number, 'paid');
    expect(order['entitlements']).toHaveLength(1);
    expect((order['timeline'] as Array<{ code: string }>).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['TRANSFER_AWAITED', 'TRANSFER_EXPIRED', 'TRANSFER_ARRIVED_LATE', 'PAID']),
    );
  });

  test('above the limit a second person agrees, one who was mistaken is turned down and the order waits on', async () => {
    await set('payments.recordedSaleApprovalAbove', { EUR: 5_000 });
    const [first, second] = [
      await anAdministrator(own.world, [...RECORD, 'orders.approve']),
      await anAdministrator(own.world, [...RECORD, 'orders.approve']),
    ];
    const { number } = await ordered();
    expectOk(await arrive(number, {}, first), 'the first');
    expect(await orderOnDesk(own.world, number)).toMatchObject({ state: 'processing', attention: 'AWAITS_SECOND_PERSON', journals: [] });
    expectOk(await own.world.admin(`/orders/${number}/reject-sale`, { body: {}, token: second }), 'turned down');
    expect(await orderOnDesk(own.world, number)).toMatchObject({ state: 'processing', attention: null, transfer: { waits: true } });
    expectOk(await arrive(number, { reference: 'statement 4, line 1' }, first), 'the first again');
    expect(codeOf(await own.world.admin(`/orders/${number}/approve-sale`, { body: {}, token: first }))).toBe('SALE_NEEDS_SECOND_PERSON');
    expectOk(await own.world.admin(`/orders/${number}/approve-sale`, { body: {}, token: second }), 'the second');
    expect(await untilOrder(own.world, number, 'paid')).toMatchObject({ recordedSale: { reference: 'statement 4, line 1' } });
  });

  test('staff gives it up with a reason, nobody without the permission can, and it is taken alone where nothing else is on', async () => {
    const cart = await cartAt({ country: 'NO' });
    expect(await methodsIn(cart)).toEqual(['bank_transfer']);
    const { orderNumber: number, provider } = expectOk(await pay(cart), 'the order').body.data as { orderNumber: string; provider: string };
    expect(provider).toBe('bank_transfer');
    const reader = await anAdministrator(own.world, ['orders.read', 'orders.approve']);
    // The desk says that somebody has to look at the bank's statement, by when, and for which orders.
    const tile = expectOk(await own.world.admin('/overview/attention'), 'what waits').body.data.find(
      ({ code }: { code: string }) => code === 'transfers_awaited',
    ) as { count: number; dueAt: string };
    expect(tile.count).toBeGreaterThan(0);
    expect(Date.parse(tile.dueAt)).toBeGreaterThan(0);
    const found = async (awaited: boolean): Promise<boolean> =>
      (
        expectOk(await own.world.admin(`/orders?transferAwaited=${awaited}&search=${number}`), 'a search').body.data as Array<{
          number: string;
        }>
      ).some((order) => order.number === number);
    expect([await found(true), await found(false)]).toEqual([true, false]);
    const cancel = (token?: string) =>
      own.world.admin(`/orders/${number}/cancel-transfer`, { ...(token ? { token } : {}), body: { reason: 'The buyer asked for it' } });
    expect([codeOf(await cancel(reader)), codeOf(await arrive(number, {}, reader))]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expectOk(await cancel(), 'giving it up');
    expect(await orderOnDesk(own.world, number)).toMatchObject({ state: 'failed', journals: [] });
    expect([await found(true), await found(false)]).toEqual([false, true]);
    expect(codeOf(await cancel())).toBe('TRANSFER_NOT_AWAITED');
    const card = await startCheckout(own.world, { offerId: product.offerId });
    expect(codeOf(await arrive(card.orderNumber))).toBe('TRANSFER_NOT_AWAITED');
  });
});
