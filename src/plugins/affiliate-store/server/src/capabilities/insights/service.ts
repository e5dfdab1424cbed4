import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { setting } from '../../platform/settings';
import { dayOf } from './domain/days';
import type { PlaceMove } from './domain/place-figures';
import type { QualityLimits } from './domain/quality';
import * as named from './settings';
import { addTotals, readDays, readTop } from './store/daily-totals';
import type { Count, DayTotal, Metric } from './store/daily-totals';
import { addMoves, firstDay, readCohortSums, readMoves, readPlaceMonths, readPlaces } from './store/place-sums';
import { takeAlerts, tellByTask } from './store/quality-alerts';
import type { CohortSum, MovedSum, PlaceSum } from './store/place-sums';

export { dayOf, dayRange, daysOf, endOfDay } from './domain/days';
export type { DayRange } from './domain/days';
export { isNothing, MEASURES, minusFigures, monthsFrom, NO_FIGURES, plusFigures } from './domain/place-figures';
export type { Measure, PlaceFigures, PlaceMove } from './domain/place-figures';
export { countOfLine, earnedPerClick, partOf, placeLines, sortLines, totalOfLines } from './domain/place-report';
export type { PlaceLine, ReportColumn } from './domain/place-report';
export { qualityOf, visitQuality, warningsOf } from './domain/quality';
export type { MeasuredVisits, Quality, Warning } from './domain/quality';
export { alertInWords, reasonsOf, unusualOf } from './domain/unusual';
export type { Reason, Unusual } from './domain/unusual';
export { alertsOn } from './settings';
export type { Count, DayTotal, Metric } from './store/daily-totals';
export type { CohortSum, MovedSum, PlaceSum } from './store/place-sums';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Sums per day, kept by those who move the money. */
export interface InsightsService {
  /** Adds to the sums of the day `at` (UTC ms) falls into, at the end of the open unit of work. */
  readonly count: (at: number, counts: readonly Count[]) => void;
  readonly days: (scopes: readonly string[], range: Days) => Promise<readonly DayTotal[]>;
  readonly top: (prefix: 'product:' | 'party:', metric: Metric, range: Days, limit: number) => Promise<readonly DayTotal[]>;
  /** Adds to the sums of places in programs, at the end of the open unit of work. */
  readonly countPlaces: (moves: readonly PlaceMove[]) => void;
  /** Sums of places over the sales of some days: as known at the end of a day, or as they stand (null). */
  readonly places: (range: Days, knownOn: string | null) => Promise<readonly PlaceSum[]>;
  /** The same of some places, by the month of the sale. */
  readonly placeMonths: (affiliateIds: readonly number[], knownOn: string | null) => ReturnType<typeof readPlaceMonths>;
  /** What moved those sums, by the day it was booked on and what happened. */
  readonly moves: (range: Days, which: Parameters<typeof readMoves>[2]) => Promise<readonly MovedSum[]>;
  /** What those who joined in a month sold in each month since. */
  readonly cohorts: (which: Parameters<typeof readCohortSums>[1]) => Promise<readonly CohortSum[]>;
  /** Of reasons to look at an affiliate’s traffic those nobody was told of in a period. Inside the unit of work. */
  readonly takeAlerts: Rest<typeof takeAlerts>;
  readonly tellByTask: Rest<typeof tellByTask>;
  /** The first day places were counted on; null while none was. */
  readonly placesSince: () => Promise<string | null>;
}

export const insightsService = (strapi: Core.Strapi): InsightsService => ({
  count: (at, counts) => addTotals(strapi, dayOf(at), counts),
  days: (scopes, range) => readDays(strapi, scopes, range),
  top: (prefix, metric, range, limit) => readTop(strapi, prefix, metric, range, limit),
  countPlaces: (moves) => addMoves(strapi, moves),
  places: (range, knownOn) => readPlaces(strapi, range, knownOn),
  placeMonths: (affiliateIds, knownOn) => readPlaceMonths(strapi, affiliateIds, knownOn),
  moves: (range, which) => readMoves(strapi, range, which),
  cohorts: (which) => readCohortSums(strapi, which),
  takeAlerts: (...asked) => takeAlerts(strapi, ...asked),
  tellByTask: (...told) => tellByTask(strapi, ...told),
  placesSince: () => firstDay(strapi),
});

export const insights = (strapi: Core.Strapi): InsightsService => door<InsightsService>(strapi, 'insights');

const unlessOff = (limit: number): number | null => (limit === 0 ? null : limit);

/** The limits of traffic quality as they are set, and how many days they look back on. */
export const qualityLimits = async (strapi: Core.Strapi): Promise<{ readonly days: number; readonly limits: QualityLimits }> => ({
  days: await setting(strapi, named.qualityDays),
  limits: {
    fewestClicks: await setting(strapi, named.fewestClicks),
    fewestSales: await setting(strapi, named.fewestSales),
    refunds: unlessOff(await setting(strapi, named.refundLimit)),
    disputes: unlessOff(await setting(strapi, named.disputeLimit)),
    lowestConversion: unlessOff(await setting(strapi, named.lowConversionLimit)),
    highestConversion: unlessOff(await setting(strapi, named.highConversionLimit)),
    repeats: unlessOff(await setting(strapi, named.repeatLimit)),
    unnamed: unlessOff(await setting(strapi, named.unnamedLimit)),
    shortestDwell: unlessOff(await setting(strapi, named.dwellLimit)),
    bounces: unlessOff(await setting(strapi, named.bounceLimit)),
    unusual: unlessOff(await setting(strapi, named.unusualBy)),
  },
});
