import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminTaxes } from './http/admin-controller';
import { askAgainCron } from './jobs/ask-again';
import { permissions } from './permissions';
import { taxesService } from './service';
import { taxSettings } from './settings';
import { taxTables } from './tables/vat-check';

/** Manifest of the room; README.md says what it owns. */
export const taxesRoom: Capability = {
  name: 'taxes',
  tables: taxTables,
  portable: taxTables.map((one) => carry(one)),
  controllers: [adminTaxes],
  permissions,
  crons: [askAgainCron],
  settings: taxSettings,
  services: { taxes: ({ strapi }: { strapi: Core.Strapi }) => taxesService(strapi) },
};
