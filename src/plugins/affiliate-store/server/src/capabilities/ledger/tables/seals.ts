import { table } from '../../../platform/tables';

/** Blocks of sealed journals, each holding the hash of the one before: what was booked cannot be changed unseen. */
export const seals = table({
  name: 'ledger-seal',
  table: 'afs_ledger_seals',
  columns: {
    block: { type: 'bigint' },
    version: { type: 'integer' },
    previous_hash: { type: 'string' },
    hash: { type: 'string' },
    /** Every journal up to this id is in this block or before it. */
    settled: { type: 'bigint' },
    journals: { type: 'integer' },
    sealed_at: { type: 'bigint' },
  },
  unique: [{ columns: ['block'] }, { columns: ['hash'] }],
  appendOnly: true,
});

/** Which journal lies in which block, with its hash, and marks that name a line of it that was changed. */
export const sealedJournals = table({
  name: 'ledger-sealed-journal',
  table: 'afs_ledger_sealed_journals',
  columns: {
    journal_id: { type: 'bigint' },
    block: { type: 'bigint' },
    place: { type: 'integer' },
    hash: { type: 'string' },
    marks: { type: 'text' },
  },
  unique: [{ columns: ['journal_id'] }, { columns: ['block', 'place'] }],
  appendOnly: true,
});

export const sealTables = [seals, sealedJournals];
