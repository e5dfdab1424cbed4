import { z } from 'zod';
import { endpoint } from './endpoint';
import { stepKey } from './paths';
import { moment } from './primitives';

/** Material of a program. */
export const lessonRow = z.object({
  key: z.string(),
  title: z.string(),
  /** Falls under the agreement you signed. */
  confidential: z.boolean(),
  /** When you read these very words on your way in; null where you have not, or they were changed since. */
  readAt: moment.nullable(),
});
export const lessonView = lessonRow.extend({ program: z.string(), text: z.string(), writtenAt: moment });
export type LessonView = z.output<typeof lessonView>;

/** What a program has to read for those who are in. `id` is that of your place in it. */
export const learningView = z.object({
  id: z.string(),
  program: z.string(),
  /** When its material was last changed. */
  writtenAt: moment,
  lessons: z.array(lessonRow),
  certificate: z.object({ number: z.string(), issuedAt: moment, revokedAt: moment.nullable() }).nullable(),
});
export type LearningView = z.output<typeof learningView>;

export const listLearning = endpoint({
  id: 'partnerLearning.list',
  method: 'GET',
  path: '/partner/learning',
  access: 'affiliate',
  summary: 'What there is to read in the programs you are in, as it is now, and your certificates.',
  response: z.array(learningView),
  failures: ['NOT_AN_AFFILIATE'],
});
export const readLearningLesson = endpoint({
  id: 'partnerLearning.read',
  method: 'GET',
  path: '/partner/learning/:id/:key',
  access: 'affiliate',
  summary: 'One piece of it. What is confidential is there for who has signed an NDA of the program.',
  params: z.strictObject({ id: z.string().min(1).max(64), key: stepKey }),
  response: lessonView,
  failures: ['NOT_AN_AFFILIATE', 'PATH_NOT_FOUND', 'PATH_STEP_NOT_FOUND', 'AFFILIATE_STATE_ILLEGAL'],
});
