import { z } from 'zod';
import { endpoint } from './endpoint';
import { currency, cursor, pageSize } from './primitives';
import { selfBilledRow } from './self-billing';
import { month, PAPERS_PER_MINUTE, statementPaper } from './statements';

const READ = 'admin:statements.read';

/** A self-billed paper as staff sees it. */
export const adminSelfBilledRow = selfBilledRow.extend({ payee: z.string() });
export type AdminSelfBilledRow = z.output<typeof adminSelfBilledRow>;

export const listSelfBilled = endpoint({
  id: 'adminSelfBilling.list',
  method: 'GET',
  path: '/self-billed',
  access: READ,
  paginated: true,
  summary: 'Self-billed invoices and credit notes of everybody, newest first.',
  query: z.strictObject({
    month: month.optional(),
    currency: currency.optional(),
    /** Part of a number or of a payee's name. */
    search: z.string().trim().min(1).max(100).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(adminSelfBilledRow),
  failures: ['CURSOR_INVALID'],
});
export const downloadSelfBilled = endpoint({
  id: 'adminSelfBilling.download',
  method: 'GET',
  path: '/self-billed/:id/pdf',
  access: READ,
  rateLimit: PAPERS_PER_MINUTE,
  summary: 'One of them as PDF, as its payee has it.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: statementPaper,
  failures: ['SELF_BILLED_NOT_FOUND'],
});
