import { z } from 'zod';
import { endpoint } from './endpoint';
import { locale, secretToken } from './primitives';
import { programPage } from './programs';

/** What a letter to a customer leads to: a program they may join by one press. */
export const enrolmentView = z.object({
  program: programPage,
  /** Masked. */
  email: z.string(),
  /** What they may be called while they have not said, so that one press is enough. */
  name: z.string(),
  /** The code of their place; null where they have none yet, or a path is before them. */
  code: z.string().nullable(),
  /** True where they are in already. */
  joined: z.boolean(),
});
export type EnrolmentView = z.output<typeof enrolmentView>;

const byToken = z.strictObject({ token: secretToken });

export const readEnrolment = endpoint({
  id: 'enrolments.read',
  method: 'GET',
  path: '/enrolments/:token',
  access: 'public',
  rateLimit: 120,
  summary: 'The program a letter leads to, with its terms. Looking joins nobody: programs open links too.',
  params: byToken,
  response: enrolmentView,
  failures: ['ENROLMENT_UNKNOWN'],
});
export const joinByLetter = endpoint({
  id: 'enrolments.join',
  method: 'POST',
  path: '/enrolments/:token',
  access: 'public',
  status: 201,
  rateLimit: 60,
  summary: 'Joins the program a letter leads to, under the version of its terms that was read. Doing it again changes nothing.',
  params: byToken,
  body: z.strictObject({
    name: z.string().trim().min(1).max(120),
    acceptedVersion: z.number().int().min(1).max(1_000_000),
    locale: locale.default('en'),
  }),
  response: enrolmentView,
  failures: ['ENROLMENT_UNKNOWN', 'PROGRAM_TERMS_CHANGED', 'PROGRAM_WITHOUT_TERMS'],
});
