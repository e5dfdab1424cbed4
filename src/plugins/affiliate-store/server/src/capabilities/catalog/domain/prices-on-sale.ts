import { exchanged, exchangeView, type Exchange } from '../../../kernel/exchange';
import { moneyView, type Money } from '../../../kernel/money';
import { chargeable } from '../../../kernel/provider-amount';

/** A price an offer is sold at: one the seller set, or one converted from it. */
export interface OfferPrice extends Money {
  /** The price it was made of, and at what; null where the seller set it. */
  readonly converted: { readonly from: Money; readonly exchange: Exchange } | null;
}

const convertedPrice = (from: Money, exchange: Exchange): OfferPrice | null => {
  const price = { minor: exchanged(from.minor, exchange), currency: exchange.to };
  // What is too little or too much for one payment is not offered; what is given away stays a gift.
  return from.minor === 0 || chargeable(price).ok ? { ...price, converted: { from, exchange } } : null;
};

/** What an offer costs in every currency it is sold in: the seller's own prices first, and converted only where there is none. */
export const pricesOnSale = (own: readonly Money[], exchanges: readonly Exchange[]): readonly OfferPrice[] => [
  ...own.map((price) => ({ ...price, converted: null })),
  ...exchanges.flatMap((exchange) => {
    if (own.some((price) => price.currency === exchange.to)) return [];
    const from = own.find((price) => price.currency === exchange.from);
    return (from && convertedPrice(from, exchange)) ?? [];
  }),
];

/** A price as it travels: with what it was converted from, where it was. */
export const priceView = ({ converted, ...price }: OfferPrice) => ({
  ...moneyView(price),
  converted: converted && { from: moneyView(converted.from), exchange: exchangeView(converted.exchange) },
});
