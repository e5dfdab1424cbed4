import { minor } from '../../../kernel/money';
import type { Money } from '../../../kernel/money';
import type { Renewal } from './goods';
import type { OfferPrice } from './prices-on-sale';

const times = <M extends Money>(price: M, count: number): M => ({ ...price, minor: minor(price.minor * count) });

/** What an offer costs in all: where it is paid in instalments, its prices are those of one of them. */
export const wholePrices = ({
  prices,
  renewal,
}: {
  readonly prices: readonly OfferPrice[];
  readonly renewal: Renewal | null;
}): readonly OfferPrice[] => {
  const count = renewal?.instalments ?? 1;
  return prices.map((price) => ({
    ...times(price, count),
    converted: price.converted && { ...price.converted, from: times(price.converted.from, count) },
  }));
};
