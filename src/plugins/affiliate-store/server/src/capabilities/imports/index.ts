import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminImports } from './http/admin-controller';
import { carryOutImportJob } from './jobs/carry-out';
import { permissions } from './permissions';
import { importsService } from './service';
import { importTables } from './tables/import';

/** Manifest of the room; README.md says what it owns. */
export const importsRoom: Capability = {
  name: 'imports',
  tables: importTables,
  portable: importTables.map((one) => carry(one)),
  controllers: [adminImports],
  jobs: [carryOutImportJob],
  permissions,
  services: { imports: ({ strapi }: { strapi: Core.Strapi }) => importsService(strapi) },
};
