import type { PlaceLine } from './place-report';
import { countOfLine } from './place-report';
import type { Quality, QualityLimits, Warning } from './quality';

/** Figures that are compared with what they were, and the way that is worse. */
const WORSE = {
  conversion: 'less',
  dwell: 'less',
  bounces: 'more',
  refunds: 'more',
  disputes: 'more',
} as const;
export type UsualFigure = keyof typeof WORSE;

/** A figure that is worse than usual: basis points, or seconds of a visit. */
export interface Unusual {
  readonly figure: UsualFigure;
  readonly is: number;
  readonly was: number;
}

interface Measured {
  readonly line: PlaceLine;
  readonly quality: Quality;
}

const WHOLE = 10_000;

const sampleOf = (figure: UsualFigure, { line, quality }: Measured): number => {
  if (figure === 'conversion') return line.counted;
  return figure === 'dwell' || figure === 'bounces' ? quality.visits : countOfLine(line, 'sales');
};
const fewestOf = (figure: UsualFigure, { fewestClicks, fewestSales }: QualityLimits): number =>
  Math.max(1, figure === 'refunds' || figure === 'disputes' ? fewestSales : fewestClicks);

/** What of a place is worse than it was in as many days before, by more than the setting lets it. Over too few it is chance, now as then. */
export const unusualOf = (now: Measured, before: Measured | undefined, limits: QualityLimits): readonly Unusual[] => {
  const { unusual: by } = limits;
  if (by === null || before === undefined) return [];
  return (Object.keys(WORSE) as UsualFigure[]).flatMap((figure): Unusual[] => {
    const fewest = fewestOf(figure, limits);
    const [is, was] = [now.quality[figure], before.quality[figure]];
    if (is === null || was === null || sampleOf(figure, now) < fewest || sampleOf(figure, before) < fewest) return [];
    // Of nothing there is no part: that something began is told by the limits.
    if (was === 0) return [];
    const worse = WORSE[figure] === 'less' ? (was - is) * WHOLE > was * by : (is - was) * WHOLE > was * by;
    return worse ? [{ figure, is, was }] : [];
  });
};

/** One thing somebody is told, by a code that stays the same for the same thing. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

const percent = (basisPoints: number): string => `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')} %`;
const said = (figure: 'dwell' | 'other', value: number): string => (figure === 'dwell' ? `${value} s` : percent(value));

const LIMIT: Readonly<
  Record<Warning, { readonly name: string; readonly of: keyof Quality; readonly limit: keyof QualityLimits; readonly way: string }>
> = {
  refunds: { name: 'refunds', of: 'refunds', limit: 'refunds', way: 'above' },
  disputes: { name: 'disputes', of: 'disputes', limit: 'disputes', way: 'above' },
  conversion_low: { name: 'conversion', of: 'conversion', limit: 'lowestConversion', way: 'below' },
  conversion_high: { name: 'conversion', of: 'conversion', limit: 'highestConversion', way: 'above' },
  repeats: { name: 'repeated clicks', of: 'repeats', limit: 'repeats', way: 'above' },
  unnamed: { name: 'clicks without a channel', of: 'unnamed', limit: 'unnamed', way: 'above' },
  dwell: { name: 'time of a visit', of: 'dwell', limit: 'shortestDwell', way: 'below' },
  bounces: { name: 'bounces', of: 'bounces', limit: 'bounces', way: 'above' },
};

const NAMES: Readonly<Record<UsualFigure, string>> = {
  conversion: 'conversion',
  dwell: 'time of a visit',
  bounces: 'bounces',
  refunds: 'refunds',
  disputes: 'disputes',
};

/** Everything there is to tell about a place, each with its figures. */
export const reasonsOf = (
  {
    quality,
    warnings,
    unusual,
  }: { readonly quality: Quality; readonly warnings: readonly Warning[]; readonly unusual: readonly Unusual[] },
  limits: QualityLimits,
): readonly Reason[] => [
  ...warnings.map((warning): Reason => {
    const { name, of, limit, way } = LIMIT[warning];
    const kind = of === 'dwell' ? 'dwell' : 'other';
    return { code: warning, text: `${name} ${said(kind, quality[of] ?? 0)}, ${way} the limit of ${said(kind, limits[limit] ?? 0)}` };
  }),
  ...unusual.map(({ figure, is, was }): Reason => {
    const kind = figure === 'dwell' ? 'dwell' : 'other';
    return { code: `unusual_${figure}`, text: `${NAMES[figure]} ${said(kind, is)}, usually ${said(kind, was)}` };
  }),
];

/** A task in words. */
export const alertInWords = (reasons: readonly Reason[], { from, to }: { readonly from: string; readonly to: string }): string =>
  `Look at the traffic of ${from} to ${to}: ${reasons.map(({ text }) => text).join('; ')}.`;
