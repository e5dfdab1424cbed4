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
    host_id: { type: 'bigint', nullable: true },
    path: { type: 'string', nullable: true },
    landing_page: { type: 'boolean', nullable: true },
  },
  unique: [{ columns: ['slug'] }, { columns: ['host_id', 'path'] }],
  indexes: [['affiliate_id', 'id'], ['changed_at']],
  checks: {
    style_of_four: (row) => `${row}style IN ('ref', 'path', 'short', 'hidden')`,
    hidden_has_place: (row) => `${row}style <> 'hidden' OR (${row}host_id IS NOT NULL AND ${row}path IS NOT NULL)`,
  },
  retired: ['known_style'],
});
