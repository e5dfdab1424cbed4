import type { Capability } from '../../platform/assemble';

/** Manifest of the room; README.md says what it owns. */
export const operationsRoom: Capability = {
  name: 'operations',
};
