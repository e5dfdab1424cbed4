import type { Core } from '@strapi/strapi';
import type { ShopFacts } from './capabilities/catalog/ports';
import { readConfiguration } from './integrations/stripe/configuration';
import { settingNamed } from './platform/settings';

/** Tells the catalogue's shop page what payments and attribution decide. */
export const shopFactsService = ({ strapi }: { strapi: Core.Strapi }): ShopFacts => ({
  testMode: () => readConfiguration().testMode,
  trackingParameter: async () => String((await settingNamed(strapi, 'tracking.parameter')) ?? 'ref'),
});
