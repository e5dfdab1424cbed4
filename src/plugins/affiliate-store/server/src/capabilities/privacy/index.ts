import type { Capability } from '../../platform/assemble';
import { adminPrivacy } from './http/admin-controller';
import { ownPrivacy } from './http/member-controller';
import { forgetAtProviderJob, gatherFileJob, keepTimesCron } from './jobs/jobs';
import { permissions } from './permissions';
import { privacyService } from './service';
import { privacySettings } from './settings';
import { personRequests } from './tables/request';

/** Manifest of the room; README.md says what it owns. */
export const privacyRoom: Capability = {
  name: 'privacy',
  tables: [personRequests],
  controllers: [adminPrivacy, ownPrivacy],
  jobs: [gatherFileJob, forgetAtProviderJob],
  crons: [keepTimesCron],
  settings: privacySettings,
  permissions,
  services: { privacy: privacyService },
};
