import type Stripe from 'stripe';
import type { World } from '../engine/world';
import { idOf } from '../engine/ids';
import type { PayOutcome } from '../checkout/pay-session';
import { sessions } from '../checkout/session';
import { paymentIntents } from '../payments/intent';

/** Where a buyer goes once the session is done. */
export function afterwards(session: Stripe.Checkout.Session): string | null {
  const address = session.success_url ?? session.return_url ?? null;
  return address?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null;
}

/** The session that an intent was made for, if any. */
export function sessionOf(world: World, intent: Stripe.PaymentIntent | Stripe.SetupIntent): Stripe.Checkout.Session | undefined {
  return world.of(sessions).by(intent.object, intent.id)[0];
}

/** Where a buyer goes from a page that belongs to a session: to the shop when it is done, else back to pay. */
export function onwards(session: Stripe.Checkout.Session, locale: string): string {
  return session.status === 'complete' ? (afterwards(session) ?? '/') : `/c/pay/${session.id}?locale=${locale}`;
}

/** Where a buyer goes after an attempt that was not refused. */
export function whereNext(
  world: World,
  session: Stripe.Checkout.Session,
  outcome: Exclude<PayOutcome, { kind: 'refused' }>,
  tag: string,
): string {
  const locale = `locale=${tag}`;
  if (outcome.kind === 'challenge') return `${outcome.url}?${locale}`;
  if (outcome.kind === 'waits') return `/voucher/${outcome.intent.id}?${locale}`;
  const intent = world.of(paymentIntents).get(idOf(session.payment_intent));
  return intent?.status === 'requires_action' ? `/voucher/${intent.id}?${locale}` : (afterwards(session) ?? '/');
}
