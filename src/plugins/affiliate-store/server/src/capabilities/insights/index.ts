import type { Core } from '@strapi/strapi';
import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminOverview } from './http/admin-controller';
import { partnerReport } from './http/partner-controller';
import { adminReports } from './http/reports-controller';
import { alertCron } from './jobs/alert';
import { permissions } from './permissions';
import { insightsService } from './service';
import { settings } from './settings';
import { dailyTotals } from './tables/daily-total';
import { qualityAlerts } from './tables/quality-alert';
import { cohortSums, placeMoves, placeSums } from './tables/place-sums';

/** Manifest of the room; README.md says what it owns. */
export const insightsRoom: Capability = {
  name: 'insights',
  tables: [dailyTotals, placeSums, placeMoves, cohortSums, qualityAlerts],
  portable: [carry(dailyTotals), carry(placeSums), carry(placeMoves), carry(cohortSums)],
  settings,
  crons: [alertCron],
  controllers: [adminOverview, adminReports, partnerReport],
  permissions,
  services: { insights: ({ strapi }: { strapi: Core.Strapi }) => insightsService(strapi) },
};
