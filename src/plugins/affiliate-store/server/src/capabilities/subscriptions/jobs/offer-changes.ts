import { z } from 'zod';
import { alignOfferChange, tellUntoldChanges } from '../../../flows/subscriptions/align-offer-change';
import { job } from '../../../platform/jobs/definitions';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Brings the provider to the change of offer that is agreed here, or to none. */
export const alignOfferChangeJob = job({
  name: 'subscriptions.align-offer-change',
  payload: z.object({ id: z.string() }),
  attempts: 15,
  run: (strapi, { id }) => alignOfferChange(strapi, id),
});

/** Has the provider told of changes whose request broke off before it was. */
export const tellUntoldChangesCron: CronDefinition = {
  name: 'subscriptions.tell-untold-changes',
  everyMinutes: 10,
  run: (strapi) => tellUntoldChanges(strapi),
};
