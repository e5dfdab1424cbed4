import { table } from '../../../platform/tables';

/** What each version of a program promised; a decision names program and version, and this says what that was. */
export const programVersions = table({
  name: 'program-version',
  table: 'afs_program_versions',
  columns: {
    program_id: { type: 'bigint' },
    version: { type: 'integer' },
    name: { type: 'string' },
    terms: { type: 'text' },
    since: { type: 'bigint' },
    // The words of the contract by language, as JSON; null where the shop has none of its own.
    texts: { type: 'text', nullable: true },
  },
  unique: [{ columns: ['program_id', 'version'] }],
  appendOnly: true,
});

/** Everything that was ever written into the contracts of affiliates: what holds on any day is read from here. */
export const contractEntries = table({
  name: 'contract-entry',
  table: 'afs_contract_entries',
  columns: {
    public_id: { type: 'string' },
    affiliate_id: { type: 'bigint' },
    program_id: { type: 'bigint' },
    kind: { type: 'string' },
    version: { type: 'integer' },
    rate_basis_points: { type: 'integer', nullable: true },
    at: { type: 'bigint' },
    notice_id: { type: 'bigint', nullable: true },
    notice_ends_at: { type: 'bigint', nullable: true },
    revision_at: { type: 'bigint', nullable: true },
    valid_until: { type: 'bigint', nullable: true },
    revision_months: { type: 'integer', nullable: true },
    consent: { type: 'string' },
    by: { type: 'string' },
    hash: { type: 'string' },
    document: { type: 'text' },
    locale: { type: 'string', nullable: true },
    note: { type: 'text', nullable: true },
    group_name: { type: 'string', nullable: true },
  },
  // A contract begins once, whoever finds that it has not begun; and one answer of a kind to one notice.
  unique: [
    { columns: ['public_id'] },
    { columns: ['affiliate_id'], where: "kind = 'joined'" },
    { columns: ['notice_id', 'kind'], where: 'notice_id IS NOT NULL' },
  ],
  indexes: [['affiliate_id'], ['program_id'], ['kind', 'at']],
  appendOnly: true,
});
