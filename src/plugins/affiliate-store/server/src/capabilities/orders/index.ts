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
import { disputeAnswers } from './tables/dispute-answer';
import { disputeFiles } from './tables/dispute-file';
import { firstPurchases } from './tables/first-purchase';
import { orderTables } from './tables/order-money';

const allTables = [...orderTables, firstPurchases, disputeAnswers, disputeFiles];

/** Manifest of the room; README.md says what it owns. */
export const ordersRoom: Capability = {
  name: 'orders',
  contentTypes: { order },
  tables: allTables,
  portable: [carryType('order', 'afs_orders', ['ownerUserId']), ...allTables.map((one) => carry(one))],
  controllers,
  permissions,
  settings,
  jobs: [sendEvidenceJob],
  crons: [followRefundsCron, remindOfDisputesCron],
  bootstrap: onStart,
  services: { orders: ({ strapi }: { strapi: Core.Strapi }) => ordersService(strapi) },
};
