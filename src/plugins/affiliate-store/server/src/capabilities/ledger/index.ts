import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { adminLedger } from './http/admin-controller';
import { adminBalances } from './http/balances-controller';
import { adminBooks } from './http/books-controller';
import { carry } from '../../platform/portable';
import { adminAccounting } from './http/accounting-controller';
import { adminProof } from './http/proof-controller';
import { auditBooksCron, forgetKeysCron } from './jobs/audit-books';
import { proveLedgerJob, replayCron, sealCron, verifyCron } from './jobs/prove-ledger';
import { permissions } from './permissions';
import { accountingTimeZone } from './settings';
import { ledgerService } from './service';
import { forgetAccounts } from './store/posting';
import { carriedTables, ledgerTables } from './tables/ledger';

/** Manifest of the room; README.md says what it owns. */
export const ledgerRoom: Capability = {
  name: 'ledger',
  tables: ledgerTables,
  portable: carriedTables.map((one) => carry(one)),
  controllers: [adminLedger, adminBalances, adminBooks, adminProof, adminAccounting],
  permissions,
  settings: [accountingTimeZone],
  jobs: [proveLedgerJob],
  crons: [auditBooksCron, forgetKeysCron, sealCron, verifyCron, replayCron],
  services: { ledger: ({ strapi }: { strapi: Core.Strapi }) => ledgerService(strapi) },
  bootstrap: forgetAccounts,
};
