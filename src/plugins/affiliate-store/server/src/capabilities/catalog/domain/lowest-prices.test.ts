import { money } from '../../../kernel/money';
import { lowestPrices, renewalsOf } from './lowest-prices';

test('the lowest price of each currency, currencies never compared with each other', () => {
  expect(lowestPrices([money(5000, 'EUR'), money(9000, 'USD'), money(4900, 'EUR'), money(100, 'JPY')])).toEqual([
    money(4900, 'EUR'),
    money(9000, 'USD'),
    money(100, 'JPY'),
  ]);
  expect(lowestPrices([])).toEqual([]);
});

describe('which of the lowest prices renew', () => {
  const monthly = { interval: 'month', count: 1, trialDays: 0, instalments: null } as const;
  const offer = (amount: number, renewal: typeof monthly | null) => ({ prices: [money(amount, 'EUR')], renewal });

  it('is that of the offer it belongs to', () => {
    expect(renewalsOf([money(900, 'EUR')], [offer(900, monthly), offer(9000, null)])).toEqual([{ ...monthly, currency: 'EUR' }]);
    expect(renewalsOf([money(900, 'EUR')], [offer(9000, monthly), offer(900, null)])).toEqual([]);
  });

  it('is none where the same price can be paid once', () => {
    expect(renewalsOf([money(900, 'EUR')], [offer(900, monthly), offer(900, null)])).toEqual([]);
  });
});
