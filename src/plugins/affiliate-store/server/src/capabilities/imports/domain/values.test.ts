import { fittingCode, readAmount, readCurrency, readEmail, readRate } from './values';

describe('an amount of a file', () => {
  it.each([
    ['119.90', 'EUR', 'point', 11990],
    ['$1,234.56', 'USD', 'point', 123456],
    ['1.234,56', 'EUR', 'comma', 123456],
    ['1 234,5 €', 'EUR', 'comma', 123450],
    ['4.500000', 'EUR', 'point', 450],
    ['1980', 'JPY', 'point', 1980],
    ['-3.00', 'EUR', 'point', -300],
    ['90071992547409.91', 'EUR', 'point', 9007199254740991],
  ] as const)('%s %s (%s) is exact', (text, currency, mark, amount) => {
    expect(readAmount(text, currency, mark)).toBe(amount);
  });

  it.each([
    ['0.005', 'EUR', 'point'],
    ['1,5', 'EUR', 'point'],
    ['12,34.00', 'EUR', 'point'],
    ['1e3', 'EUR', 'point'],
    ['19.80', 'JPY', 'point'],
    ['90071992547409.92', 'EUR', 'point'],
    ['', 'EUR', 'point'],
    ['NaN', 'EUR', 'comma'],
  ] as const)('%s %s (%s) is refused and never rounded', (text, currency, mark) => {
    expect(readAmount(text, currency, mark)).toBeNull();
  });
});

describe('other values of a file', () => {
  it('know shares as percent and as parts of one', () => {
    expect([readRate('30', 'point', 'percent'), readRate('12,5 %', 'comma', 'percent'), readRate('0.3', 'point', 'fraction')]).toEqual([
      3000, 1250, 3000,
    ]);
    expect([readRate('30%', 'point', 'fraction'), readRate('0.125', 'point', 'fraction')]).toEqual([3000, 1250]);
    expect([readRate('101', 'point', 'percent'), readRate('-1', 'point', 'percent'), readRate('20', 'point', 'fraction')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('know currencies the world has, and addresses', () => {
    expect([readCurrency('eur'), readCurrency('XQQ'), readCurrency('EURO')]).toEqual(['EUR', null, null]);
    expect([readEmail(' Ana@Example.com '), readEmail('ana@'), readEmail('a@b.com x'), readEmail('"a@b.com"@evil.example')]).toEqual([
      'ana@example.com',
      null,
      null,
      null,
    ]);
    const began = performance.now();
    expect(readEmail(`${'a'.repeat(100_000)}@`)).toBeNull();
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('make a code fit where it nearly does', () => {
    expect(['Élodie Café', '7', '-x-', '日本'].map(fittingCode)).toEqual(['elodie-cafe', 'ref-7', 'ref-x', null]);
  });
});
