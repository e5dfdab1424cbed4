import type { Capability } from '../../platform/assemble';
import { referral } from './content-types/referral';
import { trackingController } from './http/public-controller';
import { crons } from './jobs/forget-clicks';
import { attribution, attributionService } from './service';
import { settings } from './settings';
import { affiliateDays, attributions, clicks, visitorKeys } from './tables/click';

/** Goes before every other middleware: the composition root registers it first. */
export { tracking } from './http/tracking';

/** Manifest of the room; README.md says what it owns. */
export const attributionRoom: Capability = {
  name: 'attribution',
  contentTypes: { referral },
  tables: [clicks, attributions, visitorKeys, affiliateDays],
  services: { attribution: attributionService },
  controllers: [trackingController],
  crons,
  settings,
  bootstrap: (strapi) => attribution(strapi).open(),
  destroy: (strapi) => attribution(strapi).close(),
};
