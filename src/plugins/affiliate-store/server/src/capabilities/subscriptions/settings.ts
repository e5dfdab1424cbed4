import { z } from 'zod';
import { defineSetting } from '../../platform/settings';

export const graceDays = defineSetting({
  key: 'subscriptions.graceDays',
  section: 'general',
  label: 'Days of grace for a late payment',
  help: 'How long access to a subscription stays open after the paid time is over, while the payment is tried again.',
  schema: z.number().int().min(0).max(60),
  fallback: 7,
});

export const accessWhileOverdue = defineSetting({
  key: 'subscriptions.accessWhileOverdue',
  section: 'general',
  label: 'Access while a payment is overdue',
  help: 'open: access stays open for the days of grace. closed: it closes with the first refusal and opens again as soon as the payment is made.',
  schema: z.enum(['open', 'closed']),
  fallback: 'open' as const,
});

export const retries = defineSetting({
  key: 'subscriptions.retries',
  section: 'general',
  label: 'Tries after a refused payment',
  help: 'How often the payment provider is set to try a refused payment of a subscription again. Before the last try the buyer is warned.',
  schema: z.number().int().min(0).max(8),
  fallback: 3,
});

export const subscribersPause = defineSetting({
  key: 'subscriptions.subscribersPause',
  section: 'general',
  label: 'Subscribers may pause',
  help: 'Subscribers may pause a subscription in their account: it is not charged and opens nothing after the time that is paid. Staff may always pause one.',
  schema: z.boolean(),
  fallback: true,
});

export const longestPause = defineSetting({
  key: 'subscriptions.longestPause',
  section: 'general',
  label: 'Longest pause in months',
  help: 'For how many months subscribers may pause; then the subscription goes on by itself. A pause leaves out whole periods, so that one paid each year needs at least 12.',
  schema: z.number().int().min(1).max(24),
  fallback: 3,
});

export const subscribersChange = defineSetting({
  key: 'subscriptions.subscribersChange',
  section: 'general',
  label: 'Subscribers may change the offer',
  help: 'Subscribers may change to another offer of the same product that renews: its price begins with the next payment, and nothing is charged before. Staff may always change it.',
  schema: z.boolean(),
  fallback: true,
});

export const subscribersEndNow = defineSetting({
  key: 'subscriptions.subscribersEndNow',
  section: 'general',
  label: 'Subscribers may end at once',
  help: 'Subscribers who cancel may choose to end a subscription at once: access closes, nothing more is charged, and nothing is given back. Otherwise it ends with the time that is paid. Staff may always end one at once.',
  schema: z.boolean(),
  fallback: true,
});

export const creatorsEnd = defineSetting({
  key: 'subscriptions.creatorsEnd',
  section: 'general',
  label: 'Creators may end subscriptions',
  help: 'Creators may let a subscription to what they sell end with the time that is paid: the buyer keeps what they paid for, is told, and is not charged again. Only staff ends one at once.',
  schema: z.boolean(),
  fallback: true,
});

export const refundedPaymentsCount = defineSetting({
  key: 'subscriptions.refundedPaymentsCount',
  section: 'general',
  label: 'A refunded payment counts',
  help: 'Where a program pays for the first so many payments of a subscription or of instalments: whether a payment that was given back whole is one of them. If not, a later one earns in its place. It holds for what begins from then on.',
  schema: z.boolean(),
  fallback: false,
});

export const subscriptionSettings = [
  graceDays,
  accessWhileOverdue,
  retries,
  subscribersPause,
  longestPause,
  subscribersChange,
  subscribersEndNow,
  creatorsEnd,
  refundedPaymentsCount,
];
