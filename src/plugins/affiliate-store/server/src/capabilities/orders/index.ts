import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { order } from './content-types/order';
import { adminOrders } from './http/admin-controller';
import { recordedSaleEndpoints } from './http/recorded-sales-controller';
import { ordersController } from './http/public-controller';
import { followRefundsCron } from './jobs/follow-refunds';
import { permissions } from './permissions';
import { ordersService } from './service';
import { settings } from './settings';
import { orderTables } from './tables/order-money';

/** Manifest of the room; README.md says what it owns. */
export const ordersRoom: Capability = {
  name: 'orders',
  contentTypes: { order },
  tables: orderTables,
  portable: [carryType('order', 'afs_orders', ['ownerUserId']), ...orderTables.map((one) => carry(one))],
  controllers: [{ ...adminOrders, implementations: [...adminOrders.implementations, ...recordedSaleEndpoints] }, ordersController],
  permissions,
  settings,
  crons: [followRefundsCron],
  services: { orders: ({ strapi }: { strapi: Core.Strapi }) => ordersService(strapi) },
};
