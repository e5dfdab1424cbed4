import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { adminProspects } from './http/admin-controller';
import { permissions } from './permissions';
import { prospectsService } from './service';
import { prospectTables } from './tables/prospect';

/** Manifest of the room; README.md says what it owns. */
export const prospectsRoom: Capability = {
  name: 'prospects',
  tables: prospectTables,
  controllers: [adminProspects],
  permissions,
  services: { prospects: ({ strapi }: { strapi: Core.Strapi }) => prospectsService(strapi) },
};
