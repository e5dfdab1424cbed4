import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, locale, moment, money, pageSize, reason } from './primitives';

/** `lapsed`: nobody answered before its own end. `ending`: somebody gave notice. */
export const dealPhase = z.enum(['proposed', 'lapsed', 'declined', 'withdrawn', 'running', 'ending', 'over']);
const named = z.object({ id: z.string(), name: z.string() });

/** What one side sold of the other's, in one currency. */
const sold = z.object({ sales: z.number().int(), revenue: money, commission: money });

/** A deal as one of its two sides sees it. */
export const dealView = z.object({
  id: z.string(),
  phase: dealPhase,
  /** Who the other is. */
  with: z.string(),
  byYou: z.boolean(),
  /** What either earns of what the other sells through them. */
  rateBasisPoints: z.number().int(),
  noticeDays: z.number().int(),
  /** Its end as things stand. */
  endsAt: moment,
  yourProgram: z.string(),
  yourProducts: z.array(named),
  theirProgram: z.string(),
  theirProducts: z.array(named),
  creatives: z.array(named),
  message: z.string().nullable(),
  reason: z.string().nullable(),
  /** The code of your place in their program, once the deal is accepted. */
  yourCode: z.string().nullable(),
  proposedAt: moment,
  answeredAt: moment.nullable(),
});
export type DealView = z.output<typeof dealView>;

const exchanged = {
  currency: z.string(),
  /** What you sold of theirs. */
  byYou: sold,
  /** What they sold of yours. */
  byThem: sold,
  /** What you earned of them beyond what they earned of you; below zero where it is the other way round. */
  difference: money,
};

/** The same with what went each way, by currency: never one balance of several. */
export const dealDetail = dealView.extend({
  /** The day the exchange is as known on; null where it is as it stands: none was asked, or the day is not over. */
  asKnownOn: day.nullable(),
  exchange: z.array(z.object(exchanged)),
  /** What was booked after that day, by the day it was booked on: with the exchange, what stands now. */
  later: z.array(z.object({ booked: day, ...exchanged })),
});
export type DealDetail = z.output<typeof dealDetail>;

const side = z.object({
  programs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      products: z.array(named),
      creatives: z.array(named),
    }),
  ),
});

const byId = z.strictObject({ id: z.string().min(1).max(64) });
const ids = z.array(z.string().min(1).max(64));
const PER_MINUTE = 20;

export const listStudioDeals = endpoint({
  id: 'studioDeals.list',
  method: 'GET',
  path: '/studio/deals',
  access: 'creator',
  paginated: true,
  summary: 'Deals of yours with other sellers, newest first.',
  query: z.strictObject({ cursor, pageSize }),
  response: z.array(dealView),
  failures: ['NOT_A_CREATOR', 'CURSOR_INVALID'],
});
export const readStudioDeal = endpoint({
  id: 'studioDeals.read',
  method: 'GET',
  path: '/studio/deals/:id',
  access: 'creator',
  summary: 'One deal of yours, and what went each way, by currency: as it stands, or as it was known at the end of a day.',
  params: byId,
  query: z.strictObject({ asKnownOn: day.optional() }),
  response: dealDetail,
  failures: ['NOT_A_CREATOR', 'DEAL_NOT_FOUND'],
});
export const listDealChoices = endpoint({
  id: 'studioDeals.choices',
  method: 'GET',
  path: '/studio/deals/choices',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'What could be put into a deal: your programs, and those of the seller with a handle.',
  query: z.strictObject({ handle: z.string().trim().min(1).max(64) }),
  response: z.object({ with: z.string(), yours: side, theirs: side }),
  failures: ['NOT_A_CREATOR', 'DEAL_PARTNER_UNKNOWN', 'DEAL_WITH_ONESELF'],
});
export const proposeDeal = endpoint({
  id: 'studioDeals.propose',
  method: 'POST',
  path: '/studio/deals',
  access: 'creator',
  status: 201,
  rateLimit: PER_MINUTE,
  summary: 'Proposes a deal: you recommend their products and they recommend yours, at one rate until a day.',
  body: z.strictObject({
    handle: z.string().trim().min(1).max(64),
    yours: z.strictObject({ program: z.string().min(1).max(64), products: ids.min(1).max(50) }),
    theirs: z.strictObject({ program: z.string().min(1).max(64), products: ids.min(1).max(50) }),
    creatives: ids.max(50).default([]),
    rateBasisPoints: z.number().int().min(1).max(8000),
    noticeDays: z.number().int().min(0).max(90),
    /** The last day, in UTC. */
    endsOn: day,
    message: z.string().trim().min(2).max(2000).nullable().default(null),
    /** The language you read the terms in. */
    locale: locale.default('en'),
  }),
  response: dealDetail,
  failures: [
    'NOT_A_CREATOR',
    'DEAL_PARTNER_UNKNOWN',
    'DEAL_WITH_ONESELF',
    'DEAL_PROGRAM_UNFIT',
    'DEAL_PRODUCT_UNKNOWN',
    'DEAL_DAYS_WRONG',
    'DEAL_EXISTS',
    'DEAL_PLACE_TAKEN',
  ],
});
export const answerDeal = endpoint({
  id: 'studioDeals.answer',
  method: 'POST',
  path: '/studio/deals/:id/answer',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'Accepts a deal that was proposed to you: each gets a place in the other’s program. Or declines it.',
  params: byId,
  body: z.strictObject({ accept: z.boolean(), reason: reason.nullable().default(null), locale: locale.default('en') }),
  response: dealDetail,
  failures: ['NOT_A_CREATOR', 'DEAL_NOT_FOUND', 'DEAL_STATE', 'DEAL_TERMS_CHANGED', 'DEAL_PLACE_TAKEN', 'DEAL_PROGRAM_UNFIT'],
});
export const withdrawDeal = endpoint({
  id: 'studioDeals.withdraw',
  method: 'POST',
  path: '/studio/deals/:id/withdraw',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'Takes back a deal you proposed, before it is answered.',
  params: byId,
  response: dealDetail,
  failures: ['NOT_A_CREATOR', 'DEAL_NOT_FOUND', 'DEAL_STATE'],
});
export const endDeal = endpoint({
  id: 'studioDeals.end',
  method: 'POST',
  path: '/studio/deals/:id/notice',
  access: 'creator',
  rateLimit: PER_MINUTE,
  summary: 'Gives notice: the deal, and both contracts, end after the days that were agreed. What was earned stays.',
  params: byId,
  response: dealDetail,
  failures: ['NOT_A_CREATOR', 'DEAL_NOT_FOUND', 'DEAL_STATE'],
});
