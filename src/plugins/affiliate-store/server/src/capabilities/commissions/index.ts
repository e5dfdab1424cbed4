import type { Capability } from '../../platform/assemble';
import { commission } from './content-types/commission';

/** Manifest of the room; README.md says what it owns. */
export const commissionsRoom: Capability = {
  name: 'commissions',
  contentTypes: { commission },
};
