import { table } from '../../../platform/tables';

/**
 * Customers bound to the affiliate who brought them to their first paid order. The address is a hash: it is compared, and never read. What an
 * import brought over has its line in place of an order, whose number is 0 then: columns of before cannot begin to be empty.
 */
export const bindings = table({
  name: 'customer-binding',
  table: 'afs_customer_bindings',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    address: { type: 'string' },
    customer_id: { type: 'bigint' },
    order_id: { type: 'bigint' },
    order_number: { type: 'string' },
    since: { type: 'bigint' },
    /** When it ends by the terms it was made under; null where it never does. */
    until: { type: 'bigint', nullable: true },
    ended_at: { type: 'bigint', nullable: true },
    ended_because: { type: 'string', nullable: true },
    ended_by: { type: 'string', nullable: true },
    reason: { type: 'text', nullable: true },
    import_id: { type: 'string', nullable: true },
    import_file: { type: 'string', nullable: true },
    import_line: { type: 'integer', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['program_id', 'address'], where: 'ended_at IS NULL' }],
  indexes: [['affiliate_id', 'since'], ['order_id'], ['import_id', 'import_line']],
  checks: {
    made_by_an_order_or_an_import: (row) =>
      `(${row}order_id > 0 AND ${row}import_id IS NULL AND ${row}import_line IS NULL) OR (${row}order_id = 0 AND ${row}import_id IS NOT NULL AND ${row}import_file IS NOT NULL AND ${row}import_line IS NOT NULL)`,
    told_why: (row) =>
      `(${row}ended_at IS NULL AND ${row}ended_because IS NULL) OR (${row}ended_at IS NOT NULL AND ${row}ended_because IN ('REFUNDED', 'AFFILIATE_BLOCKED', 'UNBOUND', 'TIME_OVER'))`,
  },
});

/** E-mail addresses an affiliate brought before their holders bought. Only a hash under the site's key is kept: it cannot be read back or tried out. */
export const leads = table({
  name: 'lead',
  table: 'afs_leads',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    affiliate_id: { type: 'bigint' },
    address: { type: 'string' },
    at: { type: 'bigint' },
    source: { type: 'string' },
    /** How many leads of this address this affiliate had before; two at once are one. */
    nth: { type: 'integer' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['program_id', 'affiliate_id', 'address', 'nth'] }],
  indexes: [
    ['address', 'program_id'],
    ['affiliate_id', 'at'],
  ],
  checks: { known_source: (row) => `${row}source IN ('server', 'form')` },
});
