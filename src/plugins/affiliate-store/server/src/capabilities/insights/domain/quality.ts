import { countOfLine, partOf, type PlaceLine } from './place-report';

/** What a place may be before somebody is told; basis points. Null: nobody is told of that. */
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
}

export const WARNINGS = ['refunds', 'disputes', 'conversion_low', 'conversion_high', 'repeats', 'unnamed'] as const;
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
}

/** How good the traffic of a place is; `channelled` of its counted clicks named a channel. */
export const qualityOf = (line: PlaceLine, channelled: number): Quality => {
  const sales = countOfLine(line, 'sales');
  return {
    conversion: partOf(sales, line.counted),
    refunds: partOf(countOfLine(line, 'refunded_sales'), sales),
    disputes: partOf(countOfLine(line, 'disputed_sales'), sales),
    repeats: partOf(line.clicks - line.counted, line.clicks),
    unnamed: partOf(Math.max(0, line.counted - channelled), line.counted),
  };
};

const above = (rate: number, limit: number | null): boolean => limit !== null && rate > limit;

/** Which limits a place has passed. A rate over too few clicks or sales passes none. */
export const warningsOf = (line: PlaceLine, quality: Quality, limits: QualityLimits): readonly Warning[] => {
  const enoughSales = countOfLine(line, 'sales') >= Math.max(1, limits.fewestSales);
  const enoughClicks = line.counted >= Math.max(1, limits.fewestClicks);
  const passed: Readonly<Record<Warning, boolean>> = {
    refunds: enoughSales && above(quality.refunds, limits.refunds),
    disputes: enoughSales && above(quality.disputes, limits.disputes),
    conversion_low: enoughClicks && limits.lowestConversion !== null && quality.conversion < limits.lowestConversion,
    // Many sales from few clicks are as odd as few from many; there the sales are the sample.
    conversion_high: enoughSales && line.counted > 0 && above(quality.conversion, limits.highestConversion),
    repeats: enoughClicks && above(quality.repeats, limits.repeats),
    unnamed: enoughClicks && above(quality.unnamed, limits.unnamed),
  };
  return WARNINGS.filter((warning) => passed[warning]);
};
