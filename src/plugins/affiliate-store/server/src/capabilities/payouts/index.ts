import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { payout } from './content-types/payout';
import { adjustmentEndpoints } from './http/adjustments-controller';
import { adminPayouts } from './http/admin-controller';
import { payees } from './http/credit-endpoints';
import { reversalEndpoints } from './http/reversal-controller';
import {
  carryOutRunJob,
  followCreditCron,
  followRunsCron,
  followTransfersCron,
  requestDueCron,
  watchOldBalancesCron,
} from './jobs/pay-out';
import { permissions } from './permissions';
import { payoutsService } from './service';
import { payoutSettings } from './settings';
import { fingerprintMethods } from './store/methods';
import { payoutTables } from './tables/payout';
import { keepOneLive } from './tables/one-live';
import { portable } from './tables/portable';

/** Manifest of the room; README.md says what it owns. */
export const payoutsRoom: Capability = {
  name: 'payouts',
  contentTypes: { payout },
  tables: payoutTables,
  portable,
  controllers: [
    payees,
    { ...adminPayouts, implementations: [...adminPayouts.implementations, ...adjustmentEndpoints, ...reversalEndpoints] },
  ],
  jobs: [carryOutRunJob],
  crons: [requestDueCron, followRunsCron, followTransfersCron, followCreditCron, watchOldBalancesCron],
  settings: payoutSettings,
  permissions,
  services: { payouts: ({ strapi }: { strapi: Core.Strapi }) => payoutsService({ strapi }) },
  bootstrap: fingerprintMethods,
  register: keepOneLive,
};
