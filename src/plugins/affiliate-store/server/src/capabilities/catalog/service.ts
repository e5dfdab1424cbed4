import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import { afterCommit } from '../../platform/transaction';
import { catalogueChanged, whenCatalogueChanges } from './actions/public-answers';
import { availabilityWith } from './domain/availability';
import type {
  Asset,
  Creator,
  NewAsset,
  OfferAlong,
  OfferForSale,
  ProductSummary,
  SellerIdentity,
  SellerPaper,
  SiteProgram,
} from './domain/goods';
import { pricesOnSale } from './domain/prices-on-sale';
import { creatorStandings, priceExchanges } from './ports';
import { addAsset, assetByPublicId, assetsOf, removeAsset, renameAsset } from './store/assets';
import { allCreators, creatorByHandle, creatorsWithEmails, keepSellerPaper, sellerPaper } from './store/creators-by-email';
import { currenciesOnSale } from './store/listing';
import { mediaOf } from './store/media';
import { activeOfferIds, findOffers } from './store/offers';
import { clubOfferIds, offersAlong } from './store/offers-along';
import { findProducts, publishedBy, publishedInProgram, publishedOfSeller, publishedProducts } from './store/products';
import type { ProductOfSeller } from './store/products';
import { allSitePrograms, dropSiteProgram, letIn, putSiteProgram } from './store/site-programs';
import { returnSeat, takeSeat } from './store/seats';
import { coProducersOfProducts, creatorsOfProducts } from './store/team';

export { defaultCurrency } from './settings';
export { catalogFailures } from './domain/failures';
export { THE_SHOP } from './domain/goods';
export type { ProductOfSeller } from './store/products';
export type {
  Asset,
  CoProducer,
  Creator,
  NewAsset,
  OfferAlong,
  CreatorKeeps,
  OfferForSale,
  ProductSummary,
  ProgramBy,
  Renewal,
  SellerIdentity,
  SellerPaper,
  SiteProgram,
} from './domain/goods';
export type { Availability } from './domain/availability';
export { priceView } from './domain/prices-on-sale';
export type { OfferPrice } from './domain/prices-on-sale';

const PRODUCT = 'plugin::affiliate-store.product';

/** What other rooms may ask of the catalogue. Ids of offers and products are documentIds; times UTC ms. */
export interface CatalogService {
  /** Offers of published products with a creator, in the order asked for, as they stand at `at`; unknown ids are left out. */
  offersForSale(offerIds: readonly string[], at: number): Promise<readonly OfferForSale[]>;
  /** All offers of a published product as they stand at `at`, in the editor's order. */
  offersOfProduct(productId: string, at: number): Promise<readonly OfferForSale[]>;
  /** The same of several products. */
  offersOfProducts(productIds: readonly string[], at: number): Promise<readonly OfferForSale[]>;
  /** Offers that can be bought at `at`, by product; at most `limit`. */
  offersOnSale(limit: number, at: number): Promise<readonly OfferForSale[]>;
  /** What is offered along with some offers, without these themselves, each once. */
  orderBumpsOf(offerIds: readonly string[]): Promise<readonly OfferAlong[]>;
  /** What is offered once some offers have been paid, one after the other; as above. */
  followUpsOf(offerIds: readonly string[]): Promise<readonly OfferAlong[]>;
  /** What the shop offers in the club, by documentId, in the order it was made; at most a dozen. */
  clubOffers(): Promise<readonly string[]>;
  /** Takes a seat unless `limit` are gone; false is "sold out". Call it inside the unit of work that makes the order. */
  takeSeat(offerId: string, limit: number | null): Promise<boolean>;
  /** Gives a seat back. */
  returnSeat(offerId: string): Promise<void>;
  /** Calls `tell` whenever something public pages show was written by this instance; answers how to stop that. */
  whenChanged(tell: () => void): () => void;
  /** Tells it that prices come out otherwise, once the open unit of work has been written. */
  pricesChanged(): void;
  /** Currencies in which some active offer has a price of its own, by name. */
  currenciesOfPrices(): Promise<readonly string[]>;
  /** Files on sale of these products, in the editor's order. */
  assetsOf(productIds: readonly string[]): Promise<readonly Asset[]>;
  /** One file by its public id, also one that was taken off sale. */
  asset(publicId: string): Promise<Asset | null>;
  addAsset(file: NewAsset): Promise<Asset>;
  /** Takes a file off sale; answers whether it was on sale. */
  removeAsset(publicId: string): Promise<boolean>;
  /** Gives a file on sale another name. */
  renameAsset(publicId: string, name: string): Promise<boolean>;
  /** Creators whose sign-in address is one of these, however it is spelled. */
  creatorsWithEmails(emails: readonly string[]): Promise<readonly Creator[]>;
  /** Creators, oldest first; at most `limit`. */
  allCreators(limit: number): Promise<readonly Creator[]>;
  /** One creator by documentId. */
  creator(documentId: string): Promise<Creator | null>;
  creatorByHandle(handle: string): Promise<Creator | null>;
  /** Tells it that creators may sell, or no longer, once the open unit of work has been written. */
  creatorsChanged(): void;
  /** What the invoices of the creator with this sign-in address say of them. */
  sellerPaper(email: string): Promise<SellerPaper | null>;
  /** Writes who creators with this sign-in address are to a tax office, where their invoices take it from. */
  keepSellerPaper(email: string, said: SellerIdentity): Promise<void>;
  /** A product by documentId, published or not: a buyer keeps what was sold. */
  productOf(documentId: string): Promise<ProductSummary | null>;
  /** Offers of the published products of a program, with everything an order freezes; by product and offer. */
  offersInProgram(programId: number, limit: number, at: number): Promise<readonly OfferForSale[]>;
  /** Names, slugs and documentIds of the published products of a program, by name. */
  publishedInProgram(
    programId: number,
    limit: number,
  ): Promise<ReadonlyArray<{ readonly documentId: string; readonly name: string; readonly slug: string }>>;
  /** Published products of the creators with these sign-in addresses, and the program each is in, by name. */
  publishedBy(
    emails: readonly string[],
  ): Promise<ReadonlyArray<{ readonly documentId: string; readonly name: string; readonly programId: number | null }>>;
  /** Programs for everything of a seller. */
  sitePrograms(): Promise<readonly SiteProgram[]>;
  /** Makes a program that of everything of a seller; false where either is taken. */
  putSiteProgram(one: SiteProgram): Promise<boolean>;
  dropSiteProgram(programId: number): Promise<void>;
  /** Published products that may be in a seller’s program, by name; at most `limit`. */
  publishedOfSeller(seller: string, limit: number): Promise<readonly ProductOfSeller[]>;
  /** Lets products into the program for everything of their seller, or takes them out of it. */
  letIn(documentIds: readonly string[], inside: boolean): Promise<void>;
  /** Published products by name. */
  publishedProducts(limit: number): Promise<ReadonlyArray<{ readonly id: string; readonly name: string }>>;
  /** The same for many at once, by documentId. */
  productsOf(documentIds: readonly string[]): Promise<ReadonlyMap<string, ProductSummary>>;
}

/** The room's service, as any room or flow reaches it. */
export const catalog = (strapi: Core.Strapi): CatalogService => door<CatalogService>(strapi, 'catalog');

const offersForSale = async (strapi: Core.Strapi, offerIds: readonly string[], at: number): Promise<readonly OfferForSale[]> => {
  const offers = await findOffers(strapi, 'offer', offerIds);
  const products = await findProducts(strapi, [...new Set(offers.map((offer) => offer.productId))], 'published');
  const rows = [...products.values()].map((product) => product.rowId);
  // One after the other: inside a unit of work there is one connection.
  const creators = await creatorsOfProducts(strapi, rows);
  const shares = await coProducersOfProducts(strapi, rows, at);
  const covers = await mediaOf(strapi, PRODUCT, 'cover', rows);
  const exchanges = await priceExchanges(strapi).offered(at);
  const selling = await creatorStandings(strapi).selling([...creators.values()].map(({ email }) => email));
  const complete = offers.flatMap((offer): OfferForSale[] => {
    const product = products.get(offer.productId);
    const creator = product && creators.get(product.rowId);
    if (!product || !creator) return [];
    const { rowId: _row, ...terms } = offer;
    return [
      {
        ...terms,
        prices: pricesOnSale(offer.prices, exchanges),
        availability: availabilityWith(offer, at, selling.has(creator.email)),
        productName: product.name,
        productSlug: product.slug,
        coverUrl: covers.get(product.rowId)?.url ?? null,
        guaranteeDays: product.guaranteeDays,
        unitCost: product.unitCost,
        taxKind: product.taxKind,
        kind: product.kind,
        sellerCountry: creator.country,
        creator: { documentId: creator.documentId, handle: creator.handle, name: creator.name, email: creator.email },
        coProducers: shares.get(product.rowId) ?? [],
        creatorKeeps: product.creatorKeeps,
        programId: product.programId,
        programBy: product.programBy,
      },
    ];
  });
  const place = new Map(offerIds.map((id, index) => [id, index]));
  return complete.sort((a, b) => (place.get(a.offerId) ?? 0) - (place.get(b.offerId) ?? 0));
};

const offersOfProducts = async (strapi: Core.Strapi, productIds: readonly string[], at: number): Promise<readonly OfferForSale[]> => {
  const ids = (await findOffers(strapi, 'product', productIds)).map(({ offerId }) => offerId);
  return offersForSale(strapi, ids, at);
};

const productsOf = async (strapi: Core.Strapi, documentIds: readonly string[]): Promise<ReadonlyMap<string, ProductSummary>> => {
  const products = [...(await findProducts(strapi, documentIds, 'either')).values()];
  const rows = products.map((product) => product.rowId);
  const creators = await creatorsOfProducts(strapi, rows);
  const covers = await mediaOf(strapi, PRODUCT, 'cover', rows);
  return new Map(
    products.map(({ rowId, documentId, name, slug, summary, language, guaranteeDays, kind, programId, published }) => [
      documentId,
      {
        documentId,
        name,
        slug,
        summary,
        language,
        guaranteeDays,
        kind,
        programId,
        published,
        coverUrl: covers.get(rowId)?.url ?? null,
        creatorName: creators.get(rowId)?.name ?? '',
      },
    ]),
  );
};

/** What deals and bonuses ask of who sells what. */
const sellerVerbs = (strapi: Core.Strapi): Pick<CatalogService, 'creatorByHandle' | 'publishedBy'> => ({
  creatorByHandle: (handle) => creatorByHandle(strapi, handle),
  publishedBy: (emails) => publishedBy(strapi, emails),
});

/** Programs for everything of a seller, and what is in them. */
const siteProgramVerbs = (
  strapi: Core.Strapi,
): Pick<CatalogService, 'sitePrograms' | 'putSiteProgram' | 'dropSiteProgram' | 'publishedOfSeller' | 'letIn'> => ({
  sitePrograms: () => allSitePrograms(strapi),
  putSiteProgram: async (one) => {
    const put = await putSiteProgram(strapi, one);
    afterCommit(strapi, catalogueChanged);
    return put;
  },
  dropSiteProgram: async (programId) => {
    await dropSiteProgram(strapi, programId);
    afterCommit(strapi, catalogueChanged);
  },
  publishedOfSeller: (seller, limit) => publishedOfSeller(strapi, seller, limit),
  letIn: async (documentIds, inside) => {
    await letIn(strapi, documentIds, inside);
    afterCommit(strapi, catalogueChanged);
  },
});

/** Makes the room's service. */
export const catalogService = ({ strapi }: { strapi: Core.Strapi }): CatalogService => ({
  offersForSale: (offerIds, at) => offersForSale(strapi, offerIds, at),
  offersOfProduct: (productId, at) => offersOfProducts(strapi, [productId], at),
  offersOfProducts: (productIds, at) => offersOfProducts(strapi, productIds, at),
  offersOnSale: async (limit, at) =>
    (await offersForSale(strapi, await activeOfferIds(strapi, limit), at)).filter((offer) => offer.availability === 'available'),
  orderBumpsOf: (offerIds) => offersAlong(strapi, 'bumps', offerIds),
  followUpsOf: (offerIds) => offersAlong(strapi, 'followUps', offerIds),
  clubOffers: () => clubOfferIds(strapi),
  takeSeat: async (offerId, limit) => {
    const taken = await takeSeat(strapi, offerId, limit);
    if (taken && limit !== null) afterCommit(strapi, catalogueChanged);
    return taken;
  },
  returnSeat: async (offerId) => {
    await returnSeat(strapi, offerId);
    afterCommit(strapi, catalogueChanged);
  },
  whenChanged: whenCatalogueChanges,
  pricesChanged: () => afterCommit(strapi, catalogueChanged),
  currenciesOfPrices: () => currenciesOnSale(strapi),
  assetsOf: (productIds) => assetsOf(strapi, productIds),
  asset: (publicId) => assetByPublicId(strapi, publicId),
  addAsset: async (file) => {
    const asset = await addAsset(strapi, file);
    afterCommit(strapi, catalogueChanged);
    return asset;
  },
  removeAsset: async (publicId) => {
    const removed = await removeAsset(strapi, publicId);
    afterCommit(strapi, catalogueChanged);
    return removed;
  },
  renameAsset: async (publicId, name) => {
    const asset = await renameAsset(strapi, publicId, name);
    afterCommit(strapi, catalogueChanged);
    return asset;
  },
  creatorsWithEmails: (emails) => creatorsWithEmails(strapi, emails),
  allCreators: (limit) => allCreators(strapi, limit),
  creator: async (documentId) => (await allCreators(strapi, 1, documentId))[0] ?? null,
  creatorsChanged: () => afterCommit(strapi, catalogueChanged),
  sellerPaper: (email) => sellerPaper(strapi, email),
  keepSellerPaper: async (email, said) => {
    await keepSellerPaper(strapi, email, said);
    afterCommit(strapi, catalogueChanged);
  },
  productOf: async (documentId) => (await productsOf(strapi, [documentId])).get(documentId) ?? null,
  productsOf: (documentIds) => productsOf(strapi, documentIds),
  publishedProducts: (limit) => publishedProducts(strapi, limit),
  offersInProgram: async (programId, limit, at) => {
    const products = (await publishedInProgram(strapi, programId, limit)).map(({ documentId }) => documentId);
    return (await offersOfProducts(strapi, products, at)).filter((offer) => offer.programId === programId && offer.active);
  },
  ...sellerVerbs(strapi),
  ...siteProgramVerbs(strapi),
  publishedInProgram: (programId, limit) => publishedInProgram(strapi, programId, limit),
});
