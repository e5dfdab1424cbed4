import type { Money } from '../../../kernel/money';

/** The lowest of the given prices per currency, in the order the currencies first appear. */
export const lowestPrices = (prices: readonly Money[]): readonly Money[] => {
  const lowest = new Map<string, Money>();
  for (const price of prices) {
    const before = lowest.get(price.currency);
    if (!before || price.minor < before.minor) lowest.set(price.currency, price);
  }
  return [...lowest.values()];
};
