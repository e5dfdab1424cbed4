import type { Capability } from '../../platform/assemble';
import { carry, carryType } from '../../platform/portable';
import { referral } from './content-types/referral';
import { partnerController } from './http/affiliate-controller';
import { partnerClicks } from './http/clicks-controller';
import { trackingController } from './http/public-controller';
import { adminWays, partnerWays } from './http/ways-controller';
import { clicksProbe } from './health';
import { crons } from './jobs/forget-clicks';
import { attribution, attributionService } from './service';
import { settings } from './settings';
import { affiliateDays, attributions, clickLogs, clicks, sourceDays, sourceSums, visitorKeys } from './tables/click';
import { lateAttributions } from './tables/late';
import { visitDays } from './tables/visit';
import { bindings, leads } from './tables/way';

/** Goes before every other middleware: the composition root registers it first. */
export { tracking } from './http/tracking';

/** Manifest of the room; README.md says what it owns. */
export const attributionRoom: Capability = {
  name: 'attribution',
  contentTypes: { referral },
  tables: [
    clicks,
    clickLogs,
    attributions,
    visitorKeys,
    affiliateDays,
    sourceDays,
    sourceSums,
    visitDays,
    bindings,
    leads,
    lateAttributions,
  ],
  // Clicks are personal and go after their time; what they decided is in the attributions.
  portable: [
    carry(attributions),
    carryType('referral', 'afs_referrals', ['ownerUserId']),
    carry(affiliateDays),
    carry(sourceDays),
    carry(sourceSums),
    carry(visitDays),
    carry(bindings),
    carry(lateAttributions),
  ],
  services: { attribution: attributionService },
  controllers: [trackingController, partnerController, partnerClicks, partnerWays, adminWays],
  crons,
  settings,
  health: [clicksProbe],
  bootstrap: (strapi) => attribution(strapi).open(),
  destroy: (strapi) => attribution(strapi).close(),
};
