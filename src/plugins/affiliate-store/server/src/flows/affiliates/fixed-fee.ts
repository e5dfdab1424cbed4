import type { OfferPrice } from '../../capabilities/catalog/service';
import { exchanged } from '../../kernel/exchange';
import { minor, type Minor } from '../../kernel/money';

/** What the site takes of each sale whatever its price, in its currency: set in it, or converted like the price. */
export const fixedFeeIn = (fixed: Readonly<Record<string, number>>, currency: string, converted: OfferPrice['converted']): Minor =>
  fixed[currency] === undefined && converted
    ? exchanged(minor(fixed[converted.from.currency] ?? 0), converted.exchange)
    : minor(fixed[currency] ?? 0);
