import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, moment, money } from './primitives';

/** Somebody an affiliate brought into a program: the name of their place, and what their sales brought. Nothing about buyers. */
export const recruitView = z.object({
  name: z.string(),
  state: z.enum(['pending', 'active', 'blocked']),
  /** When they were bound to the reader. */
  since: moment,
  /** When their sales stop paying; null for never. */
  until: moment.nullable(),
  /** What their sales brought in the last twelve months (those before the day it is as known on), what was taken back taken off. */
  earned: z.array(money),
  sales: z.number().int(),
});

/** The second tier of one place in a program. */
export const networkView = z.object({
  id: z.string(),
  /** The day recruits, months and changes are as known on; null where they are as they stand. Everything else is as it stands. */
  asKnownOn: day.nullable(),
  program: z.string(),
  code: z.string(),
  state: z.enum(['pending', 'active', 'blocked']),
  /** What is paid of the sales of recruits, in basis points; 0 where nothing is any more. */
  rateBasisPoints: z.number().int(),
  /** `same`: of what the recruit’s own rate is taken of; `first_tier`: of what the recruit earns. */
  base: z.enum(['same', 'first_tier']),
  commissionBase: z.enum(['gross', 'net_of_tax', 'net_of_fee', 'profit']),
  /** For how many months after somebody joined; null for good. */
  months: z.number().int().nullable(),
  /** The recruiting link, and why there is none. */
  url: z.string().nullable(),
  qrSvg: z.string().nullable(),
  closed: z.enum(['not_active', 'not_listed', 'takes_nobody', 'pays_nothing']).nullable(),
  recruits: z.array(recruitView),
  /** The last twelve months in which there was anything, the newest first, by the shop’s calendar. */
  byMonth: z.array(z.object({ month: z.string(), earned: z.array(money), sales: z.number().int() })),
  /** Where staff bound somebody to the reader or took them away, newest first, with the reason. */
  changes: z.array(z.object({ at: moment, name: z.string(), what: z.enum(['came', 'went']), reason: z.string().nullable() })),
});
export type NetworkView = z.output<typeof networkView>;

export const readNetwork = endpoint({
  id: 'partnerNetwork.read',
  method: 'GET',
  path: '/partner/network',
  access: 'affiliate',
  summary:
    'Your recruiting links, whom you brought into each program, and what their sales brought you: as it stands, or as it was known at the end of a day.',
  query: z.strictObject({ asKnownOn: day.optional() }),
  response: z.array(networkView),
  failures: ['NOT_AN_AFFILIATE'],
});
