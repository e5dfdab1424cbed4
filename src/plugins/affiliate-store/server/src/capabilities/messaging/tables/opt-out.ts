import { table } from '../../../platform/tables';

/** Addresses that get no mail they did not ask for. Times UTC ms. */
export const optOuts = table({
  name: 'mail-opt-out',
  table: 'afs_mail_opt_outs',
  columns: { email_norm: { type: 'string' }, via: { type: 'string' }, at: { type: 'bigint' } },
  unique: [{ columns: ['email_norm'] }],
  checks: { known_way: (row) => `${row}via IN ('one_click', 'page', 'staff')` },
});

/** The link of each such mail by which its reader ends them; of the token only a hash is kept. It never expires: nobody has to hurry. */
export const optOutLinks = table({
  name: 'mail-opt-out-link',
  table: 'afs_mail_opt_out_links',
  columns: { token_hash: { type: 'string' }, email_norm: { type: 'string' }, locale: { type: 'string' }, at: { type: 'bigint' } },
  unique: [{ columns: ['token_hash'] }],
});
