import { z } from 'zod';
import { applyNotice } from '../../../flows/checkout/apply-notice';
import { retryParked } from '../../../flows/checkout/look-after-events';
import { job } from '../../../platform/jobs/definitions';

/** Applies one event of the inbox. */
export const applyNoticeJob = job({
  name: 'checkout.apply-notice',
  urgent: true,
  payload: z.object({ inboxId: z.number().int() }),
  attempts: 10,
  run: (strapi, { inboxId }) => applyNotice(strapi, inboxId),
});

/** Looks again at events that waited for a sale that has just been booked. */
export const retryParkedJob = job({
  name: 'checkout.retry-parked',
  payload: z.object({ orderNumber: z.string() }),
  run: async (strapi) => void (await retryParked(strapi)),
});
