import { monthsFrom, NO_FIGURES } from './place-figures';
import { earnedPerClick, placeLines, sortLines, totalOfLines, weightOf } from './place-report';
import { qualityOf, warningsOf, type MeasuredVisits, type QualityLimits } from './quality';

const figures = (more: object) => ({ ...NO_FIGURES, ...more });
const eur = (affiliateId: number, more: object) => ({ affiliateId, currency: 'EUR', figures: figures(more) });
const usd = (affiliateId: number, more: object) => ({ affiliateId, currency: 'USD', figures: figures(more) });
const clicks = (affiliateId: number, counted: number, all = counted) => ({ affiliateId, clicks: all, counted });

const lines = placeLines(
  [clicks(1, 100), clicks(2, 50, 200), clicks(4, 7)],
  [
    eur(1, { sales: 2, revenue: 300, refunded: 100, earned: 90, reversed: 30 }),
    usd(1, { sales: 1, revenue: 999_999, earned: 50 }),
    eur(2, { sales: 2, revenue: 200, earned: 60 }),
    eur(3, {}),
    { affiliateId: 5, currency: '', figures: figures({ leads: 3 }) },
  ],
);

test('has a line for whoever had a click, a lead or a sale, and for nobody else', () => {
  expect(lines.map(({ affiliateId }) => affiliateId)).toEqual([1, 2, 4, 5]);
});

test('never adds up currencies, and adds up everything else', () => {
  const total = totalOfLines(lines);
  expect([...total.money.keys()]).toEqual(['', 'EUR', 'USD']);
  expect(total.money.get('EUR')).toMatchObject({ revenue: 500, earned: 150 });
  expect([total.clicks, total.counted]).toEqual([307, 157]);
});

test('is sorted by money in one currency; equals by what they sold, then by who was there first', () => {
  const ids = (...asked: Parameters<typeof sortLines> extends [unknown, ...infer Rest] ? Rest : never) =>
    sortLines(lines, ...asked).map(({ affiliateId }) => affiliateId);
  expect(ids('net', 'most', 'EUR')).toEqual([1, 2, 4, 5]);
  expect(ids('net', 'most', 'USD')).toEqual([1, 2, 4, 5]);
  expect(ids('sales', 'most', 'EUR')).toEqual([1, 2, 4, 5]);
  expect(ids('conversion', 'most', 'EUR')).toEqual([2, 1, 4, 5]);
  expect(ids('leads', 'most', 'EUR')).toEqual([5, 1, 2, 4]);
  expect(ids('clicks', 'least', 'EUR')).toEqual([5, 4, 2, 1]);
});

test('says what a click earned after what was taken back, rounded down, and nothing without a click', () => {
  const [one] = lines;
  expect(one && weightOf(one, 'per_click', 'EUR')).toBe(0);
  expect(earnedPerClick(figures({ earned: 250, reversed: 40 }), 100)).toBe(2);
  expect(earnedPerClick(figures({ earned: 10, reversed: 20 }), 3)).toBe(-4);
  expect(earnedPerClick(figures({ earned: 250 }), 0)).toBe(0);
});

test('months run over the end of a year', () => {
  expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthsFrom('2027-02', '2026-11')).toEqual([]);
});

describe('traffic quality', () => {
  const limits: QualityLimits = {
    fewestClicks: 100,
    fewestSales: 10,
    refunds: 2_000,
    disputes: 100,
    lowestConversion: 50,
    highestConversion: 5_000,
    repeats: 8_000,
    unnamed: 9_000,
    shortestDwell: 15,
    bounces: 7_000,
    unusual: 5_000,
  };
  const warned = (
    counted: number,
    all: number,
    more: object,
    { channelled = counted, over = {}, visits }: { channelled?: number; over?: object; visits?: MeasuredVisits } = {},
  ) => {
    const [line] = placeLines([clicks(1, counted, all)], [eur(1, more)]);
    if (!line) throw new Error('no line');
    return warningsOf(line, qualityOf(line, channelled, visits), { ...limits, ...over });
  };

  test('warns above a limit, and not at it', () => {
    expect(warned(1_000, 1_000, { sales: 10, refunded_sales: 2 })).toEqual([]);
    expect(warned(1_000, 1_000, { sales: 10, refunded_sales: 3 })).toEqual(['refunds']);
    expect(warned(20_000, 20_000, { sales: 100, disputed_sales: 1 })).toEqual([]);
    expect(warned(20_000, 20_000, { sales: 100, disputed_sales: 2 })).toEqual(['disputes']);
  });

  test('warns of nothing over too few clicks or sales', () => {
    expect(warned(1_000, 1_000, { sales: 9, refunded_sales: 9, disputed_sales: 9 })).toEqual([]);
    expect(warned(99, 99_999, { sales: 1 }, { channelled: 0 })).toEqual([]);
    expect(warned(100, 501, { sales: 1 }, { channelled: 9 })).toEqual(['repeats', 'unnamed']);
  });

  test('warns of conversion on both sides, each by the sample that says something', () => {
    expect(warned(1_000, 1_000, { sales: 4 })).toEqual(['conversion_low']);
    expect(warned(1_000, 1_000, { sales: 5 })).toEqual([]);
    expect(warned(19, 19, { sales: 10 })).toEqual(['conversion_high']);
    expect(warned(0, 0, { sales: 10 })).toEqual([]);
  });

  test('warns of short visits and of bounces, over those that were measured', () => {
    const measured = (visits: number, seconds: number, bounced: number) =>
      warned(1_000, 1_000, { sales: 10 }, { visits: { visits, seconds, bounced } });
    expect(measured(100, 1_500, 70)).toEqual([]);
    expect(measured(100, 1_499, 71)).toEqual(['dwell', 'bounces']);
    expect(measured(99, 0, 99)).toEqual([]);
  });

  test('a limit that is off warns of nobody', () => {
    const off = {
      refunds: null,
      disputes: null,
      lowestConversion: null,
      highestConversion: null,
      repeats: null,
      unnamed: null,
      shortestDwell: null,
      bounces: null,
    };
    expect(warned(100, 100_000, { sales: 90, refunded_sales: 90, disputed_sales: 90 }, { channelled: 0, over: off })).toEqual([]);
  });
});
