import type { Capability } from '../../platform/assemble';
import { ledgerTables } from './tables/ledger';

/** Manifest of the room; README.md says what it owns. */
export const ledgerRoom: Capability = {
  name: 'ledger',
  tables: ledgerTables,
};
