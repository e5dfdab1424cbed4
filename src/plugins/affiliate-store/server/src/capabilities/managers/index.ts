import type { Core } from '@strapi/strapi';
import { seedAdminRoles } from '../../platform/admin-roles';
import type { Capability } from '../../platform/assemble';
import { EVERY_AFFILIATE } from '../../platform/managed';
import { ROLES } from './domain/roles';
import { adminManagers } from './http/admin-controller';
import { permissions } from './permissions';
import { managersService } from './service';
import { settings } from './settings';
import { managerTables } from './tables/managed';

/** Manifest of the room; README.md says what it owns. */
export const managersRoom: Capability = {
  name: 'managers',
  tables: managerTables,
  controllers: [adminManagers],
  permissions,
  settings,
  services: { managers: ({ strapi }: { strapi: Core.Strapi }) => managersService(strapi) },
  bootstrap: (strapi) =>
    seedAdminRoles(strapi, ROLES, { permission: EVERY_AFFILIATE, holders: ['affiliates.read', 'applications.read', 'cases.read'] }),
};
