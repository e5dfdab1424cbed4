import type { Money } from '../../../kernel/money';

/** The lowest of the given prices per currency, in the order the currencies first appear. */
export const lowestPrices = <Price extends Money>(prices: readonly Price[]): readonly Price[] => {
  const lowest = new Map<string, Price>();
  for (const price of prices) {
    const before = lowest.get(price.currency);
    if (!before || price.minor < before.minor) lowest.set(price.currency, price);
  }
  return [...lowest.values()];
};
