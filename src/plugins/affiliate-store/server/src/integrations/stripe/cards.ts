import Stripe from 'stripe';
import type { CardRequest, OpenedSession } from '../../capabilities/checkout/ports';

const idOf = (value: string | { readonly id: string }): string => (typeof value === 'string' ? value : value.id);

/** Opens a page on which the customer of a subscription gives another card. */
export const openCardSession = async (
  stripe: Stripe,
  { subscriptionId, locale, successUrl, cancelUrl }: CardRequest & { readonly locale: Stripe.Checkout.SessionCreateParams.Locale },
): Promise<OpenedSession> => {
  const { customer, currency } = await stripe.subscriptions.retrieve(subscriptionId);
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    ui_mode: 'hosted_page',
    allowed_payment_method_types: ['card'],
    customer: idOf(customer),
    // Which ways of paying can be saved depends on it.
    currency,
    locale,
    success_url: successUrl,
    cancel_url: cancelUrl,
    setup_intent_data: { metadata: { subscription: subscriptionId } },
  });
  return { sessionId: session.id, url: session.url ?? '', expiresAt: session.expires_at * 1000 };
};

/** The invoice that waits for a payment, if one does. */
const openInvoiceOf = async (stripe: Stripe, subscriptionId: string): Promise<string | null> => {
  const { data } = await stripe.invoices.list({ subscription: subscriptionId, status: 'open', limit: 1 });
  return data[0]?.id ?? null;
};

/** What a schedule begins at the end of the period is charged to the card the schedule names. */
const tellSchedule = async (stripe: Stripe, { schedule }: Stripe.Subscription, methodId: string): Promise<void> => {
  if (schedule === null) return;
  await stripe.subscriptionSchedules.update(idOf(schedule), { default_settings: { default_payment_method: methodId } });
};

/**
 * Charges a subscription to another card from now on. An invoice that waits is paid with it at once; where that is refused
 * too, the provider tells of it like of any refusal, and tries again by its own schedule.
 */
export const useCard = async (stripe: Stripe, subscriptionId: string, methodId: string): Promise<Stripe.Subscription> => {
  const changed = await stripe.subscriptions.update(subscriptionId, { default_payment_method: methodId });
  await tellSchedule(stripe, changed, methodId);
  const waiting = changed.status === 'past_due' || changed.status === 'unpaid' ? await openInvoiceOf(stripe, subscriptionId) : null;
  if (waiting === null) return changed;
  try {
    await stripe.invoices.pay(waiting, { payment_method: methodId });
  } catch (error) {
    const settled =
      error instanceof Stripe.errors.StripeCardError ||
      (error instanceof Stripe.errors.StripeError && error.code === 'invoice_already_paid');
    if (!settled) throw error;
  }
  return stripe.subscriptions.retrieve(subscriptionId);
};
