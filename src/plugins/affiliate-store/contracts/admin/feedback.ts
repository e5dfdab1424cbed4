import { z } from 'zod';
import { endpoint } from '../endpoint';
import { feedbackKind, feedbackState } from '../feedback';
import { cursor, moment, pageSize, reason } from '../primitives';
import { talkText } from '../talk';

const READ = 'admin:feedback.read';
const MANAGE = 'admin:feedback.manage';

/** Where an entry is: on the board, put together with another, or taken off. */
export const feedbackPlace = z.enum(['board', 'merged', 'hidden']);

export const adminFeedbackRow = z.object({
  id: z.string(),
  title: z.string(),
  kind: feedbackKind,
  product: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: feedbackState,
  place: feedbackPlace,
  backers: z.number().int(),
  /** Whoever wrote it; null for who does not see every affiliate. */
  author: z.string().nullable(),
  postedAt: moment,
  changedAt: moment,
});
export type AdminFeedbackRow = z.output<typeof adminFeedbackRow>;

const named = z.object({ id: z.string(), title: z.string() });
export const adminFeedbackPage = adminFeedbackRow.extend({
  text: z.string(),
  answer: z.string().nullable(),
  hiddenBecause: z.string().nullable(),
  mergedInto: named.nullable(),
  /** What was put together with it. */
  merged: z.array(named),
  /** What it could be put together with: what is on the board about the same. */
  mergeChoices: z.array(named),
});
export type AdminFeedbackPage = z.output<typeof adminFeedbackPage>;

const params = z.strictObject({ id: z.string().min(1).max(64) });

export const listAdminFeedback = endpoint({
  id: 'adminFeedback.list',
  method: 'GET',
  path: '/feedback',
  access: READ,
  paginated: true,
  summary: 'What partners wrote about the shop and its products.',
  query: z.strictObject({
    state: feedbackState.optional(),
    kind: feedbackKind.optional(),
    place: feedbackPlace.optional(),
    sort: z.enum(['newest', 'backed']).default('newest'),
    q: z.string().trim().min(1).max(80).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(adminFeedbackRow),
  failures: ['CURSOR_INVALID'],
});
export const readAdminFeedback = endpoint({
  id: 'adminFeedback.read',
  method: 'GET',
  path: '/feedback/:id',
  access: READ,
  summary: 'One entry, with what was put together with it.',
  params,
  response: adminFeedbackPage,
  failures: ['FEEDBACK_NOT_FOUND'],
});
export const decideFeedback = endpoint({
  id: 'adminFeedback.decide',
  method: 'POST',
  path: '/feedback/:id/state',
  access: MANAGE,
  summary: 'Says how the shop stands to it; whoever stands behind it gets one letter a change. A no says why.',
  params,
  body: z.strictObject({ state: feedbackState.exclude(['new']), answer: talkText.nullable() }),
  response: adminFeedbackPage,
  failures: ['FEEDBACK_NOT_FOUND', 'FEEDBACK_STATE', 'FEEDBACK_ANSWER_MISSING'],
});
export const mergeFeedback = endpoint({
  id: 'adminFeedback.merge',
  method: 'POST',
  path: '/feedback/:id/merge',
  access: MANAGE,
  summary: 'Puts an entry together with another about the same; whoever stood behind it stands behind the other then.',
  params,
  body: z.strictObject({ into: z.string().min(1).max(64) }),
  response: adminFeedbackPage,
  failures: ['FEEDBACK_NOT_FOUND', 'FEEDBACK_STATE', 'FEEDBACK_MERGE'],
});
export const hideFeedback = endpoint({
  id: 'adminFeedback.hide',
  method: 'POST',
  path: '/feedback/:id/hide',
  access: MANAGE,
  summary: 'Takes an entry off the board; whoever wrote it reads why.',
  params,
  body: z.strictObject({ reason }),
  response: adminFeedbackPage,
  failures: ['FEEDBACK_NOT_FOUND', 'FEEDBACK_STATE'],
});
export const showFeedback = endpoint({
  id: 'adminFeedback.show',
  method: 'POST',
  path: '/feedback/:id/show',
  access: MANAGE,
  summary: 'Puts an entry that was taken off back on the board.',
  params,
  response: adminFeedbackPage,
  failures: ['FEEDBACK_NOT_FOUND', 'FEEDBACK_STATE'],
});
