import { z } from 'zod';
import { answerGiven, applicationEventKind, applicationState } from '../applications';
import { endpoint } from '../endpoint';
import { cursor, day, moment, pageSize } from '../primitives';
import { reason } from './shapes';

/** A criterion of the program, and how an application meets it. */
export const criterionResult = z.object({
  question: z.string(),
  label: z.string(),
  compare: z.enum(['at_least', 'more_than']),
  value: z.number().int(),
  answered: z.number().nullable(),
  met: z.boolean(),
});

export const applicationRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  program: z.object({ id: z.string(), name: z.string() }),
  state: applicationState,
  appliedAt: moment,
  /** The day by whose end an answer is due, in the shop's time zone; null unless it waits. */
  dueOn: day.nullable(),
  overdue: z.boolean(),
  criteria: z.array(criterionResult),
  /** Whether its address is one of those made to be thrown away. */
  disposable: z.boolean(),
  /** Counts every change: a decision names the one it is about. */
  revision: z.number().int(),
});
export type ApplicationRow = z.output<typeof applicationRow>;

export const applicationDetail = applicationRow.extend({
  answers: z.array(answerGiven.extend({ label: z.string() })),
  promoPlan: z.string(),
  acceptedVersion: z.number().int(),
  reason: z.string().nullable(),
  history: z.array(z.object({ kind: applicationEventKind, who: z.string(), reason: z.string().nullable(), at: moment })),
  /** What else this person is or was here. */
  elsewhere: z.array(z.object({ program: z.string(), state: z.string() })),
});
export type ApplicationDetail = z.output<typeof applicationDetail>;

const id = z.string().min(1).max(64);
const READ = 'admin:applications.read';
const DECIDE = 'admin:applications.decide';

export const listApplications = endpoint({
  id: 'adminApplications.list',
  method: 'GET',
  path: '/applications',
  access: READ,
  paginated: true,
  managed: 'list',
  summary: 'Applications to programs, the newest first.',
  query: z.strictObject({ state: applicationState.optional(), program: z.string().max(64).optional(), cursor, pageSize }),
  response: z.array(applicationRow),
  failures: ['CURSOR_INVALID'],
});
export const readApplicationOf = endpoint({
  id: 'adminApplications.read',
  method: 'GET',
  path: '/applications/:id',
  access: READ,
  managed: 'application',
  summary: 'One application: its answers, how it meets each criterion, and what happened to it.',
  params: z.strictObject({ id }),
  response: applicationDetail,
  failures: ['APPLICATION_NOT_FOUND'],
});
export const decideApplication = endpoint({
  id: 'adminApplications.decide',
  method: 'POST',
  path: '/applications/:id/decision',
  access: DECIDE,
  managed: 'application',
  summary: 'Admits somebody, with a rate of their own or the program’s, refuses them, or asks for details.',
  params: z.strictObject({ id }),
  body: z.strictObject({
    to: z.enum(['admitted', 'refused', 'details_asked']),
    revision: z.number().int().min(1).max(1_000_000),
    /** The applicant reads it, except with an exception; needed unless somebody is admitted who meets every criterion. */
    reason: reason.optional(),
    rateBasisPoints: z.number().int().min(0).max(15_000).optional(),
  }),
  response: applicationDetail,
  failures: [
    'APPLICATION_NOT_FOUND',
    'APPLICATION_CHANGED',
    'APPLICATION_STATE_ILLEGAL',
    'APPLICATION_REASON_MISSING',
    'ALREADY_ENROLLED',
    'PROGRAM_WITHOUT_TERMS',
  ],
});
export const decideApplications = endpoint({
  id: 'adminApplications.decideMany',
  method: 'POST',
  path: '/applications/decisions',
  access: DECIDE,
  managed: 'list',
  summary: 'Decides about several applications alike; each by itself, and each answered by itself.',
  body: z.strictObject({
    to: z.enum(['admitted', 'refused']),
    reason: reason.optional(),
    applications: z
      .array(z.strictObject({ id, revision: z.number().int().min(1).max(1_000_000) }))
      .min(1)
      .max(100),
  }),
  response: z.array(z.object({ id: z.string(), done: z.boolean(), code: z.string().nullable() })),
});
