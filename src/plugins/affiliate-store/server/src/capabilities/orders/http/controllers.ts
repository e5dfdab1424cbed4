import type { Controller } from '../../../platform/endpoints';
import { adminOrders } from './admin-controller';
import { lateEndpoints } from './late-attribution-controller';
import { adminDisputes } from './disputes-controller';
import { adminRefunds } from './money-back-controller';
import { ordersController } from './public-controller';
import { recordedSaleEndpoints } from './recorded-sales-controller';

/** Everything that is asked of this room. */
export const controllers: readonly Controller[] = [
  { ...adminOrders, implementations: [...adminOrders.implementations, ...recordedSaleEndpoints, ...lateEndpoints] },
  adminRefunds,
  adminDisputes,
  ordersController,
];
