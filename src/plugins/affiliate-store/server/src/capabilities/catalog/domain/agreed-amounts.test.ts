import { readAmounts } from './agreed-amounts';

const KNOWN = new Set(['EUR', 'USD', 'JPY', 'KWD']);

test('amounts in some currencies are read in their own decimals', () => {
  expect(readAmounts('5.00 EUR, 600 JPY,1.250 KWD', KNOWN)).toEqual({ EUR: 500, JPY: 600, KWD: 1250 });
  for (const nothing of ['', '  ', null, undefined]) expect(readAmounts(nothing, KNOWN)).toEqual({});
});

test.each(['5.00', 'EUR 5.00', '5,00 EUR', '5.00 EUR,', '0.00 EUR', '-5.00 EUR', '5.001 EUR', '5.00 XXX', '5 EUR, 6 EUR', '1e3 EUR'])(
  '%s is no amount in a currency',
  (typed) => expect(readAmounts(typed, KNOWN)).toBeNull(),
);
