import { table } from '../../../platform/tables';
import { forfeitureNotices } from './forfeiture';
import { connectAccounts, railCalls } from './rail';

/** How a party is paid. A change is a new row; payouts of before keep the old one. `sealed` is AES-256-GCM of the details. */
export const methods = table({
  name: 'payout-method',
  table: 'afs_payout_methods',
  columns: {
    party_id: { type: 'bigint' },
    kind: { type: 'string' },
    sealed: { type: 'text' },
    shown: { type: 'string' },
    active: { type: 'boolean' },
    changed_at: { type: 'bigint' },
    changed_by: { type: 'string' },
    usable_from: { type: 'bigint' },
    /** Hash of the account under this site's key, so that two parties with one account are found; null where there is nothing to compare. */
    fingerprint: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['party_id'], where: 'active = true' }],
  indexes: [['party_id', 'changed_at'], ['fingerprint']],
  // Named anew with each way that is added: PostgreSQL keeps a check it has (index.ts drops the old one).
  checks: { method_is_known: (row) => `${row}kind IN ('sepa', 'paypal', 'manual', 'stripe', 'credit')` },
});

/** A commission in a payout, and what was left of it when it was claimed. `live` until the payout failed, came back or was cancelled (U13). */
export const items = table({
  name: 'payout-item',
  table: 'afs_payout_items',
  columns: {
    payout_id: { type: 'bigint' },
    commission_id: { type: 'bigint' },
    payment_id: { type: 'bigint' },
    share_key: { type: 'string' },
    order_number: { type: 'string' },
    product_name: { type: 'string' },
    amount: { type: 'bigint' },
    live: { type: 'boolean' },
  },
  unique: [{ columns: ['payout_id', 'commission_id'] }, { columns: ['commission_id'], where: 'live = true' }],
  indexes: [['payout_id']],
});

/** A batch that one person prepared and perhaps another approved, with the file its rail wrote. */
export const runs = table({
  name: 'payout-run',
  table: 'afs_payout_runs',
  columns: {
    public_id: { type: 'string' },
    state: { type: 'string' },
    currency: { type: 'string' },
    method_kind: { type: 'string' },
    cut_off_at: { type: 'bigint' },
    minimum: { type: 'bigint' },
    total: { type: 'bigint' },
    payees: { type: 'integer' },
    needs_approval: { type: 'boolean' },
    prepared_by: { type: 'string' },
    prepared_at: { type: 'bigint' },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
    reason: { type: 'text', nullable: true },
    sent_at: { type: 'bigint', nullable: true },
    file_name: { type: 'string', nullable: true },
    file_type: { type: 'string', nullable: true },
    file_text: { type: 'text', nullable: true },
    file_hash: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['state', 'prepared_at']],
  checks: {
    known_state: (row) => `${row}state IN ('awaiting_approval', 'confirmed', 'sent', 'cancelled')`,
    // Who prepared a run above the limit is not who let it go, whatever the code says.
    two_persons: (row) =>
      `NOT ${row}needs_approval OR ${row}state IN ('awaiting_approval', 'cancelled') OR COALESCE(${row}decided_by, ${row}prepared_by) <> ${row}prepared_by`,
  },
});

/** Entries people make about a balance: with reason and author, and above a limit a second person. */
export const adjustments = table({
  name: 'adjustment',
  table: 'afs_adjustments',
  columns: {
    public_id: { type: 'string' },
    party_id: { type: 'bigint' },
    currency: { type: 'string' },
    kind: { type: 'string' },
    amount: { type: 'bigint' },
    bucket: { type: 'string' },
    reason: { type: 'text' },
    state: { type: 'string' },
    needs_approval: { type: 'boolean' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    decided_by: { type: 'string', nullable: true },
    decided_at: { type: 'bigint', nullable: true },
    /** The case whose decision made it. */
    case_id: { type: 'string', nullable: true },
    /** The contest it was won in. */
    contest_id: { type: 'string', nullable: true },
    /** Of a currency move: what came of it, and the pair, rate, source and day it was reckoned by. */
    into_currency: { type: 'string', nullable: true },
    into_amount: { type: 'bigint', nullable: true },
    rate_from: { type: 'string', nullable: true },
    rate_to: { type: 'string', nullable: true },
    rate: { type: 'string', nullable: true },
    rate_source: { type: 'string', nullable: true },
    rate_since: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [
    ['party_id', 'made_at'],
    ['state', 'made_at'],
  ],
  checks: {
    positive: (row) => `${row}amount > 0`,
    kind_of_entry: (row) => `${row}kind IN ('bonus', 'deduction', 'write_off', 'credit', 'currency_move', 'forfeiture', 'reinstatement')`,
    moved_whole: (row) =>
      `(${row}kind = 'currency_move') = (${row}into_currency IS NOT NULL AND ${row}rate IS NOT NULL AND COALESCE(${row}into_amount, 0) > 0)`,
    two_persons: (row) =>
      `NOT ${row}needs_approval OR ${row}state <> 'booked' OR COALESCE(${row}decided_by, ${row}made_by) <> ${row}made_by`,
  },
  // Of before there was store credit to give, and of before balances were moved.
  retired: ['known_kind', 'kind_is_known'],
});

export const payoutTables = [methods, items, runs, adjustments, connectAccounts, railCalls, forfeitureNotices];
