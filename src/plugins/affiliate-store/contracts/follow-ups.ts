import { z } from 'zod';
import { endpoint } from './endpoint';
import { money, moment, secretToken } from './primitives';

/** What is offered, as it would be bought now; while a bank asks for the buyer, what they accepted. */
const offered = z.object({
  offer: z.string(),
  offerName: z.string(),
  productName: z.string(),
  coverUrl: z.string().nullable(),
  headline: z.string(),
  text: z.string(),
  /** What pressing Yes charges, tax within. */
  total: money,
  tax: money,
  guaranteeDays: z.number().int(),
});

export const followUpView = z.object({
  /** `confirming`: the bank asks the buyer to confirm an accepted offer, at `confirmUrl`. `over`: nothing is left to answer. */
  state: z.enum(['offered', 'confirming', 'processing', 'over']),
  offer: offered.nullable(),
  confirmUrl: z.string().nullable(),
  /** The last digits of the card that is charged. */
  cardLast4: z.string().nullable(),
  /** Until when an offer can be accepted; the store refuses later ones. */
  expiresAt: moment,
  /** What became of the offer that was accepted last: `refused` was not charged. Null where the last one was declined, or none answered. */
  last: z
    .object({ outcome: z.enum(['paid', 'refused', 'review']), offer: z.string(), productName: z.string(), orderNumber: z.string() })
    .nullable(),
  /** The order that was paid first, for its thank-you page. */
  order: z.object({ number: z.string(), token: z.string() }),
});
export type FollowUpView = z.output<typeof followUpView>;

const params = z.strictObject({ token: secretToken });
const named = z.string().min(1).max(64);

export const readFollowUp = endpoint({
  id: 'followUps.read',
  method: 'GET',
  path: '/checkout/follow-ups/:token',
  access: 'public',
  graphql: 'storeFollowUp',
  rateLimit: 240,
  summary:
    'What the buyer of a paid order is offered next, behind the token that the status of its cart names, and what became of the last.',
  params,
  response: followUpView,
  failures: ['FOLLOW_UP_NOT_FOUND'],
});

export const acceptFollowUp = endpoint({
  id: 'followUps.accept',
  method: 'POST',
  path: '/checkout/follow-ups/:token/accept',
  access: 'public',
  graphql: 'storeAcceptFollowUp',
  idempotencyKey: 'required',
  rateLimit: 60,
  summary:
    'Orders what is offered and charges the card the buyer let the store keep. However often and from wherever it is sent, the offer is one order and one charge.',
  params,
  body: z.strictObject({
    offer: named,
    /** The total the buyer has read; another one is never charged. */
    total: z.strictObject({ amount: z.string().regex(/^\d{1,15}$/, 'an amount in minor units'), currency: z.string().regex(/^[A-Z]{3}$/) }),
  }),
  response: followUpView,
  failures: ['FOLLOW_UP_NOT_FOUND', 'FOLLOW_UP_OVER', 'FOLLOW_UP_CHANGED', 'OFFER_SOLD_OUT', 'PLAN_IMPOSSIBLE', 'PAYMENT_PROVIDER_DOWN'],
});

export const declineFollowUp = endpoint({
  id: 'followUps.decline',
  method: 'POST',
  path: '/checkout/follow-ups/:token/decline',
  access: 'public',
  graphql: 'storeDeclineFollowUp',
  rateLimit: 60,
  summary: 'Says no to what is offered, or leaves one that waits for the bank; answers what comes next. What is paid stays.',
  params,
  body: z.strictObject({ offer: named }),
  response: followUpView,
  failures: ['FOLLOW_UP_NOT_FOUND', 'FOLLOW_UP_OVER', 'PAYMENT_PROVIDER_DOWN'],
});

/** One thing the shop offers in the library, as its buyer would pay for it now. */
const clubOffer = z.object({
  offer: z.string(),
  offerName: z.string(),
  productName: z.string(),
  productSlug: z.string(),
  coverUrl: z.string().nullable(),
  /** What is charged, tax within. */
  total: money,
  tax: money,
  guaranteeDays: z.number().int(),
  /** `confirming`: the bank asks the buyer, at `confirmUrl`. `refused`: the last press was not charged. */
  state: z.enum(['offered', 'confirming', 'processing', 'refused']),
  /** Whether one press on the kept card orders it, or the way leads by the checkout. */
  way: z.enum(['one_press', 'checkout']),
  confirmUrl: z.string().nullable(),
});

export const clubView = z.object({
  /** The card the buyer agreed to have kept; null where none is, or the agreement was taken back. */
  card: z.object({ last4: z.string().nullable(), keptAt: moment }).nullable(),
  /** The country whose tax is in the prices: that of the order before. */
  country: z.string().nullable(),
  offers: z.array(clubOffer),
});
export type ClubView = z.output<typeof clubView>;
export type ClubOffer = z.output<typeof clubOffer>;

export const clubAnswer = z.object({
  /** `refused` was not charged. */
  state: z.enum(['paid', 'confirming', 'processing', 'refused', 'review']),
  confirmUrl: z.string().nullable(),
  orderNumber: z.string(),
});
export type ClubAnswer = z.output<typeof clubAnswer>;

export const readClub = endpoint({
  id: 'club.read',
  method: 'GET',
  path: '/me/club',
  access: 'member',
  graphql: 'storeClub',
  rateLimit: 240,
  summary: 'What the shop offers the signed-in person in their library, and the card one press would charge.',
  response: clubView,
});

export const buyInClub = endpoint({
  id: 'club.buy',
  method: 'POST',
  path: '/me/club/orders',
  access: 'member',
  graphql: 'storeBuyInClub',
  idempotencyKey: 'required',
  rateLimit: 60,
  summary:
    'Orders something offered in the library and charges the kept card. However often and from wherever it is sent, it is one order and one charge.',
  body: z.strictObject({
    offer: z.string().min(1).max(64),
    /** The total the buyer has read; another one is never charged. */
    total: z.strictObject({ amount: z.string().regex(/^\d{1,15}$/, 'an amount in minor units'), currency: z.string().regex(/^[A-Z]{3}$/) }),
  }),
  response: clubAnswer,
  failures: ['NO_KEPT_CARD', 'FOLLOW_UP_OVER', 'FOLLOW_UP_CHANGED', 'OFFER_SOLD_OUT', 'PLAN_IMPOSSIBLE', 'PAYMENT_PROVIDER_DOWN'],
});

export const withdrawCard = endpoint({
  id: 'club.withdrawCard',
  method: 'POST',
  path: '/me/club/withdraw-card',
  access: 'member',
  graphql: 'storeWithdrawCard',
  summary: 'Takes back that cards are kept for one press: no card of an order before is charged for one again. Subscriptions go on.',
  response: clubView,
});
