import { z } from 'zod';
import { boundInstalments, finishInstalments, returnSurplus } from '../../../flows/subscriptions/pay-instalments';
import { job } from '../../../platform/jobs/definitions';

const ATTEMPTS = 15;

/** Tells the provider when instalments are over. */
export const boundInstalmentsJob = job({
  name: 'subscriptions.bound-instalments',
  payload: z.object({ id: z.string() }),
  attempts: ATTEMPTS,
  run: (strapi, { id }) => boundInstalments(strapi, id),
});

/** Ends instalments at the provider that are paid off. */
export const finishInstalmentsJob = job({
  name: 'subscriptions.finish-instalments',
  payload: z.object({ id: z.string() }),
  attempts: ATTEMPTS,
  run: (strapi, { id }) => finishInstalments(strapi, id),
});

/** Gives back what was charged beyond them. */
export const returnSurplusJob = job({
  name: 'subscriptions.return-surplus',
  payload: z.object({ orderNumber: z.string() }),
  attempts: ATTEMPTS,
  run: (strapi, { orderNumber }) => returnSurplus(strapi, orderNumber),
});
