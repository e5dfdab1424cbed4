import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminAffiliateSites, partnerSettings } from './http/settings-controller';
import { sitesService } from './service';
import { partnerSites } from './tables/site';

/** Manifest of the room; README.md says what it owns. */
export const sitesRoom: Capability = {
  name: 'sites',
  tables: [partnerSites],
  portable: [carry(partnerSites)],
  controllers: [partnerSettings, adminAffiliateSites],
  services: { sites: ({ strapi }: { strapi: Core.Strapi }) => sitesService(strapi) },
};
