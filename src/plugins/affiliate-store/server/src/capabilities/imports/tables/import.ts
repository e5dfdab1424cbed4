import { table } from '../../../platform/tables';

/** Files of a programme of before. `parts` holds how each part of the file is read, as JSON; times are UTC ms. */
export const imports = table({
  name: 'programme-import',
  table: 'afs_imports',
  columns: {
    public_id: { type: 'string' },
    program_id: { type: 'bigint' },
    program: { type: 'string' },
    program_name: { type: 'string' },
    file_name: { type: 'string' },
    file_hash: { type: 'string' },
    parts: { type: 'text' },
    currency: { type: 'string', nullable: true },
    mark: { type: 'string' },
    state: { type: 'string' },
    welcome: { type: 'boolean' },
    lines: { type: 'integer' },
    made_by: { type: 'string' },
    made_at: { type: 'bigint' },
    asked_by: { type: 'string', nullable: true },
    run_by: { type: 'string', nullable: true },
    run_at: { type: 'bigint', nullable: true },
    done_at: { type: 'bigint', nullable: true },
    undone_by: { type: 'string', nullable: true },
    undone_at: { type: 'bigint', nullable: true },
  },
  unique: [{ columns: ['public_id'] }],
  indexes: [['state']],
  checks: {
    known_state: (row) => `${row}state IN ('previewed', 'awaiting_approval', 'running', 'done', 'undoing', 'undone')`,
  },
});

/**
 * Lines of such files. `live_key` names what a line stands for in the world it came from while it stands here, and nothing afterwards: two
 * files that tell of one thing bring it once, and what was taken back may come again. Amounts are minor units.
 */
export const importLines = table({
  name: 'import-line',
  table: 'afs_import_lines',
  columns: {
    public_id: { type: 'string' },
    import_id: { type: 'bigint' },
    line: { type: 'integer' },
    part: { type: 'integer' },
    kind: { type: 'string' },
    cells: { type: 'text' },
    said: { type: 'text', nullable: true },
    verdict: { type: 'string' },
    state: { type: 'string' },
    reason: { type: 'string', nullable: true },
    notes: { type: 'string' },
    code: { type: 'string', nullable: true },
    live_key: { type: 'string', nullable: true },
    affiliate_id: { type: 'bigint', nullable: true },
    party_id: { type: 'bigint', nullable: true },
    currency: { type: 'string', nullable: true },
    owed: { type: 'bigint' },
    paid_before: { type: 'bigint' },
    kept_for: { type: 'string', nullable: true },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['import_id', 'line'] }, { columns: ['live_key'] }],
  indexes: [
    ['import_id', 'state'],
    ['import_id', 'kind', 'id'],
  ],
  checks: {
    known_state: (row) => `${row}state IN ('waiting', 'done', 'refused', 'undone', 'kept')`,
    known_verdicts: (row) => `${row}verdict IN ('make', 'match', 'book', 'tell', 'bind', 'know', 'refuse')`,
    owed_is_an_amount: (row) => `${row}owed >= 0 AND (${row}owed = 0 OR ${row}currency IS NOT NULL)`,
    refused_for_a_reason: (row) => `${row}state <> 'refused' OR ${row}reason IS NOT NULL`,
    kept_for_a_reason: (row) => `${row}state <> 'kept' OR ${row}kept_for IS NOT NULL`,
  },
  // Without customers.
  retired: ['known_verdict'],
});

export const importTables = [imports, importLines];
