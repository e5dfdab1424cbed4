import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, locale, moment, money, pageSize } from './primitives';

/** A calendar month, UTC. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03');
export const statementGroupName = z.enum(['sales', 'fees', 'refunds', 'disputes', 'releases', 'adjustments', 'taxes', 'payouts', 'other']);
export type StatementGroupName = z.output<typeof statementGroupName>;

/** Where the money lies, what of it was sent so far, and what is owed in all. */
export const statementAmounts = z.object({
  pending: money,
  available: money,
  held: money,
  reserved: money,
  paidOut: money,
  owed: money,
});
export type StatementAmounts = z.output<typeof statementAmounts>;

/** A statement as lists show it. */
export const statementRow = z.object({
  id: z.string(),
  month,
  currency: z.string(),
  issuedAt: moment,
  lines: z.number().int(),
  opening: money,
  closing: money,
  /** What was sent in the month, less what came back. */
  paidOut: money,
});
export type StatementRow = z.output<typeof statementRow>;

export const statementLine = z.object({
  journal: z.number().int(),
  /** The hash the journal was sealed under in the shop's books. */
  hash: z.string(),
  group: statementGroupName,
  kind: z.string(),
  bookedAt: moment,
  occurredAt: moment,
  reference: z.string().nullable(),
  amounts: statementAmounts,
});

/** A statement with everything in it. */
export const statementView = statementRow.extend({
  party: z.string(),
  shop: z.string(),
  openingAmounts: statementAmounts,
  closingAmounts: statementAmounts,
  groups: z.array(z.object({ group: statementGroupName, lines: z.number().int(), amounts: statementAmounts })),
  rows: z.array(statementLine),
  books: z.object({ block: z.number().int(), head: z.string() }),
  key: z.string(),
  /** With the id it opens the public check page. */
  code: z.string(),
});
export type StatementView = z.output<typeof statementView>;

export const statementFile = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() });
export type StatementFile = z.output<typeof statementFile>;

/** The language a paper is wanted in; that of its party where none is said. */
export const paperLanguage = z.strictObject({ language: locale.optional() });
/** A statement as PDF, its bytes in base64. */
export const statementPaper = z.object({ fileName: z.string(), mediaType: z.literal('application/pdf'), base64: z.string() });
export type StatementPaper = z.output<typeof statementPaper>;
/** Drawing a paper takes the processor up to seconds. */
export const PAPERS_PER_MINUTE = 30;

export const statementVerdict = z.enum(['genuine', 'altered', 'unknown_key']);

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
/** What one request may hold; a longer statement is checked offline. */
const MOST_TEXT = 900_000;

export const listMyStatements = endpoint({
  id: 'statements.listMine',
  method: 'GET',
  path: '/me/statements',
  access: 'member',
  graphql: 'myStatements',
  paginated: true,
  summary: 'Monthly statements, newest first.',
  query: z.strictObject({ cursor, pageSize }),
  failures: ['NOT_A_PAYEE', 'CURSOR_INVALID'],
  response: z.array(statementRow),
});
export const readMyStatement = endpoint({
  id: 'statements.readMine',
  method: 'GET',
  path: '/me/statements/:id',
  access: 'member',
  graphql: 'myStatement',
  summary: 'One statement with every line.',
  params: idParams,
  failures: ['NOT_A_PAYEE', 'STATEMENT_NOT_FOUND'],
  response: statementView,
});
export const downloadMyStatement = endpoint({
  id: 'statements.downloadMine',
  method: 'GET',
  path: '/me/statements/:id/file',
  access: 'member',
  summary: 'The signed file of a statement, the same bytes each time.',
  params: idParams,
  failures: ['NOT_A_PAYEE', 'STATEMENT_NOT_FOUND'],
  response: statementFile,
});
export const downloadMyStatementPaper = endpoint({
  id: 'statements.downloadMyPaper',
  method: 'GET',
  path: '/me/statements/:id/pdf',
  access: 'member',
  rateLimit: PAPERS_PER_MINUTE,
  summary: 'A statement as PDF, drawn from what was signed; the same bytes each time in a language.',
  params: idParams,
  query: paperLanguage,
  failures: ['NOT_A_PAYEE', 'STATEMENT_NOT_FOUND'],
  response: statementPaper,
});
export const checkStatement = endpoint({
  id: 'statementCheck.file',
  method: 'POST',
  path: '/statements/check',
  access: 'public',
  rateLimit: 30,
  summary: 'Says whether the text of a statement file is as this shop signed it, and nothing else.',
  body: z.strictObject({ text: z.string().min(1).max(MOST_TEXT) }),
  failures: ['NOT_A_STATEMENT'],
  response: z.object({ verdict: statementVerdict }),
});
export const checkStatementCode = endpoint({
  id: 'statementCheck.code',
  method: 'POST',
  path: '/statements/check-code',
  access: 'public',
  rateLimit: 10,
  summary: 'What a statement on paper has to say, for whoever holds its number and its code. No names.',
  body: z.strictObject({ id: z.string().trim().min(1).max(64), code: z.string().trim().min(1).max(40) }),
  failures: ['STATEMENT_NOT_FOUND'],
  response: statementRow,
});
export const listStatementKeys = endpoint({
  id: 'statementCheck.keys',
  method: 'GET',
  path: '/statements/keys',
  access: 'public',
  summary: 'Every public key statements were signed by, the one in use first: Ed25519, DER in base64.',
  response: z.array(z.object({ id: z.string(), algorithm: z.literal('Ed25519'), publicKey: z.string(), since: moment })),
});
