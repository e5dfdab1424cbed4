import { table } from '../../../platform/tables';

/** Keys an affiliate's server signs with. The secret is sealed; a slot is one of the two that may be in use. */
export const affiliateKeys = table({
  name: 'affiliate-key',
  table: 'afs_affiliate_keys',
  columns: {
    public_id: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    slot: { type: 'integer' },
    secret: { type: 'text' },
    created_at: { type: 'bigint' },
    last_used_at: { type: 'bigint', nullable: true },
    ended_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['affiliate_id', 'slot'], where: 'ended_at IS NULL' }],
  checks: { two_slots: (row) => `${row}slot IN (1, 2)` },
});

/** Messages that were taken, so that none counts twice. */
export const postbacks = table({
  name: 'postback',
  table: 'afs_postbacks',
  columns: {
    program_id: { type: 'bigint' },
    external_id: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    event: { type: 'string' },
    at: { type: 'bigint' },
  },
  unique: [{ columns: ['program_id', 'external_id'] }],
  indexes: [['at']],
  checks: { known_event: (row) => `${row}event IN ('click', 'lead')` },
});
