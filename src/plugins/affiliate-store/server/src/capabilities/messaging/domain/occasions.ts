import type { MailKind } from './letter';

/** What is told of an occasion: the letters it may bring, or why there is none. */
export type Told = { readonly letters: readonly [MailKind, ...MailKind[]] } | { readonly none: string };

const none = (why: string): Told => ({ none: why });
const letters = (...kinds: readonly [MailKind, ...MailKind[]]): Told => ({ letters: kinds });

const INSIDE = none('It concerns the shop and its books; nothing changes for the buyer.');
const OWN_ACT = none('The buyer did it a moment ago and sees its outcome on the page.');
const ON_THE_WAY = none('One of two cards of a payment that is being made: the page shows it, and its end is told.');

/**
 * Every state of an order and what is told of coming into it. A test walks the states the orders room knows: a new one without a line here
 * fails.
 */
export const ORDER_STATES: Readonly<Record<string, Told>> = {
  created: none('The buyer is on their way to the payment; a letter before it would ask for what they are about to do.'),
  processing: letters('payment_awaited'),
  paid: letters('access'),
  partially_refunded: letters('refunded'),
  refunded: letters('refunded', 'dispute_lost'),
  failed: letters('order_failed'),
  expired: letters('order_failed'),
  review: letters('order_in_review'),
};

/** The same of a subscription. */
export const SUBSCRIPTION_STATES: Readonly<Record<string, Told>> = {
  trialing: letters('subscription_begun', 'trial_ending'),
  active: letters('subscription_begun', 'access'),
  past_due: letters('renewal_refused', 'renewal_last_try'),
  ended: letters('subscription_ended', 'subscription_over', 'instalments_paid_off'),
};

/** Everything that is noted on an order, by the code of its note. */
export const ORDER_EVENTS: Readonly<Record<string, Told>> = {
  PLACED: ORDER_STATES['created'] as Told,
  SALE_RECORDED: none('The sale was made by hand, by people who spoke with each other; once it counts, access is told.'),
  SALE_REJECTED: none('What was turned down inside the shop never counted, and was never told.'),
  PAYMENT_NOT_OPENED: none('The page says so while the buyer stands before it; nothing was charged.'),
  PAYMENT_UNDER_WAY: letters('payment_awaited'),
  CARD_RESERVED: ON_THE_WAY,
  CARD_CAPTURED: ON_THE_WAY,
  CARD_RELEASED: ON_THE_WAY,
  CARD_REFUSED: letters('order_failed'),
  CARD_RETURNED: letters('refunded'),
  BUYER_LEFT: OWN_ACT,
  TRANSFER_AWAITED: letters('payment_awaited'),
  TRANSFER_ARRIVED: letters('access'),
  TRANSFER_ARRIVED_LATE: letters('access'),
  TRANSFER_CANCELLED: letters('order_failed'),
  TRANSFER_EXPIRED: letters('order_failed'),
  CREDIT_RESERVED: OWN_ACT,
  CREDIT_RELEASED: none('It comes with the end of the order, which is told where it was waited for.'),
  CREDIT_SPENT: none('It stands in the receipt of the order.'),
  PAYMENT_EXPIRED: none('Who left the page without paying was waiting for nothing.'),
  PAYMENT_FAILED: letters('order_failed'),
  PAID: letters('access', 'bonus_given'),
  VAT_ID_UNVERIFIED: INSIDE,
  VAT_ID_CONFIRMED: INSIDE,
  VAT_ID_REFUSED: none('A person of the shop decides what follows and writes to the company themselves.'),
  VAT_ID_SETTLED: INSIDE,
  TAX_RECORDED: INSIDE,
  TAX_NOT_RECORDED: INSIDE,
  CARD_KEPT: OWN_ACT,
  FOLLOWS: letters('access'),
  BOUGHT_IN_CLUB: letters('access'),
  CARD_WITHDRAWN: OWN_ACT,
  FOLLOW_UP_ACCEPTED: letters('access'),
  FOLLOW_UP_DECLINED: OWN_ACT,
  AFFILIATE_ATTACHED: INSIDE,
  AFFILIATE_CHANGED: INSIDE,
  RENEWED: letters('access'),
  RENEWED_AS_CHANGED: letters('access', 'offer_changed'),
  NOT_AS_AGREED: INSIDE,
  INSTALMENT: letters('access'),
  SUBSCRIPTION_CANCELLED: letters('subscription_cancelled'),
  SUBSCRIPTION_RESUMED: letters('subscription_goes_on'),
  COMMISSION_ENDED: INSIDE,
  FEE_KNOWN: INSIDE,
  SHARES_CUT: INSIDE,
  HELD_FOR_REVIEW: letters('order_in_review'),
  ACCESS_RESENT: letters('access'),
  REFUND_REQUESTED: none('Nothing has moved yet; the letter is written when the money has gone back.'),
  REFUND_REFUSED: none('Nothing has moved; a person of the shop sees it and decides.'),
  REFUNDED: letters('refunded'),
  REFUNDED_OF_LINES: letters('refunded'),
  REFUND_FAILED: letters('refund_came_back'),
  COMMISSION_HELD: INSIDE,
  COMMISSION_RELEASED: INSIDE,
  COMMISSION_REJECTED: letters('commission_rejected'),
  SUSPECTED: letters('commission_held'),
  EVIDENCE_HANDED_IN: INSIDE,
  EVIDENCE_SENT: INSIDE,
  EVIDENCE_REFUSED: INSIDE,
  DISPUTE_INQUIRY: letters('dispute_opened'),
  DISPUTE_INQUIRY_CLOSED: letters('dispute_won'),
  DISPUTE_NEEDS_RESPONSE: letters('dispute_opened'),
  DISPUTE_UNDER_REVIEW: letters('dispute_opened'),
  DISPUTE_WON: letters('dispute_won'),
  DISPUTE_LOST: letters('dispute_lost'),
};

/** Everything that is noted on a subscription. */
export const SUBSCRIPTION_EVENTS: Readonly<Record<string, Told>> = {
  SUBSCRIPTION_STARTED: letters('subscription_begun'),
  SUBSCRIPTION_RENEWED: letters('access'),
  INSTALMENT_PAID: letters('access'),
  INSTALMENTS_PAID_OFF: letters('instalments_paid_off'),
  INSTALMENT_SURPLUS: letters('refunded'),
  SUBSCRIPTION_CANCELLED: letters('subscription_cancelled'),
  SUBSCRIPTION_CANCELLED_NOW: letters('subscription_over'),
  SUBSCRIPTION_LEFT: letters('subscription_over'),
  SUBSCRIPTION_RESUMED: letters('subscription_goes_on'),
  SUBSCRIPTION_PAUSED: letters('pause_begun'),
  SUBSCRIPTION_PAUSED_UNTIL: letters('pause_begun'),
  SUBSCRIPTION_UNPAUSED: letters('pause_over'),
  SUBSCRIPTION_CHANGE_AGREED: letters('offer_change_agreed'),
  SUBSCRIPTION_CHANGE_WITHDRAWN: letters('offer_change_withdrawn'),
  SUBSCRIPTION_CHANGED: none('The period begins under the new offer; its payment, or its refusal, is told.'),
  SUBSCRIPTION_REFUSED: letters('renewal_refused', 'renewal_last_try'),
  SUBSCRIPTION_CARD_CHANGED: OWN_ACT,
  SUBSCRIPTION_ENDED: letters('subscription_ended', 'subscription_over'),
};

/** What brings a buyer a letter and is no state and no event of an order or a subscription. */
export const OTHER_OCCASIONS: Readonly<Record<string, Told>> = {
  /** Whoever brought the order wrote, and the buyer had agreed to read it. */
  RELAY_LETTER: letters('partner_letter'),
};
