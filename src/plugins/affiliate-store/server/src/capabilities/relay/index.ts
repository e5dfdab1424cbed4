import type { Capability } from '../../platform/assemble';
import { adminRelay } from './http/admin-controller';
import { partnerPage } from './http/buyer-controller';
import { partnerRelay } from './http/partner-controller';
import { sendJob } from './jobs/send';
import { permissions } from './permissions';
import { relayService } from './service';
import { settings } from './settings';
import { relayConsents, relayDeliveries, relayLetters, relayStops } from './tables/relay';

/** Manifest of the room; README.md says what it owns. */
export const relayRoom: Capability = {
  name: 'relay',
  tables: [relayConsents, relayLetters, relayDeliveries, relayStops],
  services: { relay: relayService },
  controllers: [partnerPage, partnerRelay, adminRelay],
  jobs: [sendJob],
  permissions,
  settings,
};
