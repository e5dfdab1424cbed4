import type { Capability } from '../../platform/assemble';
import { affiliate } from './content-types/affiliate';
import { program } from './content-types/program';

/** Manifest of the room; README.md says what it owns. */
export const affiliatesRoom: Capability = {
  name: 'affiliates',
  contentTypes: { program, affiliate },
};
