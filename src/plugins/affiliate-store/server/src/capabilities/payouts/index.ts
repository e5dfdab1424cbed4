import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { afterSchemaSync } from '../../platform/tables';
import { payout } from './content-types/payout';
import { adjustmentEndpoints } from './http/adjustments-controller';
import { adminPayouts } from './http/admin-controller';
import { payees } from './http/credit-endpoints';
import { reversalEndpoints } from './http/reversal-controller';
import { carryOutRunJob, followCreditCron, followRunsCron, followTransfersCron, requestDueCron } from './jobs/pay-out';
import { permissions } from './permissions';
import { payoutsService } from './service';
import { payoutSettings } from './settings';
import { fingerprintMethods } from './store/methods';
import { adjustments, items, payoutTables, runs } from './tables/payout';
import { railCalls } from './tables/rail';

// U14, beside the locks: whatever the code does, a party has one live payout in a currency.
const ONE_LIVE =
  "CREATE UNIQUE INDEX IF NOT EXISTS afs_payouts_one_live_uq ON afs_payouts (party_id, currency) WHERE state IN ('requested', 'submitting', 'submitted', 'unknown')";

/** Checks of before that know fewer ways of being paid. */
const outgrown = (embedded: boolean): readonly string[] =>
  ['known_kind', 'kind_is_known'].flatMap((check) =>
    embedded
      ? ['insert', 'update'].map((event) => `DROP TRIGGER IF EXISTS afs_payout_methods_${check}_${event}`)
      : [`ALTER TABLE afs_payout_methods DROP CONSTRAINT IF EXISTS afs_payout_methods_${check}`],
  );

/** Manifest of the room; README.md says what it owns. */
export const payoutsRoom: Capability = {
  name: 'payouts',
  contentTypes: { payout },
  tables: payoutTables,
  // Bank details stay: methods are sealed with this installation's key, and a batch file holds them in the clear.
  portable: [
    carryType('payout', 'afs_payouts', ['ownerUserId']),
    carry(items),
    carry(runs, ['file_text']),
    carry(adjustments),
    carry(railCalls),
  ],
  controllers: [
    payees,
    { ...adminPayouts, implementations: [...adminPayouts.implementations, ...adjustmentEndpoints, ...reversalEndpoints] },
  ],
  jobs: [carryOutRunJob],
  crons: [requestDueCron, followRunsCron, followTransfersCron, followCreditCron],
  settings: payoutSettings,
  permissions,
  services: { payouts: ({ strapi }: { strapi: Core.Strapi }) => payoutsService({ strapi }) },
  bootstrap: fingerprintMethods,
  register: (strapi) => afterSchemaSync(strapi, (embedded) => [ONE_LIVE, ...outgrown(embedded)]),
};
