import fc from 'fast-check';
import { minor } from '../../../kernel/money';
import { addedTax, isReverseCharge, taxOfLine, type TaxedSale, type TaxTerms } from './line-tax';

const terms: TaxTerms = { standard: { FR: 2000, DE: 1900, ES: 2100 }, reduced: { FR: 550, DE: 700 }, pricesInclude: true };
const sale = (more: Partial<TaxedSale> = {}): TaxedSale => ({
  kind: 'standard',
  buyerCountry: 'DE',
  sellerCountry: 'FR',
  companyCountry: null,
  ...more,
});
const price = minor(11900);

test.each([
  ['a person pays the standard rate of their country', sale(), { gross: 11900, tax: 1900, rateBasisPoints: 1900, reason: 'standard' }],
  ['an e-book the reduced one', sale({ kind: 'reduced' }), { gross: 11900, tax: 779, rateBasisPoints: 700, reason: 'reduced' }],
  [
    'where there is no reduced rate, the standard one',
    sale({ kind: 'reduced', buyerCountry: 'ES' }),
    { gross: 11900, tax: 2065, rateBasisPoints: 2100, reason: 'standard' },
  ],
  ['what is exempt bears none', sale({ kind: 'exempt' }), { gross: 11900, tax: 0, rateBasisPoints: 0, reason: 'exempt' }],
  [
    'a country that is not listed has none',
    sale({ buyerCountry: 'US' }),
    { gross: 11900, tax: 0, rateBasisPoints: 0, reason: 'not_taxed' },
  ],
  [
    'nor has a buyer whose country is not known yet',
    sale({ buyerCountry: null }),
    { gross: 11900, tax: 0, rateBasisPoints: 0, reason: 'not_taxed' },
  ],
  [
    'a company abroad pays the price without tax',
    sale({ companyCountry: 'DE' }),
    { gross: 10000, tax: 0, rateBasisPoints: 0, reason: 'reverse_charge' },
  ],
  [
    'a company at home pays like everyone',
    sale({ buyerCountry: 'FR', companyCountry: 'FR' }),
    { gross: 11900, tax: 1983, rateBasisPoints: 2000, reason: 'standard' },
  ],
])('%s', (_name, of, expected) => {
  expect(taxOfLine(price, of, terms)).toEqual(expected);
});

test('a price without tax grows by it, and not for a company abroad', () => {
  const without = { ...terms, pricesInclude: false };
  expect(taxOfLine(minor(10000), sale(), without)).toMatchObject({ gross: 11900, tax: 1900 });
  expect(taxOfLine(minor(10000), sale({ companyCountry: 'DE' }), without)).toMatchObject({ gross: 10000, tax: 0 });
});

test('reverse charge needs two countries of the Union, and a VAT id of the country of the bill', () => {
  const of = (sellerCountry: string, buyerCountry: string | null, companyCountry: string | null) =>
    isReverseCharge({ sellerCountry, buyerCountry, companyCountry });
  expect([
    of('FR', 'DE', 'DE'),
    of('FR', 'DE', 'ES'),
    of('FR', 'FR', 'FR'),
    of('US', 'DE', 'DE'),
    of('', 'DE', 'DE'),
    of('FR', 'DE', null),
  ]).toEqual([true, false, false, false, false, false]);
});

test('tax is within what is charged, and both ways of pricing meet within a cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000 }), (amount, rate) => {
      const net = minor(amount);
      const gross = minor(net + addedTax(net, rate));
      const back = taxOfLine(gross, sale(), { standard: { DE: rate }, reduced: {}, pricesInclude: true });
      expect(back.tax).toBeLessThanOrEqual(gross);
      expect(Math.abs(gross - back.tax - net)).toBeLessThanOrEqual(1);
    }),
  );
});

test('what three decimals make of tax can still be charged: the provider wants the last of them to be 0', () => {
  const without = { ...terms, pricesInclude: false };
  // 12.340 KWD and 19 % are 14.6846 KWD.
  expect(taxOfLine(minor(12340), sale(), without, 10)).toMatchObject({ gross: 14680, tax: 2340 });
  // 14.680 KWD less the 2.344 KWD of tax in it are 12.336 KWD.
  expect(taxOfLine(minor(14680), sale({ companyCountry: 'DE' }), terms, 10)).toMatchObject({ gross: 12340, tax: 0 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 10_000 }), (steps, rate) => {
      const rates = { standard: { DE: rate }, reduced: {} };
      for (const pricesInclude of [true, false]) {
        for (const companyCountry of [null, 'DE']) {
          const due = taxOfLine(minor(steps * 10), sale({ companyCountry }), { ...rates, pricesInclude }, 10);
          expect([due.gross % 10, due.tax >= 0 && due.tax <= due.gross]).toEqual([0, true]);
        }
      }
    }),
  );
});
