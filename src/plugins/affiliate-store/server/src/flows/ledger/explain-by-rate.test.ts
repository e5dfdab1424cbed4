import { explainByRate, type AskedOfSums } from './explain-by-rate';
import type { Rated } from '../currencies/value-orders';

const at = (rate: string, how: Rated['how'] = 'of_day'): Rated => ({
  how,
  exchange: { from: 'EUR', to: 'USD', rate, source: 'ECB', validFrom: Date.UTC(2026, 10, 3) },
  back: true,
});
const same: Rated = { how: 'same', exchange: null, back: false };

const ASKED: AskedOfSums = {
  main: 'EUR',
  currency: 'every',
  settledIn: undefined,
  sums: [
    {
      currency: 'EUR',
      orders: 30_000,
      charged: 3_000_000,
      net: 2_500_000,
      rates: [{ rated: same, orders: 30_000, charged: 3_000_000, net: 2_500_000, base: { charged: 3_000_000, net: 2_500_000 } }],
    },
    {
      currency: 'USD',
      orders: 6,
      charged: 660,
      net: 600,
      rates: [
        { rated: at('1.1'), orders: 2, charged: 220, net: 200, base: { charged: 200, net: 182 } },
        { rated: at('1.2', 'frozen'), orders: 3, charged: 360, net: 330, base: { charged: 300, net: 275 } },
        { rated: null, orders: 1, charged: 80, net: 70, base: null },
      ],
    },
  ],
  settled: [
    { currency: 'EUR', net: 2_900_000 },
    { currency: 'USD', net: 500 },
  ],
};
const ofDollars: AskedOfSums = { ...ASKED, currency: 'USD', sums: ASKED.sums.slice(1), settled: ASKED.settled.slice(1) };

const amounts = (why: ReturnType<typeof explainByRate>) => [
  why?.amount?.amount,
  why?.amount?.currency,
  why?.steps.reduce((sum, step) => sum + Number(step.amount?.amount ?? 0), 0),
];

test('of very many orders the sums at each rate are told, with the rate, and come to the amount', () => {
  const why = explainByRate('base_charged', ASKED);
  expect(amounts(why)).toEqual(['3000500', 'EUR', 3_000_500]);
  expect(why?.steps.map(({ code, facts }) => [code, facts['count'], facts['quote'] ?? ''])).toEqual([
    ['IN_MAIN_ORDERS', '30000', ''],
    ['IN_MAIN_RATE', '3', '1 EUR = 1.2 USD'],
    ['IN_MAIN_RATE', '2', '1 EUR = 1.1 USD'],
  ]);
  expect(amounts(explainByRate('base_net', ofDollars))).toEqual(['457', 'EUR', 457]);
});

test('what has no rate is in no sum of the main currency, and is told by itself', () => {
  expect(amounts(explainByRate('unrated', ofDollars))).toEqual(['80', 'USD', 80]);
  expect(amounts(explainByRate('charged', ofDollars))).toEqual(['660', 'USD', 660]);
  expect(amounts(explainByRate('settled', { ...ofDollars, settledIn: 'USD' }))).toEqual(['500', 'USD', 500]);
});

test('currencies are never added up as if they were one', () => {
  expect(explainByRate('charged', ASKED)).toBeNull();
  expect(explainByRate('settled', ASKED)).toBeNull();
});
