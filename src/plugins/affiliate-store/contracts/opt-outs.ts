import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, email, moment, pageSize, secretToken } from './primitives';

/** How mail nobody asked for stands with an address, which is shown masked: whoever holds the link need not learn it. */
export const optOutView = z.object({ email: z.string(), optedOut: z.boolean() });
export type OptOutView = z.output<typeof optOutView>;

const byToken = z.strictObject({ token: secretToken });

export const readOptOut = endpoint({
  id: 'optOuts.read',
  method: 'GET',
  path: '/unsubscribe/:token',
  access: 'public',
  rateLimit: 120,
  summary: 'Whether the address a mail went to still gets mail it did not ask for. Changes nothing: programs open links too.',
  params: byToken,
  response: optOutView,
  failures: ['OPT_OUT_UNKNOWN'],
});
export const optOut = endpoint({
  id: 'optOuts.optOut',
  method: 'POST',
  path: '/unsubscribe/:token',
  access: 'public',
  rateLimit: 120,
  summary: 'Ends all mail the address did not ask for. Receipts, ways in and what an agreement needs go on.',
  params: byToken,
  response: optOutView,
  failures: ['OPT_OUT_UNKNOWN'],
});
export const optIn = endpoint({
  id: 'optOuts.optIn',
  method: 'POST',
  path: '/unsubscribe/:token/undo',
  access: 'public',
  rateLimit: 120,
  summary: 'Takes it back: the address may be written to again.',
  params: byToken,
  response: optOutView,
  failures: ['OPT_OUT_UNKNOWN'],
});

export const optOutRow = z.object({ email: z.string(), at: moment, by: z.enum(['one_click', 'page', 'staff']) });
export type OptOutRow = z.output<typeof optOutRow>;

export const listOptOuts = endpoint({
  id: 'adminOptOuts.list',
  method: 'GET',
  path: '/opt-outs',
  access: 'admin:mailings.manage',
  paginated: true,
  summary: 'Addresses that get no mail they did not ask for, the newest first; masked without `pii.view`.',
  query: z.strictObject({ cursor, pageSize }),
  response: z.array(optOutRow),
  failures: ['CURSOR_INVALID'],
});
export const addOptOut = endpoint({
  id: 'adminOptOuts.add',
  method: 'POST',
  path: '/opt-outs',
  access: 'admin:mailings.manage',
  status: 201,
  summary: 'Keeps an address from all mail it did not ask for, because it said so some other way. Only its holder takes that back.',
  body: z.strictObject({ email }),
  response: z.object({ email: z.string() }),
});
