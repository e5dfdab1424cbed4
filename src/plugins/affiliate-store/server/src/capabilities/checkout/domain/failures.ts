import { failures } from '../../../kernel/failure';

/** Refusals of carts, checkout and the webhook. */
export const checkoutFailures = failures({
  CART_NOT_FOUND: { kind: 'not_found', message: 'This cart does not exist.', remedy: 'Open a new one from the product page.' },
  CART_EXPIRED: { kind: 'gone', message: 'This cart has expired. Nothing was charged.', remedy: 'Open a new one from the product page.' },
  CART_STALE: {
    kind: 'conflict',
    message: 'The cart was changed in another window.',
    remedy: 'Read it again and repeat the change with its version.',
  },
  CART_ORDERED: {
    kind: 'conflict',
    message: 'This cart has become an order and cannot be changed.',
    remedy: 'Open a new cart to buy something else.',
  },
  CART_INCOMPLETE: {
    kind: 'invalid',
    message: 'Please fill in your e-mail address and country first.',
    remedy: 'PATCH the cart with `email` and `country`.',
  },
  CONSENT_REQUIRED: {
    kind: 'invalid',
    message: 'Please accept the terms first.',
    remedy: 'PATCH the cart with the consents it lists as required.',
  },
  OFFER_NOT_FOUND: { kind: 'not_found', message: 'This offer does not exist.', remedy: 'Read the offers of the product again.' },
  OFFER_UNAVAILABLE: {
    kind: 'conflict',
    message: 'This offer is not on sale now. You were not charged.',
    remedy: 'Choose another offer of the product.',
  },
  CREATOR_NOT_CONFIRMED: {
    kind: 'conflict',
    message: 'This is not on sale yet: the shop is still confirming who sells it. You were not charged.',
    remedy: 'Try again later. Staff confirms creators under Store → Creators.',
  },
  SUBSCRIPTION_ALONE: {
    kind: 'conflict',
    message: 'A subscription is ordered by itself.',
    remedy: 'Open a cart for the subscription, and another one for the rest.',
  },
  OFFER_SOLD_OUT: {
    kind: 'conflict',
    message: 'The last seat has just been taken. You were not charged.',
    remedy: 'Choose another offer of the product.',
  },
  CURRENCY_NOT_SOLD: {
    kind: 'invalid',
    message: 'This is not sold in that currency, or not now.',
    remedy: 'Use one of the currencies of the offer. A converted one needs a rate that is not too old.',
  },
  AMOUNT_TOO_LARGE: {
    kind: 'invalid',
    message: 'This amount is more than one payment can be.',
    remedy: 'Order the parts one by one.',
  },
  AMOUNT_TOO_SMALL: {
    kind: 'invalid',
    message: 'This amount is below what can be charged.',
    remedy: 'The seller has to raise the price or make it free.',
  },
  CREDIT_NOT_OFFERED: {
    kind: 'conflict',
    message: 'This cannot be paid with store credit. You were not charged.',
    remedy: 'details.why is the reason, such as paid_again or no_credit. Pay it without.',
  },
  CREDIT_CHANGED: {
    kind: 'conflict',
    message: 'Your store credit has changed meanwhile. You were not charged.',
    remedy: 'Look at details.uses, which is what can be used now, and confirm it again.',
  },
  FREE_ORDER_LIMIT: {
    kind: 'rate_limited',
    message: 'This address has got ten free things today. Please come back tomorrow.',
    remedy: 'Try again a day later, or use the access you have.',
  },
  PAYMENT_METHOD_NOT_OFFERED: {
    kind: 'conflict',
    message: 'This cannot be paid that way here. You were not charged.',
    remedy: 'Use one of the methods the cart lists, or none to have all of them offered at the provider.',
  },
  METHOD_NOT_OPEN: {
    kind: 'invalid',
    message: 'The shop does not let you take this way of paying in this country. Nothing was changed.',
    remedy: 'Choose among what is listed as open for the country.',
  },
  NO_METHOD_LEFT: {
    kind: 'conflict',
    message: 'In this country and currency there is no way to pay for this. You were not charged.',
    remedy: 'Choose another currency, or switch a method on for the country in Store → Settings.',
  },
  TWO_CARDS_NOT_OFFERED: {
    kind: 'conflict',
    message: 'This cannot be paid with two cards. You were not charged.',
    remedy: 'Pay with one card. details.why says what speaks against two; a cart that offers them says so in `twoCards`.',
  },
  CARDS_DO_NOT_ADD_UP: {
    kind: 'invalid',
    message: 'The amounts of the two cards are not the total together. You were not charged.',
    remedy: 'Read the cart again and send two amounts whose sum is its total.',
  },
  CARD_AMOUNT_NOT_CHARGEABLE: {
    kind: 'invalid',
    message: 'One of the two amounts cannot be charged to a card. You were not charged.',
    remedy: 'Send two amounts of at least details.minimum each, in steps of details.step.',
  },
  PLAN_IMPOSSIBLE: {
    kind: 'conflict',
    message: 'This product cannot be sold: its team is promised more than the price.',
    remedy: 'Correct the co-producers of the product.',
  },
  FOLLOW_UP_NOT_FOUND: {
    kind: 'not_found',
    message: 'This offer does not exist. You were not charged.',
    remedy: 'Use the token that the status of the paid cart names.',
  },
  FOLLOW_UP_OVER: {
    kind: 'gone',
    message: 'This offer is over. You were not charged.',
    remedy: 'Read the follow-ups of the order again; the offer can still be ordered at the checkout.',
  },
  FOLLOW_UP_CHANGED: {
    kind: 'conflict',
    message: 'The price of this offer has changed. You were not charged.',
    remedy: 'Read the offer again and accept it with its new total.',
  },
  NO_KEPT_CARD: {
    kind: 'conflict',
    message: 'No card is kept for you that could be charged. You were not charged.',
    remedy: 'Order it at the checkout.',
  },
  PAYMENT_PROVIDER_DOWN: {
    kind: 'unavailable',
    message: 'The payment provider does not answer. You were not charged; please try again.',
    remedy: 'Repeat the request with the same Idempotency-Key.',
  },
  PAYMENT_PROVIDER_REFUSED: {
    kind: 'conflict',
    message: 'The payment provider refused this payment. You were not charged.',
    remedy: 'See the order in the admin panel for what it said.',
  },
  WEBHOOK_SECRET_MISSING: {
    kind: 'unavailable',
    message: 'No signing secret is configured, so no webhook is believed.',
    remedy: 'Set STRIPE_WEBHOOK_SECRET and restart.',
  },
  WEBHOOK_SIGNATURE: {
    kind: 'invalid',
    message: 'The signature does not fit this body.',
    remedy: 'Sign with the secret of this endpoint, over the raw body, not older than five minutes.',
  },
  WEBHOOK_MALFORMED: {
    kind: 'invalid',
    message: 'This is not an event.',
    remedy: 'Send the event as the provider sends it, as application/json of at most 256 KB.',
  },
});
