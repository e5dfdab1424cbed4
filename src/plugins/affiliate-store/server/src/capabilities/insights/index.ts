import type { Capability } from '../../platform/assemble';
import { dailyTotals } from './tables/daily-total';

/** Manifest of the room; README.md says what it owns. */
export const insightsRoom: Capability = {
  name: 'insights',
  tables: [dailyTotals],
};
