import { isStoreFailure } from '../../client';
import type { CartView } from '../../contracts/checkout';
import type { MoneyView } from '../../contracts/primitives';
import type { PageRequest } from '../site/page';

/** What of a cart the store credit of whoever is signed in pays, and what is left. */
export interface CartCredit {
  readonly available: MoneyView;
  readonly uses: MoneyView;
  readonly rest: MoneyView;
}

const minus = (from: MoneyView, less: MoneyView): MoneyView => ({ ...from, amount: String(BigInt(from.amount) - BigInt(less.amount)) });

/** What store credit could pay of a cart, or is to pay of what it was ordered as; null where nothing is offered. */
export async function creditOf(request: PageRequest, cart: CartView): Promise<CartCredit | null> {
  if (cart.state === 'ordered') {
    const { credit } = await request.client.checkout.readCartStatus({ params: { token: cart.token } });
    if (credit !== null) return { available: credit, uses: credit, rest: minus(cart.totals.total, credit) };
  }
  try {
    const client = await request.signedIn();
    const found = await client?.checkout.readCredit({ params: { token: cart.token } });
    return found?.uses && found.rest ? { available: found.available, uses: found.uses, rest: found.rest } : null;
  } catch (thrown) {
    // Whatever is the matter with it, the cart can be paid without.
    if (!isStoreFailure(thrown)) throw thrown;
    return null;
  }
}

/** Whether an open order is to be paid with store credit. */
export async function orderedWithCredit({ client }: PageRequest, cart: CartView): Promise<boolean> {
  return cart.state === 'ordered' && (await client.checkout.readCartStatus({ params: { token: cart.token } })).credit !== null;
}

/** Starts the payment with the credit the buyer was shown; null where they are signed in no longer. */
export async function payWithCredit(
  request: PageRequest,
  cart: CartView,
  shown: string,
): Promise<{ readonly redirectUrl: string | null } | null> {
  const client = await request.signedIn();
  if (!client) return null;
  return client.checkout.startPaymentWithCredit(
    { params: { token: cart.token }, body: { version: cart.version, credit: shown } },
    { idempotencyKey: `checkout-${cart.token}-${cart.version}-credit-${shown}` },
  );
}
