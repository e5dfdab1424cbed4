// Store credit (E-70, B-61): a way of being paid, and money that is spent in the shop, whole or beside a card, and given back as it was paid.
import { anAdministrator } from '../support/administrators';
import { balanceOn, brokenSentences, decide, refund, refundLines, splitOf } from '../support/books';
import { aProduct, anAffiliate, aProgram, withOrderBump, type Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { expectExplained, type Money } from '../support/explained';
import { runLedger } from '../support/ledger-command';
import { mailTo } from '../support/mailbox';
import { ownShop } from '../support/own-shop';
import { aPayee, startRun, type Payee } from '../support/payees';
import { buy, fillCart, orderOnDesk, untilOrder, type OrderOnDesk, type Visit } from '../support/purchase';
import { enter } from '../support/sign-in';
import { atStripe } from '../support/stripe-events';
import { eventually, unique, type Answer } from '../support/world';

const own = ownShop('store-credit');
jest.setTimeout(180_000);

const CREDIT = { kind: 'credit' };
/** A card whose bank asks its owner. */
const ASKED_BY_BANK = '4000002500003155';
const codeOf = (answer: Answer): string => answer.body.error?.details.code ?? 'ok';
const factsOf = (answer: Answer): Record<string, unknown> => (answer.body.error?.details ?? {}) as unknown as Record<string, unknown>;
const sessionIn = (url: string | null): string => /cs_test_\w+/.exec(url ?? '')?.[0] ?? '';
const codesOf = (order: OrderOnDesk): string[] => (order['timeline'] as Array<{ code: string }>).map(({ code }) => code);

type Cart = Awaited<ReturnType<typeof fillCart>>;
interface Balance {
  readonly currency: string;
  readonly available: { readonly amount: string };
  readonly reserved: { readonly amount: string };
}

let ana: Payee;
let jwt: string;
let product: Product;

/** Ana's store credit in euro cents, or somebody else's: what they may spend, and what orders have set aside. */
const creditOf = async (token = jwt): Promise<readonly [number, number]> => {
  const rows = expectOk(await own.world.api('/me/credit', { token }), 'the credit').body.data as Balance[];
  const euros = rows.find(({ currency }) => currency === 'EUR');
  return [Number(euros?.available.amount ?? 0), Number(euros?.reserved.amount ?? 0)];
};
interface OfCart {
  readonly available: { readonly amount: string };
  readonly uses: { readonly amount: string } | null;
  readonly rest: { readonly amount: string } | null;
  readonly why: string | null;
}
const forCart = async (cart: Cart, token = jwt): Promise<OfCart> =>
  expectOk(await own.world.api(`/checkout/carts/${cart.token}/credit`, { token }), 'the credit for the cart').body.data as OfCart;
const payWith = (cart: Cart, credit: number, token = jwt, key = unique('pay')): Promise<Answer> =>
  own.world.api(`/checkout/carts/${cart.token}/credit-session`, { token, key, body: { version: cart.version, credit: String(credit) } });
interface Begun {
  readonly provider: string;
  readonly orderNumber: string;
  readonly redirectUrl: string | null;
}
const begun = (answer: Answer): Begun => expectOk(answer, 'the payment').body.data as Begun;
const cartFor = (visit: Partial<Visit> = {}): Promise<Cart> =>
  fillCart(own.world, { offerId: product.offerId, country: 'CH', email: ana.affiliate.email, ...visit });
/** Gives Ana what a sale of 100.00 earns her, as store credit. */
const earn = async (): Promise<void> => {
  await ana.sell();
  const run = expectOk(await startRun(own.world, { method: 'credit' }), 'the run').body.data as { id: string };
  await eventually('the credit', async () => {
    const { data } = expectOk(await own.world.admin(`/payout-runs/${run.id}`), 'the run').body as {
      data: { progress: Array<{ state: string }> };
    };
    return data.progress.every(({ state }) => state === 'paid');
  });
};
/** Pays the part by card. */
const payRest = async ({ orderNumber, redirectUrl }: Begun): Promise<void> => {
  expectOk(await own.world.sandbox(`/sessions/${sessionIn(redirectUrl)}/pay`, { body: { card: '4242424242424242' } }), 'the card');
  await untilOrder(own.world, orderNumber, 'paid');
  await eventually('the fee', async () => codesOf(await orderOnDesk(own.world, orderNumber)).includes('FEE_KNOWN'));
};
const backOf = (order: OrderOnDesk): Array<readonly [string | null, number, number]> =>
  (order['payments'] as Array<{ method: string | null; amount: { amount: string }; refunded: { amount: string } }>).map(
    ({ method, amount, refunded }) => [method, Number(amount.amount), Number(refunded.amount)] as const,
  );

beforeAll(async () => {
  await decide(own.world, 'payouts.methods', ['sepa', 'credit']);
  await decide(own.world, 'payouts.coolingHours', 0);
  await decide(own.world, 'payouts.approvalAbove', { EUR: 10_000_000 });
  ana = await aPayee(own.world);
  product = await aProduct(own.world, { prices: { EUR: '100.00' } });
  ({ jwt } = await enter(own.world, ana.affiliate.email));
  expectOk(await ana.setMethod(CREDIT), 'store credit as the way of being paid');
}, 180_000);

describe('being paid in store credit', () => {
  let earned: number;

  test('is a way like any other where the shop offers it: claimed, sent, and there at once, booked once', async () => {
    await earn();
    const [payout] = expectOk(await ana.get(''), 'the payouts').body.data as Array<
      Record<string, unknown> & { amount: { amount: string } }
    >;
    expect(payout).toMatchObject({ state: 'paid', method: 'credit', reason: null });
    earned = Number(payout?.amount.amount);
    expect(earned).toBeGreaterThan(0);
    expect(await creditOf()).toEqual([earned, 0]);
    expect(await balanceOn(own.world, 'payouts_in_transit', 'EUR')).toBe(0);
    const movements = expectOk(await own.world.api('/me/credit/movements?currency=EUR', { token: jwt }), 'the movements').body
      .data as object[];
    expect(movements).toMatchObject([
      {
        kind: 'payout',
        amount: { amount: String(earned) },
        balanceAfter: { amount: String(earned) },
        payout: payout?.['id'],
        orderNumber: null,
      },
    ]);
  });

  test('is taken back by staff with a reason, while it is not spent, and then is payable again', async () => {
    const [payout] = expectOk(await ana.get(''), 'the payouts').body.data as Array<{ id: string }>;
    const close = (to: string) => own.world.admin(`/payouts/${payout?.id ?? ''}/close`, { body: { to, reason: 'paid the wrong way' } });
    const row = (expectOk(await own.world.admin(`/payouts/${payout?.id ?? ''}`), 'the payout').body as { data: { may: string[] } }).data;
    expect(row.may).toEqual(['returned']);
    expect(codeOf(await close('failed'))).toBe('RAIL_SAYS');
    // A cart has some of it: what is set aside cannot be taken back.
    const cart = await cartFor();
    const { orderNumber } = begun(await payWith(cart, earned));
    const refused = await close('returned');
    expect([codeOf(refused), factsOf(refused)['left']]).toEqual(['CREDIT_SPENT', 0]);
    expectOk(await own.world.api(`/checkout/carts/${cart.token}/abandon`, { body: {} }), 'leaving');
    expect((await orderOnDesk(own.world, orderNumber)).state).toBe('expired');
    expectOk(await close('returned'), 'taking it back');
    expect(await creditOf()).toEqual([0, 0]);
    expect(await brokenSentences(own.world)).toEqual([]);
    await earn();
    expect((await creditOf())[0]).toBe(2 * earned);
  });
});

describe('store credit that staff gives', () => {
  test('waits above the limit for a second person, is told by letter with its reason, and may be spent; a buyer becomes known by it', async () => {
    await decide(own.world, 'payouts.adjustmentApprovalAbove', { EUR: 5000 });
    const email = `${unique('granted')}@example.test`;
    await buy(own.world, { offerId: product.offerId, email });
    const give = (body: object) =>
      own.world.admin('/adjustments', {
        body: { currency: 'EUR', kind: 'credit', reason: 'for the long wait', ...body },
        key: unique('give'),
      });
    expect(codeOf(await give({ email: 'nobody@example.test', amount: '100' }))).toBe('PARTY_NOT_FOUND');
    expect(codeOf(await give({ amount: '100' }))).toBe('PARTY_NOT_FOUND');
    expect(codeOf(await give({ email, kind: 'bonus', amount: '100' }))).toBe('PARTY_NOT_FOUND');
    const expense = await balanceOn(own.world, 'bonus_expense', 'EUR');
    const { data: small } = expectOk(await give({ email, amount: '700' }), 'a grant').body;
    expect(small).toMatchObject({ kind: 'credit', state: 'booked', amount: { amount: '700' } });
    const { data: large } = expectOk(await give({ party: small.party, amount: '5001' }), 'a large grant').body;
    expect(large.state).toBe('awaiting_approval');
    expect(codeOf(await own.world.admin(`/adjustments/${large.id}/approve`, { body: {} }))).toBe('SECOND_PERSON_NEEDED');
    const { jwt: theirs } = await enter(own.world, email);
    expect(await creditOf(theirs)).toEqual([700, 0]);
    const second = await anAdministrator(own.world, ['payouts.read', 'payouts.second-approve']);
    expectOk(await own.world.admin(`/adjustments/${large.id}/approve`, { body: {}, token: second }), 'the approval');
    expect(await creditOf(theirs)).toEqual([5701, 0]);
    expect(await balanceOn(own.world, 'bonus_expense', 'EUR')).toBe(expense + 5701);
    const movements = expectOk(await own.world.api('/me/credit/movements?currency=EUR', { token: theirs }), 'the movements').body.data;
    expect(movements).toMatchObject([
      { kind: 'granted', amount: { amount: '5001' }, balanceAfter: { amount: '5701' }, reason: 'for the long wait' },
      { kind: 'granted', amount: { amount: '700' }, balanceAfter: { amount: '700' }, reason: 'for the long wait' },
    ]);
    expect(expectOk(await own.world.api('/me/profile', { token: theirs }), 'who they are').body.data).toMatchObject({ hasCredit: true });
    // Nothing of it is payable: it is spent here or nowhere.
    expect(await balanceOn(own.world, `payable:${small.party}:available`, 'EUR')).toBe(0);
    const letter = await mailTo(own.world, email, 'credit_granted');
    for (const words of ['for the long wait', '/account']) expect(letter.text).toContain(words);
    const cheap = await aProduct(own.world, { prices: { EUR: '10.00' } });
    const cart = await cartFor({ offerId: cheap.offerId, email });
    const { orderNumber } = begun(await payWith(cart, 1000, theirs));
    expect([(await orderOnDesk(own.world, orderNumber)).state, await creditOf(theirs)]).toEqual(['paid', [4701, 0]]);
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });
});

describe('paying with store credit', () => {
  test('pays the whole where there is enough: nobody is asked, and everybody earns as of any sale', async () => {
    const program = await aProgram(own.world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
    const affiliate = await anAffiliate(own.world, program);
    const cheap = await aProduct(own.world, { prices: { EUR: '10.00' }, program });
    const [before] = await creditOf();
    const cart = await cartFor({ offerId: cheap.offerId, through: [affiliate.code], email: `${unique('gift')}@example.test` });
    expect(await forCart(cart)).toMatchObject({ uses: { amount: '1000' }, rest: { amount: '0' }, why: null });
    const key = unique('pay');
    const started = begun(await payWith(cart, 1000, jwt, key));
    expect(started).toMatchObject({ provider: 'none', redirectUrl: null });
    expect(begun(await payWith(cart, 1000, jwt, key)).orderNumber).toBe(started.orderNumber);
    expect(begun(await payWith(cart, 1000)).orderNumber).toBe(started.orderNumber);
    const order = await orderOnDesk(own.world, started.orderNumber);
    expect([order.state, backOf(order)]).toEqual(['paid', [['store_credit', 1000, 0]]]);
    expect(await splitOf(own.world, started.orderNumber)).toMatchObject({ affiliate: { amount: 300 } });
    expect(await creditOf()).toEqual([before - 1000, 0]);
    const why = await expectExplained(own.world, order['total'] as Money, { of: 'order_sum', id: started.orderNumber, part: 'gross' });
    expect(why.steps.map(({ code }) => code)).toContain('PAID_WITH_CREDIT');
    const status = expectOk(await own.world.api(`/checkout/carts/${cart.token}/status`), 'the status').body.data as object;
    expect(status).toMatchObject({ state: 'paid', credit: { amount: '1000' } });
    expectOk(await refund(own.world, started.orderNumber, 400), 'a part');
    expectOk(await refund(own.world, started.orderNumber, 600), 'the rest');
    expect([(await orderOnDesk(own.world, started.orderNumber)).state, await creditOf()]).toEqual(['refunded', [before, 0]]);
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('pays a part and a card the rest, with a fee of its part alone; refunds go back in proportion, to the cent', async () => {
    const along = await aProduct(own.world, { prices: { EUR: '9.99' } });
    const main = await aProduct(own.world, { prices: { EUR: '100.00' } });
    await withOrderBump(own.world, main, along);
    const [available] = await creditOf();
    const cart = await cartFor({ offerId: main.offerId, bumps: [along.offerId] });
    const due = 10_999 - available;
    expect(await forCart(cart)).toMatchObject({ uses: { amount: String(available) }, rest: { amount: String(due) } });
    const started = begun(await payWith(cart, available));
    expect(await creditOf()).toEqual([0, available]);
    const session = await atStripe(own.world).checkout.sessions.retrieve(sessionIn(started.redirectUrl));
    expect([session.amount_total, session.payment_method_types]).toEqual([due, ['card']]);
    await payRest(started);
    expect(await creditOf()).toEqual([0, 0]);
    const parts = (await splitOf(own.world, started.orderNumber))['payment_fee'];
    expect(parts?.amount ?? 0).toBeLessThan(due);
    expect(backOf(await orderOnDesk(own.world, started.orderNumber))).toEqual([
      ['card', due, 0],
      ['store_credit', available, 0],
    ]);
    // A third of it, a line of it, and then what is left.
    expectOk(await refund(own.world, started.orderNumber, 3333), 'a part');
    const share = (back: number): number => Math.floor((back * due) / 10_999);
    expect(backOf(await orderOnDesk(own.world, started.orderNumber)).map(([, , back]) => back)).toEqual([share(3333), 3333 - share(3333)]);
    expectOk(await refundLines(own.world, started.orderNumber, [[2, 500]]), 'a line');
    expect(backOf(await orderOnDesk(own.world, started.orderNumber)).map(([, , back]) => back)).toEqual([share(3833), 3833 - share(3833)]);
    expect((await creditOf())[0]).toBe(3833 - share(3833));
    expectOk(await refund(own.world, started.orderNumber, 10_999 - 3833), 'the rest');
    await untilOrder(own.world, started.orderNumber, 'refunded');
    expect(await creditOf()).toEqual([available, 0]);
    expect(codeOf(await refund(own.world, started.orderNumber, 1))).toBe('REFUND_TOO_LARGE');
    await own.world.settled();
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('two carts never spend the same cent, and an order that is not paid gives its own back', async () => {
    const [available] = await creditOf();
    const carts = await Promise.all([cartFor(), cartFor(), cartFor(), cartFor()]);
    const answers = await Promise.all(carts.map((cart) => payWith(cart, available)));
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1);
    for (const answer of answers) expect(['ok', 'CREDIT_CHANGED', 'CREDIT_NOT_OFFERED']).toContain(codeOf(answer));
    expect(await creditOf()).toEqual([0, available]);
    const place = answers.findIndex((answer) => codeOf(answer) === 'ok');
    const [cart, answer] = [carts[place] as Cart, answers[place] as Answer];
    const first = begun(answer);
    expect((await orderOnDesk(own.world, first.orderNumber)).state).toBe('created');
    // The buyer stands before their bank's question when the page at the provider lapses.
    const page = sessionIn(first.redirectUrl);
    const asked = { card: ASKED_BY_BANK, challenge: 'leave' };
    expectOk(await own.world.sandbox(`/sessions/${page}/pay`, { body: asked }), 'a card that is asked about');
    await atStripe(own.world).checkout.sessions.expire(page);
    await untilOrder(own.world, first.orderNumber, 'expired');
    expect(await creditOf()).toEqual([available, 0]);
    expect(codesOf(await orderOnDesk(own.world, first.orderNumber)).filter((code) => code.startsWith('CREDIT_'))).toEqual([
      'CREDIT_RESERVED',
      'CREDIT_RELEASED',
    ]);
    // The same cart goes on as a new order.
    const again = begun(await payWith(cart, available));
    expect(again.orderNumber).not.toBe(first.orderNumber);
    await payRest(again);
    expect(await creditOf()).toEqual([0, 0]);
    // And now they answer. The card's part of the first order is paid, and the credit that was to pay the rest is spent: nothing is given for
    // half the money, and no credit below zero. It waits for a person, who gives it back.
    const { payment_intent: intent } = await atStripe(own.world).checkout.sessions.retrieve(page);
    const answered = await own.world.sandbox(`/payments/${intent as string}/authenticate`, { body: { outcome: 'succeed' } });
    expectOk(answered, 'the answer to the bank');
    const held = await untilOrder(own.world, first.orderNumber, 'review');
    expect([held['attention'], held['entitlements'], held['unplaced']]).toEqual([
      'CREDIT_GONE',
      [],
      expect.objectContaining({ left: { amount: String(10_000 - available), currency: 'EUR', exponent: 2 } }),
    ]);
    expect(await creditOf()).toEqual([0, 0]);
    const back = { body: { reason: 'The credit had been spent meanwhile' } };
    expectOk(await own.world.admin(`/orders/${first.orderNumber}/return-payment`, back), 'giving it back');
    await own.world.settled();
    expect((await orderOnDesk(own.world, first.orderNumber))['unplaced']).toBeNull();
    expect(await brokenSentences(own.world)).toEqual([]);
    expectOk(await refund(own.world, again.orderNumber, 10_000), 'all of it');
    expect(await creditOf()).toEqual([available, 0]);
  });

  test('is neither offered nor taken for what is paid again, from others, without a sign-in, or in another amount', async () => {
    const [available] = await creditOf();
    const monthly = await cartFor({ offerId: (await aProduct(own.world, { prices: { EUR: '30.00' }, renews: 'month' })).offerId });
    expect(await forCart(monthly)).toMatchObject({ uses: null, why: 'paid_again' });
    expect([codeOf(await payWith(monthly, 100)), factsOf(await payWith(monthly, 100))['why']]).toEqual([
      'CREDIT_NOT_OFFERED',
      'paid_again',
    ]);
    const inDollars = await aProduct(own.world, { prices: { USD: '30.00' } });
    expect(await forCart(await cartFor({ offerId: inDollars.offerId }))).toMatchObject({ uses: null, why: 'no_credit' });
    const cart = await cartFor();
    const refused = await payWith(cart, available - 1);
    expect([codeOf(refused), factsOf(refused)['uses']]).toEqual(['CREDIT_CHANGED', available]);
    // Ana's address on the cart gives nobody Ana's credit.
    const { jwt: stranger } = await enter(own.world, (await ana.sell()).email);
    expect(await forCart(cart, stranger)).toMatchObject({ available: { amount: '0' }, why: 'no_credit' });
    expect(codeOf(await payWith(cart, available, stranger))).toBe('CREDIT_NOT_OFFERED');
    expect(codeOf(await own.world.api('/me/credit', { token: stranger }))).toBe('NOT_A_PAYEE');
    expect(
      (
        await own.world.api(`/checkout/carts/${cart.token}/credit-session`, {
          key: unique('pay'),
          body: { version: cart.version, credit: '1' },
        })
      ).status,
    ).toBe(401);
    expect((await own.world.api('/me/credit')).status).toBe(401);
    for (const credit of ['0', '-1', '1.5', 'all'])
      expect(
        codeOf(
          await own.world.api(`/checkout/carts/${cart.token}/credit-session`, {
            token: jwt,
            key: unique('pay'),
            body: { version: cart.version, credit },
          }),
        ),
      ).toBe('INVALID_INPUT');
    expect(await creditOf()).toEqual([available, 0]);
  });

  test('a dispute takes the part of the card and nothing of the credit', async () => {
    const [available] = await creditOf();
    const started = begun(await payWith(await cartFor(), available));
    await payRest(started);
    const [charge] = (await orderOnDesk(own.world, started.orderNumber))['payments'] as Array<{ chargeId: string }>;
    expectOk(await own.world.sandbox('/disputes', { body: { charge: charge?.chargeId } }), 'a dispute');
    await eventually('the dispute', async () => (await orderOnDesk(own.world, started.orderNumber))['disputed'] === true);
    await own.world.settled();
    const order = await orderOnDesk(own.world, started.orderNumber);
    const due = 10_000 - available;
    expect(backOf(order)).toEqual([
      ['card', due, due],
      ['store_credit', available, 0],
    ]);
    expect((order['refundable'] as { amount: string }).amount).toBe(String(available));
    expectOk(await refund(own.world, started.orderNumber, available), 'what credit paid');
    expect(await creditOf()).toEqual([available, 0]);
    expect(await brokenSentences(own.world)).toEqual([]);
  });

  test('the checkout page offers it to its owner alone, and what is ticked there is what is paid', async () => {
    const { cookies } = await enter(own.world, ana.affiliate.email);
    const [available] = await creditOf();
    const cart = await cartFor();
    const page = `/store/en/checkout/${product.offerId}?cart=${cart.token}`;
    expect((await own.world.at(page)).text).not.toContain('use_credit');
    const offered = (await own.world.at(page, { cookies })).text;
    expect(offered).toContain('Use your store credit');
    expect(offered).toContain(`name="credit_shown" value="${available}"`);
    const form = {
      cart: cart.token,
      shown: '10000 EUR',
      email: ana.affiliate.email,
      country: 'CH',
      terms: 'yes',
      immediate_delivery: 'yes',
      use_credit: 'yes',
      credit_shown: String(available),
      intent: 'pay',
    };
    const press = (more: object) =>
      fetch(`${own.world.address.url}${page}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...form, ...more }),
        headers: {
          origin: own.world.address.url,
          cookie: Object.entries(cookies)
            .map(([name, value]) => `${name}=${value}`)
            .join('; '),
        },
      });
    const another = await press({ credit_shown: String(available + 1) });
    expect([another.status, await another.text()]).toEqual([422, expect.stringContaining('has changed meanwhile')]);
    const onward = await (await press({})).text();
    const session = sessionIn(onward);
    expect((await atStripe(own.world).checkout.sessions.retrieve(session)).amount_total).toBe(10_000 - available);
    // Who comes back to it finds it as it was, and goes on with the same order.
    const again = (await own.world.at(page, { cookies })).text;
    expect(again).toMatch(/name="use_credit"[^>]*checked/);
    expect(sessionIn(await (await press({})).text())).toBe(session);
    expectOk(await own.world.sandbox(`/sessions/${session}/pay`, { body: { card: '4242424242424242' } }), 'the card');
    const paid = await eventually('the payment', async () => {
      const { data } = expectOk(await own.world.api(`/checkout/carts/${cart.token}/status`), 'the status').body as {
        data: { state: string; order: { token: string } | null };
      };
      return data.state === 'paid' ? data : null;
    });
    const receipt = expectOk(await own.world.api(`/thank-you/${paid.order?.token ?? ''}`), 'the receipt').body.data as object;
    expect(receipt).toMatchObject({ payment: { method: 'card', credit: { amount: String(available) } } });
    expect(await creditOf()).toEqual([0, 0]);
  });

  test('the provider’s own comparison misses nothing, and all of it is told again to the same journals', async () => {
    await own.world.settled();
    await own.world.pass({ minutes: 120 });
    await own.world.settled();
    const { id } = expectOk(await own.world.admin('/reconciliation/runs', { body: {} }), 'a comparison').body.data as { id: string };
    await eventually('the comparison', async () => {
      const { runs } = (await own.world.admin('/reconciliation')).body.data as { runs: Array<{ id: string; state: string }> };
      return runs.find((run) => run.id === id)?.state !== 'running';
    });
    expect(expectOk(await own.world.admin('/reconciliation/findings?open=true&pageSize=100'), 'findings').body.data).toEqual([]);
    expect((await runLedger(own.shop, ['replay'])).code).toBe(0);
  });
});
