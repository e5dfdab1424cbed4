import { table } from '../../../platform/tables';

/** A paid file of a product. Its bytes lie in the private vault under `storage_key`, never below `/uploads`. */
export const assets = table({
  name: 'asset',
  table: 'afs_assets',
  columns: {
    public_id: { type: 'string' },
    product_document_id: { type: 'string' },
    name: { type: 'string' },
    content_type: { type: 'string' },
    bytes: { type: 'bigint' },
    checksum: { type: 'string' },
    storage_key: { type: 'string' },
    position: { type: 'integer' },
    created_at: { type: 'bigint' },
    removed_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['product_document_id']],
  checks: { has_size: (row) => `${row}bytes >= 0` },
});

/** Seats of an offer: reserved when an order opens its payment, given back when it expires. Counted by conditional UPDATE. */
export const offerSeats = table({
  name: 'offer-seat',
  table: 'afs_offer_seats',
  columns: { offer_document_id: { type: 'string' }, taken: { type: 'bigint' } },
  unique: [{ columns: ['offer_document_id'] }],
  checks: { not_negative: (row) => `${row}taken >= 0` },
});
