import { table } from '../../../platform/tables';

/** An invoice, credit note or correction as it was issued: `body` is the whole document, never changed afterwards. */
export const documents = table({
  name: 'document',
  table: 'afs_documents',
  columns: {
    kind: { type: 'string' },
    series: { type: 'string' },
    number: { type: 'bigint' },
    label: { type: 'string' },
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    /** Which document of its order it is, counted per seller: two units cannot both draw up the same one. */
    step: { type: 'integer' },
    seller_party: { type: 'string' },
    seller_name: { type: 'string' },
    /** The buyer's address or company, for finding it again. */
    buyer: { type: 'string' },
    country: { type: 'string' },
    currency: { type: 'string' },
    net: { type: 'bigint' },
    tax: { type: 'bigint' },
    gross: { type: 'bigint' },
    test_mode: { type: 'boolean' },
    body: { type: 'text' },
    hash: { type: 'string' },
    issued_at: { type: 'bigint' },
  },
  unique: [{ columns: ['series', 'number'] }, { columns: ['order_id', 'seller_party', 'step'] }],
  indexes: [['order_id'], ['seller_party', 'id'], ['issued_at']],
  checks: {
    known_kind: (row) => `${row}kind IN ('invoice', 'credit_note', 'correction')`,
    adds_up: (row) => `${row}net + ${row}tax = ${row}gross AND ${row}gross >= 0`,
  },
  appendOnly: true,
});

/** The last number each series gave away. Its row is locked by whoever takes the next, so that a rollback gives it back. */
export const documentSeries = table({
  name: 'document-series',
  table: 'afs_document_series',
  columns: { series: { type: 'string' }, last: { type: 'bigint' } },
  unique: [{ columns: ['series'] }],
});

export const invoiceTables = [documents, documentSeries];
