import { z } from 'zod';
import { writeAddressOff } from '../../../flows/webhooks/write-address-mail';
import { now } from '../../../platform/clock';
import { job, type CronDefinition } from '../../../platform/jobs/definitions';
import { deliver, deliverDue } from '../actions/deliver';
import { forgetDeliveries } from '../store/deliveries';

const KEPT_DAYS = 60;

/** Tries one delivery once. */
export const deliverJob = job({
  name: 'webhooks.deliver',
  payload: z.object({ deliveryId: z.number().int(), tries: z.number().int() }),
  run: (strapi, { deliveryId, tries }) => deliver(strapi, deliveryId, tries, writeAddressOff),
});

/** What did not arrive is tried again when its time has come; so is what a queue has lost. */
export const deliverDueCron: CronDefinition = {
  name: 'webhooks.deliver-due',
  everyMinutes: 1,
  run: (strapi) => deliverDue(strapi),
};

/** Deliveries hold addresses of buyers: nobody needs them for longer than it takes to notice that something is missing. */
export const forgetCron: CronDefinition = {
  name: 'webhooks.forget',
  everyMinutes: 1440,
  run: async (strapi) => void (await forgetDeliveries(strapi, now() - KEPT_DAYS * 86_400_000)),
};
