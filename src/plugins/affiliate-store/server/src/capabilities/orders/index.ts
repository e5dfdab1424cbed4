import type { Capability } from '../../platform/assemble';
import { order } from './content-types/order';
import { orderTables } from './tables/order-money';

/** Manifest of the room; README.md says what it owns. */
export const ordersRoom: Capability = {
  name: 'orders',
  contentTypes: { order },
  tables: orderTables,
};
