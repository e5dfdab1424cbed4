import { table } from '../../../platform/tables';

/** Countries of a program that somebody holds; `countries` with a blank around each. What ended stays, with its end. Times UTC ms. */
export const territories = table({
  name: 'territory',
  table: 'afs_territories',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    countries: { type: 'text' },
    exclusive: { type: 'boolean' },
    from_at: { type: 'bigint' },
    until_at: { type: 'bigint', nullable: true },
    reason: { type: 'text' },
    granted_by: { type: 'string' },
    granted_at: { type: 'bigint' },
    ended_because: { type: 'text', nullable: true },
    ended_by: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['program_id', 'exclusive'], ['affiliate_id']],
  checks: {
    ends_after_it_begins: (row) => `${row}until_at IS NULL OR ${row}until_at >= ${row}from_at`,
    ended_by_somebody: (row) => `${row}ended_because IS NULL OR (${row}ended_by IS NOT NULL AND ${row}until_at IS NOT NULL)`,
  },
});
