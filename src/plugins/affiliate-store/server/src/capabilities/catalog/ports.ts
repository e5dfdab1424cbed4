import type { Core } from '@strapi/strapi';
import type { Exchange } from '../../kernel/exchange';
import { door } from '../../platform/door';

/** What the shop says about itself that other rooms decide; filled in by the composition root. */
export interface ShopFacts {
  /** True while no real money moves. */
  readonly testMode: () => boolean;
  /** Name of the query parameter that carries an affiliate's code on any page. */
  readonly trackingParameter: () => Promise<string>;
}

/** Reaches the facts. */
export const shopFacts = (strapi: Core.Strapi): ShopFacts => door<ShopFacts>(strapi, 'shop-facts');

/** At what prices are converted; filled in by the composition root. */
export interface PriceExchanges {
  /** From the main currency into each that is sold converted at a moment (UTC ms). */
  readonly offered: (at: number) => Promise<readonly Exchange[]>;
}

/** Reaches them. */
export const priceExchanges = (strapi: Core.Strapi): PriceExchanges => door<PriceExchanges>(strapi, 'price-exchanges');

/** Which creators may sell; filled in by the composition root. */
export interface CreatorStandings {
  /** Of these sign-in addresses, those whose creators may. */
  readonly selling: (emails: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Reaches them. */
export const creatorStandings = (strapi: Core.Strapi): CreatorStandings => door<CreatorStandings>(strapi, 'creator-standings');
