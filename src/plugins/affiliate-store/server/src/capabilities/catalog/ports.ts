import type { Core } from '@strapi/strapi';
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
