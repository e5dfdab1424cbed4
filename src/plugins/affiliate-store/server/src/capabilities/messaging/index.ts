import type { Capability } from '../../platform/assemble';
import { mails } from './tables/mail';

/** Manifest of the room; README.md says what it owns. */
export const messagingRoom: Capability = {
  name: 'messaging',
  tables: [mails],
};
