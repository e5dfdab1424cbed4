import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminOverview } from './http/admin-controller';
import { permissions } from './permissions';
import { insightsService } from './service';
import { dailyTotals } from './tables/daily-total';

/** Manifest of the room; README.md says what it owns. */
export const insightsRoom: Capability = {
  name: 'insights',
  tables: [dailyTotals],
  portable: [carry(dailyTotals)],
  controllers: [adminOverview],
  permissions,
  services: { insights: ({ strapi }: { strapi: Core.Strapi }) => insightsService(strapi) },
};
