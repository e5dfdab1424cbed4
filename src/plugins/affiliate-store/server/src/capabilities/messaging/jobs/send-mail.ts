import { z } from 'zod';
import { job } from '../../../platform/jobs/definitions';
import { sendMail } from '../actions/hand-over';

/** Hands one mail to the mail server, or keeps it in the mailbox where there is none. */
export const sendMailJob = job({
  name: 'messaging.send-mail',
  payload: z.object({ mailId: z.number().int(), tried: z.number().int().optional() }),
  run: (strapi, { mailId, tried }) => sendMail(strapi, mailId, tried),
});
