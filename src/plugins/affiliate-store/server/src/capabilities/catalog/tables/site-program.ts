import { table } from '../../../platform/tables';

/**
 * Programs for everything of a seller: the seller is a creator by documentId, or the whole shop (`shop`). A seller has one such program and a
 * program is that of one seller: both are keys, so that no product can be in two.
 */
export const sitePrograms = table({
  name: 'site-program',
  table: 'afs_site_programs',
  columns: {
    seller: { type: 'string' },
    program_id: { type: 'integer' },
    since: { type: 'bigint' },
  },
  unique: [{ columns: ['seller'] }, { columns: ['program_id'] }],
});
