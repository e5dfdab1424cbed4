import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminDeals } from './http/admin-controller';
import { studioDeals } from './http/studio-controller';
import { dealsService } from './service';
import { deals } from './tables/deal';

/** Manifest of the room; README.md says what it owns. */
export const dealsRoom: Capability = {
  name: 'deals',
  tables: [deals],
  portable: [carry(deals)],
  services: { deals: dealsService },
  controllers: [studioDeals, adminDeals],
};
