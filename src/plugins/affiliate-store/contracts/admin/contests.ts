import { z } from 'zod';
import { contestKind, contestMeasure, contestMetric, contestTerms } from '../contests';
import { endpoint } from '../endpoint';
import { cursor, day, moment, money, pageSize } from '../primitives';

export { contestPhase } from '../contests';

const READ = 'admin:contests.read';
const MANAGE = 'admin:contests.manage';

const row = {
  groups: z.array(z.string()).nullable(),
  state: z.enum(['open', 'settled', 'cancelled']),
  madeBy: z.string(),
  madeAt: moment,
};
export const contestRow = contestTerms.omit({ provisional: true, finalFrom: true, countedAt: true }).extend(row);
export type ContestRow = z.output<typeof contestRow>;

/** A contest with who stands where, by name, and what was awarded. */
export const contestPage = contestTerms.extend({
  ...row,
  standings: z.array(
    z.object({
      place: z.number().int(),
      affiliate: z.object({ id: z.string(), name: z.string(), code: z.string() }),
      measure: contestMeasure,
      /** When they reached it: of the same, who did so first stands before. */
      reachedAt: moment,
      /** What they have won, or would if it ended like this. */
      prize: money.nullable(),
      award: z.object({ adjustment: z.string(), state: z.enum(['awaiting_approval', 'booked', 'rejected']) }).nullable(),
    }),
  ),
});
export type ContestPage = z.output<typeof contestPage>;

const params = z.strictObject({ id: z.string().min(1).max(64) });
const amountText = z.string().regex(/^[1-9]\d{0,11}$/, 'minor units above zero');

export const listContests = endpoint({
  id: 'adminContests.list',
  method: 'GET',
  path: '/contests',
  access: READ,
  paginated: true,
  summary: 'Contests and bounties, newest first.',
  query: z.strictObject({ state: z.enum(['open', 'settled', 'cancelled']).optional(), cursor, pageSize }),
  response: z.array(contestRow),
  failures: ['CURSOR_INVALID'],
});
export const readContest = endpoint({
  id: 'adminContests.read',
  method: 'GET',
  path: '/contests/:id',
  access: READ,
  summary: 'One contest: who stands where by the books, and what was awarded.',
  params,
  response: contestPage,
  failures: ['CONTEST_NOT_FOUND'],
});
export const announceContest = endpoint({
  id: 'adminContests.announce',
  method: 'POST',
  path: '/contests',
  access: MANAGE,
  status: 201,
  summary: 'Announces a contest or a bounty. What was announced holds: it is never changed.',
  body: z.strictObject({
    program: z.string().min(1).max(64),
    name: z.string().trim().min(2).max(80),
    kind: contestKind,
    metric: contestMetric,
    startsOn: day,
    endsOn: day,
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency of three letters'),
    /** A number, or minor units where turnover is measured. */
    threshold: amountText,
    /** Minor units by rank, the first first. */
    prizes: z.array(amountText).min(1).max(20),
    groups: z.array(z.string().trim().min(1).max(40)).min(1).max(20).nullable(),
  }),
  response: contestRow,
  failures: ['CONTEST_PROGRAM_UNKNOWN', 'CONTEST_DAYS_WRONG', 'CONTEST_PRIZES_WRONG'],
});
export const cancelContest = endpoint({
  id: 'adminContests.cancel',
  method: 'POST',
  path: '/contests/:id/cancel',
  access: MANAGE,
  summary: 'Calls a contest off, before its first day.',
  params,
  response: contestRow,
  failures: ['CONTEST_NOT_FOUND', 'CONTEST_BEGUN'],
});
