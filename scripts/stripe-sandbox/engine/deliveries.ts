import type Stripe from 'stripe';
import { defineCollection } from './store';

/** One try to bring an event to an endpoint. `status` is null when no answer came. */
export interface Attempt {
  at: number;
  tookMs: number;
  status: number | null;
  error: string | null;
}

/** An event on its way to one endpoint. */
export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  state: 'queued' | 'delayed' | 'buffered' | 'held' | 'withheld' | 'retrying' | 'delivered' | 'failed';
  attempts: Attempt[];
}

const OPEN_STATES = new Set(['queued', 'buffered', 'held', 'withheld']);

/** All deliveries, found by event, and the unfinished ones by state. */
export const deliveries = defineCollection<Delivery>('deliveries', null, {
  event: (delivery) => delivery.event,
  state: (delivery) => (OPEN_STATES.has(delivery.state) ? delivery.state : null),
});

/** Endpoints with their secret, which the API shows only once. */
export const webhookEndpoints = defineCollection<Stripe.WebhookEndpoint>('webhook_endpoints', 'we');

/** Whether an endpoint wants to hear of this type. */
export function wants(endpoint: Stripe.WebhookEndpoint, type: string): boolean {
  return endpoint.status === 'enabled' && (endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type));
}
