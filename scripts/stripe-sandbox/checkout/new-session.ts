import type Stripe from 'stripe';
import { invalidRequest, missing, notSimulated, requireOneOf } from '../engine/failures';
import { randomToken } from '../engine/ids';
import type { World } from '../engine/world';
import { requireAmount, requireRoundness } from '../payments/currencies';
import { methodsFor } from '../payments/intent';
import { requireCustomer } from '../resources/customers';
import { mergeMetadata, or, orNull } from '../resources/fields';
import { refuseUnsimulated } from '../resources/unsimulated';
import { reduced, sessionDiscount, type SessionDiscount } from '../billing/discounting';
import { currencyOf, makeLineItems } from './line-items';
import { plans, sessions } from './session';

type Params = Stripe.Checkout.SessionCreateParams;

const MINUTE_S = 60;
const DAY_S = 24 * 60 * MINUTE_S;

/** What Stripe can do to the amount or to the page, and the sandbox does not. */
const UNSIMULATED = [
  'optional_items',
  'shipping_options',
  'custom_fields',
  'after_expiration',
  'tax_id_collection',
  'payment_method_data',
  'shipping_address_collection',
] as const;

function refuseImpossible(params: Params): void {
  refuseUnsimulated(params, UNSIMULATED);
  refuseOddSubscription(params);
  if (params.allow_promotion_codes) throw notSimulated('allow_promotion_codes');
  for (const name of ['automatic_tax', 'invoice_creation'] as const) {
    if (params[name]?.enabled) throw notSimulated(`${name}[enabled]`);
  }
  refuseUnsimulated(params.payment_intent_data ?? {}, ['application_fee_amount', 'transfer_data', 'on_behalf_of']);
  requireOneOf(params, 'customer', 'customer_email');
  requireOneOf(params, 'customer', 'customer_creation');
}

/** A subscription is paid by card here, and begins with a payment or with a number of free days. */
function refuseOddSubscription(params: Params): void {
  if (params.mode !== 'subscription') {
    if (params.subscription_data)
      throw invalidRequest('You can not pass `subscription_data` outside `subscription` mode.', { param: 'subscription_data' });
    return;
  }
  if (params.payment_intent_data)
    throw invalidRequest('You can not pass `payment_intent_data` in `subscription` mode.', { param: 'payment_intent_data' });
  if (params.customer_creation)
    throw invalidRequest('`customer_creation` can only be used in `payment` mode.', { param: 'customer_creation' });
  const known = new Set(['metadata', 'description', 'trial_period_days']);
  const other = Object.keys(params.subscription_data ?? {}).find((name) => !known.has(name));
  if (other) throw notSimulated(`subscription_data[${other}]`);
}

/** The hosted page ends at `success_url`; the shop's own page at `return_url`, unless it never redirects. */
function checkUrls(params: Params, uiMode: string): void {
  const needed = uiMode === 'hosted_page' ? 'success_url' : 'return_url';
  const out = uiMode === 'hosted_page' ? (['return_url'] as const) : (['success_url', 'cancel_url'] as const);
  for (const name of out) {
    if (params[name]) throw invalidRequest(`\`${name}\` can not be used with \`ui_mode: ${uiMode}\`.`, { param: name });
  }
  if (!params[needed] && params.redirect_on_completion !== 'never') throw missing(needed);
  for (const name of ['success_url', 'cancel_url', 'return_url'] as const) checkUrl(params[name], name);
}

function checkUrl(url: string | undefined, param: string): void {
  if (url === undefined) return;
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') throw invalidRequest('Not a valid URL', { code: 'url_invalid', param });
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
    // Which ways of paying can be saved depends on it.
    if (currency === null) throw missing('currency');
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
export function newSession(world: World, given: Params): Stripe.Checkout.Session {
  const params = { ...given, ui_mode: or(given.ui_mode, 'hosted_page'), mode: or(given.mode, 'payment') };
  refuseImpossible(params);
  checkUrls(params, params.ui_mode);
  const expiresAt = expiryOf(world, params.expires_at);
  const customer = params.customer ? requireCustomer(world, params.customer) : null;
  const asPriced = makeLineItems(world, or(params.line_items, []), params.mode);
  const discount = sessionDiscount(world, params, asPriced);
  const items = reduced(asPriced, discount);
  const { currency, total: regular } = sumOf(items, params);
  const total = params.subscription_data?.trial_period_days ? 0 : regular;
  const id = `cs_test_${randomToken(60)}`;
  const free = total === 0 || params.mode === 'setup';
  const session = world.of(sessions).put({
    ...settingsOf(params),
    ...unused(params.mode),
    ...(params.mode === 'subscription' ? { invoice_creation: null, payment_method_collection: 'always' } : {}),
    ...buyerOf(params, customer),
    ...addressesOf(world, params, id),
    id,
    object: 'checkout.session',
    amount_subtotal: total === null ? null : total + (discount?.off ?? 0),
    amount_total: total,
    created: world.clock.seconds(),
    currency,
    ...(discount ? reducedBy(discount) : {}),
    expires_at: expiresAt,
    payment_method_types: methodTypesOf(params, currency),
    payment_status: free ? 'no_payment_required' : 'unpaid',
    status: 'open',
  });
  world.of(plans).put({
    id,
    items,
    intent: or(params.payment_intent_data, {}),
    setup: or(params.setup_intent_data, {}),
    subscription: or(params.subscription_data, {}),
    ...(discount ? { coupon: discount.coupon.id } : {}),
  });
  world.agenda.schedule(expiresAt * 1000, 'checkout.expire', id);
  return session;
}

/** What a session shows of its coupon. */
function reducedBy({ coupon, off }: SessionDiscount): Part<'discounts' | 'total_details'> {
  return {
    discounts: [{ coupon: coupon.id, promotion_code: null }],
    total_details: { amount_discount: off, amount_shipping: 0, amount_tax: 0 },
  };
}

/** What the page takes: of what is possible here in this currency, all that is allowed; a session that takes nothing is refused. */
function methodTypesOf(params: Params, currency: string | null): string[] {
  const possible = params.mode === 'payment' ? methodsFor(or(currency, 'usd')) : ['card'];
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = params;
  const types = possible.filter((type) => (!allowed || allowed.includes(type)) && !excluded?.some((one) => one === type));
  if (types.length === 0) {
    throw invalidRequest('None of the allowed payment method types is eligible for this session, or simulated by the sandbox.', {
      param: 'allowed_payment_method_types',
    });
  }
  return types;
}

type Part<K extends keyof Stripe.Checkout.Session> = Pick<Stripe.Checkout.Session, K>;

function buyerOf(
  params: Params,
  customer: Stripe.Customer | null,
): Part<'customer' | 'customer_account' | 'customer_creation' | 'customer_details' | 'customer_email'> {
  const email = orNull(params.customer_email);
  if (customer) {
    const details = customerDetails(customer.email, orNull(customer.name));
    return { customer: customer.id, customer_account: null, customer_creation: null, customer_details: details, customer_email: null };
  }
  return {
    customer: null,
    customer_account: null,
    customer_creation: or(params.customer_creation, params.mode === 'payment' ? 'if_required' : 'always'),
    customer_details: customerDetails(email, null),
    customer_email: email,
  };
}

function addressesOf(
  world: World,
  params: Params,
  id: string,
): Part<'cancel_url' | 'client_secret' | 'redirect_on_completion' | 'return_url' | 'success_url' | 'ui_mode' | 'url'> {
  const hosted = params.ui_mode === 'hosted_page';
  return {
    cancel_url: orNull(params.cancel_url),
    client_secret: hosted ? null : `${id}_secret_${randomToken(24)}`,
    ...(params.redirect_on_completion ? { redirect_on_completion: params.redirect_on_completion } : {}),
    ...(params.return_url ? { return_url: params.return_url } : {}),
    success_url: orNull(params.success_url),
    ui_mode: orNull(params.ui_mode),
    url: hosted ? `${world.baseUrl}/c/pay/${id}` : null,
  };
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

function consentAsked(given: Params['consent_collection']): Stripe.Checkout.Session['consent_collection'] {
  if (!given) return null;
  return {
    payment_method_reuse_agreement: null,
    promotions: or(given.promotions, 'none'),
    terms_of_service: or(given.terms_of_service, 'none'),
  };
}

function textsOf(given: Params['custom_text']): Stripe.Checkout.Session['custom_text'] {
  const own = or(given, {});
  return {
    after_submit: own.after_submit || null,
    shipping_address: own.shipping_address || null,
    submit: own.submit || null,
    terms_of_service_acceptance: own.terms_of_service_acceptance || null,
  };
}

/** What a session repeats from what it was made with. */
function settingsOf(params: Params) {
  return {
    allowed_payment_method_types: orNull(params.allowed_payment_method_types),
    billing_address_collection: orNull(params.billing_address_collection),
    client_reference_id: orNull(params.client_reference_id),
    consent_collection: consentAsked(params.consent_collection),
    custom_text: textsOf(params.custom_text),
    ...(params.excluded_payment_method_types ? { excluded_payment_method_types: params.excluded_payment_method_types } : {}),
    integration_identifier: orNull(params.integration_identifier),
    locale: orNull(params.locale),
    metadata: mergeMetadata(null, params.metadata),
    mode: or(params.mode, 'payment'),
    origin_context: orNull(params.origin_context),
    phone_number_collection: or(params.phone_number_collection, { enabled: false }),
    submit_type: orNull(params.submit_type),
  } satisfies Partial<Stripe.Checkout.Session>;
}

/** What the sandbox leaves empty, as a shop that uses none of it would see it. */
function unused(mode: string) {
  const setup = mode === 'setup';
  return {
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    collected_information: null,
    consent: null,
    currency_conversion: null,
    custom_fields: [],
    discounts: [],
    invoice: null,
    invoice_creation: setup ? null : noInvoice(),
    livemode: false,
    managed_payments: { enabled: false },
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    subscription: null,
    total_details: setup ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    wallet_options: null,
  } satisfies Partial<Stripe.Checkout.Session>;
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
