import { z } from 'zod';
import { endpoint } from './endpoint';
import { moment, rowNumber } from './primitives';

/** A mail in the mailbox of the demo. */
export const demoMailRow = z.object({
  id: z.string(),
  to: z.string(),
  kind: z.string(),
  locale: z.string(),
  subject: z.string(),
  state: z.enum(['queued', 'sent', 'failed']),
  at: moment,
});
export type DemoMailRow = z.output<typeof demoMailRow>;

export const listDemoMails = endpoint({
  id: 'demoMailbox.list',
  method: 'GET',
  path: '/demo/mails',
  access: 'public',
  summary: 'Demo only (404 in a real shop): the newest hundred mails, of one address where given.',
  query: z.strictObject({ to: z.string().max(254).optional() }),
  response: z.array(demoMailRow),
  failures: ['NOT_A_DEMO'],
});

export const readDemoMail = endpoint({
  id: 'demoMailbox.read',
  method: 'GET',
  path: '/demo/mails/:id',
  access: 'public',
  summary: 'Demo only (404 in a real shop): one mail with its content.',
  params: z.strictObject({ id: rowNumber }),
  response: demoMailRow.extend({ html: z.string(), text: z.string() }),
  failures: ['NOT_A_DEMO', 'MAIL_UNKNOWN'],
});
