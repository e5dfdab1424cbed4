import type { Capability } from '../../platform/assemble';
import { outgoingWebhooks } from './http/admin-controller';
import { partnerAddresses } from './http/affiliate-controller';
import { deliverDueCron, deliverJob, forgetCron } from './jobs/deliver';
import { permissions } from './permissions';
import { webhooksService } from './service';
import { webhookDeliveries, webhookEndpoints } from './tables/webhook';

/** Manifest of the room; README.md says what it owns. */
export const webhooksRoom: Capability = {
  name: 'webhooks',
  tables: [webhookEndpoints, webhookDeliveries],
  services: { webhooks: webhooksService },
  controllers: [outgoingWebhooks, partnerAddresses],
  jobs: [deliverJob],
  crons: [deliverDueCron, forgetCron],
  permissions,
};
