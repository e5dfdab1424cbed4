import type { Core } from '@strapi/strapi';
import { trackingParameter } from './capabilities/attribution/settings';
import type { CreatorStandings, PriceExchanges, ShopFacts } from './capabilities/catalog/ports';
import { paymentGateway } from './capabilities/checkout/ports';
import { confirmationRequired, confirmations, maySell, UNKNOWN } from './capabilities/confirmations/service';
import { currencies } from './capabilities/currencies/service';
import { normalizeEmail, people } from './capabilities/people/service';
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

/** Tells the catalogue which creators may sell: those whose party, the one that is paid for them, was confirmed. */
export const creatorStandings = ({ strapi }: { strapi: Core.Strapi }): CreatorStandings => ({
  selling: async (emails) => {
    if (!(await setting(strapi, confirmationRequired))) return new Set(emails);
    const parties = await people(strapi).partiesByEmail(emails);
    const standings = await confirmations(strapi).standings([...parties.values()].map(({ id }) => id));
    const standing = (email: string) => standings.get(parties.get(normalizeEmail(email))?.id ?? -1) ?? UNKNOWN;
    return new Set(emails.filter((email) => maySell(standing(email), true)));
  },
});
