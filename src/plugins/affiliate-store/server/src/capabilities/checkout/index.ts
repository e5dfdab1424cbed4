import type { Capability } from '../../platform/assemble';
import { carts, eventCursors, inbox } from './tables/checkout';

/** Manifest of the room; README.md says what it owns. */
export const checkoutRoom: Capability = {
  name: 'checkout',
  tables: [carts, inbox, eventCursors],
};
