import { auditBooks } from '../../../flows/ledger/audit-books';
import { forgetOldKeys } from '../../../platform/idempotency';
import type { CronDefinition } from '../../../platform/jobs/definitions';

/** Every sentence that must be true of the books is checked; a broken one freezes payouts. */
export const auditBooksCron: CronDefinition = {
  name: 'ledger.audit-books',
  everyMinutes: 360,
  looksOnly: true,
  run: async (strapi) => void (await auditBooks(strapi)),
};

/** Idempotency keys are kept for a week. */
export const forgetKeysCron: CronDefinition = { name: 'platform.forget-idempotency-keys', everyMinutes: 1440, run: forgetOldKeys };
