import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminInactivity } from './http/admin-controller';
import { watchCron } from './jobs/watch';
import { inactivityService } from './service';
import { inactivityRules, inactivityWarnings } from './tables/inactivity';

/** Manifest of the room; README.md says what it owns. */
export const inactivityRoom: Capability = {
  name: 'inactivity',
  tables: [inactivityRules, inactivityWarnings],
  portable: [carry(inactivityRules), carry(inactivityWarnings)],
  controllers: [adminInactivity],
  crons: [watchCron],
  services: { inactivity: ({ strapi }: { strapi: Core.Strapi }) => inactivityService(strapi) },
};
