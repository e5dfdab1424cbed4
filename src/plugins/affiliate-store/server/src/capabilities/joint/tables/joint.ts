import { table } from '../../../platform/tables';

/** What producers and affiliates do together. One of a producer and an affiliate is under way at a time. */
export const jointCampaigns = table({
  name: 'joint-campaign',
  table: 'afs_joint_campaigns',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    name: { type: 'string' },
    purpose: { type: 'text' },
    fields: { type: 'string' },
    state: { type: 'string' },
    declared_at: { type: 'bigint' },
    active_since: { type: 'bigint', nullable: true },
    ended_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['party_id', 'affiliate_id'], where: "state IN ('proposed', 'active')" }],
  indexes: [
    ['affiliate_id', 'id'],
    ['state', 'id'],
  ],
  checks: { known_state: (row) => `${row}state IN ('proposed', 'active', 'declined', 'ended')` },
});

/** That a buyer agreed to what is shown of one order, in the words they read. One stands at a time; what was ended is kept. */
export const jointConsents = table({
  name: 'joint-consent',
  table: 'afs_joint_consents',
  columns: {
    campaign_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    words: { type: 'text' },
    words_hash: { type: 'string' },
    given_at: { type: 'bigint' },
    ended_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['campaign_id', 'order_id'], where: 'ended_at IS NULL' }],
  indexes: [['order_id'], ['campaign_id', 'id']],
});

/** Every time somebody looked at what was agreed on. */
export const jointViews = table({
  name: 'joint-view',
  table: 'afs_joint_views',
  columns: {
    campaign_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    who: { type: 'string' },
    fields: { type: 'string' },
    at: { type: 'bigint' },
  },
  indexes: [['campaign_id', 'id'], ['order_id']],
  appendOnly: true,
});
