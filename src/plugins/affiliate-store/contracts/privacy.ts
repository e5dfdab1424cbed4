import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, email, moment, pageSize, reason } from './primitives';

export const personRequestKind = z.enum(['export', 'erasure']);
export const personRequestState = z.enum(['asked', 'awaiting_approval', 'queued', 'done', 'refused', 'expired']);
export const personalGroup = z.enum(['account', 'purchases', 'letters', 'traces', 'programs', 'words', 'money', 'documents', 'selling']);
export const stayReason = z.enum(['books', 'invoices', 'agreement', 'identity', 'numbers', 'log']);
export const hindrance = z.enum([
  'SELLS_HERE',
  'SUBSCRIPTION_RUNS',
  'ORDER_UNDER_WAY',
  'DISPUTE_OPEN',
  'REFUND_UNDER_WAY',
  'PAYOUT_UNDER_WAY',
  'CASE_OPEN',
  'APPLICATION_OPEN',
  'MONEY_OPEN',
]);

/** What became, or would become, of one table: it stays for a reason, goes, or says nobody's name any more. */
export const personalPart = z.object({
  group: personalGroup,
  table: z.string(),
  rows: z.number().int(),
  fate: z.enum(['stays', 'goes', 'masked']),
  why: stayReason.nullable(),
});
export type PersonalPartView = z.output<typeof personalPart>;

/** A request as its person sees it. */
export const ownRequest = z.object({
  id: z.string(),
  kind: personRequestKind,
  state: personRequestState,
  askedAt: moment,
  /** How far a file is: parts that were read, of all. */
  done: z.number().int(),
  parts: z.number().int(),
  /** Why it was not done. */
  reason: z.string().nullable(),
  expiresAt: moment.nullable(),
});
export type OwnRequest = z.output<typeof ownRequest>;

const requestId = z.strictObject({ id: z.string().min(1).max(64) });
const personFile = z.object({ fileName: z.string(), text: z.string() });

export const readOwnRequests = endpoint({
  id: 'privacy.readMine',
  method: 'GET',
  path: '/me/privacy',
  access: 'member',
  summary: 'What the signed-in person asked for about themselves, newest first.',
  response: z.array(ownRequest),
});
export const askForOwnFile = endpoint({
  id: 'privacy.askForFile',
  method: 'POST',
  path: '/me/privacy/files',
  access: 'member',
  status: 202,
  rateLimit: 10,
  summary: 'Asks for a file of everything that is kept about the signed-in person; it is there within minutes, and for some days.',
  response: ownRequest,
  failures: ['PERSON_REQUEST_WAITS', 'MAILBOX_NOT_PROVEN'],
});
export const downloadOwnFile = endpoint({
  id: 'privacy.download',
  method: 'GET',
  path: '/me/privacy/files/:id',
  access: 'member',
  summary: 'The file, as JSON: every table with the rows about the signed-in person, and nothing about anybody else.',
  params: requestId,
  response: personFile,
  failures: ['PERSON_REQUEST_NOT_FOUND', 'PERSON_FILE_GONE'],
});
export const askForOwnErasure = endpoint({
  id: 'privacy.askForErasure',
  method: 'POST',
  path: '/me/privacy/erasure',
  access: 'member',
  status: 202,
  rateLimit: 10,
  summary: 'Asks the shop to erase the signed-in person; staff looks at it, because what is still going on has to end first.',
  response: ownRequest,
  failures: ['PERSON_REQUEST_WAITS', 'MAILBOX_NOT_PROVEN'],
});

/** A request as staff sees it. */
export const adminPersonRequest = ownRequest.extend({
  /** Masked without `pii.view`; null once it was erased. */
  email: z.string().nullable(),
  /** What stands in the person's place in the books afterwards. */
  mark: z.string(),
  askedBy: z.string(),
  /** True where the person asked themselves. */
  byThemselves: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  bytes: z.number().int().nullable(),
  report: z.array(personalPart),
});
export type AdminPersonRequest = z.output<typeof adminPersonRequest>;

const EXPORT = 'admin:privacy.export';
const ERASE = 'admin:privacy.erase';
const ofAddress = z.strictObject({ email });

export const listPersonRequests = endpoint({
  id: 'adminPrivacy.list',
  method: 'GET',
  path: '/person-requests',
  access: EXPORT,
  paginated: true,
  summary: 'What was asked for about people: files and erasures, newest first.',
  query: z.strictObject({ kind: personRequestKind.optional(), cursor, pageSize }),
  response: z.array(adminPersonRequest),
  failures: ['CURSOR_INVALID'],
});
export const previewPerson = endpoint({
  id: 'adminPrivacy.preview',
  method: 'POST',
  path: '/person-requests/preview',
  access: EXPORT,
  summary: 'What is kept under an address, table by table, what an erasure would do with it, and what has to end before. Changes nothing.',
  body: ofAddress,
  response: z.object({
    parts: z.array(personalPart),
    hindered: z.array(z.object({ code: hindrance, count: z.number().int() })),
    secondPerson: z.boolean(),
  }),
  failures: ['PERSON_UNKNOWN'],
});
export const askForPersonFile = endpoint({
  id: 'adminPrivacy.askForFile',
  method: 'POST',
  path: '/person-requests/files',
  access: EXPORT,
  status: 202,
  summary: 'Asks for a file of everything that is kept under an address.',
  body: ofAddress,
  response: adminPersonRequest,
  failures: ['PERSON_UNKNOWN', 'PERSON_REQUEST_WAITS'],
});
export const downloadPersonFile = endpoint({
  id: 'adminPrivacy.download',
  method: 'GET',
  path: '/person-requests/:id/file',
  access: EXPORT,
  summary: 'The file of a request; that it was handed out is written into the log of acts.',
  params: requestId,
  response: personFile,
  failures: ['PERSON_REQUEST_NOT_FOUND', 'PERSON_FILE_GONE'],
});
export const erasePerson = endpoint({
  id: 'adminPrivacy.erase',
  method: 'POST',
  path: '/person-requests/erasures',
  access: ERASE,
  status: 201,
  summary:
    'Erases whoever is at an address: everything but books, documents and agreements goes or names nobody; where a second person has to look, it waits for them. Cannot be taken back.',
  body: z.strictObject({
    email,
    /** The address once more, typed by whoever asks. */
    typed: email,
    reason,
  }),
  response: adminPersonRequest,
  failures: ['PERSON_UNKNOWN', 'PERSON_REQUEST_WAITS', 'ERASURE_HINDERED', 'ERASURE_NOT_CONFIRMED'],
});
export const confirmErasure = endpoint({
  id: 'adminPrivacy.confirm',
  method: 'POST',
  path: '/person-requests/:id/confirm',
  access: ERASE,
  summary: 'Carries an erasure out that waits: one a person asked for, or one somebody else of the staff did.',
  params: requestId,
  body: z.strictObject({ typed: email }),
  response: adminPersonRequest,
  failures: [
    'PERSON_REQUEST_NOT_FOUND',
    'PERSON_REQUEST_DECIDED',
    'PERSON_UNKNOWN',
    'ERASURE_HINDERED',
    'ERASURE_NEEDS_SECOND_PERSON',
    'ERASURE_NOT_CONFIRMED',
  ],
});
export const refuseErasure = endpoint({
  id: 'adminPrivacy.refuse',
  method: 'POST',
  path: '/person-requests/:id/refuse',
  access: ERASE,
  summary: 'Does not erase, and says why; the person reads it on their page.',
  params: requestId,
  body: z.strictObject({ reason }),
  response: adminPersonRequest,
  failures: ['PERSON_REQUEST_NOT_FOUND', 'PERSON_REQUEST_DECIDED'],
});
