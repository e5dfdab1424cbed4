import { table } from '../../../platform/tables';

/**
 * One letter to many customers: whom it is for, and how far it is. `cursor` is the last customer that was looked at. Times UTC ms, `since` a day
 * of the shop.
 */
export const mailingsTable = table({
  name: 'mailing',
  table: 'afs_mailings',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    product: { type: 'string', nullable: true },
    product_name: { type: 'string', nullable: true },
    since: { type: 'string', nullable: true },
    basis: { type: 'string' },
    words: { type: 'text' },
    expires_at: { type: 'bigint' },
    state: { type: 'string' },
    cursor: { type: 'bigint' },
    expected: { type: 'integer' },
    looked: { type: 'integer' },
    written: { type: 'integer' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    done_at: { type: 'bigint', nullable: true },
    stopped_by: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['program_id', 'id']],
  checks: {
    known_state: (row) => `${row}state IN ('running', 'stopped', 'done')`,
    known_basis: (row) => `${row}basis IN ('consent', 'customer')`,
  },
});

/** Who was written to about a program, once whatever the mailing; of the token that lets them in only a hash is kept. */
export const mailingRecipients = table({
  name: 'mailing-recipient',
  table: 'afs_mailing_recipients',
  columns: {
    mailing_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    customer_id: { type: 'bigint' },
    email_norm: { type: 'string' },
    token_hash: { type: 'string' },
    written_at: { type: 'bigint' },
    joined_at: { type: 'bigint', nullable: true },
    affiliate_id: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['program_id', 'email_norm'] }, { columns: ['token_hash'] }],
  indexes: [['mailing_id', 'id']],
});
