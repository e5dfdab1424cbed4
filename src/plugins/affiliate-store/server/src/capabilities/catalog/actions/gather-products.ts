import type { Core } from '@strapi/strapi';
import { availabilityWith } from '../domain/availability';
import type { Availability } from '../domain/availability';
import type { Asset, CreatorProfile, Media } from '../domain/goods';
import { lowestPrices, renewalsOf } from '../domain/lowest-prices';
import { pricesOnSale, type OfferPrice } from '../domain/prices-on-sale';
import { wholePrices } from '../domain/whole-price';
import { creatorStandings, priceExchanges } from '../ports';
import { assetsOf } from '../store/assets';
import { mediaOf } from '../store/media';
import { findOffers } from '../store/offers';
import type { StoredOffer } from '../store/offers';
import type { StoredProduct } from '../store/products';
import { pagesOfProducts } from '../store/sales-pages';
import { creatorsOfProducts } from '../store/team';

const UID = 'plugin::affiliate-store';

export interface OfferNow extends StoredOffer {
  readonly availability: Availability;
  readonly prices: readonly OfferPrice[];
}

/** A product with everything a card or a page shows of it. */
export interface Gathered {
  readonly product: StoredProduct;
  readonly creator: CreatorProfile;
  readonly cover: Media | null;
  readonly offers: readonly OfferNow[];
  /** The lowest price on sale per currency; of what is paid in instalments that of all of them. */
  readonly from: readonly OfferPrice[];
  /** How those of them are paid that renew. */
  readonly renewals: ReturnType<typeof renewalsOf>;
  readonly pages: ReadonlyArray<{ readonly slug: string; readonly language: string }>;
}

/** Gathers many products with a fixed number of queries; those without a creator are left out. */
export const gatherProducts = async (strapi: Core.Strapi, products: readonly StoredProduct[], at: number): Promise<readonly Gathered[]> => {
  const rows = products.map((product) => product.rowId);
  const documents = products.map((product) => product.documentId);
  const [creators, covers, offers, pages] = await Promise.all([
    creatorsOfProducts(strapi, rows),
    mediaOf(strapi, `${UID}.product`, 'cover', rows),
    findOffers(strapi, 'product', documents),
    pagesOfProducts(strapi, documents),
  ]);
  const exchanges = await priceExchanges(strapi).offered(at);
  const selling = await creatorStandings(strapi).selling([...creators.values()].map(({ email }) => email));
  return products.flatMap((product) => {
    const creator = creators.get(product.rowId);
    if (!creator) return [];
    const own = offers
      .filter((offer) => offer.productId === product.documentId && offer.active)
      .map((offer) => ({
        ...offer,
        availability: availabilityWith(offer, at, selling.has(creator.email)),
        prices: pricesOnSale(offer.prices, exchanges),
      }));
    const open = own.filter((offer) => offer.availability === 'available');
    const whole = open.map((offer) => ({ prices: wholePrices(offer), renewal: offer.renewal?.instalments ? null : offer.renewal }));
    const from = lowestPrices(whole.flatMap((offer) => offer.prices));
    const cover = covers.get(product.rowId) ?? null;
    return [{ product, creator, cover, offers: own, from, renewals: renewalsOf(from, whole), pages: pages.get(product.documentId) ?? [] }];
  });
};

/** What only a product's own page shows. */
export interface Particulars {
  readonly avatar: Media | null;
  readonly files: readonly Asset[];
}

/** Loads it. */
export const particularsOf = async (strapi: Core.Strapi, { product, creator }: Gathered): Promise<Particulars> => {
  const [avatars, files] = await Promise.all([
    mediaOf(strapi, `${UID}.creator`, 'avatar', [creator.id]),
    assetsOf(strapi, [product.documentId]),
  ]);
  return { avatar: avatars.get(creator.id) ?? null, files };
};
