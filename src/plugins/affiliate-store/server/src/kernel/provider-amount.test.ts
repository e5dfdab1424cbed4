import { ledgerExponent, maximumCharge, minimumCharge, payoutStep, stripeExponent } from './currencies';
import { money } from './money';
import { chargeable, floorForPayout, fromProvider, toProvider } from './provider-amount';

test.each([
  ['EUR', 2, 2],
  ['USD', 2, 2],
  ['JPY', 0, 0],
  ['KRW', 0, 0],
  ['KWD', 3, 3],
  ['TND', 3, 3],
  ['ISK', 0, 2],
  ['UGX', 0, 2],
  ['HUF', 2, 2],
])('%s has %i decimals in the ledger and %i at the provider', (currency, ledger, provider) => {
  expect([ledgerExponent(currency), stripeExponent(currency)]).toEqual([ledger, provider]);
});

test.each([
  ['EUR', 11990, 11990],
  ['JPY', 1980, 1980],
  ['ISK', 5, 500],
  ['UGX', 2000, 200000],
  ['KWD', 5120, 5120],
])('%s %i crosses the boundary as %i and comes back', (currency, ours, theirs) => {
  expect(toProvider(money(ours, currency))).toEqual({ ok: true, value: theirs });
  expect(fromProvider(theirs, currency.toLowerCase())).toEqual({ ok: true, value: money(ours, currency) });
});

test('what the provider cannot say is refused, not rounded', () => {
  expect(toProvider(money(5124, 'KWD'))).toMatchObject({ ok: false, failure: { code: 'AMOUNT_NOT_REPRESENTABLE', facts: { step: 10 } } });
  expect(fromProvider(550, 'isk')).toMatchObject({ ok: false, failure: { code: 'AMOUNT_NOT_REPRESENTABLE', facts: { step: 100 } } });
});

test.each([
  ['EUR', 49, 'AMOUNT_BELOW_MINIMUM'],
  ['GBP', 29, 'AMOUNT_BELOW_MINIMUM'],
  ['JPY', 49, 'AMOUNT_BELOW_MINIMUM'],
  ['HUF', 17499, 'AMOUNT_BELOW_MINIMUM'],
  ['XOF', 0, 'AMOUNT_BELOW_MINIMUM'],
  ['EUR', 100_000_000, 'AMOUNT_ABOVE_MAXIMUM'],
  ['ISK', 1_000_000, 'AMOUNT_ABOVE_MAXIMUM'],
  ['KWD', 5124, 'AMOUNT_NOT_REPRESENTABLE'],
])('a charge of %s %i is refused as %s', (currency, amount, code) => {
  expect(chargeable(money(amount, currency))).toMatchObject({ ok: false, failure: { code } });
});

test.each([
  ['EUR', 50],
  ['JPY', 50],
  ['KWD', 10],
  ['ISK', 999_999],
  ['XOF', 1],
])('a charge of %s %i is taken', (currency, amount) => {
  expect(chargeable(money(amount, currency))).toEqual({ ok: true, value: money(amount, currency) });
});

test('limits are stated in the ledger’s units', () => {
  expect([
    minimumCharge('CZK'),
    minimumCharge('XOF'),
    minimumCharge('KWD'),
    maximumCharge('EUR'),
    maximumCharge('ISK'),
    maximumCharge('IDR'),
  ]).toEqual([1500, 1, 10, 99_999_999, 999_999, 999_999_999_999]);
});

test('a payout leaves behind what its currency cannot carry, and never deepens a debt', () => {
  const floored = (amount: number, currency: string): number => floorForPayout(money(amount, currency)).minor;
  expect([payoutStep('HUF'), payoutStep('TWD'), payoutStep('KWD'), payoutStep('EUR')]).toEqual([100, 100, 10, 1]);
  expect([floored(12345, 'HUF'), floored(1709, 'KWD'), floored(1709, 'EUR'), floored(99, 'TWD')]).toEqual([12300, 1700, 1709, 0]);
  expect(floored(-5, 'KWD')).toBe(0);
});
