import type { Core } from '@strapi/strapi';
import type { listProducts } from '../../../../../contracts/catalog';
import type { Input } from '../../../../../contracts/endpoint';
import { ledgerExponent } from '../../../kernel/currencies';
import { boundsBefore } from '../../../kernel/exchange';
import { now } from '../../../platform/clock';
import { setting } from '../../../platform/settings';
import { priceExchanges } from '../ports';
import { defaultCurrency } from '../settings';
import type { Sought } from '../store/listing';

type Query = Input<typeof listProducts>['query'];

/** Bounds without a currency are bounds in the shop's main one; a currency without bounds asks what is sold in it. */
const priceIn = async (strapi: Core.Strapi, { currency, minPrice, maxPrice }: Query): Promise<Sought['price']> => {
  if (currency === undefined && minPrice === undefined && maxPrice === undefined) return null;
  const code = currency ?? (await setting(strapi, defaultCurrency));
  const bounds = { least: minPrice ?? null, most: maxPrice ?? null };
  const exchange = (await priceExchanges(strapi).offered(now())).find(({ to }) => to === code);
  return {
    currency: code,
    exponent: ledgerExponent(code),
    ...bounds,
    converted: exchange ? { currency: exchange.from, exponent: ledgerExponent(exchange.from), ...boundsBefore(bounds, exchange) } : null,
  };
};

/** What a visitor looks for. */
export const soughtIn = async (strapi: Core.Strapi, query: Query): Promise<Sought> => {
  const { q, tag, language, creator } = query;
  return { words: q || null, tag: tag ?? null, language: language ?? null, creator: creator ?? null, price: await priceIn(strapi, query) };
};
