import { table } from '../../../platform/tables';

/** The account a party opened at the provider. The row is written before the provider is asked, so `stripe_account_id` comes later. */
export const connectAccounts = table({
  name: 'connect-account',
  table: 'afs_connect_accounts',
  columns: {
    party_id: { type: 'bigint' },
    stripe_account_id: { type: 'string', nullable: true },
    country: { type: 'string' },
    state: { type: 'string' },
    missing: { type: 'text' },
    opened_at: { type: 'bigint' },
    opened_by: { type: 'string' },
    read_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['stripe_account_id'] }, { columns: ['party_id'] }],
  checks: { known_state: (row) => `${row}state IN ('details_missing', 'in_review', 'enabled', 'restricted')` },
});

/** What was asked of a rail about a payout, written before it is asked: the money is looked for by this row if no answer comes. */
export const railCalls = table({
  name: 'payout-call',
  table: 'afs_payout_calls',
  columns: {
    payout_id: { type: 'bigint' },
    kind: { type: 'string' },
    state: { type: 'string' },
    key: { type: 'string' },
    attempt: { type: 'integer' },
    account_id: { type: 'string' },
    provider_id: { type: 'string', nullable: true },
    answer_kept: { type: 'boolean' },
    asked_by: { type: 'string' },
    reason: { type: 'text', nullable: true },
    first_at: { type: 'bigint' },
    last_at: { type: 'bigint' },
    problem: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['key'] }, { columns: ['provider_id'] }, { columns: ['payout_id', 'kind'], where: "state <> 'refused'" }],
  indexes: [['state', 'last_at'], ['payout_id']],
  checks: {
    known_kind: (row) => `${row}kind IN ('transfer', 'reversal')`,
    known_state: (row) => `${row}state IN ('intended', 'unknown', 'done', 'refused')`,
    done_has_id: (row) => `${row}state <> 'done' OR ${row}provider_id IS NOT NULL`,
  },
});
