import { z } from 'zod';
import { endpoint } from '../endpoint';
import { moment } from '../primitives';

/** What is counted while the time machine of a demo runs. */
export const journeyCount = z.enum([
  'clicks',
  'orders',
  'renewals',
  'refused_renewals',
  'ended_subscriptions',
  'refunds',
  'disputes_won',
  'disputes_lost',
  'disputes_open',
  'payouts_paid',
  'payouts_returned',
  'bonuses',
]);
export type JourneyCount = z.output<typeof journeyCount>;

const counts = z.partialRecord(journeyCount, z.number().int().min(0));
const paid = z.array(z.object({ name: z.string().max(200), payouts: z.number().int().min(1) })).max(200);

/** What the one that leads a journey tells the shop of it. */
export const journeyTold = z.strictObject({
  state: z.enum(['under_way', 'done', 'failed']),
  days: z.number().int().min(1).max(400),
  /** Days that are over. */
  day: z.number().int().min(0).max(400),
  happened: counts.default({}),
  paid: paid.default([]),
  /** Differences that the proofs at the end found, and sentences about the books that do not hold; null before the end. */
  broken: z.number().int().min(0).nullable().default(null),
  tookMs: z.number().int().min(0).nullable().default(null),
  error: z.string().max(500).nullable().default(null),
});
export type JourneyTold = z.output<typeof journeyTold>;

const head = z.object({ block: z.number().int(), hash: z.string() }).nullable();

/** A journey of the time machine as the page shows it. */
export const journeyView = z.object({
  /** Whether somebody is there to lead one: `npm run demo` is. */
  attended: z.boolean(),
  state: z.enum(['never', 'asked', 'under_way', 'done', 'failed', 'stopped']),
  days: z.number().int(),
  day: z.number().int(),
  /** What names are drawn from in this demo; null where chance does. */
  seed: z.string().nullable(),
  from: moment.nullable(),
  to: moment.nullable(),
  headBefore: head,
  headAfter: head,
  happened: counts,
  paid,
  broken: z.number().int().nullable(),
  tookMs: z.number().int().nullable(),
  error: z.string().nullable(),
});
export type JourneyView = z.output<typeof journeyView>;

export const readJourney = endpoint({
  id: 'adminClock.readJourney',
  method: 'GET',
  path: '/clock/journey',
  access: 'admin:overview.read',
  summary: 'The last journey of the time machine (demo only): how far it is, or what happened in it and where the books ended.',
  response: journeyView,
});
export const askForJourney = endpoint({
  id: 'adminClock.askForJourney',
  method: 'POST',
  path: '/clock/journey',
  access: 'admin:clock.advance',
  status: 202,
  summary: 'Asks for a journey of the time machine: the shop of a demo lives so many days, with clicks, sales, refunds and payouts.',
  body: z.strictObject({ days: z.number().int().min(1).max(90).default(90) }),
  response: journeyView,
  failures: ['CLOCK_FIXED', 'JOURNEY_UNDER_WAY', 'JOURNEY_UNATTENDED'],
});
