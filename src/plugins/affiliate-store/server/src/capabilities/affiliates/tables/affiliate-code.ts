import { table } from '../../../platform/tables';

/** Every code ever given out, retired ones included: a code in an old link must never lead to somebody else. */
export const affiliateCodes = table({
  name: 'affiliate-code',
  table: 'afs_affiliate_codes',
  columns: {
    code_norm: { type: 'string' },
    code: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    created_at: { type: 'bigint' },
    retired_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['code_norm'] }, { columns: ['affiliate_id'], where: 'retired_at IS NULL' }],
});
