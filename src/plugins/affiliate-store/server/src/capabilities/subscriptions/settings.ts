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

export const subscriptionSettings = [graceDays, accessWhileOverdue, retries];
