import { table } from '../../../platform/tables';

/** Kinds of letters the reader at an address goes without; a row for each. Times UTC ms. */
export const letterRefusals = table({
  name: 'letter-refusal',
  table: 'afs_letter_refusals',
  columns: { email_norm: { type: 'string' }, kind: { type: 'string' }, at: { type: 'bigint' } },
  unique: [{ columns: ['email_norm', 'kind'] }],
});
