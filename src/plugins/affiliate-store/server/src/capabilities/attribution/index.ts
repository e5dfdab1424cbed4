import type { Capability } from '../../platform/assemble';
import { referral } from './content-types/referral';
import { affiliateDays, attributions, clicks, visitorKeys } from './tables/click';

/** Manifest of the room; README.md says what it owns. */
export const attributionRoom: Capability = {
  name: 'attribution',
  contentTypes: { referral },
  tables: [clicks, attributions, visitorKeys, affiliateDays],
};
