import { expireTransfers } from '../../../flows/checkout/await-transfer';
import { fillEventGaps, followWaitingOrders, retryParked } from '../../../flows/checkout/look-after-events';
import { followCards } from '../../../flows/checkout/settle-cards';
import type { CronDefinition } from '../../../platform/jobs/definitions';
import { forgetCarts } from '../store/carts';

/** What the checkout does by the clock. */
export const checkoutCrons: readonly CronDefinition[] = [
  { name: 'checkout.fill-event-gaps', everyMinutes: 10, run: async (strapi) => void (await fillEventGaps(strapi)) },
  { name: 'checkout.retry-parked', everyMinutes: 5, run: async (strapi) => void (await retryParked(strapi)) },
  { name: 'checkout.follow-waiting-orders', everyMinutes: 15, run: async (strapi) => void (await followWaitingOrders(strapi)) },
  { name: 'checkout.follow-cards', everyMinutes: 5, run: async (strapi) => void (await followCards(strapi)) },
  { name: 'checkout.expire-transfers', everyMinutes: 60, run: async (strapi) => void (await expireTransfers(strapi)) },
  { name: 'checkout.forget-carts', everyMinutes: 1440, run: async (strapi) => void (await forgetCarts(strapi)) },
];
