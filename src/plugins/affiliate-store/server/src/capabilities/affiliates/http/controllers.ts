import type { Controller } from '../../../platform/endpoints';
import { adminAffiliates } from './admin-controller';
import { adminContracts, contractsController } from './contracts-controller';
import { partnerNetwork } from './network-controller';
import { adminPartnerPage } from './partner-page-controller';
import { adminRates, partnerRates } from './rates-controller';
import { adminSitePrograms } from './site-programs-controller';
import { adminTerritories, partnerTerritories } from './territories-controller';

/** Everything that is asked of this room over HTTP. */
export const controllers: readonly Controller[] = [
  adminAffiliates,
  adminPartnerPage,
  adminContracts,
  contractsController,
  adminRates,
  partnerRates,
  partnerNetwork,
  adminTerritories,
  adminSitePrograms,
  partnerTerritories,
];
