import { z } from 'zod';
import { job } from '../../../platform/jobs/definitions';
import { MAIL_TRIES } from '../domain/mail';
import { sendMail } from '../actions/post';

/** Hands one mail to the mail server, or keeps it in the mailbox where there is none. */
export const sendMailJob = job({
  name: 'messaging.send-mail',
  payload: z.object({ mailId: z.number().int() }),
  attempts: MAIL_TRIES,
  run: (strapi, { mailId }) => sendMail(strapi, mailId),
});
