import type { Core } from '@strapi/strapi';
import { trackingParameter } from './capabilities/attribution/settings';
import type { CreatorStandings, PriceExchanges, ShopFacts } from './capabilities/catalog/ports';
import { paymentGateway } from './capabilities/checkout/ports';
import { currencies } from './capabilities/currencies/service';
import { sellingEmails } from './flows/creator-standing';
import { setting } from './platform/settings';

/** Tells the catalogue's shop page what payments and attribution decide. */
export const shopFactsService = ({ strapi }: { strapi: Core.Strapi }): ShopFacts => ({
  testMode: () => paymentGateway(strapi).testMode(),
  trackingParameter: () => setting(strapi, trackingParameter),
});

/** Tells the catalogue at what prices are converted. */
export const priceExchanges = ({ strapi }: { strapi: Core.Strapi }): PriceExchanges => ({
  offered: (at) => currencies(strapi).offered(at),
});

/** Tells the catalogue which creators may sell. */
export const creatorStandings = ({ strapi }: { strapi: Core.Strapi }): CreatorStandings => ({
  selling: (emails) => sellingEmails(strapi, emails),
});
