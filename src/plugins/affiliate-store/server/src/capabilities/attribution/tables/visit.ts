import { table } from '../../../platform/tables';

/** Visits that came of counted clicks and were measured, by affiliate and day of the click; moved together with what is measured of each click. */
export const visitDays = table({
  name: 'visit-day',
  table: 'afs_visit_days',
  columns: {
    affiliate_id: { type: 'bigint' },
    day: { type: 'string' },
    visits: { type: 'bigint' },
    seconds: { type: 'bigint' },
    bounced: { type: 'bigint' },
  },
  unique: [{ columns: ['affiliate_id', 'day'] }],
  indexes: [['day', 'affiliate_id']],
});
