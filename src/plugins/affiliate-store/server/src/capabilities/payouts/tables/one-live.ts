import type { Core } from '@strapi/strapi';
import { afterSchemaSync } from '../../../platform/tables';

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

/** Sees to it that a party has one live payout in a currency, and takes checks away that have been outgrown. */
export const keepOneLive = (strapi: Core.Strapi): void => afterSchemaSync(strapi, (embedded) => [ONE_LIVE, ...outgrown(embedded)]);
