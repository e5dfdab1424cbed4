import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminSuspicions } from './http/admin-controller';
import { crons } from './jobs/forget-networks';
import { permissions } from './permissions';
import { fraudService } from './service';
import { settings } from './settings';
import { fraudTables, suspicions } from './tables/suspicion';

/** Manifest of the room; README.md says what it owns. */
export const fraudRoom: Capability = {
  name: 'fraud',
  tables: fraudTables,
  portable: [carry(suspicions)],
  controllers: [adminSuspicions],
  crons,
  permissions,
  settings,
  services: { fraud: ({ strapi }: { strapi: Core.Strapi }) => fraudService(strapi) },
};
