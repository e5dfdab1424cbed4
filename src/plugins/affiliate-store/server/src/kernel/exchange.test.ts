import fc from 'fast-check';
import { chargeStep, ledgerExponent } from './currencies';
import { boundsBefore, exchanged, parseRate, rateRatio, reported } from './exchange';
import { minor } from './money';
import { chargeable, toProvider } from './provider-amount';
import { unwrap } from './outcome';

const turned = (amount: number, from: string, to: string, rate: string): number => exchanged(minor(amount), { from, to, rate });

describe('a rate as people write it', () => {
  test.each([
    ['5.8312', '5.8312'],
    [' 1.0800 ', '1.08'],
    ['0163.50', '163.5'],
    ['162', '162'],
    ['162.', '162'],
    ['0.000062', '0.000062'],
    ['007', '7'],
  ])('%s is kept as %s', (text, kept) => expect(parseRate(text)).toEqual({ ok: true, value: kept }));

  test.each(['', '0', '0.000', '-1', '1,08', '1e3', '.5', '1.2.3', '1234567890', '1.1234567890123', 'NaN', '١٫٢'])(
    '%s is refused',
    (text) => expect(parseRate(text)).toMatchObject({ ok: false, failure: { code: 'RATE_MALFORMED' } }),
  );
});

test.each([
  // 119.90 EUR × 5.8312 = 699.16088 BRL
  [11990, 'EUR', 'BRL', '5.8312', 69916],
  // 119.90 EUR × 163.5 = 19603.65 JPY
  [11990, 'EUR', 'JPY', '163.5', 19604],
  // 1 EUR × 162.5 = 162.5 JPY: half up
  [100, 'EUR', 'JPY', '162.5', 163],
  // 1980 JPY × 0.0061 = 12.078 EUR
  [1980, 'JPY', 'EUR', '0.0061', 1208],
  // 119.90 EUR × 0.3341 = 40.05859 KWD: the last of three decimals is 0
  [11990, 'EUR', 'KWD', '0.3341', 40060],
  // 12.340 KWD × 3.2 = 39.488 EUR
  [12340, 'KWD', 'EUR', '3.2', 3949],
  // 119.90 EUR × 150.4 = 18032.96 ISK: none in the ledger, two zeros at the provider
  [11990, 'EUR', 'ISK', '150.4', 18033],
  [11990, 'EUR', 'UGX', '4012.5', 481099],
  // 119.90 EUR × 410.55 = 49224.945 HUF
  [11990, 'EUR', 'HUF', '410.55', 4922495],
  [0, 'EUR', 'BRL', '5.8312', 0],
])('%i %s is in %s at %s … %i', (amount, from, to, rate, expected) => {
  expect(turned(amount, from, to, rate as string)).toBe(expected);
});

const CURRENCIES = ['EUR', 'USD', 'BRL', 'JPY', 'KRW', 'XOF', 'KWD', 'TND', 'BHD', 'ISK', 'UGX', 'HUF', 'TWD', 'IDR'];
const rates = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, decimals]) => `${whole}.${String(decimals).padStart(6, '0')}`)
  .filter((text) => parseRate(text).ok)
  .map((text) => unwrap(parseRate(text)));
const currencies = fc.constantFrom(...CURRENCIES);
const amounts = fc.integer({ min: 0, max: 50_000_000 });

test('what comes out is never further from the exact value than half a step, and can be said to the provider', () => {
  fc.assert(
    fc.property(amounts, currencies, currencies, rates, (amount, from, to, rate) => {
      const got = BigInt(turned(amount, from, to, rate));
      const { part, whole } = rateRatio(rate);
      // got / 10^to against amount × part / whole / 10^from, as one fraction each.
      const exact = BigInt(amount) * part * 10n ** BigInt(ledgerExponent(to));
      const scale = whole * 10n ** BigInt(ledgerExponent(from));
      const off = got * scale - exact;
      const half = BigInt(chargeStep(to)) * scale;
      expect(off * 2n <= half && off * 2n > -half).toBe(true);
      expect(toProvider({ minor: minor(Number(got)), currency: to }).ok).toBe(true);
    }),
  );
});

test('a dearer price stays the dearer one, and nothing costs nothing', () => {
  fc.assert(
    fc.property(amounts, amounts, currencies, currencies, rates, (a, b, from, to, rate) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(turned(low, from, to, rate)).toBeLessThanOrEqual(turned(high, from, to, rate));
      expect(turned(0, from, to, rate)).toBe(0);
    }),
  );
});

test('into the same unit at 1 nothing changes but the step', () => {
  fc.assert(
    fc.property(amounts, currencies, (amount, currency) => {
      const step = chargeStep(currency);
      expect(turned(amount - (amount % step), currency, currency, '1')).toBe(amount - (amount % step));
    }),
  );
});

test('bounds looked for in one currency find exactly the prices that lie within them in the other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200_000 }),
      fc.option(fc.integer({ min: 0, max: 2_000_000 })),
      fc.option(fc.integer({ min: 0, max: 2_000_000 })),
      currencies,
      currencies,
      rates,
      (price, least, most, from, to, rate) => {
        const before = boundsBefore({ least, most }, { from, to, rate });
        const within = (value: number, bounds: { least: number | null; most: number | null }): boolean =>
          (bounds.least === null || value >= bounds.least) && (bounds.most === null || value <= bounds.most);
        expect(within(price, before)).toBe(within(turned(price, from, to, rate), { least, most }));
      },
    ),
  );
});

test('a price too small for the other currency is no charge in it', () => {
  // 0.50 EUR is 0.29 CHF at 0.58, below the smallest charge.
  expect(chargeable({ minor: exchanged(minor(50), { from: 'EUR', to: 'CHF', rate: '0.58' }), currency: 'CHF' }).ok).toBe(false);
});

describe('an amount in a report', () => {
  const BRL = { from: 'EUR', to: 'BRL', rate: '5.8312' };
  const JPY = { from: 'EUR', to: 'JPY', rate: '163.5' };

  test('is rounded once, to a minor unit, either way', () => {
    expect(reported(minor(11990), BRL, false)).toBe(69916);
    expect(reported(minor(69916), BRL, true)).toBe(11990);
    expect(reported(minor(1635), JPY, true)).toBe(1000);
    expect(reported(minor(1000), JPY, false)).toBe(1635);
    // Half a cent goes up: 817.5 yen are no whole number, 500.25 cents are 500.
    expect(reported(minor(818), JPY, true)).toBe(500);
  });

  test('comes back as it was where the other currency is the finer one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => {
        expect(reported(reported(minor(amount), BRL, false), BRL, true)).toBe(amount);
      }),
    );
  });
});
