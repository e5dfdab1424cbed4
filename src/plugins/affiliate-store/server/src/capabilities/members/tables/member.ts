import { table } from '../../../platform/tables';

/** What a customer may open, and why: an order or a grant by hand. Active only while its source is paid and not wholly reversed (I14). */
export const entitlements = table({
  name: 'entitlement',
  table: 'afs_entitlements',
  columns: {
    customer_id: { type: 'bigint' },
    product_document_id: { type: 'string' },
    product_name: { type: 'string' },
    source_type: { type: 'string' },
    source_id: { type: 'bigint' },
    order_number: { type: 'string', nullable: true },
    member_group_id: { type: 'bigint', nullable: true },
    state: { type: 'string' },
    granted_at: { type: 'bigint' },
    changed_at: { type: 'bigint' },
    /** Until when a subscription has paid, grace included; absent for what was bought for good. */
    ends_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['customer_id', 'product_document_id', 'source_type', 'source_id'] }],
  indexes: [['customer_id'], ['source_type', 'source_id']],
  checks: { known_state: (row) => `${row}state IN ('active', 'suspended', 'revoked')` },
});

/** Who fetched which file when; evidence in a dispute. */
export const downloads = table({
  name: 'download',
  table: 'afs_downloads',
  columns: { customer_id: { type: 'bigint' }, asset_id: { type: 'bigint' }, at: { type: 'bigint' } },
  indexes: [['customer_id'], ['asset_id']],
  appendOnly: true,
});
