import type { HealthProbe } from '../../platform/health';
import { paymentGateway } from './ports';
import { countInbox } from './store/inbox';
import { lastReceivedAt } from './store/inbox-desk';

/** Whether payments can be confirmed: without a signing secret no webhook is believed, and nobody's purchase is settled by one. */
export const paymentsProbe: HealthProbe = {
  name: 'payments',
  check: async (strapi) => {
    const gateway = paymentGateway(strapi);
    const secret = gateway.hasWebhookSecret();
    const [events, last] = await Promise.all([countInbox(strapi), lastReceivedAt(strapi)]);
    const dead = events.dead ?? 0;
    return {
      state: secret && dead === 0 ? 'ok' : 'warning',
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
