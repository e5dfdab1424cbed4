import { sum } from '../../../kernel/money';
import type { Minor } from '../../../kernel/money';
import { proportionHalfUp } from '../../../kernel/proportion';

/** Prices of one length of period, summed: minor units. */
export interface PricesOfPeriod {
  readonly interval: 'month' | 'year';
  readonly count: number;
  readonly amount: number;
}

/** What prices come to in a month, so that those of a year and those of a month can stand in one figure. */
export const perMonth = (prices: readonly PricesOfPeriod[]): Minor =>
  sum(prices.map(({ interval, count, amount }) => proportionHalfUp(amount, 1, interval === 'year' ? 12 * count : count)));
