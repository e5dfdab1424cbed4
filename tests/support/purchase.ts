import { expectOk } from './expect-ok';
import { ask, eventually } from './http';
import { unique } from './world';
import type { World } from './world';

export interface Visit {
  readonly offerId: string;
  readonly email?: string;
  readonly country?: string;
  readonly currency?: string;
  /** The language it is bought in; English where none is said. */
  readonly locale?: string;
  /** Codes of affiliates whose links are followed, in this order, before buying. */
  readonly through?: readonly string[];
  readonly cookies?: Readonly<Record<string, string>>;
  readonly coupon?: string;
  /** The id an affiliate's server was given for a click. */
  readonly clickId?: string;
  /** The visitor's token, as a storefront of one's own keeps it. */
  readonly visitor?: string;
  /** Offers added at the checkout. */
  readonly bumps?: readonly string[];
  /** Lets the card be kept for what is offered right after the payment. */
  readonly keepsCard?: boolean;
  /** Agrees to news, where the checkout asks. */
  readonly news?: boolean;
}

export interface Started {
  readonly cart: string;
  readonly orderNumber: string;
  readonly sessionId: string | null;
  readonly redirectUrl: string | null;
  readonly email: string;
  readonly cookies: Readonly<Record<string, string>>;
}

/** Follows an affiliate's link as a browser does; answers the cookies afterwards. */
export const follow = async (
  world: World,
  code: string,
  cookies: Readonly<Record<string, string>> = {},
  from: { readonly query?: string; readonly referer?: string } = {},
): Promise<Record<string, string>> => {
  const answer = await ask(`${world.address.url}/r/${code}${from.query ?? ''}`, {
    cookies,
    headers: {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'sec-fetch-dest': 'document',
      'sec-fetch-mode': 'navigate',
      ...(from.referer === undefined ? {} : { referer: from.referer }),
    },
  });
  if (answer.status !== 302) throw new Error(`the link of ${code} answered ${answer.status}: ${answer.text}`);
  return { ...cookies, ...answer.cookies };
};

/** Fills a cart as far as the button to pay. */
export const fillCart = async (
  world: World,
  visit: Visit,
): Promise<{
  readonly token: string;
  readonly version: number;
  readonly email: string;
  readonly cookies: Readonly<Record<string, string>>;
}> => {
  let cookies: Record<string, string> = { ...visit.cookies };
  for (const code of visit.through ?? []) cookies = await follow(world, code, cookies);
  const email = visit.email ?? `${unique('buyer')}@example.test`;
  const opened = expectOk(
    await world.api('/checkout/carts', {
      body: {
        items: [{ offer: visit.offerId }],
        ...(visit.currency ? { currency: visit.currency } : {}),
        ...(visit.locale ? { locale: visit.locale } : {}),
        ...(visit.clickId ? { clickId: visit.clickId } : {}),
        ...(visit.visitor ? { visitor: visit.visitor } : {}),
      },
      cookies,
    }),
    'a cart',
  );
  const { token, version } = (opened.body as { data: { token: string; version: number } }).data;
  const filled = expectOk(
    await world.api(`/checkout/carts/${token}`, {
      method: 'PATCH',
      body: {
        version,
        email,
        country: visit.country ?? 'FR',
        consents: {
          terms: true,
          immediateDelivery: true,
          ...(visit.keepsCard ? { saveCard: true } : {}),
          ...(visit.news ? { news: true } : {}),
        },
        ...(visit.bumps ? { bumps: visit.bumps } : {}),
      },
      cookies,
    }),
    'filling the cart',
  ).body as { data: { version: number } };
  if (visit.coupon === undefined) return { token, version: filled.data.version, email, cookies };
  const reduced = expectOk(
    await world.api(`/checkout/carts/${token}/coupon`, {
      method: 'PUT',
      body: { version: filled.data.version, code: visit.coupon },
      cookies,
    }),
    'the coupon',
  ).body as { data: { version: number } };
  return { token, version: reduced.data.version, email, cookies };
};

/** Goes as far as the payment page. */
export const startCheckout = async (world: World, visit: Visit): Promise<Started> => {
  const { token, version, email, cookies } = await fillCart(world, visit);
  const started = expectOk(
    await world.api(`/checkout/carts/${token}/session`, {
      body: { version },
      key: unique('pay'),
      cookies,
    }),
    'starting the payment',
  );
  const { orderNumber, redirectUrl } = (started.body as { data: { orderNumber: string; redirectUrl: string | null } }).data;
  return { cart: token, orderNumber, redirectUrl, sessionId: /cs_test_\w+/.exec(redirectUrl ?? '')?.[0] ?? null, email, cookies };
};

export interface OrderOnDesk {
  readonly number: string;
  readonly state: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a story reads whatever the shop answers
  readonly [more: string]: any;
}

/** The order as staff sees it. */
export const orderOnDesk = async (world: World, number: string): Promise<OrderOnDesk> =>
  (expectOk(await world.admin(`/orders/${number}`), 'the order').body as { data: OrderOnDesk }).data;

/** So many looks at whether the shop is busy are followed by one at the order, however busy it is. */
const LOOKS = 6;

/**
 * Waits until the desk says something of an order. Its page there is dear, and whoever asks for it takes the time from what it waits for: it is
 * asked for when no job is due, or else now and then.
 */
const untilDesk = (what: string, world: World, number: string, says: (order: OrderOnDesk) => boolean): Promise<OrderOnDesk> => {
  let looks = 0;
  return eventually(what, async () => {
    looks += 1;
    if (looks % LOOKS !== 0 && !(await world.isIdle())) return null;
    const order = await orderOnDesk(world, number);
    return says(order) ? order : null;
  });
};

/** Waits until an order is in a state. */
export const untilOrder = (world: World, number: string, state: string): Promise<OrderOnDesk> =>
  untilDesk(`order ${number} to be ${state}`, world, number, (order) => order.state === state);

/** Waits until the provider's fee of an order is booked. */
export const untilFeeKnown = (world: World, number: string): Promise<unknown> =>
  untilDesk(`the fee of ${number}`, world, number, (order) =>
    (order['timeline'] as Array<{ code: string }>).some(({ code }) => code === 'FEE_KNOWN'),
  );

/** Buys something, paid with a card, until the store knows it is paid and the fee has come. */
export const buy = async (world: World, visit: Visit, card = '4242424242424242'): Promise<Started> => {
  const started = await startCheckout(world, visit);
  if (started.sessionId !== null) {
    expectOk(await world.sandbox(`/sessions/${started.sessionId}/pay`, { body: { card } }), 'the payment');
    await world.told();
  }
  await untilOrder(world, started.orderNumber, 'paid');
  if (started.sessionId !== null) await untilFeeKnown(world, started.orderNumber);
  return started;
};
