import { z } from 'zod';
import { job } from '../../../platform/jobs/definitions';
import type { CronDefinition } from '../../../platform/jobs/definitions';
import { forgetNumbers, sendSms, SMS_TRIES } from '../actions/sms';

/** Hands one message to the sender the site has plugged in. */
export const sendSmsJob = job({
  name: 'messaging.send-sms',
  payload: z.object({ smsId: z.number().int() }),
  attempts: SMS_TRIES,
  run: (strapi, { smsId }) => sendSms(strapi, smsId),
});

/** Forgets telephone numbers whose time is over. */
export const forgetNumbersCron: CronDefinition = {
  name: 'messaging.forget-numbers',
  everyMinutes: 1440,
  run: (strapi) => forgetNumbers(strapi),
};
