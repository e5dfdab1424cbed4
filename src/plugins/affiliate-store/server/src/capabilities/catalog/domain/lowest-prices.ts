import type { Money } from '../../../kernel/money';
import type { Renewal } from './goods';

/** The lowest of the given prices per currency, in the order the currencies first appear. */
export const lowestPrices = <Price extends Money>(prices: readonly Price[]): readonly Price[] => {
  const lowest = new Map<string, Price>();
  for (const price of prices) {
    const before = lowest.get(price.currency);
    if (!before || price.minor < before.minor) lowest.set(price.currency, price);
  }
  return [...lowest.values()];
};

/** How the lowest prices are paid that belong to an offer that renews. A price that can also be paid once is not said to renew. */
export const renewalsOf = (
  lowest: readonly Money[],
  offers: ReadonlyArray<{ readonly prices: readonly Money[]; readonly renewal: Renewal | null }>,
): ReadonlyArray<Renewal & { readonly currency: string }> =>
  lowest.flatMap(({ currency, minor }) => {
    const at = offers.filter(({ prices }) => prices.some((price) => price.currency === currency && price.minor === minor));
    const renewal = at.every((offer) => offer.renewal !== null) ? at[0]?.renewal : null;
    return renewal ? [{ ...renewal, currency }] : [];
  });
