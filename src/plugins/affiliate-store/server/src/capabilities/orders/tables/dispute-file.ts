import { table } from '../../../platform/tables';
import { EVIDENCE_FILE_KINDS } from '../domain/evidence-file';

/** Files that go to the bank with an answer to a dispute; private, and of each kind one. */
export const disputeFiles = table({
  name: 'dispute-file',
  table: 'afs_dispute_files',
  columns: {
    public_id: { type: 'string' },
    provider_dispute_id: { type: 'string' },
    order_id: { type: 'bigint' },
    kind: { type: 'string' },
    file_name: { type: 'string' },
    content_type: { type: 'string' },
    bytes: { type: 'bigint' },
    /** SHA-256, hex. */
    checksum: { type: 'string' },
    /** Base64. In the row and not in a folder: it is kept, handed in and erased with what it belongs to. */
    content: { type: 'text' },
    /** What the provider calls it, once it has it. */
    provider_file_id: { type: 'string', nullable: true },
    added_by: { type: 'string' },
    added_at: { type: 'bigint' },
  },
  unique: [{ columns: ['public_id'] }, { columns: ['provider_dispute_id', 'kind'] }],
  indexes: [['order_id']],
  checks: { known_kind: (row) => `${row}kind IN (${EVIDENCE_FILE_KINDS.map((kind) => `'${kind}'`).join(', ')})` },
});
