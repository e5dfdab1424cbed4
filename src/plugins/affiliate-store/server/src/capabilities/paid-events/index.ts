import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { adminPaidEvents } from './http/admin-controller';
import { partnerEvents } from './http/affiliate-controller';
import { paidEventsCron } from './jobs/look-after';
import { permissions } from './permissions';
import { paidEventsService } from './service';
import { eventEarnings, paidDays, paidLeads } from './tables/paid-event';

/** Manifest of the room; README.md says what it owns. */
export const paidEventsRoom: Capability = {
  name: 'paid-events',
  tables: [paidLeads, eventEarnings, paidDays],
  // What a lead is of is sealed with the key of this installation.
  // Clicks stay where they are, and so does which of their days are closed: a store that begins has closed none.
  portable: [carry(paidLeads, ['sealed']), carry(eventEarnings)],
  services: { 'paid-events': paidEventsService },
  controllers: [adminPaidEvents, partnerEvents],
  crons: [paidEventsCron],
  permissions,
};
