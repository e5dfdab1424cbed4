import { z } from 'zod';
import { endpoint } from './endpoint';
import { linkTags } from './links';
import { referralView } from './partner';
import { cursor, dayRange, explanation, moment, pageSize } from './primitives';

/** One click of one's own that was kept; nothing of whose it was. */
export const partnerClick = z.object({
  id: z.string(),
  at: moment,
  program: z.string(),
  code: z.string(),
  kind: z.enum(['link', 'ref_parameter', 'server']),
  /** Path of the page it led to. */
  landing: z.string(),
  /** What the link said of itself; null for one that said nothing. */
  tags: linkTags.extend({ link: z.string().nullable(), linkName: z.string().nullable() }).nullable(),
  /** The first of its visitor within the hour: statistics count these. Any click can win an order. */
  counted: z.boolean(),
});
export type PartnerClickView = z.output<typeof partnerClick>;

/** What becomes of a click where clicks pay: `waiting` until its day is closed, `unknown` where only the sums of the day are known any more. */
export const clickPayState = z.enum([
  'pays_nothing',
  'waiting',
  'paid',
  'told_by_server',
  'flood',
  'repeat',
  'capped',
  'not_kept',
  'unknown',
]);

export const clickReceipt = z.object({
  click: partnerClick,
  /** Until when orders can count for it by the terms of now; null where the contract has ended. Days of 0 are this visit. */
  window: z.object({ days: z.number().int(), endsAt: moment }).nullable(),
  pay: z.object({ state: clickPayState, earning: z.string().nullable() }),
  /** Orders it was weighed for, newest first, won or lost. `wonBy` is a letter that means nothing beyond the receipt of the order. */
  orders: z.array(
    z.object({
      referral: referralView,
      verdict: z.enum(['won', 'lost', 'outside_window', 'rejected', 'blocked']),
      reason: z.string(),
      ageSeconds: z.number().int(),
      wonBy: z.string().nullable(),
    }),
  ),
  explanation,
});
export type ClickReceipt = z.output<typeof clickReceipt>;

export const listPartnerClicks = endpoint({
  id: 'partnerClicks.list',
  method: 'GET',
  path: '/partner/clicks',
  access: 'affiliate',
  paginated: true,
  summary: 'Clicks on your links that were kept one by one, newest first. The total counts those that were not, too.',
  query: z
    .strictObject({
      ...dayRange,
      link: z.string().min(1).max(64).optional(),
      subId: z.string().min(1).max(64).optional(),
      cursor,
      pageSize,
    })
    .refine(({ link, subId }) => link === undefined || subId === undefined, 'a link or a sub-id, not both'),
  response: z.array(partnerClick),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const readClickReceipt = endpoint({
  id: 'partnerClicks.readReceipt',
  method: 'GET',
  path: '/partner/clicks/:id/receipt',
  access: 'affiliate',
  summary: 'The receipt of one click: whether it counted, what it paid, which orders it was weighed for and what came of it.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: clickReceipt,
  failures: ['NOT_AN_AFFILIATE', 'CLICK_NOT_FOUND'],
});
