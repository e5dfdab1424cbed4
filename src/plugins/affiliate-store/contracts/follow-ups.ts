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
