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

export const subscriptionSettings = [graceDays];
