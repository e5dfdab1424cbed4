import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { order } from './content-types/order';
import { ordersService } from './service';
import { orderTables } from './tables/order-money';

/** Manifest of the room; README.md says what it owns. */
export const ordersRoom: Capability = {
  name: 'orders',
  contentTypes: { order },
  tables: orderTables,
  services: { orders: ({ strapi }: { strapi: Core.Strapi }) => ordersService(strapi) },
};
