import { z } from 'zod';
import { writeMailing } from '../../../flows/mailings/send-mailing';
import { job } from '../../../platform/jobs/definitions';
import { MAILING_JOB } from '../service';

/** Writes the next letters of a mailing; run again it goes on behind the last one. */
export const writeMailingJob = job({
  name: MAILING_JOB,
  payload: z.object({ mailing: z.string() }),
  run: (strapi, { mailing }) => writeMailing(strapi, mailing),
});
