import { table } from '../../../platform/tables';

/** That staff was told of one thing about an affiliate's traffic within one period: the key is what makes it once. */
export const qualityAlerts = table({
  name: 'quality-alert',
  table: 'afs_quality_alerts',
  columns: {
    affiliate_id: { type: 'bigint' },
    reason: { type: 'string' },
    period: { type: 'string' },
    task: { type: 'string', nullable: true },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['affiliate_id', 'reason', 'period'] }],
});
