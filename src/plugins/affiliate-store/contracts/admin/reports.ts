import { z } from 'zod';
import { affiliateState } from '../admin-affiliates';
import { endpoint } from '../endpoint';
import { currency, cursor, day, dayRange, money, pageSize } from '../primitives';
import { flag } from './shapes';

const READ = 'admin:affiliates.read';
const count = z.number().int();
/** One amount for each currency that has one; currencies are never added up. */
const amounts = z.array(money);

/** What places in programs did over some days, by the day of the sale; taxes are in no amount. */
export const placeFigures = z.object({
  clicks: count,
  /** Without repeats of one visitor within the hour; robots are in neither. */
  countedClicks: count,
  leads: count,
  sales: count,
  /** Sales of which something was refunded; and those a bank asked about or took back. */
  refundedSales: count,
  disputedSales: count,
  conversionBasisPoints: count,
  refundBasisPoints: count,
  disputeBasisPoints: count,
  revenue: amounts,
  /** Went back to buyers or their banks. */
  refunded: amounts,
  /** Revenue less what went back. */
  net: amounts,
  /** Commission as it was earned: the sum of what was taken back and of the states what is left is in. */
  earned: amounts,
  reversed: amounts,
  pending: amounts,
  available: amounts,
  held: amounts,
  inPayout: amounts,
  paid: amounts,
  /** Rejected or written off. */
  ended: amounts,
  /** Commission less what was taken back, for each counted click. */
  perClick: amounts,
});
export type PlaceFiguresView = z.output<typeof placeFigures>;

const place = {
  /** Document id of the affiliate. */
  id: z.string(),
  name: z.string(),
  code: z.string(),
  state: affiliateState,
  program: z.object({ id: z.string(), name: z.string() }),
  group: z.string().nullable(),
};
export const placeRow = z.object({ ...place, ...placeFigures.shape });
export type PlaceRow = z.output<typeof placeRow>;

const who = {
  q: z.string().trim().max(100).optional(),
  /** Document id of a program. */
  program: z.string().max(64).optional(),
  group: z.string().trim().min(1).max(60).optional(),
};
/** The end of a day (UTC): what was booked later is left out. Today, or absent: as it stands. */
const asKnownOn = day.optional();
const filters = { ...dayRange, ...who, asKnownOn };

export const reportSort = z.enum([
  'net_most',
  'net_least',
  'sales_most',
  'sales_least',
  'clicks_most',
  'clicks_least',
  'leads_most',
  'leads_least',
  'conversion_most',
  'conversion_least',
  'refunds_most',
  'refunds_least',
  'disputes_most',
  'disputes_least',
  'commission_most',
  'commission_least',
  'per_click_most',
  'per_click_least',
]);

export const listPlaceReport = endpoint({
  id: 'adminReports.listPlaces',
  method: 'GET',
  path: '/reports/affiliates',
  access: READ,
  managed: 'list',
  paginated: true,
  summary:
    'What each affiliate’s place in a program brought over some days, by the day of the sale; as it stands or as it was known on a day.',
  query: z.strictObject({
    ...filters,
    sort: reportSort.default('net_most'),
    /** Amounts are sorted by in this currency; the shop’s own where none is said. */
    currency: currency.optional(),
    cursor,
    pageSize,
  }),
  response: z.array(placeRow),
  failures: ['CURSOR_INVALID'],
});

export const readPlaceSummary = endpoint({
  id: 'adminReports.readSummary',
  method: 'GET',
  path: '/reports/affiliates/summary',
  access: READ,
  managed: 'list',
  summary: 'All of it as one, with the days it is of, and beside what was known on a day how the same stands now.',
  query: z.strictObject(filters),
  response: z.object({
    from: day,
    to: day,
    /** Null: as it stands. */
    asKnownOn: day.nullable(),
    /** The first day whose sales are counted here; null while there is none. */
    since: day.nullable(),
    places: count,
    total: placeFigures,
    /** The same days and people as they stand; null where nothing else was asked for. */
    now: placeFigures.nullable(),
  }),
});

/** What moved a report after the day it was known on. Every amount is the change: less is below zero. */
export const restatement = z.object({
  booked: day,
  /** What happened, as the state table of commissions names it. */
  cause: z.string(),
  affiliate: z.object({ id: z.string(), name: z.string(), code: z.string() }),
  sales: count,
  revenue: money,
  refunded: money,
  earned: money,
  reversed: money,
  pending: money,
  available: money,
  held: money,
  inPayout: money,
  paid: money,
  ended: money,
});
export type RestatementView = z.output<typeof restatement>;

export const listRestatements = endpoint({
  id: 'adminReports.listRestatements',
  method: 'GET',
  path: '/reports/affiliates/restatements',
  access: READ,
  managed: 'list',
  paginated: true,
  summary:
    'What was booked after a day about sales of the days shown, by day, cause and affiliate: they sum to the difference to how it stands.',
  query: z.strictObject({ ...dayRange, ...who, asKnownOn: day, cursor, pageSize }),
  response: z.array(restatement),
  failures: ['CURSOR_INVALID'],
});

export const readCohorts = endpoint({
  id: 'adminReports.readCohorts',
  method: 'GET',
  path: '/reports/cohorts',
  access: READ,
  managed: 'list',
  summary:
    'What affiliates who joined in one month brought in that month and in each one after it; as it stands or as it was known on a day.',
  query: z.strictObject({ program: z.string().max(64).optional(), currency: currency.optional(), asKnownOn }),
  response: z.object({
    asKnownOn: day.nullable(),
    currency: z.string(),
    /** Currencies something was sold in; the one shown is among them, or the shop’s own. */
    currencies: z.array(z.string()),
    rows: z.array(
      z.object({
        /** The month they joined in, as `2026-11`. */
        joined: z.string(),
        affiliates: count,
        /** The month they joined in first, then each one until today. */
        months: z.array(z.object({ month: z.string(), sales: count, net: money, commission: money })),
        net: money,
      }),
    ),
    /** All of them in their nth month. */
    total: z.array(money),
  }),
  failures: ['PROGRAM_NOT_FOUND'],
});
export type CohortsView = z.output<(typeof readCohorts)['response']>;

export const qualityWarning = z.enum([
  'refunds',
  'disputes',
  'conversion_low',
  'conversion_high',
  'repeats',
  'unnamed',
  'dwell',
  'bounces',
]);
export const usualFigure = z.enum(['conversion', 'dwell', 'bounces', 'refunds', 'disputes']);

export const listTrafficQuality = endpoint({
  id: 'adminReports.listQuality',
  method: 'GET',
  path: '/reports/quality',
  access: READ,
  managed: 'list',
  paginated: true,
  summary:
    'How good the traffic of each affiliate is over the days the settings name, those who passed a limit first; as known on a day, over those that ended with it. Clicks are final when they are counted, visits four hours after their click; limits are those of today.',
  query: z.strictObject({ ...who, asKnownOn, warned: flag.optional(), cursor, pageSize }),
  response: z.array(
    z.object({
      ...place,
      from: day,
      to: day,
      clicks: count,
      countedClicks: count,
      sales: count,
      conversionBasisPoints: count,
      refundBasisPoints: count,
      disputeBasisPoints: count,
      /** Clicks of a visitor who had clicked within the hour. */
      repeatBasisPoints: count,
      /** Counted clicks whose link named no channel. */
      unnamedBasisPoints: count,
      /** Visits that could be measured; of these the seconds their pages were in sight on average, and those that bounced. Null where none was. */
      measuredVisits: count,
      dwellSeconds: count.nullable(),
      bounceBasisPoints: count.nullable(),
      /** The limits it has passed; none while the sample is too small. */
      warnings: z.array(qualityWarning),
      /** What is worse than it was in as many days before, by more than the setting lets it: basis points, or seconds. */
      unusual: z.array(z.object({ figure: usualFigure, is: count, was: count })),
    }),
  ),
  failures: ['CURSOR_INVALID'],
});
