import fc from 'fast-check';
import { ledgerExponent } from './currencies';
import { add, formatDecimal, minor, money, moneyView, parseMoney, subtract, sum } from './money';

describe('minor units', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])('%p is refused', (value) => {
    expect(() => minor(value)).toThrow('not an exact number of minor units');
  });
  test('minus zero is zero', () => {
    expect(Object.is(minor(-0), 0)).toBe(true);
  });
  test('a sum that leaves the exact range is refused', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

describe('reading a decimal', () => {
  test.each([
    ['119.90', 'EUR', 11990],
    ['4.35', 'EUR', 435],
    ['0.29', 'EUR', 29],
    ['0.57', 'EUR', 57],
    ['1.005', 'KWD', 1005],
    ['1980', 'JPY', 1980],
    ['7', 'EUR', 700],
    ['7.5', 'EUR', 750],
    ['-0.01', 'EUR', -1],
    [' 12.00 ', 'EUR', 1200],
  ])('%s %s is %i minor units', (text, currency, expected) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor: expected, currency } });
  });
  test.each([
    ['1.005', 'EUR', 'AMOUNT_TOO_PRECISE'],
    ['1980.0', 'JPY', 'AMOUNT_TOO_PRECISE'],
    ['5.1234', 'KWD', 'AMOUNT_TOO_PRECISE'],
    ['1,50', 'EUR', 'AMOUNT_MALFORMED'],
    ['1e3', 'EUR', 'AMOUNT_MALFORMED'],
    ['.5', 'EUR', 'AMOUNT_MALFORMED'],
    ['5.', 'EUR', 'AMOUNT_MALFORMED'],
    ['', 'EUR', 'AMOUNT_MALFORMED'],
    ['0x10', 'EUR', 'AMOUNT_MALFORMED'],
    ['90071992547409.93', 'EUR', 'AMOUNT_TOO_LARGE'],
  ])('%s %s is refused as %s', (text, currency, code) => {
    expect(parseMoney(text, currency)).toMatchObject({ ok: false, failure: { code } });
  });
  test('what is written is read back, in every kind of currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD'), (amount, currency) => {
        expect(parseMoney(formatDecimal(money(amount, currency)), currency)).toEqual({ ok: true, value: money(amount, currency) });
      }),
    );
  });
});

test('an amount is written with the decimals of its currency', () => {
  expect([money(11990, 'EUR'), money(-5, 'EUR'), money(0, 'EUR'), money(1980, 'JPY'), money(5120, 'KWD')].map(formatDecimal)).toEqual([
    '119.90',
    '-0.05',
    '0.00',
    '1980',
    '5.120',
  ]);
});

test('an amount travels as digits, currency and exponent', () => {
  expect(moneyView(money(11990, 'eur'))).toEqual({ amount: '11990', currency: 'EUR', exponent: 2 });
  expect(moneyView(money(-1, 'KWD'))).toEqual({ amount: '-1', currency: 'KWD', exponent: ledgerExponent('KWD') });
});

test('sums stay within one currency, at run time too', () => {
  expect(add(money(1, 'EUR'), money(2, 'EUR'))).toEqual(money(3, 'EUR'));
  expect(subtract(money(1, 'EUR'), money(2, 'EUR'))).toEqual(money(-1, 'EUR'));
  const [euros, dollars]: string[] = ['EUR', 'USD'];
  expect(() => add(money(1, euros ?? ''), money(1, dollars ?? ''))).toThrow('have no sum');
  expect(() => subtract(money(1, euros ?? ''), money(1, dollars ?? ''))).toThrow('have no sum');
});

test('a currency is three letters', () => {
  expect(() => money(1, 'EURO')).toThrow('not a currency code');
});
