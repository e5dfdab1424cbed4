import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, moment, money, pageSize } from '../primitives';
import { reason } from './shapes';

const READ = 'admin:fraud.read';
const DECIDE = 'admin:fraud.decide';

export const suspicionRule = z.enum([
  'SAME_HOUSEHOLD',
  'SAME_NAME',
  'DISPOSABLE_MAIL',
  'COUPON_LEAK',
  'HASTY_ORDER',
  'LAST_SECOND_CLICK',
  'CLICK_FLOOD',
  'BANNED_SOURCE',
  'BRAND_AD',
  'SHARED_ACCOUNT',
]);
export const suspicionState = z.enum(['open', 'released', 'confirmed', 'moot']);

/** An order of which shares are, or were, held for a suspicion. Nothing of the buyer. */
export const suspicionRow = z.object({
  id: z.string(),
  orderNumber: z.string(),
  affiliate: z.object({ id: z.string(), name: z.string(), code: z.string() }),
  program: z.string(),
  rules: z.array(suspicionRule),
  score: z.number().int(),
  state: suspicionState,
  /** What the suspected shares come to, refunds taken off. */
  amount: money,
  openedAt: moment,
  /** Whole days since it was put into the queue. */
  ageDays: z.number().int(),
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
  /** Who wants it confirmed and waits for a second person; null where nobody does. */
  asked: z.object({ by: z.string(), at: moment, note: z.string() }).nullable(),
});
export type SuspicionRow = z.output<typeof suspicionRow>;

export const suspicionDetail = suspicionRow.extend({
  /** That it takes two to confirm it: who is the first only asks for a second. */
  takesTwo: z.boolean(),
  /** What each rule found, with what it went by. */
  findings: z.array(z.object({ rule: suspicionRule, score: z.number().int(), facts: z.record(z.string(), z.string()) })),
  shares: z.array(
    z.object({
      /** Public id of the commission. */
      commission: z.string(),
      role: z.enum(['affiliate', 'second_tier']),
      party: z.string(),
      product: z.string(),
      state: z.string(),
      amount: money,
    }),
  ),
});
export type SuspicionDetail = z.output<typeof suspicionDetail>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const REFUSALS = ['SUSPICION_NOT_FOUND', 'SUSPICION_NOT_OPEN', 'CASE_OPEN'] as const;

export const listSuspicions = endpoint({
  id: 'adminSuspicions.list',
  method: 'GET',
  path: '/suspicions',
  access: READ,
  paginated: true,
  summary: 'What is held because it looks like fraud: what waits first, the oldest on top.',
  query: z.strictObject({
    state: suspicionState.optional(),
    rule: suspicionRule.optional(),
    /** At least so many days old. */
    days: z
      .string()
      .regex(/^\d{1,4}$/)
      .optional(),
    /** Document id of the affiliate it is about. */
    affiliate: z.string().min(1).max(64).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(suspicionRow),
  failures: ['CURSOR_INVALID'],
});
export const readSuspicion = endpoint({
  id: 'adminSuspicions.read',
  method: 'GET',
  path: '/suspicions/:id',
  access: READ,
  summary: 'One suspicion: what each rule found, the score, and the shares that are held.',
  params,
  response: suspicionDetail,
  failures: ['SUSPICION_NOT_FOUND'],
});
export const releaseSuspicion = endpoint({
  id: 'adminSuspicions.release',
  method: 'POST',
  path: '/suspicions/:id/release',
  access: DECIDE,
  summary: 'Lets go of what a suspicion holds; it returns to where it would be by its date.',
  params,
  body: z.strictObject({ reason }),
  response: suspicionDetail,
  failures: [...REFUSALS],
});
export const confirmSuspicion = endpoint({
  id: 'adminSuspicions.confirm',
  method: 'POST',
  path: '/suspicions/:id/confirm',
  access: DECIDE,
  summary:
    'Rejects what a suspicion holds for good: it becomes the platform’s. The partner reads the reason. Above the limit of adjustments the first who confirms only asks for a second person.',
  params,
  body: z.strictObject({ reason }),
  response: suspicionDetail,
  failures: [...REFUSALS, 'SUSPICION_NEEDS_SECOND_PERSON'],
});
