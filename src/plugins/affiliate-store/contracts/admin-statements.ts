import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, money, pageSize } from './primitives';
import { month, paperLanguage, PAPERS_PER_MINUTE, statementFile, statementPaper, statementRow, statementView } from './statements';

const READ = 'admin:statements.read';
const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const filters = {
  month: month.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency code in capitals')
    .optional(),
  search: z.string().trim().min(1).max(100).optional(),
  /** The end of a day (UTC): statements that were issued later are left out. Those there were are as they were: none is ever changed. */
  asKnownOn: day.optional(),
};

/** A statement as staff sees it. */
export const adminStatementRow = statementRow.extend({ party: z.string(), partyName: z.string() });
export type AdminStatementRow = z.output<typeof adminStatementRow>;

export const listStatements = endpoint({
  id: 'adminStatements.list',
  method: 'GET',
  path: '/statements',
  access: READ,
  paginated: true,
  summary: 'All statements, newest month first.',
  query: z.strictObject({ ...filters, cursor, pageSize }),
  response: z.array(adminStatementRow),
  failures: ['CURSOR_INVALID'],
});
export const sumStatements = endpoint({
  id: 'adminStatements.sum',
  method: 'GET',
  path: '/statements/totals',
  access: READ,
  summary: 'What the statements of a filter come to, per currency, and which months there are.',
  query: z.strictObject(filters),
  response: z.object({
    totals: z.array(z.object({ currency: z.string(), closing: money, paidOut: money })),
    /** Months that were made up, newest first. */
    months: z.array(month),
  }),
});
export const exportStatements = endpoint({
  id: 'adminStatements.export',
  method: 'GET',
  path: '/statements/csv',
  access: READ,
  summary: 'The statements of a filter as spreadsheet text.',
  query: z.strictObject(filters),
  response: statementFile,
  failures: ['STATEMENTS_TOO_MANY'],
});
export const readStatement = endpoint({
  id: 'adminStatements.read',
  method: 'GET',
  path: '/statements/:id',
  access: READ,
  summary: 'One statement with every line.',
  params: idParams,
  response: statementView,
  failures: ['STATEMENT_NOT_FOUND'],
});
export const downloadStatement = endpoint({
  id: 'adminStatements.download',
  method: 'GET',
  path: '/statements/:id/file',
  access: READ,
  summary: 'The signed file of a statement.',
  params: idParams,
  response: statementFile,
  failures: ['STATEMENT_NOT_FOUND'],
});
export const downloadStatementPaper = endpoint({
  id: 'adminStatements.downloadPaper',
  method: 'GET',
  path: '/statements/:id/pdf',
  access: READ,
  rateLimit: PAPERS_PER_MINUTE,
  summary: 'A statement as PDF, as its party has it.',
  params: idParams,
  query: paperLanguage,
  response: statementPaper,
  failures: ['STATEMENT_NOT_FOUND'],
});
export const issueStatement = endpoint({
  id: 'adminStatements.issue',
  method: 'POST',
  path: '/statements',
  access: 'admin:statements.issue',
  summary: 'Issues what a party lacks of a month that is over; what was issued stays as it is.',
  body: z.strictObject({ party: z.string().min(1).max(64), month }),
  response: z.array(adminStatementRow),
  failures: ['MONTH_NOT_OVER', 'STATEMENT_PARTY_UNKNOWN', 'BOOKS_NOT_SEALED', 'STATEMENT_EMPTY'],
});
