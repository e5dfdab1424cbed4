import { table } from '../../../platform/tables';

/** That a payee agreed to self-billing, or ended it: the latest row of a party counts, and none is ever changed. */
export const agreements = table({
  name: 'self-billing-agreement',
  table: 'afs_self_billing_agreements',
  columns: {
    party_id: { type: 'bigint' },
    party: { type: 'string' },
    state: { type: 'string' },
    /** The version of the words that were agreed to. */
    version: { type: 'string' },
    name: { type: 'string' },
    address: { type: 'text' },
    country: { type: 'string' },
    vat_id: { type: 'string' },
    tax_status: { type: 'string' },
    /** From which day on they are liable, as they say; null where they always were, or are not. */
    liable_from: { type: 'string', nullable: true },
    /** What the register said of the VAT id when it was agreed; null where nobody was asked. */
    vat_check_id: { type: 'bigint', nullable: true },
    /** When the agreement that is in force was given first; changed data do not begin it anew. */
    since: { type: 'bigint' },
    at: { type: 'bigint' },
    by: { type: 'string' },
  },
  indexes: [['party_id', 'id']],
  checks: {
    known_state: (row) => `${row}state IN ('agreed', 'ended')`,
    known_status: (row) => `${row}tax_status IN ('small_business', 'vat_liable')`,
  },
  appendOnly: true,
});

/** A month of a party in one currency, as it was self-billed: with its papers it says what the ledger moved. */
export const months = table({
  name: 'self-billed-month',
  table: 'afs_self_billed_months',
  columns: {
    party_id: { type: 'bigint' },
    currency: { type: 'string' },
    month: { type: 'string' },
    statement_id: { type: 'string' },
    moved: { type: 'bigint' },
    invoiced: { type: 'bigint' },
    credited: { type: 'bigint' },
    set_apart: { type: 'bigint' },
    /** On top of what was invoiced, and of what was credited; null in rows of before there was any. */
    invoiced_tax: { type: 'bigint', nullable: true },
    credited_tax: { type: 'bigint', nullable: true },
    made_at: { type: 'bigint' },
  },
  unique: [{ columns: ['party_id', 'currency', 'month'] }],
  checks: {
    adds_up: (row) => `${row}invoiced - ${row}credited + ${row}set_apart = ${row}moved AND ${row}invoiced >= 0 AND ${row}credited >= 0`,
  },
  appendOnly: true,
});

/** Orders whose commission was self-billed, with the invoice that says so; null where it came to nothing in its month. */
export const orders = table({
  name: 'self-billed-order',
  table: 'afs_self_billed_orders',
  columns: {
    party_id: { type: 'bigint' },
    currency: { type: 'string' },
    order_number: { type: 'string' },
    label: { type: 'string', nullable: true },
    /** The rate it was billed at, basis points; null where no tax came on top. */
    tax_rate: { type: 'integer', nullable: true },
  },
  unique: [{ columns: ['party_id', 'order_number'] }],
  appendOnly: true,
});

/** A self-billed invoice or credit note as it was issued: `body` is the whole document. */
export const documents = table({
  name: 'self-billed-document',
  table: 'afs_self_billed_documents',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    party_name: { type: 'string' },
    kind: { type: 'string' },
    series: { type: 'string' },
    number: { type: 'bigint' },
    label: { type: 'string' },
    month: { type: 'string' },
    currency: { type: 'string' },
    /** With the tax. */
    total: { type: 'bigint' },
    tax: { type: 'bigint', nullable: true },
    statement_id: { type: 'string' },
    test_mode: { type: 'boolean' },
    body: { type: 'text' },
    hash: { type: 'string' },
    issued_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['series', 'number'] }, { columns: ['party_id', 'currency', 'month', 'kind'] }],
  indexes: [['party_id', 'id'], ['month']],
  checks: {
    known_kind: (row) => `${row}kind IN ('invoice', 'credit_note')`,
    not_empty: (row) => `${row}total > 0`,
    tax_within: (row) => `COALESCE(${row}tax, 0) >= 0 AND COALESCE(${row}tax, 0) < ${row}total`,
  },
  appendOnly: true,
});

/** The last number each series gave away; whoever takes the next locks its row. */
export const series = table({
  name: 'self-billing-series',
  table: 'afs_self_billing_series',
  columns: { series: { type: 'string' }, last: { type: 'bigint' } },
  unique: [{ columns: ['series'] }],
});

export const selfBillingTables = [agreements, months, orders, documents, series];
