import { z } from 'zod';
import { gatherFile } from '../../../flows/privacy/export-person';
import { keepTimes } from '../../../flows/privacy/keep-times';
import { forgetAtProvider } from '../../../flows/privacy/forget-at-provider';
import { job, type CronDefinition } from '../../../platform/jobs/definitions';
import { FORGET_AT_PROVIDER_JOB, GATHER_JOB } from '../service';

/** Gathers what is kept about a person. */
export const gatherFileJob = job({
  name: GATHER_JOB,
  payload: z.object({ request: z.string() }),
  run: (strapi, { request }) => gatherFile(strapi, request),
});

/** Has the buyer of a charge deleted at the payment provider. */
export const forgetAtProviderJob = job({
  name: FORGET_AT_PROVIDER_JOB,
  payload: z.object({ chargeId: z.string() }),
  run: (strapi, { chargeId }) => forgetAtProvider(strapi, chargeId),
});

/** Deletes what is older than the shop keeps it. */
export const keepTimesCron: CronDefinition = { name: 'privacy.keep-times', everyMinutes: 1440, run: keepTimes };
