import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { adminLedger } from './http/admin-controller';
import { adminBooks } from './http/books-controller';
import { auditBooksCron, forgetKeysCron } from './jobs/audit-books';
import { permissions } from './permissions';
import { ledgerService } from './service';
import { forgetAccounts } from './store/posting';
import { ledgerTables } from './tables/ledger';

/** Manifest of the room; README.md says what it owns. */
export const ledgerRoom: Capability = {
  name: 'ledger',
  tables: ledgerTables,
  controllers: [adminLedger, adminBooks],
  permissions,
  crons: [auditBooksCron, forgetKeysCron],
  services: { ledger: ({ strapi }: { strapi: Core.Strapi }) => ledgerService(strapi) },
  bootstrap: forgetAccounts,
};
