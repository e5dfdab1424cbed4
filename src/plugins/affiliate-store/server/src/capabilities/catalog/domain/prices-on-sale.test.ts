import { money } from '../../../kernel/money';
import { pricesOnSale } from './prices-on-sale';

const exchange = (to: string, rate: string, from = 'EUR') => ({ from, to, rate, source: 'ECB', validFrom: 0 });
const inShort = (own: Parameters<typeof pricesOnSale>[0], exchanges: Parameters<typeof pricesOnSale>[1]) =>
  pricesOnSale(own, exchanges).map(({ minor, currency, converted }) => [minor, currency, converted?.from.minor ?? null]);

test('a price the seller set comes before any converted one', () => {
  expect(inShort([money(11990, 'EUR'), money(12900, 'USD')], [exchange('USD', '1.08'), exchange('BRL', '5.8312')])).toEqual([
    [11990, 'EUR', null],
    [12900, 'USD', null],
    [69916, 'BRL', 11990],
  ]);
});

test('what has no price in the main currency is not converted', () => {
  expect(inShort([money(12900, 'USD')], [exchange('BRL', '5.8312')])).toEqual([[12900, 'USD', null]]);
});

test('what a payment cannot be is not offered, and a gift stays one', () => {
  expect(inShort([money(50, 'EUR')], [exchange('CHF', '0.58'), exchange('JPY', '163.5')])).toEqual([
    [50, 'EUR', null],
    [82, 'JPY', 50],
  ]);
  expect(inShort([money(90_000_000, 'EUR')], [exchange('BRL', '5.8312')])).toEqual([[90_000_000, 'EUR', null]]);
  expect(inShort([money(0, 'EUR')], [exchange('KWD', '0.3341')])).toEqual([
    [0, 'EUR', null],
    [0, 'KWD', 0],
  ]);
});
