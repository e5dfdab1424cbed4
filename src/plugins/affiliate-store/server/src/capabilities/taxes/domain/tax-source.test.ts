import { minor } from '../../../kernel/money';
import type { AnsweredLine, Jurisdiction, TaxAnswer } from './tax-source';
import { basisPointsOf, isFreshAnswer, needsPostalCode, readPostalCode, taxOfAnswer, vatIdTypeOf } from './tax-source';

const DAY = 86_400_000;
const jurisdiction = (more: Partial<Jurisdiction>): Jurisdiction => ({
  name: 'Germany',
  country: 'DE',
  percentage: '19.0',
  reason: 'standard_rated',
  tax: minor(1916),
  ...more,
});
const line = (amount: number, tax: number, ...jurisdictions: Jurisdiction[]): AnsweredLine => ({
  line: 1,
  amount: minor(amount),
  tax: minor(tax),
  code: 'txcd_10000000',
  jurisdictions,
});

test('tax that is in the price leaves the price, tax on top of it raises it', () => {
  expect(taxOfAnswer(line(12_000, 1916, jurisdiction({})), true)).toEqual({
    gross: 12_000,
    tax: 1916,
    rateBasisPoints: 1900,
    reason: 'standard',
  });
  expect(taxOfAnswer(line(10_000, 1900, jurisdiction({ tax: minor(1900) })), false)).toMatchObject({ gross: 11_900, tax: 1900 });
});

test.each([
  ['standard_rated', 100, 'standard'],
  ['portion_standard_rated', 100, 'standard'],
  ['reduced_rated', 100, 'reduced'],
  ['reverse_charge', 0, 'reverse_charge'],
  ['product_exempt', 0, 'exempt'],
  ['zero_rated', 0, 'exempt'],
  ['not_collecting', 0, 'not_taxed'],
  ['not_supported', 0, 'not_taxed'],
  ['a_reason_of_years_to_come', 0, 'not_taxed'],
  ['a_reason_of_years_to_come', 100, 'standard'],
])('%s with a tax of %i is %s', (reason, tax, ours) => {
  const told = jurisdiction({ reason, tax: minor(tax), percentage: tax > 0 ? '5.5' : null });
  expect(taxOfAnswer(line(1000, tax, told), true)).toMatchObject({ reason: ours, rateBasisPoints: tax > 0 ? 550 : 0 });
});

test('of several that tax a line the rates add up, and the first one that takes something says why', () => {
  const none = jurisdiction({ name: 'Nowhere', reason: 'not_collecting', percentage: null, tax: minor(0) });
  const two = [jurisdiction({ percentage: '5.0', tax: minor(50) }), jurisdiction({ percentage: '9.975', tax: minor(100) })];
  expect(taxOfAnswer(line(1000, 150, none, ...two), false)).toEqual({ gross: 1150, tax: 150, rateBasisPoints: 1497, reason: 'standard' });
});

test('percentages are read digit by digit', () => {
  expect(['20.0', '5.5', '7', '0.0', '9.975', '4.35'].map(basisPointsOf)).toEqual([2000, 550, 700, 0, 997, 435]);
});

test('an answer is good for a day, and only while a late payment could still be recorded by it', () => {
  const answer: TaxAnswer = { calculation: 'taxcalc_1', askedAt: 0, expiresAt: 90 * DAY, lines: [] };
  expect([isFreshAnswer(answer, DAY - 1), isFreshAnswer(answer, DAY)]).toEqual([true, false]);
  expect(isFreshAnswer({ ...answer, expiresAt: 45 * DAY }, 1)).toBe(false);
});

test('where the country is not enough, and which VAT ids say something', () => {
  expect(['US', 'CA', 'FR', 'JP'].map(needsPostalCode)).toEqual([true, true, false, false]);
  expect(['GR', 'GB', 'NO', 'CH'].map(vatIdTypeOf)).toEqual(['eu_vat', 'gb_vat', 'no_vat', null]);
});

test.each<[string, string, string | null]>([
  ['US', ' 98101 ', '98101'],
  ['US', '98101-1234', '98101-1234'],
  ['US', '981011234', '98101-1234'],
  ['US', '9810', null],
  ['US', '98101-', '98101'],
  ['US', 'M5V 3L9', null],
  ['CA', 'm5v3l9', 'M5V 3L9'],
  ['CA', 'M5V 3L9', 'M5V 3L9'],
  ['CA', 'D5V 3L9', null],
  ['CA', '98101', null],
  ['FR', '75001', null],
])('in %s %s is the postal code %s', (country, typed, read) => {
  expect(readPostalCode(country, typed)).toBe(read);
});
