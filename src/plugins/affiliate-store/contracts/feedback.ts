import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, moment, pageSize } from './primitives';
import { talkText } from './talk';

/** What is not as it should be, or what could be. */
export const feedbackKind = z.enum(['issue', 'idea']);
/** How the shop stands to it. */
export const feedbackState = z.enum(['new', 'considered', 'planned', 'done', 'declined']);

/** An entry of the board. Nobody is named: it is the reader's own, or a partner's. */
export const feedbackView = z.object({
  id: z.string(),
  kind: feedbackKind,
  title: z.string(),
  text: z.string(),
  /** Null where it is about the shop. */
  product: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: feedbackState,
  answer: z.string().nullable(),
  /** How many stand behind it, whoever wrote it included. */
  backers: z.number().int(),
  yours: z.boolean(),
  backed: z.boolean(),
  mayBack: z.boolean(),
  /** The entry it was put together with. */
  mergedInto: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** Why the shop took it off the board; whoever wrote it alone is told. */
  hiddenBecause: z.string().nullable(),
  postedAt: moment,
  changedAt: moment,
});
export type FeedbackView = z.output<typeof feedbackView>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const ON_ONE = ['NOT_A_PARTNER', 'FEEDBACK_NOT_FOUND'] as const;

export const listFeedback = endpoint({
  id: 'feedback.list',
  method: 'GET',
  path: '/feedback',
  access: 'member',
  paginated: true,
  summary: 'What partners wrote about the shop and about products within your reach; without names.',
  query: z.strictObject({
    state: feedbackState.optional(),
    kind: feedbackKind.optional(),
    /** Yours alone, those the shop took off the board too. */
    mine: z.enum(['true']).optional(),
    sort: z.enum(['newest', 'backed']).default('newest'),
    q: z.string().trim().min(1).max(80).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(feedbackView),
  failures: ['NOT_A_PARTNER', 'CURSOR_INVALID'],
});
export const listFeedbackChoices = endpoint({
  id: 'feedback.choices',
  method: 'GET',
  path: '/feedback/choices',
  access: 'member',
  summary: 'The products you may write about: those you recommend and those you make.',
  response: z.array(z.object({ id: z.string(), name: z.string() })),
  failures: ['NOT_A_PARTNER'],
});
export const readFeedback = endpoint({
  id: 'feedback.read',
  method: 'GET',
  path: '/feedback/:id',
  access: 'member',
  summary: 'One entry of the board.',
  params,
  response: feedbackView,
  failures: ON_ONE,
});
export const postFeedback = endpoint({
  id: 'feedback.post',
  method: 'POST',
  path: '/feedback',
  access: 'member',
  status: 201,
  summary: 'Puts an issue or an idea on the board, about one of your products or about the shop.',
  body: z.strictObject({
    kind: feedbackKind,
    title: z.string().trim().min(4).max(120),
    text: talkText,
    /** Left out for the shop. */
    product: z.string().min(1).max(64).optional(),
  }),
  response: feedbackView,
  rateLimit: 20,
  failures: ['NOT_A_PARTNER', 'FEEDBACK_PRODUCT_UNKNOWN', 'FEEDBACK_FULL'],
});
export const backFeedback = endpoint({
  id: 'feedback.back',
  method: 'PUT',
  path: '/feedback/:id/backing',
  access: 'member',
  summary: 'Stands behind an entry, or no longer does; one voice a person.',
  params,
  body: z.strictObject({ backs: z.boolean() }),
  response: feedbackView,
  rateLimit: 60,
  failures: [...ON_ONE, 'FEEDBACK_OWN', 'FEEDBACK_CLOSED'],
});
