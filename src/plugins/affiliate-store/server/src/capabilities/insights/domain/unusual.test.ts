import { NO_FIGURES } from './place-figures';
import { placeLines } from './place-report';
import { qualityOf, type MeasuredVisits, type QualityLimits } from './quality';
import { alertInWords, reasonsOf, unusualOf } from './unusual';

const limits: QualityLimits = {
  fewestClicks: 100,
  fewestSales: 10,
  refunds: 2_000,
  disputes: null,
  lowestConversion: null,
  highestConversion: null,
  repeats: null,
  unnamed: null,
  shortestDwell: null,
  bounces: 7_000,
  unusual: 5_000,
};

const place = (counted: number, sold: { sales?: number; refunded_sales?: number }, visits?: MeasuredVisits) => {
  const [line] = placeLines(
    [{ affiliateId: 1, clicks: counted, counted }],
    [{ affiliateId: 1, currency: 'EUR', figures: { ...NO_FIGURES, ...sold } }],
  );
  if (!line) throw new Error('no line');
  return { line, quality: qualityOf(line, counted, visits) };
};
const visits = (count: number, seconds: number, bounced: number): MeasuredVisits => ({ visits: count, seconds, bounced });

describe('traffic that is not as usual', () => {
  test('is worse than before by more than the part that is let, and not by that part', () => {
    const before = place(1_000, { sales: 20, refunded_sales: 2 }, visits(100, 6_000, 20));
    const at = place(1_000, { sales: 10, refunded_sales: 1 }, visits(100, 3_000, 30));
    expect(unusualOf(at, before, limits)).toEqual([]);
    const beyond = place(1_000, { sales: 10, refunded_sales: 2 }, visits(100, 2_999, 31));
    expect(unusualOf(beyond, before, limits)).toEqual([
      { figure: 'dwell', is: 29, was: 60 },
      { figure: 'bounces', is: 3_100, was: 2_000 },
      { figure: 'refunds', is: 2_000, was: 1_000 },
    ]);
    expect(unusualOf(place(2_500, { sales: 20, refunded_sales: 2 }), before, limits).map(({ figure }) => figure)).toEqual(['conversion']);
  });

  test('is nothing over too few, now or then, where there was nothing, where it got better, or where it is off', () => {
    const before = place(1_000, { sales: 20 }, visits(99, 6_000, 0));
    const now = place(1_000, { sales: 9, refunded_sales: 9 }, visits(1_000, 0, 1_000));
    expect(unusualOf(now, before, limits).map(({ figure }) => figure)).toEqual(['conversion']);
    expect(unusualOf(now, undefined, limits)).toEqual([]);
    expect(unusualOf(now, before, { ...limits, unusual: null })).toEqual([]);
    const good = place(1_000, { sales: 90 }, visits(100, 60_000, 0));
    expect(unusualOf(good, place(1_000, { sales: 20 }, visits(100, 6_000, 50)), limits)).toEqual([]);
  });

  test('is told with its figures, and with the limit it passed', () => {
    const { quality } = place(1_000, { sales: 10, refunded_sales: 3 }, visits(100, 900, 71));
    const reasons = reasonsOf({ quality, warnings: ['refunds', 'bounces'], unusual: [{ figure: 'dwell', is: 9, was: 60 }] }, limits);
    expect(reasons.map(({ code }) => code)).toEqual(['refunds', 'bounces', 'unusual_dwell']);
    expect(alertInWords(reasons, { from: '2026-11-01', to: '2026-11-30' })).toBe(
      'Look at the traffic of 2026-11-01 to 2026-11-30: refunds 30.00 %, above the limit of 20.00 %; bounces 71.00 %, above the limit of 70.00 %; time of a visit 9 s, usually 60 s.',
    );
  });
});
