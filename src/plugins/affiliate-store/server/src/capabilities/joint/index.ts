import type { Capability } from '../../platform/assemble';
import { adminJoint } from './http/admin-controller';
import { jointAsks } from './http/buyer-controller';
import { partnerJoint } from './http/partner-controller';
import { studioJoint } from './http/studio-controller';
import { permissions } from './permissions';
import { jointService } from './service';
import { jointCampaigns, jointConsents, jointViews } from './tables/joint';

/** Manifest of the room; README.md says what it owns. */
export const jointRoom: Capability = {
  name: 'joint',
  tables: [jointCampaigns, jointConsents, jointViews],
  services: { joint: jointService },
  controllers: [studioJoint, partnerJoint, jointAsks, adminJoint],
  permissions,
};
