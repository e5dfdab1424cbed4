import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { adminReconciliation } from './http/admin-controller';
import { reconcileDaily, runReconciliationJob } from './jobs/reconcile';
import { permissions } from './permissions';
import { reconciliationService } from './service';
import { reconciliationTables } from './tables/reconciliation';

/** Manifest of the room; README.md says what it owns. */
export const reconciliationRoom: Capability = {
  name: 'reconciliation',
  tables: reconciliationTables,
  controllers: [adminReconciliation],
  permissions,
  jobs: [runReconciliationJob],
  crons: [reconcileDaily],
  services: { reconciliation: ({ strapi }: { strapi: Core.Strapi }) => reconciliationService(strapi) },
};
