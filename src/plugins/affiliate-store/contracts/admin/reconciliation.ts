import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, day, moment, money, pageSize, rowNumber } from '../primitives';
import { flag } from './shapes';

export const reconciliationProblem = z.enum(['missing_in_books', 'missing_at_provider', 'differs']);
export const reconciliationAdvice = z.enum(['FETCH_EVENTS', 'BOOK_BANK_TRANSFER', 'BOOK_FEE', 'BOOK_UNATTRIBUTED', 'LOOK_UP']);

/** One balance transaction the books and the provider do not agree on, with both sides and what to do. */
export const findingView = z.object({
  id: z.string(),
  balanceTransaction: z.string(),
  problem: reconciliationProblem,
  /** The provider's word for it: `charge`, `refund`, `payout` … */
  kind: z.string(),
  sourceId: z.string().nullable(),
  orderNumber: z.string().nullable(),
  at: moment,
  /** What each side says the balance changed by, after the fee; null where that side knows nothing of it. */
  provider: money.nullable(),
  books: money.nullable(),
  advice: reconciliationAdvice,
  firstSeenAt: moment,
  settledAt: moment.nullable(),
  settlement: z.enum(['agrees', 'booked', 'explained']).nullable(),
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
});
export type FindingView = z.output<typeof findingView>;

/** One comparison, done or under way. */
export const reconciliationRun = z.object({
  id: z.string(),
  from: day,
  to: day,
  actor: z.string(),
  startedAt: moment,
  finishedAt: moment.nullable(),
  state: z.enum(['running', 'done', 'failed']),
  daysDone: z.number().int(),
  daysAll: z.number().int(),
  compared: z.number().int(),
  found: z.number().int(),
  /** What the movements of the run add up to on each side, per currency. */
  sums: z.array(z.object({ currency: z.string(), provider: money, books: money, difference: money })),
  /** Code of the failure that ended it. */
  failure: z.string().nullable(),
});
export type ReconciliationRun = z.output<typeof reconciliationRun>;

const findingId = z.strictObject({ id: rowNumber });
const reason = z.string().trim().min(3).max(500);

export const readReconciliation = endpoint({
  id: 'adminReconciliation.read',
  method: 'GET',
  path: '/reconciliation',
  access: 'admin:reconciliation.read',
  summary: 'The latest comparisons with the payment provider, and how many differences are open.',
  response: z.object({ open: z.number().int(), runs: z.array(reconciliationRun) }),
});
export const startReconciliation = endpoint({
  id: 'adminReconciliation.start',
  method: 'POST',
  path: '/reconciliation/runs',
  access: 'admin:reconciliation.run',
  status: 202,
  summary: 'Compares the books with the payment provider over some days; without days, since the last time.',
  body: z.strictObject({ from: day.optional(), to: day.optional() }),
  response: reconciliationRun,
  failures: ['RECONCILIATION_UNDER_WAY', 'RECONCILIATION_RANGE_INVALID'],
  rateLimit: 20,
});
export const listFindings = endpoint({
  id: 'adminReconciliation.listFindings',
  method: 'GET',
  path: '/reconciliation/findings',
  access: 'admin:reconciliation.read',
  paginated: true,
  summary: 'Balance transactions the books and the provider do not agree on, newest first.',
  query: z.strictObject({ open: flag.optional(), problem: reconciliationProblem.optional(), cursor, pageSize }),
  response: z.array(findingView),
  failures: ['CURSOR_INVALID'],
});
export const bookFinding = endpoint({
  id: 'adminReconciliation.book',
  method: 'POST',
  path: '/reconciliation/findings/:id/book',
  access: 'admin:reconciliation.settle',
  summary: 'Books what the provider says and the books lack, as a new journal.',
  params: findingId,
  body: z.strictObject({ reason }),
  response: findingView,
  failures: ['FINDING_NOT_FOUND', 'FINDING_SETTLED', 'FINDING_NOT_BOOKABLE'],
});
export const explainFinding = endpoint({
  id: 'adminReconciliation.explain',
  method: 'POST',
  path: '/reconciliation/findings/:id/explain',
  access: 'admin:reconciliation.settle',
  summary: 'Closes a difference with a reason; the books stay as they are.',
  params: findingId,
  body: z.strictObject({ reason }),
  response: findingView,
  failures: ['FINDING_NOT_FOUND', 'FINDING_SETTLED'],
});
