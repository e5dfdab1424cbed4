import { z } from 'zod';
import { endpoint } from './endpoint';
import { affiliateCode, day, locale, moment, secretToken, slug } from './primitives';
import { programPage } from './programs';

/** `details_asked`: the shop wants to know more before it decides. */
export const applicationState = z.enum(['in_review', 'details_asked', 'admitted', 'refused', 'withdrawn']);
export const applicationEventKind = z.enum([
  'applied',
  'changed',
  'admitted',
  'exception',
  'automatic',
  'invited',
  'refused',
  'details_asked',
  'withdrawn',
]);

export const applicationQuestion = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  kind: z.enum(['text', 'long_text', 'number', 'choice', 'url', 'checkbox']),
  choices: z.array(z.string()),
  required: z.boolean(),
});

const answer = z.object({ key: z.string().min(1).max(40), value: z.string().max(4000) });
const answers = z.array(answer).max(50);
/** What was answered, by the keys of the questions; a number in digits, a box as `yes`. */
export const answerGiven = z.object({ key: z.string(), value: z.string() });

export const applicationView = z.object({
  state: applicationState,
  answers: z.array(answerGiven),
  promoPlan: z.string(),
  appliedAt: moment,
  /** The day by whose end the shop answers; null unless `in_review`. */
  dueOn: day.nullable(),
  overdue: z.boolean(),
  reason: z.string().nullable(),
  /** Whether it may be changed, and whether another one may be handed in. */
  mayChange: z.boolean(),
  mayReapply: z.boolean(),
  history: z.array(z.object({ kind: applicationEventKind, by: z.enum(['you', 'shop']), reason: z.string().nullable(), at: moment })),
});

/** A program with what it asks, and how the reader stands with it. */
export const applicationSheet = z.object({
  program: programPage,
  questions: z.array(applicationQuestion),
  application: applicationView.nullable(),
  /** Whether the invite that was named lets the reader in without approval. */
  invited: z.boolean(),
  /** Whose recruiting link the reader comes by, where it counts; null where none was named, or one that does not. */
  recruiter: z.object({ code: z.string() }).nullable(),
  /** The code of the reader's place in the program; null where there is none, and while its path is not done. */
  code: z.string().nullable(),
  /** True where the reader was admitted and the path into the program is before them. */
  onPath: z.boolean(),
});
export type ApplicationSheet = z.output<typeof applicationSheet>;

const bySlug = z.strictObject({ slug });
const handedIn = z.strictObject({
  name: z.string().trim().min(1).max(120),
  answers,
  promoPlan: z.string().trim().max(4000),
});

export const readApplication = endpoint({
  id: 'applications.read',
  method: 'GET',
  path: '/me/applications/:slug',
  access: 'member',
  graphql: 'storeApplication',
  summary: 'A program with its terms and questions, and how your application to it stands.',
  params: bySlug,
  query: z.strictObject({ invite: secretToken.optional(), by: affiliateCode.optional() }),
  response: applicationSheet,
  failures: ['PROGRAM_NOT_FOUND'],
});
export const handInApplication = endpoint({
  id: 'applications.handIn',
  method: 'POST',
  path: '/me/applications/:slug',
  access: 'member',
  status: 201,
  rateLimit: 20,
  summary: 'Applies to a program, under the version of its terms you read. Where it lets everybody in, you are in at once.',
  params: bySlug,
  body: handedIn.extend({
    acceptedVersion: z.number().int().min(1).max(1_000_000),
    locale: locale.default('en'),
    invite: secretToken.optional(),
    /** The code of whoever’s recruiting link they came by; left out, nobody is recruiting them. */
    by: affiliateCode.optional(),
  }),
  response: applicationSheet,
  failures: [
    'PROGRAM_NOT_FOUND',
    'PROGRAM_CLOSED',
    'INVITE_INVALID',
    'SPONSOR_NOT_FOUND',
    'SPONSOR_OTHER_PROGRAM',
    'SPONSOR_NOT_ACTIVE',
    'SPONSOR_IS_SELF',
    'NO_SECOND_TIER',
    'PROGRAM_WITHOUT_TERMS',
    'PROGRAM_TERMS_CHANGED',
    'ALREADY_ENROLLED',
    'APPLICATION_OPEN',
    'APPLICATION_FINAL',
    'APPLICATION_INCOMPLETE',
  ],
});
export const changeApplication = endpoint({
  id: 'applications.change',
  method: 'PUT',
  path: '/me/applications/:slug',
  access: 'member',
  rateLimit: 20,
  summary: 'Changes what you handed in while it is looked at, or answers what the shop asked.',
  params: bySlug,
  body: handedIn,
  response: applicationSheet,
  failures: ['PROGRAM_NOT_FOUND', 'APPLICATION_NOT_FOUND', 'APPLICATION_STATE_ILLEGAL', 'APPLICATION_INCOMPLETE'],
});
export const withdrawApplication = endpoint({
  id: 'applications.withdraw',
  method: 'POST',
  path: '/me/applications/:slug/withdraw',
  access: 'member',
  summary: 'Takes your application back.',
  params: bySlug,
  response: applicationSheet,
  failures: ['PROGRAM_NOT_FOUND', 'APPLICATION_NOT_FOUND', 'APPLICATION_STATE_ILLEGAL'],
});
