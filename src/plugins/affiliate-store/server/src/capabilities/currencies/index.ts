import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminCurrencies } from './http/admin-controller';
import { permissions } from './permissions';
import { currenciesService, ratesOfTable } from './service';
import { currencySettings } from './settings';
import { rates } from './tables/rate';

/** Manifest of the room; README.md says what it owns. */
export const currenciesRoom: Capability = {
  name: 'currencies',
  tables: [rates],
  portable: [carry(rates)],
  controllers: [adminCurrencies],
  permissions,
  settings: currencySettings,
  services: {
    currencies: ({ strapi }: { strapi: Core.Strapi }) => currenciesService(strapi),
    'exchange-rates': ratesOfTable,
  },
};
