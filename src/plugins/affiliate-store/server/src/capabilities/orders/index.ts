import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { order } from './content-types/order';
import { followRefundsCron } from './jobs/follow-refunds';
import { ordersService } from './service';
import { orderTables } from './tables/order-money';

/** Manifest of the room; README.md says what it owns. */
export const ordersRoom: Capability = {
  name: 'orders',
  contentTypes: { order },
  tables: orderTables,
  crons: [followRefundsCron],
  services: { orders: ({ strapi }: { strapi: Core.Strapi }) => ordersService(strapi) },
};
