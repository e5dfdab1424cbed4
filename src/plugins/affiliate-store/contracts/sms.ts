import { z } from 'zod';
import { endpoint } from './endpoint';

/** The telephones the signed-in person gave for messages about their orders. */
export const smsNumbersView = z.object({ phones: z.array(z.string()) });
export type SmsNumbersView = z.output<typeof smsNumbersView>;

export const readMySms = endpoint({
  id: 'sms.readMine',
  method: 'GET',
  path: '/me/sms',
  access: 'member',
  graphql: 'storeMySms',
  summary: 'Where messages about the orders of the signed-in person go.',
  response: smsNumbersView,
});

export const forgetMySms = endpoint({
  id: 'sms.forgetMine',
  method: 'POST',
  path: '/me/sms/forget',
  access: 'member',
  graphql: 'storeForgetMySms',
  summary:
    'Takes the consent to messages back: the numbers of all orders of the signed-in person are forgotten, also in messages that were sent.',
  response: smsNumbersView,
});
