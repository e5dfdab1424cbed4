import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { order } from './content-types/order';
import { controllers } from './http/controllers';
import { followRefundsCron } from './jobs/follow-refunds';
import { remindOfDisputesCron } from './jobs/remind-of-disputes';
import { sendEvidenceJob } from './jobs/send-evidence';
import { onStart } from './listeners/on-start';
import { permissions } from './permissions';
import { ordersService } from './service';
import { settings } from './settings';
import { tables } from './tables';

/** Manifest of the room; README.md says what it owns. */
export const ordersRoom: Capability = {
  name: 'orders',
  contentTypes: { order },
  tables,
  portable: [carryType('order', 'afs_orders', ['ownerUserId']), ...tables.map((one) => carry(one))],
  controllers,
  permissions,
  settings,
  jobs: [sendEvidenceJob],
  crons: [followRefundsCron, remindOfDisputesCron],
  bootstrap: onStart,
  services: { orders: ({ strapi }: { strapi: Core.Strapi }) => ordersService(strapi) },
};
