import { table } from '../../../platform/tables';

/** What two sellers agreed on. Times UTC ms; products and creatives are JSON with the names of that day. */
export const deals = table({
  name: 'deal',
  table: 'afs_deals',
  columns: {
    public_id: { type: 'string' },
    state: { type: 'string' },
    proposer_party_id: { type: 'bigint' },
    proposer_program_id: { type: 'bigint' },
    proposer_version: { type: 'integer' },
    proposer_products: { type: 'text' },
    proposer_place_id: { type: 'bigint', nullable: true },
    partner_party_id: { type: 'bigint' },
    partner_program_id: { type: 'bigint' },
    partner_version: { type: 'integer' },
    partner_products: { type: 'text' },
    partner_place_id: { type: 'bigint', nullable: true },
    creatives: { type: 'text' },
    rate_basis_points: { type: 'integer' },
    notice_days: { type: 'integer' },
    ends_at: { type: 'bigint' },
    noticed_until: { type: 'bigint', nullable: true },
    noticed_by: { type: 'bigint', nullable: true },
    locale: { type: 'string' },
    message: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
    created_at: { type: 'bigint' },
    answered_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [
    ['proposer_party_id', 'id'],
    ['partner_party_id', 'id'],
    ['state', 'id'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('proposed', 'accepted', 'declined', 'withdrawn')`,
    takes_two: (row) => `${row}proposer_party_id <> ${row}partner_party_id`,
    accepted_has_places: (row) =>
      `${row}state <> 'accepted' OR (${row}proposer_place_id IS NOT NULL AND ${row}partner_place_id IS NOT NULL)`,
  },
});
