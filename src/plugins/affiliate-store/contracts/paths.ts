import { z } from 'zod';
import { contractTerms } from './affiliate-contracts';
import { endpoint } from './endpoint';
import { locale, moment } from './primitives';
import { dealerForm, programKind } from './programs';

export const pathStepKind = z.enum(['material', 'quiz', 'nda', 'contract']);
/** `closed` until every step before it is done. */
export const pathStepState = z.enum(['done', 'open', 'closed']);

/** How a quiz stands. `left` null: as many tries as one likes; `opensAt` null: none is left. */
export const pathQuiz = z.object({
  questions: z.number().int(),
  passPercent: z.number().int(),
  left: z.number().int().nullable(),
  opensAt: moment.nullable(),
  running: z.boolean(),
  /** Of the last try that was answered: how many were right, and of how many. */
  last: z.object({ right: z.number().int(), asked: z.number().int(), passed: z.boolean() }).nullable(),
});

export const pathStep = z.object({
  key: z.string(),
  kind: pathStepKind,
  /** Empty for the contract. */
  title: z.string(),
  state: pathStepState,
  doneAt: moment.nullable(),
  quiz: pathQuiz.nullable(),
});
export type PathStepView = z.output<typeof pathStep>;

/** Your way into a program. `id` is that of your place in it. */
export const pathView = z.object({
  id: z.string(),
  program: z.string(),
  /** `blocked`: the shop has closed this place, and no step can be done. */
  state: z.enum(['walking', 'done', 'blocked']),
  openedAt: moment,
  doneAt: moment.nullable(),
  steps: z.array(pathStep),
  doneSteps: z.number().int(),
  /** The key of the step that is next; null where none is open. */
  next: z.string().nullable(),
  certificate: z.object({ number: z.string(), issuedAt: moment, revokedAt: moment.nullable() }).nullable(),
});
export type PathView = z.output<typeof pathView>;

/** What a step has to say, once it is open. */
export const pathStepText = pathStep.extend({
  /** Of material and an NDA: paragraphs with a blank line between; and the SHA-256 of title and text that an answer names. */
  text: z.string().nullable(),
  hash: z.string().nullable(),
  confidential: z.boolean(),
  signature: z.object({ name: z.string(), at: moment, hash: z.string() }).nullable(),
  contract: z
    .object({ text: z.string(), hash: z.string(), version: z.number().int(), terms: contractTerms, validUntil: moment })
    .nullable(),
});
export type PathStepText = z.output<typeof pathStepText>;

/** A question as it is asked: nothing of it says which options are right. */
export const quizQuestion = z.object({
  key: z.string(),
  text: z.string(),
  /** True where more than one option may be right. */
  several: z.boolean(),
  options: z.array(z.object({ key: z.string(), text: z.string() })),
});
export const quizTry = z.object({
  id: z.string(),
  number: z.number().int(),
  passPercent: z.number().int(),
  questions: z.array(quizQuestion),
});
export type QuizTryView = z.output<typeof quizTry>;

export const quizResult = z.object({
  passed: z.boolean(),
  right: z.number().int(),
  asked: z.number().int(),
  /** Which questions were answered rightly; not which answers are right. */
  verdicts: z.array(z.object({ key: z.string(), right: z.boolean() })),
  path: pathView,
});
export type QuizResult = z.output<typeof quizResult>;

/** What whoever has the number of a certificate may know of it. */
export const certificateView = z.object({
  number: z.string(),
  name: z.string(),
  program: z.string(),
  kind: programKind,
  dealerForm: dealerForm.nullable(),
  issuedAt: moment,
  revokedAt: moment.nullable(),
});
export type CertificateView = z.output<typeof certificateView>;

const id = z.string().min(1).max(64);
/** The name of a step in its path. */
export const stepKey = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and dashes')
  .max(40);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');
const step = z.strictObject({ id, key: stepKey });
const inLanguage = z.strictObject({ locale: locale.default('en') });
const NOT_MINE = ['PATH_NOT_FOUND', 'PATH_STEP_NOT_FOUND'] as const;
const SHUT = [...NOT_MINE, 'PATH_STEP_CLOSED', 'PATH_STEP_DONE'] as const;

export const listPaths = endpoint({
  id: 'paths.list',
  method: 'GET',
  path: '/me/paths',
  access: 'member',
  summary: 'Your ways into programs: the steps of each, what is done, and what is next.',
  response: z.array(pathView),
});
export const readPathStep = endpoint({
  id: 'paths.readStep',
  method: 'GET',
  path: '/me/paths/:id/steps/:key',
  access: 'member',
  summary: 'What a step has to say: once it is open, and no earlier.',
  params: step,
  query: inLanguage,
  response: pathStepText,
  failures: [...NOT_MINE, 'PATH_STEP_CLOSED'],
});
export const markStepRead = endpoint({
  id: 'paths.markRead',
  method: 'POST',
  path: '/me/paths/:id/steps/:key/read',
  access: 'member',
  summary: 'Says that you have read material; `hash` is that of what you read.',
  params: step,
  body: z.strictObject({ hash }),
  response: pathView,
  failures: [...SHUT, 'PATH_TEXT_CHANGED'],
});
export const signNda = endpoint({
  id: 'paths.signNda',
  method: 'POST',
  path: '/me/paths/:id/steps/:key/signature',
  access: 'member',
  rateLimit: 30,
  summary: 'Signs an NDA with your name; who, when, and the hash of the text are kept.',
  params: step,
  body: z.strictObject({ hash, name: z.string().trim().min(2).max(120), locale: locale.default('en') }),
  response: pathView,
  failures: [...SHUT, 'PATH_TEXT_CHANGED'],
});
export const beginQuiz = endpoint({
  id: 'paths.beginTry',
  method: 'POST',
  path: '/me/paths/:id/steps/:key/tries',
  access: 'member',
  status: 201,
  rateLimit: 30,
  summary: 'Begins a try of a quiz, or goes on with the one that was begun; its questions do not change any more.',
  params: step,
  response: quizTry,
  failures: [...SHUT, 'QUIZ_PAUSED', 'QUIZ_TRIES_USED'],
});
export const answerQuiz = endpoint({
  id: 'paths.answerTry',
  method: 'POST',
  path: '/me/paths/:id/steps/:key/answers',
  access: 'member',
  rateLimit: 30,
  summary: 'Answers a try, once, and says how many answers were right.',
  params: step,
  body: z.strictObject({
    try: id,
    answers: z.array(z.strictObject({ question: z.string().min(1).max(40), options: z.array(z.string().min(1).max(40)).max(20) })).max(50),
  }),
  response: quizResult,
  failures: [...SHUT, 'QUIZ_TRY_NOT_FOUND', 'QUIZ_TRY_ANSWERED', 'QUIZ_UNANSWERED'],
});
export const signPathContract = endpoint({
  id: 'paths.signContract',
  method: 'POST',
  path: '/me/paths/:id/contract',
  access: 'member',
  rateLimit: 30,
  summary: 'Agrees to the contract at the end of the path: from now on your link counts. `hash` is that of what you read.',
  params: z.strictObject({ id }),
  body: z.strictObject({ hash, locale: locale.default('en') }),
  response: pathView,
  failures: [...SHUT, 'CONTRACT_CHANGED', 'AFFILIATE_STATE_ILLEGAL'],
});
export const readCertificate = endpoint({
  id: 'certificates.read',
  method: 'GET',
  path: '/certificates/:number',
  access: 'public',
  rateLimit: 60,
  summary: 'Whether a certificate of this number was issued, to whom, for what, and whether it still stands.',
  params: z.strictObject({ number: z.string().min(1).max(40) }),
  response: certificateView,
  failures: ['CERTIFICATE_NOT_FOUND'],
});
