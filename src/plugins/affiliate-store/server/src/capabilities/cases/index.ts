import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminCases } from './http/admin-controller';
import { casesController } from './http/affiliate-controller';
import { permissions } from './permissions';
import { casesService } from './service';
import { settings } from './settings';
import { caseTables } from './tables/case';

/** Manifest of the room; README.md says what it owns. */
export const casesRoom: Capability = {
  name: 'cases',
  tables: caseTables,
  portable: caseTables.map((one) => carry(one)),
  controllers: [casesController, adminCases],
  permissions,
  settings,
  services: { cases: ({ strapi }: { strapi: Core.Strapi }) => casesService(strapi) },
};
