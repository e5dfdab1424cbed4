import fc from 'fast-check';
import { basisPointsOf, isCountry, isRateHeader, percentOf, rateOfLine } from './rate-sheet';

test.each([
  ['20', 2000],
  ['5.5', 550],
  ['5,50 %', 550],
  ['0', 0],
  ['100', 10_000],
  ['100.01', null],
  ['5.555', null],
  ['-1', null],
  ['', null],
  ['1e1', null],
])('%j per cent are %j basis points', (text, basisPoints) => {
  expect(basisPointsOf(text)).toBe(basisPoints);
});

test('what is written is read as the same', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => basisPointsOf(percentOf(basisPoints)) === basisPoints));
  expect([550, 2000, 0, 10_000, 5, 2010].map(percentOf)).toEqual(['5.5', '20', '0', '100', '0.05', '20.1']);
});

test('a country is written as addresses of buyers write it', () => {
  expect(['FR', 'GB', 'GR', 'US'].map(isCountry)).toEqual([true, true, true, true]);
  expect(['UK', 'EL', 'QX', 'ZZ', 'fr', 'FRA', ''].map(isCountry)).toEqual(Array<boolean>(7).fill(false));
});

test.each([
  [['fr', 'Reduced', '5,5', '2014-01-01'], { country: 'FR', kind: 'reduced', basisPoints: 550, validFrom: '2014-01-01' }],
  [['FR', 'standard', '20'], 'TAX_RATE_LINE_MALFORMED'],
  [['UK', 'standard', '20', '2014-01-01'], 'TAX_RATE_COUNTRY_UNKNOWN'],
  [['FR', 'exempt', '0', '2014-01-01'], 'TAX_RATE_KIND_UNKNOWN'],
  [['FR', 'standard', 'twenty', '2014-01-01'], 'TAX_RATE_MALFORMED'],
  [['FR', 'standard', '20', '2014-02-30'], 'TAX_RATE_DAY_MALFORMED'],
  [['FR', 'standard', '20', '01/01/2014'], 'TAX_RATE_DAY_MALFORMED'],
])('%j is %j', (cells, read) => {
  expect(rateOfLine(cells)).toEqual(read);
});

test('the first line names the columns', () => {
  expect(isRateHeader(['Country', 'KIND', 'rate', 'valid_from'])).toBe(true);
  expect(isRateHeader(['FR', 'standard', '20', '2014-01-01'])).toBe(false);
});
