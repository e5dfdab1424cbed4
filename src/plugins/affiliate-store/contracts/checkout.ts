import { z } from 'zod';
import { cardsView, minorDigits, orderingFailures, renewalView, startedPayment } from './cart-parts';
import { offeredBonus } from './bonuses';
import { endpoint } from './endpoint';
import { paymentMethod } from './payment-methods';
import { country, currency, email, exchange, locale, money, phone, price, secretToken } from './primitives';

export { readCartCredit, startPaymentWithCredit } from './credit';

/** Why a line bears the tax it bears. `not_taxed`: the country of the buyer is not known yet, or has no rate in this shop. */
export const taxReason = z.enum(['standard', 'reduced', 'exempt', 'reverse_charge', 'not_taxed']);
export type TaxReason = z.output<typeof taxReason>;

/** The company an invoice is made out to. */
export const billedCompany = z.object({ name: z.string(), address: z.string(), vatId: z.string() });
export const cartView = z.object({
  token: z.string(),
  /** Send back with every change; a stale one is a 409. */
  version: z.number().int(),
  currency: z.string(),
  /** What the cart can be paid in: the currencies every item is sold in. */
  currencies: z.array(z.string()),
  locale: z.string(),
  /** At what prices were converted, and what the order will freeze; null where the sellers set them all. */
  exchange: exchange.nullable(),
  items: z.array(
    z.object({
      offer: z.string(),
      offerName: z.string(),
      product: z.string(),
      productSlug: z.string(),
      productName: z.string(),
      coverUrl: z.string().nullable(),
      /** Before the discount. */
      price,
      discount: money,
      /** What is paid again and again after `price`; null for what is paid once. */
      renewal: renewalView.nullable(),
    }),
  ),
  /** What the seller offers along with it; a selected one is among the items too. */
  bumps: z.array(
    z.object({
      offer: z.string(),
      productName: z.string(),
      coverUrl: z.string().nullable(),
      headline: z.string(),
      text: z.string(),
      price,
      selected: z.boolean(),
    }),
  ),
  /** A code on the cart; where it no longer applies it has to be taken off before the cart can be paid. */
  coupon: z.object({ code: z.string(), applies: z.boolean() }).nullable(),
  totals: z.object({
    discount: money,
    /** What is charged without its tax; the discount is taken off already. */
    subtotal: money,
    tax: money,
    taxRateBasisPoints: z.number().int(),
    /** Whether the prices of the shop contain tax; if not, tax comes on top of them. */
    taxIncluded: z.boolean(),
    /** The tax by rate and reason, where more than one matters. */
    taxes: z.array(z.object({ rateBasisPoints: z.number().int(), reason: taxReason, tax: money })),
    total: money,
  }),
  email: z.string().nullable(),
  country: z.string().nullable(),
  /** Asked for where the country alone does not say what tax is due; null everywhere else. */
  postalCode: z.object({ value: z.string().nullable() }).nullable(),
  company: billedCompany.nullable(),
  consents: z.array(
    z.object({
      key: z.enum(['terms', 'immediate_delivery', 'save_card', 'news']),
      required: z.boolean(),
      version: z.string(),
      accepted: z.boolean(),
    }),
  ),
  /** Where messages about the order may go, with the version of the words it is given to; null where the shop sends none. */
  sms: z.object({ version: z.string(), phone: z.string().nullable() }).nullable(),
  /** What it may be paid with in the buyer's country, in the order to show it; empty while the country is not known and where nothing is paid. */
  methods: z.array(
    z.object({
      method: paymentMethod,
      /** The money comes after the buyer has done their part; access opens when it is there. */
      later: z.boolean(),
      /** The buyer sends it to the shop's bank account themselves: say so when starting the payment. All others are chosen at the provider. */
      byHand: z.boolean(),
    }),
  ),
  /** The smallest amount each of two cards would have to pay; null where this cannot be paid with two cards. */
  twoCards: z.object({ minimum: money }).nullable(),
  /** Who recommended this, as the buyer may see it. */
  referredBy: z.string().nullable(),
  /** What affiliates give along with it: those of whose sale it would be if it were paid now. */
  bonuses: z.array(offeredBonus),
  guaranteeDays: z.number().int(),
  expiresAt: z.string(),
  state: z.enum(['open', 'ordered']),
});
export type CartView = z.output<typeof cartView>;

/** Where Stripe Tax reckons the tax: it does not answer, says no, or is not asked about such a purchase. */
const taxFailures = ['TAX_NOT_ANSWERED', 'TAX_REFUSED'] as const;

const cartParams = z.strictObject({ token: secretToken });
const companyTyped = z.strictObject({
  name: z.string().trim().min(1).max(160),
  address: z.string().trim().max(500).default(''),
  vatId: z.string().trim().max(30).default(''),
});
const consent = z.strictObject({
  terms: z.boolean().optional(),
  immediateDelivery: z.boolean().optional(),
  /** That the card is kept for what may be offered right after the payment. */
  saveCard: z.boolean().optional(),
  /** That the shop may write about what else it does; kept only where the cart asks for it. */
  news: z.boolean().optional(),
});

export const createCart = endpoint({
  id: 'checkout.createCart',
  method: 'POST',
  path: '/checkout/carts',
  access: 'public',
  graphql: 'storeCreateCart',
  status: 201,
  rateLimit: 120,
  summary: 'Opens a cart for one or more offers. Prices always come from the offer.',
  body: z.strictObject({
    items: z
      .array(z.strictObject({ offer: z.string().min(1).max(64) }))
      .min(1)
      .max(10),
    currency: currency.optional(),
    locale: locale.default('en'),
    /** An affiliate's code for storefronts without our cookie. Looked up again; unknown ones do nothing. */
    ref: z.string().max(64).optional(),
    /** The id an affiliate's server was given for a click it told of (`postback`). Looked up; one of ours or nothing. */
    clickId: secretToken.optional(),
    /** The visitor's token as `track/click` answered it, for storefronts that keep it themselves; before our cookie where both are there. */
    visitor: secretToken.optional(),
    country: country.optional(),
  }),
  response: cartView,
  failures: [
    'OFFER_NOT_FOUND',
    'OFFER_UNAVAILABLE',
    'CREATOR_NOT_CONFIRMED',
    'OFFER_SOLD_OUT',
    'CURRENCY_NOT_SOLD',
    'SUBSCRIPTION_ALONE',
    ...taxFailures,
  ],
});

export const readCart = endpoint({
  id: 'checkout.readCart',
  method: 'GET',
  path: '/checkout/carts/:token',
  access: 'public',
  graphql: 'storeCart',
  summary: 'The cart behind its unguessable token.',
  params: cartParams,
  response: cartView,
  failures: ['CART_NOT_FOUND', 'CART_EXPIRED', 'CURRENCY_NOT_SOLD', ...taxFailures],
});

export const updateCart = endpoint({
  id: 'checkout.updateCart',
  method: 'PATCH',
  path: '/checkout/carts/:token',
  access: 'public',
  graphql: 'storeUpdateCart',
  summary: 'Adds what the buyer typed: e-mail, country, consents.',
  params: cartParams,
  body: z.strictObject({
    version: z.number().int().min(1),
    email: email.optional(),
    country: country.optional(),
    /** Where the cart asks for one (`postalCode`); elsewhere it is not kept. Null takes it away. */
    postalCode: z.string().trim().min(1).max(16).nullable().optional(),
    currency: currency.optional(),
    /** The offers added at the checkout, all of them: of those the cart lists as `bumps`. Others do nothing. */
    bumps: z.array(z.string().min(1).max(64)).max(9).optional(),
    consents: consent.optional(),
    /** For an invoice to a company; null takes it off again. The form of a VAT id is checked, an empty one is none. */
    company: companyTyped.nullable().optional(),
    /** A number for messages about this order, and the version of the words agreed to; null takes it away. */
    sms: z
      .strictObject({ phone, version: z.string().min(1).max(40) })
      .nullable()
      .optional(),
  }),
  response: cartView,
  failures: [
    'CART_NOT_FOUND',
    'CART_EXPIRED',
    'CART_STALE',
    'CART_ORDERED',
    'CURRENCY_NOT_SOLD',
    'VAT_ID_INVALID',
    'VAT_ID_NOT_REGISTERED',
    'POSTAL_CODE_INVALID',
    'SMS_NOT_OFFERED',
    'SMS_CONSENT_CHANGED',
    ...taxFailures,
  ],
});

export const applyCoupon = endpoint({
  id: 'checkout.applyCoupon',
  method: 'PUT',
  path: '/checkout/carts/:token/coupon',
  access: 'public',
  graphql: 'storeApplyCoupon',
  rateLimit: 20,
  summary: 'Puts a coupon on the cart, or takes it off with null. A code that cannot be used here is refused and changes nothing.',
  params: cartParams,
  body: z.strictObject({ version: z.number().int().min(1), code: z.string().max(64).nullable() }),
  response: cartView,
  failures: [
    'CART_NOT_FOUND',
    'CART_EXPIRED',
    'CART_STALE',
    'CART_ORDERED',
    'COUPON_INVALID',
    'CURRENCY_NOT_SOLD',
    'RATE_LIMITED',
    ...taxFailures,
  ],
});

export const startPayment = endpoint({
  id: 'checkout.startPayment',
  method: 'POST',
  path: '/checkout/carts/:token/session',
  access: 'public',
  graphql: 'storeStartPayment',
  status: 201,
  idempotencyKey: 'required',
  rateLimit: 60,
  summary: 'Freezes the order and opens its payment. Answers where to send the buyer; free orders are settled at once.',
  params: cartParams,
  body: z.strictObject({
    version: z.number().int().min(1),
    /** One of the cart's methods; without it the buyer chooses at the provider among all of them that are taken there. */
    method: paymentMethod.optional(),
    /** What the first and the second card are to pay, in minor units: together the total. Each is reserved on a page of its own. */
    cards: z.array(minorDigits).length(2).optional(),
  }),
  response: startedPayment,
  failures: [...orderingFailures, 'FREE_ORDER_LIMIT', 'TWO_CARDS_NOT_OFFERED', 'CARDS_DO_NOT_ADD_UP', 'CARD_AMOUNT_NOT_CHARGEABLE'],
});

export const openNextCard = endpoint({
  id: 'checkout.openNextCard',
  method: 'POST',
  path: '/checkout/carts/:token/next-card',
  access: 'public',
  graphql: 'storeOpenNextCard',
  rateLimit: 60,
  summary:
    'Goes on with a payment by two cards: answers the page of the card that comes next, or null where none is to be given now. Asked again, it is the same page.',
  params: cartParams,
  response: z.object({
    state: z.enum(['open', 'processing', 'paid', 'failed', 'expired', 'review']),
    redirectUrl: z.string().nullable(),
  }),
  failures: ['CART_NOT_FOUND', 'PAYMENT_PROVIDER_DOWN'],
});

export const abandonPayment = endpoint({
  id: 'checkout.abandonPayment',
  method: 'POST',
  path: '/checkout/carts/:token/abandon',
  access: 'public',
  graphql: 'storeAbandonPayment',
  rateLimit: 60,
  summary:
    'Closes a payment that was opened and not made, so that it cannot be paid beside another. One that is paid, or under way, stays.',
  params: cartParams,
  response: z.object({ state: z.enum(['open', 'processing', 'paid', 'failed', 'expired', 'review']) }),
  failures: ['CART_NOT_FOUND', 'PAYMENT_PROVIDER_DOWN'],
});

export const readCartStatus = endpoint({
  id: 'checkout.readCartStatus',
  method: 'GET',
  path: '/checkout/carts/:token/status',
  access: 'public',
  graphql: 'storeCartStatus',
  // A page polls every other second; more is somebody who has the store ask the provider.
  rateLimit: 240,
  summary: 'How the payment stands; what the return page polls. Nothing in the address is believed: the store asks the provider itself.',
  params: cartParams,
  response: z.object({
    state: z.enum(['open', 'processing', 'paid', 'failed', 'expired', 'review']),
    order: z.object({ number: z.string(), token: z.string() }).nullable(),
    /** Opens what the buyer is offered next; null where nothing is. */
    followUp: z.string().nullable(),
    message: z.string(),
    /** What is left for the buyer to do while the order waits for its money; null unless it is `processing`. */
    waiting: z
      .object({
        /** What a transfer has to say, so that it is found. */
        orderNumber: z.string(),
        total: money,
        /** The slip or code that is still to be paid. */
        slipUrl: z.string().nullable(),
        transfer: z.object({ account: z.string(), dueAt: z.string() }).nullable(),
      })
      .nullable(),
    /** How far a payment by two cards has come; null for every other. */
    cards: cardsView.nullable(),
    /** What of the order store credit pays; null where none does. */
    credit: money.nullable(),
  }),
  failures: ['CART_NOT_FOUND'],
});
