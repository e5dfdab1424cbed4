import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, day, moment, pageSize } from '../primitives';

const MANAGE = 'admin:mailings.manage';

export const mailingState = z.enum(['running', 'stopped', 'done']);
/** Why customers may be written to: the consent they ticked at a checkout, or that the shop answers for writing to its own. */
export const mailingBasis = z.enum(['consent', 'customer']);
export const leftOutReason = z.enum(['AFFILIATE', 'OPTED_OUT', 'WRITTEN_BEFORE', 'NO_CONSENT']);

/** One letter to many customers about one program. */
export const mailingRow = z.object({
  id: z.string(),
  program: z.object({ id: z.string(), name: z.string() }),
  product: z.string().nullable(),
  since: day.nullable(),
  basis: mailingBasis,
  words: z.string(),
  state: mailingState,
  /** How many it was counted to be for, were looked at so far, were written to, and have joined. */
  expected: z.number().int(),
  looked: z.number().int(),
  written: z.number().int(),
  joined: z.number().int(),
  expiresAt: moment,
  madeBy: z.string(),
  madeAt: moment,
  doneAt: moment.nullable(),
});
export type MailingRow = z.output<typeof mailingRow>;

const choice = {
  program: z.string().min(1).max(64),
  /** Document id of what they bought; null for anything. */
  product: z.string().min(1).max(64).nullable(),
  /** Only who paid for it on this day or later. */
  since: day.nullable(),
  basis: mailingBasis,
};
const idParams = z.strictObject({ id: z.string().min(1).max(64) });

export const countMailing = endpoint({
  id: 'adminMailings.count',
  method: 'POST',
  path: '/mailing-counts',
  access: MANAGE,
  summary: 'Counts whom a letter would go to, and why the others are left out; writes nothing.',
  body: z.strictObject(choice),
  response: z.object({
    customers: z.number().int(),
    wouldGet: z.number().int(),
    leftOut: z.array(z.object({ reason: leftOutReason, count: z.number().int() })),
  }),
  failures: ['PROGRAM_NOT_FOUND', 'PROGRAM_WITHOUT_TERMS'],
});
export const startMailing = endpoint({
  id: 'adminMailings.start',
  method: 'POST',
  path: '/mailings',
  access: MANAGE,
  status: 201,
  rateLimit: 20,
  summary: 'Writes to customers that they may join a program with one press. Nobody is written to about one program twice.',
  body: z.strictObject({
    ...choice,
    /** What staff says in the letter; it goes as it is, in every language. */
    words: z.string().trim().max(600),
    /** How many days the links let in. */
    days: z.number().int().min(1).max(90),
  }),
  response: mailingRow,
  failures: ['PROGRAM_NOT_FOUND', 'PROGRAM_WITHOUT_TERMS', 'MAILING_TO_NOBODY'],
});
export const listMailings = endpoint({
  id: 'adminMailings.list',
  method: 'GET',
  path: '/mailings',
  access: MANAGE,
  paginated: true,
  summary: 'Letters to many customers, the newest first.',
  query: z.strictObject({ state: mailingState.optional(), cursor, pageSize }),
  response: z.array(mailingRow),
  failures: ['CURSOR_INVALID'],
});
export const readMailing = endpoint({
  id: 'adminMailings.read',
  method: 'GET',
  path: '/mailings/:id',
  access: MANAGE,
  summary: 'One letter to many: how far it is, and how many have joined by it.',
  params: idParams,
  response: mailingRow,
  failures: ['MAILING_NOT_FOUND'],
});
export const stopMailing = endpoint({
  id: 'adminMailings.stop',
  method: 'POST',
  path: '/mailings/:id/stop',
  access: MANAGE,
  summary: 'Stops writing; what was written is written.',
  params: idParams,
  response: mailingRow,
  failures: ['MAILING_NOT_FOUND', 'MAILING_STATE_ILLEGAL'],
});
export const goOnWithMailing = endpoint({
  id: 'adminMailings.goOn',
  method: 'POST',
  path: '/mailings/:id/go-on',
  access: MANAGE,
  summary: 'Goes on writing where it was stopped.',
  params: idParams,
  response: mailingRow,
  failures: ['MAILING_NOT_FOUND', 'MAILING_STATE_ILLEGAL'],
});
