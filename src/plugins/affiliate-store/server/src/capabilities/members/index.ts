import type { Capability } from '../../platform/assemble';
import { memberGroup } from './content-types/member-group';
import { downloads, entitlements } from './tables/member';

/** Manifest of the room; README.md says what it owns. */
export const membersRoom: Capability = {
  name: 'members',
  contentTypes: { 'member-group': memberGroup },
  tables: [entitlements, downloads],
};
