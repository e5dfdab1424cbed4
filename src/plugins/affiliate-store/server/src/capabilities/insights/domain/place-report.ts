import { isNothing, NO_FIGURES, plusFigures, type PlaceFigures } from './place-figures';

/** Everything a report knows of one place over some days; figures of money by currency, in the order of their codes. */
export interface PlaceLine {
  readonly affiliateId: number;
  readonly clicks: number;
  readonly counted: number;
  readonly money: ReadonlyMap<string, PlaceFigures>;
}

interface Clicks {
  readonly affiliateId: number;
  readonly clicks: number;
  readonly counted: number;
}
interface Sum {
  readonly affiliateId: number;
  readonly currency: string;
  readonly figures: PlaceFigures;
}

/** One line for each place that had a click, a lead or a sale. */
export const placeLines = (clicks: readonly Clicks[], sums: readonly Sum[]): readonly PlaceLine[] => {
  const lines = new Map<number, { clicks: number; counted: number; money: Map<string, PlaceFigures> }>();
  const of = (affiliateId: number) => {
    const line = lines.get(affiliateId) ?? { clicks: 0, counted: 0, money: new Map<string, PlaceFigures>() };
    lines.set(affiliateId, line);
    return line;
  };
  for (const { affiliateId, clicks: all, counted } of clicks) Object.assign(of(affiliateId), { clicks: all, counted });
  for (const { affiliateId, currency, figures } of sums) if (!isNothing(figures)) of(affiliateId).money.set(currency, figures);
  return [...lines].map(([affiliateId, line]) => ({
    affiliateId,
    ...line,
    money: new Map([...line.money].sort(([a], [b]) => (a < b ? -1 : 1))),
  }));
};

/** Some lines as one. */
export const totalOfLines = (lines: readonly PlaceLine[]): PlaceLine => {
  const money = new Map<string, PlaceFigures>();
  for (const line of lines)
    for (const [currency, figures] of line.money) money.set(currency, plusFigures(money.get(currency) ?? NO_FIGURES, figures));
  return {
    affiliateId: 0,
    clicks: lines.reduce((sum, { clicks }) => sum + clicks, 0),
    counted: lines.reduce((sum, { counted }) => sum + counted, 0),
    money: new Map([...money].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
};

/** A count over every currency: sales are sales, whatever they were paid in. */
export const countOfLine = ({ money }: PlaceLine, measure: 'leads' | 'sales' | 'refunded_sales' | 'disputed_sales'): number =>
  [...money.values()].reduce((sum, figures) => sum + figures[measure], 0);

const WHOLE = 10_000;
/** A part of a whole in basis points, rounded down; 0 of nothing. */
export const partOf = (part: number, whole: number): number => (whole <= 0 ? 0 : Math.floor((part * WHOLE) / whole));

/** What one counted click earned its affiliate, minor units, rounded down; 0 without a click. */
export const earnedPerClick = ({ earned, reversed }: PlaceFigures, counted: number): number =>
  counted === 0 ? 0 : Math.floor((earned - reversed) / counted);

export const REPORT_COLUMNS = ['net', 'sales', 'clicks', 'leads', 'conversion', 'refunds', 'disputes', 'commission', 'per_click'] as const;
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

type Weight = (line: PlaceLine, figures: PlaceFigures) => number;
const salesOf = (line: PlaceLine): number => countOfLine(line, 'sales');

const WEIGHTS: Readonly<Record<ReportColumn, Weight>> = {
  net: (_, { revenue, refunded }) => revenue - refunded,
  commission: (_, { earned, reversed }) => earned - reversed,
  per_click: (line, figures) => earnedPerClick(figures, line.counted),
  sales: salesOf,
  clicks: ({ counted }) => counted,
  leads: (line) => countOfLine(line, 'leads'),
  conversion: (line) => partOf(salesOf(line), line.counted),
  refunds: (line) => partOf(countOfLine(line, 'refunded_sales'), salesOf(line)),
  disputes: (line) => partOf(countOfLine(line, 'disputed_sales'), salesOf(line)),
};

/** What a line is sorted by; money in one currency, because those of several do not compare. */
export const weightOf = (line: PlaceLine, column: ReportColumn, currency: string): number =>
  WEIGHTS[column](line, line.money.get(currency) ?? NO_FIGURES);

/** Lines in the order asked for; those that weigh the same by what they sold, then by who was there first, so that pages do not overlap. */
export const sortLines = (
  lines: readonly PlaceLine[],
  column: ReportColumn,
  way: 'most' | 'least',
  currency: string,
): readonly PlaceLine[] => {
  const sign = way === 'most' ? -1 : 1;
  return lines
    .map((line) => ({ line, weight: weightOf(line, column, currency), sold: weightOf(line, 'net', currency) }))
    .sort((a, b) => sign * (a.weight - b.weight) || b.sold - a.sold || a.line.affiliateId - b.line.affiliateId)
    .map(({ line }) => line);
};
