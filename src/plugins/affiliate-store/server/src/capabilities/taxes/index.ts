import type { Capability } from '../../platform/assemble';
import { taxSettings } from './settings';

/** Manifest of the room; README.md says what it owns. */
export const taxesRoom: Capability = { name: 'taxes', settings: taxSettings };
