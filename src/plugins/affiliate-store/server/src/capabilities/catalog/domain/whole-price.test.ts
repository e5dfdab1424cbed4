import { money } from '../../../kernel/money';
import { wholePrices } from './whole-price';

const price = { ...money(3300, 'EUR'), converted: null };
const exchange = { from: 'EUR', to: 'USD', rate: '1.1', source: 'the bank', validFrom: 0 } as never;

test('three instalments of 33.00 cost 99.00, also of what they were converted from; what renews costs what is written', () => {
  const monthly = { interval: 'month', count: 1, trialDays: 0, instalments: 3 } as const;
  expect(wholePrices({ prices: [price], renewal: monthly })).toEqual([{ ...money(9900, 'EUR'), converted: null }]);
  const inDollars = { ...money(3630, 'USD'), converted: { from: money(3300, 'EUR'), exchange } };
  expect(wholePrices({ prices: [inDollars], renewal: monthly })).toEqual([
    { ...money(10890, 'USD'), converted: { from: money(9900, 'EUR'), exchange } },
  ]);
  expect(wholePrices({ prices: [price], renewal: { ...monthly, instalments: null } })).toEqual([price]);
  expect(wholePrices({ prices: [price], renewal: null })).toEqual([price]);
});
