import { z } from 'zod';
import { endpoint } from '../endpoint';
import { pathStepKind, pathStepState, pathView, stepKey } from '../paths';
import { cursor, moment, pageSize, reason } from '../primitives';
import { programKind } from '../programs';

const title = z.string().trim().min(1).max(160);
const text = z.string().trim().min(1).max(20_000);
const optionKey = z.string().min(1).max(40);

const question = z.strictObject({
  key: optionKey,
  text: z.string().trim().min(1).max(1000),
  options: z
    .array(z.strictObject({ key: optionKey, text: z.string().trim().min(1).max(500) }))
    .min(2)
    .max(10),
  /** Keys of what is right: all of them and no other are the answer. */
  right: z.array(optionKey).min(1).max(10),
});

/** A step as staff writes it; the contract at the end is the program's and is not written here. */
export const pathStepDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('material'), key: stepKey, title, text, confidential: z.boolean() }),
  z.strictObject({ kind: z.literal('nda'), key: stepKey, title, text }),
  z.strictObject({
    kind: z.literal('quiz'),
    key: stepKey,
    title,
    questions: z.array(question).min(1).max(50),
    passPercent: z.number().int().min(1).max(100),
    /** Null for as many as one likes. */
    tries: z.number().int().min(1).max(100).nullable(),
    pauseHours: z.number().int().min(0).max(720),
  }),
]);
export type PathStepDraft = z.output<typeof pathStepDraft>;

export const programPath = z.object({
  id: z.string(),
  name: z.string(),
  kind: programKind,
  /** 0 where there never was a path. */
  version: z.number().int(),
  steps: z.array(pathStepDraft),
  /** How many are on their way, by whatever version. */
  walking: z.number().int(),
});
export type ProgramPath = z.output<typeof programPath>;

/** How far one person is on the path of a program. `id` is the affiliate's. */
export const walkRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  program: z.object({ id: z.string(), name: z.string() }),
  version: z.number().int(),
  state: pathView.shape.state,
  doneSteps: z.number().int(),
  allSteps: z.number().int(),
  next: z.object({ kind: pathStepKind, title: z.string() }).nullable(),
  openedAt: moment,
  doneAt: moment.nullable(),
  certificate: z.string().nullable(),
});
export type WalkRow = z.output<typeof walkRow>;

export const walkDetail = walkRow.extend({
  steps: z.array(
    z.object({
      key: z.string(),
      kind: pathStepKind,
      title: z.string(),
      state: pathStepState,
      doneAt: moment.nullable(),
      /** Of an NDA: as it was signed. */
      signature: z.object({ name: z.string(), at: moment, hash: z.string() }).nullable(),
      tries: z.array(
        z.object({
          number: z.number().int(),
          begunAt: moment,
          answeredAt: moment.nullable(),
          right: z.number().int().nullable(),
          asked: z.number().int(),
          passed: z.boolean().nullable(),
        }),
      ),
      /** True where every try is used and none has passed. */
      stuck: z.boolean(),
    }),
  ),
  paper: z
    .object({ number: z.string(), url: z.string(), issuedAt: moment, revokedAt: moment.nullable(), revokedBecause: z.string().nullable() })
    .nullable(),
});
export type WalkDetail = z.output<typeof walkDetail>;

const id = z.string().min(1).max(64);
const READ = 'admin:affiliates.read';
const MANAGE = 'admin:affiliates.manage';

export const readProgramPath = endpoint({
  id: 'adminPaths.read',
  method: 'GET',
  path: '/programs/:id/path',
  access: READ,
  managed: 'program',
  summary: 'The path newcomers to a program walk before their link counts; no steps where there is none.',
  params: z.strictObject({ id }),
  response: programPath,
  failures: ['PROGRAM_NOT_FOUND'],
});
export const publishProgramPath = endpoint({
  id: 'adminPaths.publish',
  method: 'PUT',
  path: '/programs/:id/path',
  access: MANAGE,
  managed: 'everybody',
  summary: 'Gives newcomers to a program another path, or none. Who is in stays in, and who is on their way goes on as they began.',
  params: z.strictObject({ id }),
  body: z.strictObject({ version: z.number().int().min(0).max(1_000_000), steps: z.array(pathStepDraft).max(30) }),
  response: programPath,
  failures: ['PROGRAM_NOT_FOUND', 'PATH_CHANGED', 'PATH_KEY_TWICE', 'PATH_ANSWER_MISSING', 'PATH_NDA_MISSING', 'PATH_QUIZ_MISSING'],
});
export const listWalks = endpoint({
  id: 'adminWalks.list',
  method: 'GET',
  path: '/walks',
  access: READ,
  managed: 'list',
  paginated: true,
  summary: 'Who is on the path into a program, how far, and what is next for them; newest first.',
  query: z.strictObject({
    program: z.string().max(64).optional(),
    state: z.enum(['walking', 'done']).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(walkRow),
  failures: ['CURSOR_INVALID'],
});
export const readWalk = endpoint({
  id: 'adminWalks.read',
  method: 'GET',
  path: '/walks/:id',
  access: READ,
  managed: 'affiliate',
  summary: 'The path of one affiliate: what was read, signed and tried, and the certificate.',
  params: z.strictObject({ id }),
  response: walkDetail,
  failures: ['PATH_NOT_FOUND'],
});
export const grantTry = endpoint({
  id: 'adminWalks.grantTry',
  method: 'POST',
  path: '/walks/:id/tries',
  access: MANAGE,
  managed: 'affiliate',
  status: 201,
  summary: 'Grants one more try of a quiz, with a reason. Passing is still theirs to do.',
  params: z.strictObject({ id }),
  body: z.strictObject({ step: stepKey, reason }),
  response: walkDetail,
  failures: ['PATH_NOT_FOUND', 'PATH_STEP_NOT_FOUND', 'PATH_STEP_CLOSED', 'PATH_STEP_DONE'],
});
export const revokeCertificate = endpoint({
  id: 'adminWalks.revokeCertificate',
  method: 'POST',
  path: '/walks/:id/revocation',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Takes a certificate back for good, with a reason its holder reads. Without it no contract is signed.',
  params: z.strictObject({ id }),
  body: z.strictObject({ reason }),
  response: walkDetail,
  failures: ['PATH_NOT_FOUND', 'CERTIFICATE_NOT_FOUND', 'CERTIFICATE_REVOKED'],
});
