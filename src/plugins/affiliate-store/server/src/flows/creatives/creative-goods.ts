import type { Core } from '@strapi/strapi';
import { catalog, defaultCurrency } from '../../capabilities/catalog/service';
import type { Creative } from '../../capabilities/creatives/service';
import { amountText } from '../../capabilities/messaging/service';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';

/** The product a piece speaks of, in the piece's language. */
export interface Goods {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly cover: string | null;
  /** What it costs in the shop's main currency, by the editor's first offer that can be bought; null where there is none. */
  readonly price: string | null;
}

const priceOf = async (strapi: Core.Strapi, { product, language }: Creative, currency: string): Promise<string | null> => {
  const offers = product === null ? [] : await catalog(strapi).offersOfProduct(product, now());
  const prices = offers.filter(({ availability }) => availability === 'available').flatMap((offer) => offer.prices);
  const price = prices.find((one) => one.currency === currency) ?? prices[0];
  return price ? amountText(language, price) : null;
};

/** What pieces speak of, by piece; those of the shop as a whole are left out. */
export const goodsOf = async (strapi: Core.Strapi, pieces: readonly Creative[]): Promise<ReadonlyMap<number, Goods>> => {
  const products = await catalog(strapi).productsOf([...new Set(pieces.flatMap(({ product }) => product ?? []))]);
  const currency = await setting(strapi, defaultCurrency);
  const found = new Map<number, Goods>();
  for (const piece of pieces) {
    const product = piece.product === null ? undefined : products.get(piece.product);
    if (!product) continue;
    const { documentId: id, name, slug, coverUrl: cover } = product;
    found.set(piece.id, { id, name, slug, cover, price: await priceOf(strapi, piece, currency) });
  }
  return found;
};
