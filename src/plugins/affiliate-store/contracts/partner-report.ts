import { z } from 'zod';
import { endpoint } from './endpoint';
import { day, dayRange, money } from './primitives';

const count = z.number().int();
/** One amount for each currency that has one; currencies are never added up. */
const amounts = z.array(money);

/** What an affiliate's places sold and earned over some days, by the day of the sale. Nothing in it is of one buyer. */
export const ownFigures = z.object({
  clicks: count,
  /** Without repeats of one visitor within the hour. */
  countedClicks: count,
  sales: count,
  /** Sales of which something was refunded. */
  refundedSales: count,
  conversionBasisPoints: count,
  /** Visits that could be measured; of these the seconds their pages were in sight on average, and those of one page and a few seconds. */
  measuredVisits: count,
  dwellSeconds: count.nullable(),
  bounceBasisPoints: count.nullable(),
  earned: amounts,
  reversed: amounts,
  /** Earned less what was taken back. */
  kept: amounts,
});
export type OwnFigures = z.output<typeof ownFigures>;

export const readOwnReport = endpoint({
  id: 'partnerReport.read',
  method: 'GET',
  path: '/partner/report',
  access: 'affiliate',
  summary:
    'What the sales of some days earned, as it stands, or as it was known at the end of a day, with what was booked since about the same sales.',
  query: z.strictObject({ ...dayRange, asKnownOn: day.optional() }),
  failures: ['NOT_AN_AFFILIATE'],
  response: z.object({
    from: day,
    to: day,
    /** Null where it is as it stands: none was asked, or the day is not over. */
    asKnownOn: day.nullable(),
    /** The first day sales are counted from; null while there is none. */
    since: day.nullable(),
    figures: ownFigures,
    /** How the same stands now; null where that is what the figures say. */
    now: ownFigures.nullable(),
    /** What was booked after that day, by the day it was booked on: with the figures, what stands now. */
    later: z.array(z.object({ booked: day, sales: count, refundedSales: count, earned: amounts, reversed: amounts })),
  }),
});

export const soldBy = z.enum(['product', 'country']);
export const soldRow = z.object({
  /** Document id of the product, or the country's code; `*` for countries with too few buyers to be named. */
  value: z.string(),
  name: z.string().nullable(),
  sales: count,
  /** Sales of which something was taken back. */
  refunded: count,
  earned: amounts,
  reversed: amounts,
});
export type SoldRow = z.output<typeof soldRow>;

export const readSold = endpoint({
  id: 'partnerReport.readSold',
  method: 'GET',
  path: '/partner/report/sold',
  access: 'affiliate',
  summary:
    'Own sales of some days by product or by the buyer’s country, as they stand, or as they were known at the end of a day. Countries with few buyers are one line.',
  query: z.strictObject({ ...dayRange, by: soldBy, asKnownOn: day.optional() }),
  failures: ['NOT_AN_AFFILIATE'],
  response: z.object({
    from: day,
    to: day,
    by: soldBy,
    /** Null where it is as it stands: none was asked, or the day is not over. */
    asKnownOn: day.nullable(),
    /** So many buyers a country has to have to be named. */
    fewestBuyers: count,
    rows: z.array(soldRow),
  }),
});
