import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { memberGroup } from './content-types/member-group';
import { adminFilesController } from './http/admin-controller';
import { memberController } from './http/member-controller';
import { permissions } from './permissions';
import { membersService } from './service';
import { memberSettings } from './settings';
import { downloads, entitlements } from './tables/member';

/** Manifest of the room; README.md says what it owns. */
export const membersRoom: Capability = {
  name: 'members',
  contentTypes: { 'member-group': memberGroup },
  tables: [entitlements, downloads],
  portable: [carry(entitlements, ['member_group_id'])],
  services: { members: membersService },
  controllers: [memberController, adminFilesController],
  settings: memberSettings,
  permissions,
};
