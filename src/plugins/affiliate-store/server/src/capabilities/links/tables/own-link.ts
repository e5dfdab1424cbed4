import { table } from '../../../platform/tables';

/** Links affiliates made themselves. A slug is given out once: what is printed on paper must never lead to somebody else. */
export const ownLinks = table({
  name: 'own-link',
  table: 'afs_own_links',
  columns: {
    slug: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    name: { type: 'string' },
    style: { type: 'string' },
    target: { type: 'text' },
    sub_id: { type: 'string', nullable: true },
    channel: { type: 'string', nullable: true },
    utm_source: { type: 'string', nullable: true },
    utm_medium: { type: 'string', nullable: true },
    utm_campaign: { type: 'string', nullable: true },
    utm_content: { type: 'string', nullable: true },
    utm_term: { type: 'string', nullable: true },
    created_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
    retired_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['slug'] }],
  indexes: [['affiliate_id', 'id'], ['changed_at']],
  checks: { known_style: (row) => `${row}style IN ('ref', 'path', 'short')` },
});
