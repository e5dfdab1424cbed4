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
