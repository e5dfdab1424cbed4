import { countOfLine, partOf, type PlaceLine } from './place-report';

/** What a place may be before somebody is told; basis points, and seconds of a visit. Null: nobody is told of that. */
export interface QualityLimits {
  /** Below so many a rate is chance. */
  readonly fewestClicks: number;
  readonly fewestSales: number;
  readonly refunds: number | null;
  readonly disputes: number | null;
  readonly lowestConversion: number | null;
  readonly highestConversion: number | null;
  readonly repeats: number | null;
  readonly unnamed: number | null;
  readonly shortestDwell: number | null;
  readonly bounces: number | null;
  /** By what part of itself a figure may be worse than it was in as many days before. */
  readonly unusual: number | null;
}

export const WARNINGS = ['refunds', 'disputes', 'conversion_low', 'conversion_high', 'repeats', 'unnamed', 'dwell', 'bounces'] as const;
export type Warning = (typeof WARNINGS)[number];

/** Rates of one place, basis points. */
export interface Quality {
  readonly conversion: number;
  readonly refunds: number;
  readonly disputes: number;
  /** Clicks of a visitor who had clicked within the hour. */
  readonly repeats: number;
  /** Counted clicks whose link named no channel. */
  readonly unnamed: number;
  /** Visits that could be measured: not without script, and not of who did not agree. */
  readonly visits: number;
  /** Seconds of a measured visit on average, and visits of one page and a few seconds among them; null where none was measured. */
  readonly dwell: number | null;
  readonly bounces: number | null;
}

/** What was measured of visits. */
export interface MeasuredVisits {
  readonly visits: number;
  readonly seconds: number;
  readonly bounced: number;
}

const NONE: MeasuredVisits = { visits: 0, seconds: 0, bounced: 0 };

/** How long visits were and how many bounced. */
export const visitQuality = ({ visits, seconds, bounced }: MeasuredVisits = NONE): Pick<Quality, 'visits' | 'dwell' | 'bounces'> => ({
  visits,
  dwell: visits === 0 ? null : Math.floor(seconds / visits),
  bounces: visits === 0 ? null : partOf(bounced, visits),
});

/** How good the traffic of a place is; `channelled` of its counted clicks named a channel. */
export const qualityOf = (line: PlaceLine, channelled: number, measured?: MeasuredVisits): Quality => {
  const sales = countOfLine(line, 'sales');
  return {
    conversion: partOf(sales, line.counted),
    refunds: partOf(countOfLine(line, 'refunded_sales'), sales),
    disputes: partOf(countOfLine(line, 'disputed_sales'), sales),
    repeats: partOf(line.clicks - line.counted, line.clicks),
    unnamed: partOf(Math.max(0, line.counted - channelled), line.counted),
    ...visitQuality(measured),
  };
};

const above = (rate: number | null, limit: number | null): boolean => limit !== null && rate !== null && rate > limit;
const below = (rate: number | null, limit: number | null): boolean => limit !== null && rate !== null && rate < limit;

/** Of what a place has enough that a rate over it is no chance. */
const enoughOf = (line: PlaceLine, { visits }: Quality, { fewestClicks, fewestSales }: QualityLimits) => {
  const sales = countOfLine(line, 'sales') >= Math.max(1, fewestSales);
  return {
    sales,
    // Many sales from few clicks are as odd as few from many; there the sales are the sample.
    salesByClicks: sales && line.counted > 0,
    clicks: line.counted >= Math.max(1, fewestClicks),
    visits: visits >= Math.max(1, fewestClicks),
  };
};

/** Which limits a place has passed. A rate over too few clicks, visits or sales passes none. */
export const warningsOf = (line: PlaceLine, quality: Quality, limits: QualityLimits): readonly Warning[] => {
  const enough = enoughOf(line, quality, limits);
  const passed: Readonly<Record<Warning, boolean>> = {
    refunds: enough.sales && above(quality.refunds, limits.refunds),
    disputes: enough.sales && above(quality.disputes, limits.disputes),
    conversion_low: enough.clicks && below(quality.conversion, limits.lowestConversion),
    conversion_high: enough.salesByClicks && above(quality.conversion, limits.highestConversion),
    repeats: enough.clicks && above(quality.repeats, limits.repeats),
    unnamed: enough.clicks && above(quality.unnamed, limits.unnamed),
    dwell: enough.visits && below(quality.dwell, limits.shortestDwell),
    bounces: enough.visits && above(quality.bounces, limits.bounces),
  };
  return WARNINGS.filter((warning) => passed[warning]);
};
