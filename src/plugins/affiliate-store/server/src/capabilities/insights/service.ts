import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { dayOf } from './domain/days';
import { addTotals, readDays, readTop } from './store/daily-totals';
import type { Count, DayTotal, Metric } from './store/daily-totals';

export { dayOf, dayRange, daysOf } from './domain/days';
export type { DayRange } from './domain/days';
export type { Count, DayTotal, Metric } from './store/daily-totals';

/** Sums per day, kept by those who move the money. */
export interface InsightsService {
  /** Adds to the sums of the day `at` (UTC ms) falls into, at the end of the open unit of work. */
  readonly count: (at: number, counts: readonly Count[]) => void;
  readonly days: (scopes: readonly string[], range: { readonly from: string; readonly to: string }) => Promise<readonly DayTotal[]>;
  readonly top: (
    prefix: 'product:' | 'party:',
    metric: Metric,
    range: { readonly from: string; readonly to: string },
    limit: number,
  ) => Promise<readonly DayTotal[]>;
}

export const insightsService = (strapi: Core.Strapi): InsightsService => ({
  count: (at, counts) => addTotals(strapi, dayOf(at), counts),
  days: (scopes, range) => readDays(strapi, scopes, range),
  top: (prefix, metric, range, limit) => readTop(strapi, prefix, metric, range, limit),
});

export const insights = (strapi: Core.Strapi): InsightsService => door<InsightsService>(strapi, 'insights');
