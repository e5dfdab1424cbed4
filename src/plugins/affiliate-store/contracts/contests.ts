import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, moment, money } from './primitives';

export const contestKind = z.enum(['ranking', 'bounty']);
/** What is counted: sales, what buyers paid less what went back, or buyers who had never bought before. */
export const contestMetric = z.enum(['sales', 'revenue', 'new_buyers']);
/** `awaiting`: its days are over, and something of it can still go back. */
export const contestPhase = z.enum(['upcoming', 'running', 'awaiting', 'settled', 'cancelled']);

/** How much somebody has, or needs: a number, or an amount where turnover is measured. */
export const contestMeasure = z.object({ count: z.number().int().nullable(), amount: money.nullable() });
export type ContestMeasure = z.output<typeof contestMeasure>;

/** What of a contest everybody in it may know. */
export const contestTerms = z.object({
  id: z.string(),
  program: z.string(),
  name: z.string(),
  kind: contestKind,
  metric: contestMetric,
  /** Days in UTC, both included. */
  startsOn: day,
  endsOn: day,
  phase: contestPhase,
  /** Whole days to its beginning or its end; none once it is over. */
  daysLeft: z.number().int(),
  threshold: contestMeasure,
  /** By rank; a bounty has one. */
  prizes: z.array(money),
  /** True until nothing that counts can go back any more. */
  provisional: z.boolean(),
  /** When the last guarantee of what counts now is over; null while its days are not. */
  finalFrom: moment.nullable(),
  /** When it was counted: of thousands of sales once a minute. Null once it stands for good. */
  countedAt: moment.nullable(),
});

/** A contest as somebody who takes part sees it; others by the name they chose to be seen by, or by none. */
export const partnerContest = contestTerms.extend({
  /** The code of the place it is about. */
  code: z.string(),
  alias: z.string().nullable(),
  mine: z.object({ place: z.number().int(), measure: contestMeasure }).nullable(),
  standings: z.array(z.object({ place: z.number().int(), alias: z.string().nullable(), mine: z.boolean(), measure: contestMeasure })),
  /** What the reader won; `waits` while a second person of the shop has to agree. */
  won: z.object({ rank: z.number().int().nullable(), amount: money, waits: z.boolean() }).nullable(),
});
export type PartnerContest = z.output<typeof partnerContest>;

export const listPartnerContests = endpoint({
  id: 'partnerContests.list',
  method: 'GET',
  path: '/partner/contests',
  access: 'affiliate',
  summary: 'Contests and bounties of your programs, newest first: prizes, days left, where you stand.',
  response: z.array(partnerContest),
  failures: ['NOT_AN_AFFILIATE'],
});
export const chooseContestAlias = endpoint({
  id: 'partnerContests.chooseAlias',
  method: 'PUT',
  path: '/partner/contests/alias',
  access: 'affiliate',
  summary: 'Chooses the name others see you by in standings, for one of your codes; null to be seen by none.',
  body: z.strictObject({
    code: z.string().trim().min(1).max(64),
    alias: z
      .string()
      .trim()
      .min(2)
      .max(30)
      .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u, 'letters, numbers, spaces')
      .nullable(),
  }),
  response: z.object({ alias: z.string().nullable() }),
  failures: ['NOT_AN_AFFILIATE'],
});
