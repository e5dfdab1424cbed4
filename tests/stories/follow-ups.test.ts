// What a buyer is offered right after paying, for one press on the card they let the store keep (B-26, E-17, E-19).
import { splitOf } from '../support/books';
import { anAffiliate, aProduct, aProgram } from '../support/builders';
import type { Product } from '../support/builders';
import { expectOk } from '../support/expect-ok';
import { followed } from '../support/follow-ups';
import { mailTo } from '../support/mailbox';
import { buy, fillCart, follow, orderOnDesk, startCheckout, untilOrder } from '../support/purchase';
import type { OrderOnDesk, Started, Visit } from '../support/purchase';
import { atStripe } from '../support/stripe-events';
import { enter } from '../support/sign-in';
import { eventually, sharedWorld, unique } from '../support/world';
import type { Answer } from '../support/world';

const world = sharedWorld();
jest.setTimeout(120_000);

const ALWAYS_ASKS = '4000002760003184';
const EMPTY = '4000000000009995';

interface View {
  readonly state: string;
  readonly offer: { readonly offer: string; readonly headline: string; readonly total: { amount: string; currency: string } } | null;
  readonly confirmUrl: string | null;
  readonly cardLast4: string | null;
  readonly last: { readonly outcome: string; readonly orderNumber: string; readonly productName: string } | null;
  readonly order: { readonly number: string; readonly token: string };
}
const viewIn = (answer: Answer): View => expectOk(answer, 'the follow-up').body.data as View;
const codeOf = (answer: Answer): string => answer.body.error?.details.code ?? 'ok';
const tokenAfter = async (sale: Started): Promise<string | null> =>
  expectOk(await world.api(`/checkout/carts/${sale.cart}/status`), 'the status').body.data.followUp as string | null;
const read = async (token: string): Promise<View> => viewIn(await world.api(`/checkout/follow-ups/${token}`));
const accept = (token: string, offer: string, total: object, key = unique('yes')): Promise<Answer> =>
  world.api(`/checkout/follow-ups/${token}/accept`, { body: { offer, total }, key });
const decline = (token: string, offer: string): Promise<Answer> => world.api(`/checkout/follow-ups/${token}/decline`, { body: { offer } });
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const codesOf = (order: OrderOnDesk): string[] => (order['timeline'] as Array<{ code: string }>).map(({ code }) => code);

/** Buys with the card kept, and opens what is offered next. */
const buyKeeping = async (visit: Visit, card?: string): Promise<Started & { readonly next: string }> => {
  const sale = await buy(world, { ...visit, keepsCard: true }, card);
  const next = await tokenAfter(sale);
  expect(next).not.toBeNull();
  return { ...sale, next: next ?? '' };
};

/** Charges of the customer of a sale that took money, at the provider. */
const charged = async (sale: Started): Promise<number[]> => {
  const session = await atStripe(world).checkout.sessions.retrieve(sale.sessionId ?? '');
  const { data } = await atStripe(world).charges.list({ customer: session.customer as string, limit: 100 });
  return data.filter(({ status }) => status === 'succeeded').map(({ amount }) => amount);
};

test('two windows and a repetition are one order, one charge and one answer; its sale is whose the first one was (B-26)', async () => {
  const program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
  const dearer = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 5000 });
  const [ana, ben] = [await anAffiliate(world, program), await anAffiliate(world, program)];
  const main = await aProduct(world, { prices: { EUR: '50.00' }, program });
  const next = await aProduct(world, { prices: { EUR: '27.00' }, program });
  const other = await aProduct(world, { prices: { EUR: '9.00' }, program: dearer });
  await followed(world, main, next, other);
  const sale = await buyKeeping({ offerId: main.offerId, country: 'CH', through: [ana.code] });
  expect(await read(sale.next)).toMatchObject({
    state: 'offered',
    offer: { offer: next.offerId, headline: `And ${next.name}?`, total: euros('2700') },
    cardLast4: '4242',
    last: null,
    order: { number: sale.orderNumber },
  });
  // Another affiliate's link, followed while the offer is on the screen, does not make it their sale.
  const cookies = await follow(world, ben.code, sale.cookies);
  // It does for whatever is ordered at the checkout from now on.
  const rival = await buy(world, { offerId: next.offerId, country: 'CH', cookies });
  expect((await orderOnDesk(world, rival.orderNumber))['attribution']).toMatchObject({ affiliate: { code: ben.code } });

  const key = unique('yes');
  const answers = await Promise.all([
    accept(sale.next, next.offerId, euros('2700')),
    accept(sale.next, next.offerId, euros('2700')),
    accept(sale.next, next.offerId, euros('2700'), key),
  ]);
  const views = [...answers, await accept(sale.next, next.offerId, euros('2700'), key)].map(viewIn);
  const [number] = views.map(({ last }) => last?.orderNumber);
  for (const view of views)
    expect(view).toMatchObject({ state: 'offered', last: { outcome: 'paid', orderNumber: number }, offer: { offer: other.offerId } });
  expect(await charged(sale)).toEqual([2700, 5000]);

  const order = await untilOrder(world, number ?? '', 'paid');
  expect(order).toMatchObject({ total: { amount: '2700' }, email: (await orderOnDesk(world, sale.orderNumber))['email'] });
  expect(order['attribution']).toMatchObject({ reason: 'LAST_CLICK', affiliate: { code: ana.code } });
  const split = await splitOf(world, number ?? '');
  expect(split['affiliate']).toMatchObject({ who: ana.name, amount: 810 });
  expect(split['creator']?.who).toBe(next.creator.name);
  expect(order['entitlements']).toHaveLength(1);
  expect(codesOf(order)).toContain('FOLLOWS');
  const thanks = expectOk(await world.api(`/thank-you/${views[0]?.order.token}`), 'the thank-you page').body.data as { further: object[] };
  expect(thanks.further).toMatchObject([{ number, products: next.name, total: euros('2700') }]);
  const mail = await mailTo(world, sale.email, 'access', []);
  expect(mail.text).toContain(next.name);

  // No to the second, which ends the chain; no more is charged by asking again.
  expect(viewIn(await decline(sale.next, other.offerId))).toMatchObject({ state: 'over', offer: null, last: null });
  expect(codeOf(await accept(sale.next, other.offerId, euros('900')))).toBe('FOLLOW_UP_OVER');
  expect(await tokenAfter(sale)).toBeNull();
  expect(await charged(sale)).toEqual([2700, 5000]);
  const first = await orderOnDesk(world, sale.orderNumber);
  expect(codesOf(first)).toEqual(expect.arrayContaining(['CARD_KEPT', 'FOLLOW_UP_ACCEPTED', 'FOLLOW_UP_DECLINED']));
  const kept = (first['timeline'] as Array<{ code: string; facts: Record<string, string> }>).find(({ code }) => code === 'CARD_KEPT');
  expect(kept?.facts).toMatchObject({ version: '2026-12', at: expect.stringMatching(/^20\d\d-.*Z$/) as string });
});

test('a bank that asks who pays is answered in one step, and nothing is charged twice or before it', async () => {
  const main = await aProduct(world, { prices: { EUR: '50.00' } });
  const next = await aProduct(world, { prices: { EUR: '27.00' } });
  await followed(world, main, next);
  const sale = await buyKeeping({ offerId: main.offerId }, ALWAYS_ASKS);
  const [one, two] = (
    await Promise.all([accept(sale.next, next.offerId, euros('2700')), accept(sale.next, next.offerId, euros('2700'))])
  ).map(viewIn);
  expect(one).toMatchObject({ state: 'confirming', offer: { offer: next.offerId, total: euros('2700') }, last: null });
  expect(two?.confirmUrl).toBe(one?.confirmUrl);
  expect(await charged(sale)).toEqual([5000]);
  const intent = /pi_\w+/.exec(one?.confirmUrl ?? '')?.[0] ?? '';
  expectOk(await world.sandbox(`/payments/${intent}/authenticate`, { body: { outcome: 'succeed' } }), 'the bank');
  const after = await read(sale.next);
  expect(after).toMatchObject({ state: 'over', last: { outcome: 'paid' } });
  expect(viewIn(await accept(sale.next, next.offerId, euros('2700')))).toEqual(after);
  // Leaving it comes too late: what is paid stays.
  expect(viewIn(await decline(sale.next, next.offerId))).toEqual(after);
  expect(await charged(sale)).toEqual([2700, 5000]);
  await untilOrder(world, after.last?.orderNumber ?? '', 'paid');
});

test('the provider’s word settles a confirmed offer whose buyer never came back', async () => {
  const main = await aProduct(world, { prices: { EUR: '50.00' } });
  const next = await aProduct(world, { prices: { EUR: '27.00' } });
  await followed(world, main, next);
  const sale = await buyKeeping({ offerId: main.offerId }, ALWAYS_ASKS);
  const { confirmUrl } = viewIn(await accept(sale.next, next.offerId, euros('2700')));
  const intent = /pi_\w+/.exec(confirmUrl ?? '')?.[0] ?? '';
  expectOk(await world.sandbox(`/payments/${intent}/authenticate`, { body: { outcome: 'succeed' } }), 'the bank');
  const first = await eventually('the order of the offer', async () =>
    ((await orderOnDesk(world, sale.orderNumber))['timeline'] as Array<{ code: string; facts: Record<string, string> }>).find(
      ({ code }) => code === 'FOLLOW_UP_ACCEPTED',
    ),
  );
  await untilOrder(world, first.facts['order'] ?? '', 'paid');
});

test('a challenge that fails and a card that is refused charge nothing, say so, and the chain goes on', async () => {
  const main = await aProduct(world, { prices: { EUR: '50.00' } });
  const [seat, other] = [await aProduct(world, { prices: { EUR: '27.00' }, seats: 1 }), await aProduct(world, { prices: { EUR: '9.00' } })];
  await followed(world, main, seat, other);
  const asked = await buyKeeping({ offerId: main.offerId }, ALWAYS_ASKS);
  const { confirmUrl } = viewIn(await accept(asked.next, seat.offerId, euros('2700')));
  const intent = /pi_\w+/.exec(confirmUrl ?? '')?.[0] ?? '';
  expectOk(await world.sandbox(`/payments/${intent}/authenticate`, { body: { outcome: 'fail' } }), 'the bank');
  const failedThere = await read(asked.next);
  expect(failedThere).toMatchObject({ state: 'offered', offer: { offer: other.offerId }, last: { outcome: 'refused' } });
  await untilOrder(world, failedThere.last?.orderNumber ?? '', 'failed');
  // Accepting and leaving it while the bank asks is a no.
  viewIn(await accept(asked.next, other.offerId, euros('900')));
  expect(viewIn(await decline(asked.next, other.offerId))).toMatchObject({ state: 'over', last: null });
  expect(await charged(asked)).toEqual([5000]);

  // The seat has been given back, and is offered to the next buyer, whose card has been emptied meanwhile.
  const sale = await buyKeeping({ offerId: main.offerId });
  const session = await atStripe(world).checkout.sessions.retrieve(sale.sessionId ?? '');
  const paid = session.payment_intent as string;
  expectOk(await world.sandbox(`/payments/${paid}/card`, { body: { card: EMPTY } }), 'emptying the card');
  const refused = (await Promise.all([accept(sale.next, seat.offerId, euros('2700')), accept(sale.next, seat.offerId, euros('2700'))])).map(
    viewIn,
  );
  for (const view of refused)
    expect(view).toMatchObject({ state: 'offered', last: { outcome: 'refused', productName: seat.name }, offer: { offer: other.offerId } });
  expect(await charged(sale)).toEqual([5000]);
  const order = await untilOrder(world, refused[0]?.last?.orderNumber ?? '', 'failed');
  expect([order['journals'], order['entitlements']]).toEqual([[], []]);
});

test('nothing is offered without consent, after its time, at another price, to who has it, or by a made-up token', async () => {
  const main = await aProduct(world, { prices: { EUR: '50.00', USD: '55.00' } });
  const next = await aProduct(world, { prices: { EUR: '27.00' } });
  await followed(world, main, next);
  const consents = async (visit: Visit): Promise<string[]> =>
    (
      (await world.api(`/checkout/carts/${(await fillCart(world, visit)).token}`)).body.data.consents as Array<{
        key: string;
        required: boolean;
        accepted: boolean;
      }>
    ).map(({ key, required, accepted }) => `${key} ${required} ${accepted}`);
  const required = ['terms true true', 'immediate_delivery true true'];
  expect(await consents({ offerId: main.offerId, currency: 'EUR' })).toEqual([...required, 'save_card false false']);
  expect(await consents({ offerId: main.offerId, currency: 'EUR', keepsCard: true })).toEqual([...required, 'save_card false true']);
  // Where nothing could be offered, nobody's card is asked for.
  expect(await consents({ offerId: main.offerId, currency: 'USD', keepsCard: true })).toEqual(required);
  expect(await consents({ offerId: next.offerId })).toEqual(required);

  const without = await buy(world, { offerId: main.offerId, currency: 'EUR' });
  expect(await tokenAfter(without)).toBeNull();
  const plain = await atStripe(world).checkout.sessions.retrieve(without.sessionId ?? '', { expand: ['payment_intent'] });
  expect(plain.payment_intent).toMatchObject({ setup_future_usage: null });

  const sale = await buyKeeping({ offerId: main.offerId, currency: 'EUR' });
  expect(codeOf(await accept(sale.next, next.offerId, euros('2699')))).toBe('FOLLOW_UP_CHANGED');
  expect(codeOf(await accept(sale.next, main.offerId, euros('5000')))).toBe('FOLLOW_UP_OVER');
  const { order } = await read(sale.next);
  for (const forged of [order.token, `${sale.next.slice(0, -4)}0000`, `${without.orderNumber}.${sale.next.split('.')[1]}`])
    expect(codeOf(await accept(forged, next.offerId, euros('2700')))).toBe('FOLLOW_UP_NOT_FOUND');
  expect(
    (await world.api(`/checkout/follow-ups/${sale.next}/accept`, { body: { offer: next.offerId, total: euros('2700') } })).status,
  ).toBe(400);

  // Somebody who has it already is not offered it again.
  await buy(world, { offerId: next.offerId, email: sale.email });
  expect((await read(sale.next)).state).toBe('over');

  const late = await buyKeeping({ offerId: main.offerId, currency: 'EUR' });
  await world.pass({ minutes: 16 });
  expect(codeOf(await accept(late.next, next.offerId, euros('2700')))).toBe('FOLLOW_UP_OVER');
  expect(await read(late.next)).toMatchObject({ state: 'over', offer: null });
  expect(await charged(late)).toEqual([5000]);
});

test('an offer nobody confirmed is given up with its seat, and what the store was cut off from is taken up again', async () => {
  const main = await aProduct(world, { prices: { EUR: '50.00' } });
  const seat = await aProduct(world, { prices: { EUR: '27.00' }, seats: 1 });
  await followed(world, main, seat);
  const left = await buyKeeping({ offerId: main.offerId }, ALWAYS_ASKS);
  expect(viewIn(await accept(left.next, seat.offerId, euros('2700'))).state).toBe('confirming');
  const second = await buyKeepingOrNone(main);
  expect(second).toBeNull();
  await world.pass({ minutes: 110 });
  await world.settled();
  expect(await read(left.next)).toMatchObject({ state: 'over', last: { outcome: 'refused' } });
  expect(await charged(left)).toEqual([5000]);

  // The request for the charge is carried out and its answer lost: it is looked up, and charged once.
  const sale = await buyKeeping({ offerId: main.offerId });
  await world.sandbox('/faults', { body: { kind: 'reset_after_accept', method: 'POST', path: '/v1/payment_intents/*/confirm', times: 2 } });
  const view = viewIn(await accept(sale.next, seat.offerId, euros('2700')));
  await world.sandbox('/faults', { method: 'DELETE' });
  expect(view).toMatchObject({ state: 'over', last: { outcome: 'paid' } });
  expect(await charged(sale)).toEqual([2700, 5000]);
});

/** The token of what is offered after one more purchase of it. */
const buyKeepingOrNone = async (main: Product): Promise<string | null> =>
  tokenAfter(await buy(world, { offerId: main.offerId, keepsCard: true }));

test('what is paid again and again is no offer after a payment; a payment that was only begun has none', async () => {
  const main = await aProduct(world, { prices: { EUR: '50.00' } });
  const monthly = await aProduct(world, { prices: { EUR: '5.00' }, renews: 'month' });
  const path = `/content-manager/collection-types/plugin::affiliate-store.offer/${main.offerId}`;
  const refused = await world.strapi(path, {
    method: 'PUT',
    body: { followUps: [{ offer: { connect: [{ documentId: monthly.offerId }] }, headline: 'Every month?' }] },
  });
  expect([refused.status, refused.text.includes('followUps.0.offer')]).toEqual([400, true]);
  const form = await world.strapi('/content-manager/content-types/plugin::affiliate-store.offer/configuration');
  const fields = (form.body.data.contentType.layouts.edit as Array<Array<{ name: string }>>).flat().map(({ name }) => name);
  expect(fields).toEqual(expect.arrayContaining(['orderBumps', 'followUps']));
  const begun = await startCheckout(world, { offerId: main.offerId, keepsCard: true });
  expect(await tokenAfter(begun)).toBeNull();
});

interface ClubOffer {
  readonly offer: string;
  readonly state: string;
  readonly way: string;
  readonly total: { amount: string; currency: string };
  readonly tax: { amount: string };
}
interface Club {
  readonly card: { readonly last4: string; readonly keptAt: string } | null;
  readonly country: string;
  readonly offers: readonly ClubOffer[];
}
interface Pressed {
  readonly state: string;
  readonly confirmUrl: string | null;
  readonly orderNumber: string;
}

/** Marks offers for the library, or takes the mark away. */
const inClub = async (offeredInClub: boolean, ...products: readonly Product[]): Promise<void> => {
  for (const { offerId } of products) {
    const path = `/content-manager/collection-types/plugin::affiliate-store.offer/${offerId}`;
    expectOk(await world.strapi(path, { method: 'PUT', body: { offeredInClub } }), 'the mark for the library');
  }
};

/** Somebody signed in with the address they bought with, in their library. */
const inLibrary = async (sale: Started) => {
  const { jwt } = await enter(world, sale.email);
  const clubIn = (answer: Answer): Club => expectOk(answer, 'the club').body.data as Club;
  return {
    club: async () => clubIn(await world.api('/me/club', { token: jwt })),
    offer: async ({ offerId }: Product) =>
      clubIn(await world.api('/me/club', { token: jwt })).offers.find(({ offer }) => offer === offerId) ?? null,
    press: ({ offerId }: Product, total: object, more: { key?: string; cookies?: Readonly<Record<string, string>> } = {}) =>
      world.api('/me/club/orders', { token: jwt, key: unique('press'), ...more, body: { offer: offerId, total } }),
    forget: async () => clubIn(await world.api('/me/club/withdraw-card', { token: jwt, method: 'POST' })),
    owned: async () =>
      ((await world.api('/me/library', { token: jwt })).body.data as Array<{ product: string }>).map(({ product }) => product),
  };
};
const pressedIn = (answer: Answer): Pressed => expectOk(answer, 'the press').body.data as Pressed;

describe('in the library', () => {
  let [main, course, kit]: Product[] = [];
  let program: Awaited<ReturnType<typeof aProgram>>;
  const marked = (): [Product, Product, Product] => [main, course, kit] as [Product, Product, Product];
  beforeAll(async () => {
    program = await aProgram(world, { commissionBase: 'net_of_tax', rateBasisPoints: 3000 });
    main = await aProduct(world, { prices: { EUR: '50.00' }, program });
    course = await aProduct(world, { prices: { EUR: '27.00' }, program });
    kit = await aProduct(world, { prices: { EUR: '9.00' } });
    await inClub(true, course, kit);
  });
  afterAll(() => inClub(false, ...marked().slice(1)));

  test('days later one press orders without a form, in two windows and repeated; it is whose buyer it is by then (B-26)', async () => {
    const [bought, wanted, other] = marked();
    const sale = await buy(world, { offerId: bought.offerId, country: 'CH', keepsCard: true });
    const library = await inLibrary(sale);
    await world.pass({ days: 3 });
    const seen = await library.club();
    expect(seen).toMatchObject({ card: { last4: '4242' }, country: 'CH' });
    expect(await library.offer(wanted)).toMatchObject({ state: 'offered', way: 'one_press', total: euros('2700') });
    expect(codeOf(await library.press(wanted, euros('2699')))).toBe('FOLLOW_UP_CHANGED');
    expect(codeOf(await library.press(bought, euros('5000')))).toBe('FOLLOW_UP_OVER');
    expect(await charged(sale)).toEqual([5000]);

    const dora = await anAffiliate(world, program);
    const cookies = await follow(world, dora.code, sale.cookies);
    const key = unique('press');
    const presses = await Promise.all([
      library.press(wanted, euros('2700'), { cookies }),
      library.press(wanted, euros('2700'), { cookies }),
      library.press(wanted, euros('2700'), { cookies, key }),
    ]);
    const answers = [...presses, await library.press(wanted, euros('2700'), { cookies, key })].map(pressedIn);
    const [number] = answers.map(({ orderNumber }) => orderNumber);
    for (const answer of answers) expect(answer).toEqual({ state: 'paid', confirmUrl: null, orderNumber: number });
    expect(await charged(sale)).toEqual([2700, 5000]);
    const order = await untilOrder(world, number ?? '', 'paid');
    expect(order['attribution']).toMatchObject({ reason: 'LAST_CLICK', affiliate: { code: dora.code } });
    expect((await splitOf(world, number ?? ''))['affiliate']).toMatchObject({ who: dora.name, amount: 810 });
    expect(codesOf(order)).toEqual(expect.arrayContaining(['BOUGHT_IN_CLUB']));
    expect(codesOf(order)).not.toContain('CARD_KEPT');
    expect(order['entitlements']).toHaveLength(1);
    expect(await library.owned()).toContain(wanted.documentId);
    expect(await library.offer(wanted)).toBeNull();

    // Taken back, the card is not charged: neither here nor right after the payment; the way leads by the checkout.
    const without = await library.forget();
    expect(without).toMatchObject({ card: null });
    expect(without.offers.find(({ offer }) => offer === other.offerId)).toMatchObject({ way: 'checkout', total: euros('900') });
    expect(codeOf(await library.press(other, euros('900')))).toBe('NO_KEPT_CARD');
    expect(await charged(sale)).toEqual([2700, 5000]);
    expect(codesOf(await orderOnDesk(world, sale.orderNumber))).toContain('CARD_WITHDRAWN');
  });

  test('a bank that asks is one step, a refused card charges nothing and leads to the checkout, a stranger sees and charges nothing', async () => {
    const [bought, wanted, other] = marked();
    const asked = await buy(world, { offerId: bought.offerId, keepsCard: true }, ALWAYS_ASKS);
    const library = await inLibrary(asked);
    const [one, two] = (await Promise.all([library.press(wanted, euros('2700')), library.press(wanted, euros('2700'))])).map(pressedIn);
    expect(one).toMatchObject({ state: 'confirming' });
    expect(two).toEqual(one);
    expect(await library.offer(wanted)).toMatchObject({ state: 'confirming', confirmUrl: one?.confirmUrl });
    expect(await charged(asked)).toEqual([5000]);
    const intent = /pi_\w+/.exec(one?.confirmUrl ?? '')?.[0] ?? '';
    expectOk(await world.sandbox(`/payments/${intent}/authenticate`, { body: { outcome: 'succeed' } }), 'the bank');
    expect(await library.offer(wanted)).toBeNull();
    expect(pressedIn(await library.press(wanted, euros('2700')))).toMatchObject({ state: 'paid', orderNumber: one?.orderNumber });
    expect(await charged(asked)).toEqual([2700, 5000]);

    const session = await atStripe(world).checkout.sessions.retrieve(asked.sessionId ?? '');
    expectOk(await world.sandbox(`/payments/${session.payment_intent as string}/card`, { body: { card: EMPTY } }), 'emptying the card');
    const refused = pressedIn(await library.press(other, euros('900')));
    expect(refused).toMatchObject({ state: 'refused', confirmUrl: null });
    expect(await library.offer(other)).toMatchObject({ state: 'refused', way: 'checkout' });
    // Pressed again in another window, it is the same refused order.
    expect(pressedIn(await library.press(other, euros('900')))).toEqual(refused);
    expect(await charged(asked)).toEqual([2700, 5000]);
    await untilOrder(world, refused.orderNumber, 'failed');

    const stranger = await inLibrary(await buy(world, { offerId: other.offerId }));
    expect(await stranger.club()).toMatchObject({ card: null });
    expect((await stranger.offer(wanted))?.way).toBe('checkout');
    expect(codeOf(await stranger.press(wanted, euros('2700')))).toBe('NO_KEPT_CARD');
  });

  test('what is paid again and again is not offered for one press', async () => {
    const monthly = await aProduct(world, { prices: { EUR: '5.00' }, renews: 'month' });
    const path = `/content-manager/collection-types/plugin::affiliate-store.offer/${monthly.offerId}`;
    const refused = await world.strapi(path, { method: 'PUT', body: { offeredInClub: true } });
    expect([refused.status, refused.text.includes('offeredInClub')]).toEqual([400, true]);
  });
});
