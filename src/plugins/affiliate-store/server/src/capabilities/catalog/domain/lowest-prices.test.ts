import { money } from '../../../kernel/money';
import { lowestPrices } from './lowest-prices';

test('the lowest price of each currency, currencies never compared with each other', () => {
  expect(lowestPrices([money(5000, 'EUR'), money(9000, 'USD'), money(4900, 'EUR'), money(100, 'JPY')])).toEqual([
    money(4900, 'EUR'),
    money(9000, 'USD'),
    money(100, 'JPY'),
  ]);
  expect(lowestPrices([])).toEqual([]);
});
