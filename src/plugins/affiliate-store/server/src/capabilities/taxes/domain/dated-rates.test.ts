import fc from 'fast-check';
import { datedOn, judgeRate, ratesOn, spanOf, type DatedRate, type RateKind } from './dated-rates';

const rate = (validFrom: string, basisPoints: number, country = 'FR', kind: RateKind = 'standard'): DatedRate => ({
  country,
  kind,
  basisPoints,
  validFrom,
});
const UNDATED = { standard: { FR: 1960, DE: 1900 }, reduced: { FR: 550 } };
const FRENCH = [rate('2014-01-01', 2000), rate('2027-01-01', 2100), rate('2014-01-01', 1000, 'FR', 'reduced')];

test.each([
  ['2013-12-31', 1960, 550],
  ['2014-01-01', 2000, 1000],
  ['2026-12-31', 2000, 1000],
  ['2027-01-01', 2100, 1000],
  ['2040-06-01', 2100, 1000],
])('on %s France has %i and %i, and Germany what it had without a day', (day, standard, reduced) => {
  expect(ratesOn(FRENCH, UNDATED, day)).toEqual({ standard: { FR: standard, DE: 1900 }, reduced: { FR: reduced } });
});

test('whatever the order they were entered in, the last that has begun holds', () => {
  const days = fc.integer({ min: 0, max: 3000 }).map((days_) => new Date(Date.UTC(2020, 0, 1 + days_)).toISOString().slice(0, 10));
  const many = fc.uniqueArray(fc.tuple(days, fc.integer({ min: 0, max: 10_000 })), { selector: ([day]) => day, maxLength: 12 });
  fc.assert(
    fc.property(many, days, (entered, day) => {
      const rates = entered.map(([from, basisPoints]) => rate(from, basisPoints));
      const begun = [...rates].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).filter(({ validFrom }) => validFrom <= day);
      expect(datedOn(rates, rate(day, 0), day)).toEqual(begun.at(-1) ?? null);
    }),
  );
});

test('a rate holds until the next one of its country and kind', () => {
  expect(spanOf(FRENCH, rate('2020-01-01', 1))).toEqual({ from: '2020-01-01', until: '2027-01-01' });
  expect(spanOf(FRENCH, rate('2027-01-01', 1))).toEqual({ from: '2027-01-01', until: null });
  expect(spanOf(FRENCH, rate('2020-01-01', 1, 'DE'))).toEqual({ from: '2020-01-01', until: null });
});

test.each([
  ['one to come is new', rate('2028-01-01', 2200), true, 'new'],
  ['and takes the place of another of its day', rate('2027-01-01', 2200), true, 'replaces'],
  ['the same again changes nothing, whenever it began', rate('2014-01-01', 2000), true, 'unchanged'],
  ['one of today is used as soon as somebody ordered', rate('2026-11-30', 2050), true, 'used'],
  ['and may be entered while nobody has', rate('2026-11-30', 2050), false, 'new'],
  ['one that began cannot be another afterwards', rate('2014-01-01', 1800), true, 'used'],
  ['unless nobody took it', rate('2014-01-01', 1800), false, 'replaces'],
  ['what held without a day may be given one', rate('2007-01-01', 1900, 'DE'), true, 'new'],
])('%s', (_name, wanted, ordered, verdict) => {
  expect(judgeRate(wanted, { rates: FRENCH, undated: UNDATED, today: '2026-11-30', ordered })).toBe(verdict);
});
