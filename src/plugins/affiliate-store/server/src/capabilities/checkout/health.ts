import type { Core } from '@strapi/strapi';
import type { HealthProbe } from '../../platform/health';
import { paymentGateway } from './ports';
import { countInbox } from './store/inbox';
import { lastReceivedAt } from './store/inbox-desk';

/** What is said, once in the log and on every health page, while no signing secret is set (W03). */
export const NO_SECRET =
  'STRIPE_WEBHOOK_SECRET is not set: every webhook is answered 503 and none is believed. Set it to the signing secret of the endpoint and restart.';

/**
 * Whether payments can be confirmed: without a signing secret no webhook is believed. That is an alarm and no reason to take
 * the instance out of service, so `/healthz` goes on answering 200: a balancer that acted on it would also shut sales pages,
 * library and downloads, on every instance at once, and mend nothing. What was paid is not lost: the provider sends its
 * events again for three days, and the buyer's return and the gap filler ask the provider themselves.
 */
export const paymentsProbe: HealthProbe = {
  name: 'payments',
  check: async (strapi) => {
    const gateway = paymentGateway(strapi);
    const secret = gateway.hasWebhookSecret();
    const [events, last] = await Promise.all([countInbox(strapi), lastReceivedAt(strapi)]);
    const dead = events.dead ?? 0;
    return {
      ...(secret ? { state: dead === 0 ? ('ok' as const) : ('warning' as const) } : { state: 'alarm' as const, says: NO_SECRET }),
      facts: {
        testMode: gateway.testMode(),
        webhookSecretSet: secret,
        eventsDead: dead,
        eventsParked: events.waiting_parent ?? 0,
        lastEventAt: last === null ? null : new Date(last).toISOString(),
      },
    };
  },
};

/** Says once, when the shop starts, that no payment will be confirmed by a webhook. */
export const sayWhenSecretIsMissing = (strapi: Core.Strapi): void => {
  if (!paymentGateway(strapi).hasWebhookSecret()) strapi.log.error(`affiliate-store: ${NO_SECRET}`);
};
