import { aProduct } from './builders';
import type { Product, ProductSpec } from './builders';
import { expectOk } from './expect-ok';
import { startCheckout, untilOrder } from './purchase';
import { enter } from './sign-in';
import { atStripe } from './stripe-events';
import { eventually, type World } from './world';

/** A subscription as its subscriber sees it. */
export interface Mine {
  readonly id: string;
  readonly state: string;
  readonly nextPaymentAt: string | null;
  readonly cancelAtPeriodEnd: boolean;
  readonly mayEndNow: boolean;
  readonly paidUntil: string;
  readonly accessUntil: string | null;
  readonly openForGood: boolean;
  readonly card: { readonly last4: string | null } | null;
  readonly overdue: { readonly since: string; readonly tries: number; readonly nextTryAt: string | null } | null;
  readonly paused: { readonly since: string; readonly until: string | null; readonly dueIfEnded: string } | null;
  readonly pauseChoices: ReadonlyArray<{ readonly periods: number; readonly until: string }>;
  readonly endedAt: string | null;
  readonly instalments: { readonly count: number; readonly paid: number; readonly total: { readonly amount: string } } | null;
  readonly price: { readonly amount: string };
  readonly interval: string;
  readonly offerName: string;
  readonly offerChoices: readonly Choice[];
  readonly change: (Choice & { readonly agreedAt: string }) | null;
  readonly payments: ReadonlyArray<{ readonly order: string; readonly total: { readonly amount: string } }>;
  readonly orders: readonly string[];
}
/** An offer one may change to. */
export interface Choice {
  readonly offer: string;
  readonly name: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly interval: string;
  readonly count: number;
  readonly from: string;
}
/** Somebody who subscribed, and what to. */
export interface Subscribed {
  readonly product: Product;
  readonly jwt: string;
  readonly providerId: string;
  readonly orderNumber: string;
  readonly email: string;
}

/** The newest subscription of somebody. */
export const mine = async (world: World, { jwt }: Pick<Subscribed, 'jwt'>): Promise<Mine> =>
  expectOk(await world.api('/me/subscriptions', { token: jwt }), 'subscriptions').body.data[0] as Mine;

/** Buys a product that is paid each month. */
export const subscribe = async (
  world: World,
  spec: Partial<ProductSpec> = {},
  through: readonly string[] = [],
  coupon?: string,
): Promise<Subscribed> =>
  subscribeTo(world, await aProduct(world, { prices: { EUR: '29.90' }, renews: 'month', ...spec }), coupon, through);

/** Buys one that is there. */
export const subscribeTo = async (
  world: World,
  product: Product,
  coupon?: string,
  through: readonly string[] = [],
): Promise<Subscribed> => {
  const started = await startCheckout(world, { offerId: product.offerId, through, ...(coupon === undefined ? {} : { coupon }) });
  expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: {} }), 'the payment');
  await untilOrder(world, started.orderNumber, 'paid');
  await world.settled();
  const { jwt } = await enter(world, started.email);
  const session = await atStripe(world).checkout.sessions.retrieve(started.sessionId ?? '');
  // Direct debit is never offered for what renews (B-23).
  expect(session.payment_method_types).toEqual(['card']);
  return { product, jwt, providerId: session.subscription as string, orderNumber: started.orderNumber, email: started.email };
};

/** Lets a month pass, or some days. */
export const month = async (world: World, days = 31): Promise<void> => {
  await world.pass({ days });
  await world.settled();
};

/** Waits until a subscription has made so many payments. */
export const payments = (world: World, who: Subscribed, count: number): Promise<Mine> =>
  eventually(`${count} payments`, async () => {
    const subscription = await mine(world, who);
    return subscription.orders.length === count ? subscription : null;
  });

/** Asks for something to be done to somebody's newest subscription, as themselves or as somebody else. */
export const ask = async (
  world: World,
  who: Subscribed,
  verb: 'pause' | 'unpause' | 'cancel' | 'resume' | 'change' | 'keep',
  body: object = {},
  as = who,
) => world.api(`/me/subscriptions/${(await mine(world, who)).id}/${verb}`, { body, token: as.jwt });

/** What agreeing to an offer sends: what was shown, and the words it was shown with. */
export const agreeing = ({ offer, price: { amount, currency }, from }: Choice): object => ({
  offer,
  price: { amount, currency },
  from,
  consent: '2026-11',
});

/** Lets time pass until a payment is due and made; the last day of a month may come some days later than its number. */
export const untilPaymentOf = async (world: World, day: string): Promise<void> => {
  await world.passUntil(day, 3 * 24 * 60 + 10);
  await world.settled();
};

/** How what was subscribed to stands in the library. */
export const opens = async (world: World, { jwt, product }: Subscribed): Promise<string> =>
  (expectOk(await world.api('/me/library', { token: jwt }), 'the library').body.data as Array<{ product: string; state: string }>).find(
    (shelf) => shelf.product === product.documentId,
  )?.state ?? 'none';

/** Changes the card behind a subscription at the provider. */
export const payWith = async (world: World, { providerId }: Subscribed, card: string): Promise<void> => {
  const stripe = atStripe(world);
  const { customer } = await stripe.subscriptions.retrieve(providerId);
  const method = await stripe.paymentMethods.attach(card, { customer: customer as string });
  await stripe.subscriptions.update(providerId, { default_payment_method: method.id });
};
