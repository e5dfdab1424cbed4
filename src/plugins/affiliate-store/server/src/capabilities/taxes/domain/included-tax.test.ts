import * as fc from 'fast-check';
import { minor } from '../../../kernel/money';
import { includedTax } from './included-tax';

test.each([
  [11_990, 1990, 1990],
  [1980, 1000, 180],
  [10_000, 0, 0],
  [0, 2000, 0],
  [1, 2000, 0],
  [12_000, 2000, 2000],
])('a price of %i at %i basis points includes a tax of %i', (price, rate, tax) => {
  expect(includedTax(minor(price), rate)).toBe(tax);
});

test('the tax is never more than the price and never negative', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 0, max: 10_000 }), (price, rate) => {
      const tax = includedTax(minor(price), rate);
      return tax >= 0 && tax <= price;
    }),
  );
});
