import type { Core } from '@strapi/strapi';
import { trackingParameter } from './capabilities/attribution/settings';
import type { ShopFacts } from './capabilities/catalog/ports';
import { paymentGateway } from './capabilities/checkout/ports';
import { setting } from './platform/settings';

/** Tells the catalogue's shop page what payments and attribution decide. */
export const shopFactsService = ({ strapi }: { strapi: Core.Strapi }): ShopFacts => ({
  testMode: () => paymentGateway(strapi).testMode(),
  trackingParameter: () => setting(strapi, trackingParameter),
});
