import type Stripe from 'stripe';
import { invalidRequest, notSimulated } from '../engine/failures';
import { randomToken } from '../engine/ids';
import type { World } from '../engine/world';
import { requireAmount, requireRoundness } from '../payments/currencies';
import { methodsFor } from '../payments/intent';
import { requireCustomer } from '../resources/customers';
import { mergeMetadata } from '../resources/fields';
import { allowedMethods, refuseUnsimulated } from '../resources/payment-intents';
import { currencyOf, makeLineItems } from './line-items';
import { plans, sessions } from './session';

type Params = Stripe.Checkout.SessionCreateParams;

const MINUTE_S = 60;
const DAY_S = 24 * 60 * MINUTE_S;

/** What Stripe can do to the amount or to the page, and the sandbox does not. */
const UNSIMULATED = [
  'discounts',
  'optional_items',
  'shipping_options',
  'subscription_data',
  'custom_fields',
  'after_expiration',
  'tax_id_collection',
  'payment_method_data',
  'shipping_address_collection',
] as const;

function refuseImpossible(params: Params): void {
  refuseUnsimulated(params, UNSIMULATED);
  if (params.mode === 'subscription') throw notSimulated('mode', 'Known are payment and setup.');
  if (params.automatic_tax?.enabled) throw notSimulated('automatic_tax[enabled]');
  if (params.allow_promotion_codes) throw notSimulated('allow_promotion_codes');
  if (params.invoice_creation?.enabled) throw notSimulated('invoice_creation[enabled]');
  refuseUnsimulated(params.payment_intent_data ?? {}, ['application_fee_amount', 'transfer_data', 'on_behalf_of']);
  if (params.customer && params.customer_email) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', { param: 'customer' });
  }
  if (params.customer && params.customer_creation) {
    throw invalidRequest('You can not pass `customer_creation` when using an existing customer.', { param: 'customer_creation' });
  }
}

function checkUrls(params: Params, uiMode: string): void {
  if (uiMode === 'hosted_page') {
    if (!params.success_url)
      throw invalidRequest('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' });
    if (params.return_url) throw invalidRequest('`return_url` can not be used with `ui_mode: hosted_page`.', { param: 'return_url' });
  } else if (params.success_url ?? params.cancel_url) {
    throw invalidRequest(`\`success_url\` and \`cancel_url\` can not be used with \`ui_mode: ${uiMode}\`.`, { param: 'success_url' });
  } else if (!params.return_url && params.redirect_on_completion !== 'never') {
    throw invalidRequest('Missing required param: return_url.', { code: 'parameter_missing', param: 'return_url' });
  }
  for (const name of ['success_url', 'cancel_url', 'return_url'] as const) {
    const url = params[name];
    if (url === undefined) continue;
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) {
      throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: name });
    }
  }
}

function expiryOf(world: World, given: number | undefined): number {
  const now = world.clock.seconds();
  if (given === undefined) return now + DAY_S;
  // A minute of grace: the caller reckoned from its own clock, before the request was on its way.
  if (given < now + 29 * MINUTE_S)
    throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' });
  if (given > now + DAY_S + MINUTE_S)
    throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' });
  return given;
}

interface Sum {
  currency: string | null;
  total: number | null;
}

function sumOf(items: readonly Stripe.LineItem[], params: Params): Sum {
  const currency = currencyOf(items, params.currency);
  if (params.mode === 'setup') {
    if (items.length > 0) throw invalidRequest('`line_items` is not supported in `setup` mode.', { param: 'line_items' });
    return { currency, total: null };
  }
  if (items.length === 0)
    throw invalidRequest('You must provide line_items in payment mode.', { code: 'parameter_missing', param: 'line_items' });
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  if (currency && total > 0) {
    requireRoundness(total, currency, 'line_items');
    requireAmount(total, currency, 'line_items');
  }
  return { currency, total };
}

/** Makes a Checkout session; the hosted page is at its `url`. */
export function newSession(world: World, params: Params): Stripe.Checkout.Session {
  const uiMode = params.ui_mode ?? 'hosted_page';
  const mode = params.mode ?? 'payment';
  refuseImpossible(params);
  checkUrls(params, uiMode);
  const expiresAt = expiryOf(world, params.expires_at);
  const customer = params.customer ? requireCustomer(world, params.customer) : null;
  const items = makeLineItems(world, params.line_items ?? [], mode);
  const { currency, total } = sumOf(items, { ...params, mode });
  const id = `cs_test_${randomToken(60)}`;
  const types =
    allowedMethods(params.allowed_payment_method_types, params.excluded_payment_method_types, currency ?? 'usd') ??
    methodsFor(currency ?? 'usd');
  const session = world.of(sessions).put({
    ...emptySession(params),
    id,
    amount_subtotal: total,
    amount_total: total,
    client_secret: uiMode === 'hosted_page' ? null : `${id}_secret_${randomToken(24)}`,
    created: world.clock.seconds(),
    currency,
    customer: customer?.id ?? null,
    customer_creation: customer ? null : (params.customer_creation ?? (mode === 'payment' ? 'if_required' : 'always')),
    customer_details: customerDetails(customer?.email ?? params.customer_email ?? null, customer?.name ?? null),
    customer_email: params.customer_email ?? null,
    expires_at: expiresAt,
    mode,
    payment_method_types: mode === 'setup' ? ['card'] : types,
    payment_status: total === 0 || mode === 'setup' ? 'no_payment_required' : 'unpaid',
    ui_mode: uiMode,
    url: uiMode === 'hosted_page' ? `${world.baseUrl}/c/pay/${id}` : null,
  });
  world.of(plans).put({ id, items, intent: params.payment_intent_data ?? {}, setup: params.setup_intent_data ?? {} });
  world.agenda.schedule(expiresAt * 1000, 'checkout.expire', id);
  return session;
}

/** Who bought, as far as they said. */
export function customerDetails(
  email: string | null,
  name: string | null,
  country: string | null = null,
): Stripe.Checkout.Session.CustomerDetails | null {
  if (!email && !name) return null;
  return {
    address: country ? { city: null, country, line1: null, line2: null, postal_code: null, state: null } : null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

/** All that a session only repeats from what it was made with, or that the sandbox leaves empty. */
function emptySession(
  params: Params,
): Omit<Stripe.Checkout.Session, 'id' | 'created' | 'expires_at' | 'payment_method_types' | 'payment_status' | 'mode'> {
  const terms = params.consent_collection;
  return {
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: terms
      ? { payment_method_reuse_agreement: null, promotions: terms.promotions ?? 'none', terms_of_service: terms.terms_of_service ?? 'none' }
      : null,
    currency: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: params.custom_text?.after_submit || null,
      shipping_address: params.custom_text?.shipping_address || null,
      submit: params.custom_text?.submit || null,
      terms_of_service_acceptance: params.custom_text?.terms_of_service_acceptance || null,
    },
    customer: null,
    customer_account: null,
    customer_creation: null,
    customer_details: null,
    customer_email: null,
    discounts: [],
    ...(params.excluded_payment_method_types ? { excluded_payment_method_types: params.excluded_payment_method_types } : {}),
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: params.mode === 'setup' ? null : noInvoice(),
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergeMetadata(null, params.metadata),
    origin_context: params.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    ...(params.return_url ? { return_url: params.return_url } : {}),
    ...(params.redirect_on_completion ? { redirect_on_completion: params.redirect_on_completion } : {}),
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: params.mode === 'setup' ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: null,
    url: null,
    wallet_options: null,
  };
}

function noInvoice(): Stripe.Checkout.Session['invoice_creation'] {
  return {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  };
}
