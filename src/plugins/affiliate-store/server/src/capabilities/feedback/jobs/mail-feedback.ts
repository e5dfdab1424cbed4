import { z } from 'zod';
import { MAIL_FEEDBACK_JOB, mailFeedback } from '../../../flows/feedback/mail-feedback';
import { job } from '../../../platform/jobs/definitions';

/** Writes the letters of one change of one entry, some people at a time; run again it writes what is missing. */
export const mailFeedbackJob = job({
  name: MAIL_FEEDBACK_JOB,
  payload: z.object({ id: z.string(), change: z.number().int(), after: z.number().int() }),
  run: (strapi, payload) => mailFeedback(strapi, payload),
});
