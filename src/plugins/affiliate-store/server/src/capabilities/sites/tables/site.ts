import { table } from '../../../platform/tables';

/** Sites and channels a party named. A row is never changed but to say that it was removed, so that the rows are the log. Times UTC ms. */
export const partnerSites = table({
  name: 'partner-site',
  table: 'afs_partner_sites',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    kind: { type: 'string' },
    url: { type: 'string' },
    added_at: { type: 'bigint' },
    removed_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['party_id', 'url'], where: 'removed_at IS NULL' }],
  indexes: [['party_id']],
});
