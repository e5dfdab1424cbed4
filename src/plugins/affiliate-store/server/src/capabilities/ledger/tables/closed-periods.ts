import { table } from '../../../platform/tables';

/** Months that were closed, by whom and why, with the block of the chain they end in. What comes later is restated later. */
export const closedPeriods = table({
  name: 'closed-period',
  table: 'afs_closed_periods',
  columns: {
    period: { type: 'string' },
    starts_at: { type: 'bigint' },
    ends_at: { type: 'bigint' },
    time_zone: { type: 'string' },
    block: { type: 'bigint' },
    hash: { type: 'string' },
    closed_at: { type: 'bigint' },
    closed_by: { type: 'string' },
    reason: { type: 'text' },
    base_currency: { type: 'string', nullable: true },
    rate_age_days: { type: 'integer', nullable: true },
  },
  unique: [{ columns: ['period'] }],
  appendOnly: true,
});
