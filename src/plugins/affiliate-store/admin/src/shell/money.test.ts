import { decimalOf, minorOf, moneyText } from './money';

const view = (amount: string, currency: string, exponent: number) => ({ amount, currency, exponent });

describe('amounts on the screen', () => {
  it.each([
    [view('11990', 'EUR', 2), '119.90'],
    [view('5', 'EUR', 2), '0.05'],
    [view('-378', 'EUR', 2), '-3.78'],
    [view('1980', 'JPY', 0), '1980'],
    [view('5120', 'KWD', 3), '5.120'],
    [view('9007199254740991', 'EUR', 2), '90071992547409.91'],
  ])('write %o as %s without a float', (amount, text) => {
    expect(decimalOf(amount)).toBe(text);
  });

  it('show the decimals of their own currency', () => {
    expect(moneyText(view('1980', 'JPY', 0), 'en')).toBe('¥1,980');
    expect(moneyText(view('5120', 'KWD', 3), 'en')).toContain('5.120');
    expect(moneyText(view('9007199254740991', 'EUR', 2), 'en')).toBe('€90,071,992,547,409.91');
  });

  it.each([
    ['119.90', 2, '11990'],
    ['119,9', 2, '11990'],
    ['5', 2, '500'],
    ['0.05', 2, '5'],
    ['1 200', 0, '1200'],
    ['5.120', 3, '5120'],
    ['0', 2, '0'],
  ])('read %s with %i decimals as %s', (typed, exponent, minor) => {
    expect(minorOf(typed, exponent)).toBe(minor);
  });

  it.each([
    ['1.005', 2],
    ['abc', 2],
    ['-5', 2],
    ['', 2],
    ['1.2.3', 2],
    ['12.5', 0],
  ])('refuse %s with %i decimals rather than guess', (typed, exponent) => {
    expect(minorOf(typed, exponent)).toBeNull();
  });
});
