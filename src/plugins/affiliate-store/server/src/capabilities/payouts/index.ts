import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { afterSchemaSync } from '../../platform/tables';
import { payout } from './content-types/payout';
import { adjustmentEndpoints } from './http/adjustments-controller';
import { adminPayouts } from './http/admin-controller';
import { payeeController } from './http/payee-controller';
import { carryOutRunJob, followRunsCron, requestDueCron } from './jobs/pay-out';
import { permissions } from './permissions';
import { payoutsService } from './service';
import { payoutSettings } from './settings';
import { adjustments, items, payoutTables, runs } from './tables/payout';

// U14, beside the locks: whatever the code does, a party has one live payout in a currency.
const ONE_LIVE =
  "CREATE UNIQUE INDEX IF NOT EXISTS afs_payouts_one_live_uq ON afs_payouts (party_id, currency) WHERE state IN ('requested', 'submitting', 'submitted', 'unknown')";

/** Manifest of the room; README.md says what it owns. */
export const payoutsRoom: Capability = {
  name: 'payouts',
  contentTypes: { payout },
  tables: payoutTables,
  // Bank details stay: methods are sealed with this installation's key, and a batch file holds them in the clear.
  portable: [carryType('payout', 'afs_payouts', ['ownerUserId']), carry(items), carry(runs, ['file_text']), carry(adjustments)],
  controllers: [payeeController, { ...adminPayouts, implementations: [...adminPayouts.implementations, ...adjustmentEndpoints] }],
  jobs: [carryOutRunJob],
  crons: [requestDueCron, followRunsCron],
  settings: payoutSettings,
  permissions,
  services: { payouts: ({ strapi }: { strapi: Core.Strapi }) => payoutsService({ strapi }) },
  register: (strapi) => afterSchemaSync(strapi, () => [ONE_LIVE]),
};
