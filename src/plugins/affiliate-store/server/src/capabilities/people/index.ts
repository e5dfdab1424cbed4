import type { Capability } from '../../platform/assemble';
import { tables } from './tables/people';

/** Manifest of the room; README.md says what it owns. */
export const peopleRoom: Capability = {
  name: 'people',
  tables,
};
