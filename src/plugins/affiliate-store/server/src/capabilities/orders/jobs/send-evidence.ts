import { z } from 'zod';
import { sendEvidence } from '../../../flows/orders/hand-in-evidence';
import { job } from '../../../platform/jobs/definitions';

/** Sends evidence that was handed in to the payment provider; asked again it is the same evidence. */
export const sendEvidenceJob = job({
  name: 'orders.send-evidence',
  urgent: true,
  payload: z.object({ answerId: z.number().int() }),
  attempts: 15,
  run: (strapi, { answerId }) => sendEvidence(strapi, answerId),
});
