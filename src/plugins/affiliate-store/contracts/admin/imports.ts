import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, moment, money, pageSize, reason } from '../primitives';

const MANAGE = 'admin:imports.manage';
/** Base64 of a file; with what is around it below what one request may hold. */
const MOST_LETTERS = 900_000;

export const importState = z.enum(['previewed', 'awaiting_approval', 'running', 'done', 'undoing', 'undone']);
export const importSource = z.enum(['affiliate_wp', 'post_affiliate_pro', 'gumroad', 'generic']);
export const importLineKind = z.enum(['affiliate', 'earning', 'customer']);
/**
 * What a line will do: make a place, find one that is there, open what is owed, tell of what was, bind a customer, make one known nobody
 * brought, or nothing.
 */
export const importVerdict = z.enum(['make', 'match', 'book', 'tell', 'bind', 'know', 'refuse']);
export const importLineState = z.enum(['waiting', 'done', 'refused', 'undone', 'kept']);
export const importField = z.enum([
  'externalId',
  'email',
  'name',
  'lastName',
  'code',
  'rate',
  'rateType',
  'state',
  'joinedOn',
  'payoutEmail',
  'owed',
  'currency',
  'paidBefore',
  'sponsorId',
  'affiliateId',
  'amount',
  'standing',
  'payoutStanding',
  'occurredOn',
]);
export type ImportField = z.output<typeof importField>;

const columnOf = z.object({ field: importField, column: z.string() });

/** One file of a programme of before. */
export const adminImport = z.object({
  id: z.string(),
  program: z.object({ id: z.string(), name: z.string() }),
  fileName: z.string(),
  state: importState,
  lines: z.number().int(),
  /** Lines that wait for nothing any more, while it runs or is taken back. */
  through: z.number().int(),
  currency: z.string().nullable(),
  mark: z.enum(['point', 'comma']),
  welcome: z.boolean(),
  parts: z.array(z.object({ source: importSource, kind: importLineKind, header: z.array(z.string()), mapping: z.array(columnOf) })),
  counts: z.object({
    make: z.number().int(),
    match: z.number().int(),
    book: z.number().int(),
    tell: z.number().int(),
    bind: z.number().int(),
    know: z.number().int(),
    refused: z.number().int(),
    undone: z.number().int(),
    kept: z.number().int(),
  }),
  /** What it would open, or did and did not take back; by currency. */
  opens: z.array(money),
  /** What the files say was paid before this shop: told, never booked. */
  paidBefore: z.array(money),
  madeBy: z.string(),
  madeAt: moment,
  /** Who pressed Run first, where a second person has to. */
  askedBy: z.string().nullable(),
  runAt: moment.nullable(),
  doneAt: moment.nullable(),
  undoneAt: moment.nullable(),
});
export type AdminImport = z.output<typeof adminImport>;

/** One line of a file, with what becomes of it. */
export const adminImportLine = z.object({
  id: z.string(),
  line: z.number().int(),
  kind: importLineKind,
  verdict: importVerdict,
  state: importLineState,
  who: z.string().nullable(),
  email: z.string().nullable(),
  /** The code the place gets, and the one it had where that is another. */
  code: z.string().nullable(),
  codeBefore: z.string().nullable(),
  rateBasisPoints: z.number().int().nullable(),
  owed: money.nullable(),
  paidBefore: money.nullable(),
  /** When they joined, or earned it, as the source wrote it. */
  since: z.string().nullable(),
  reason: z.string().nullable(),
  notes: z.array(z.string()),
  keptFor: z.string().nullable(),
});
export type AdminImportLine = z.output<typeof adminImportLine>;

const importId = z.strictObject({ id: z.string().min(1).max(64) });

export const listImports = endpoint({
  id: 'adminImports.list',
  method: 'GET',
  path: '/imports',
  access: MANAGE,
  paginated: true,
  summary: 'Imports of existing programmes, newest first.',
  query: z.strictObject({ state: importState.optional(), cursor, pageSize }),
  response: z.array(adminImport),
  failures: ['CURSOR_INVALID'],
});
export const readImport = endpoint({
  id: 'adminImports.read',
  method: 'GET',
  path: '/imports/:id',
  access: MANAGE,
  summary: 'One import: how its file is read, what it would do, how far it is.',
  params: importId,
  response: adminImport,
  failures: ['IMPORT_NOT_FOUND'],
});
export const listImportLines = endpoint({
  id: 'adminImports.listLines',
  method: 'GET',
  path: '/imports/:id/lines',
  access: MANAGE,
  paginated: true,
  summary: 'The lines of an import, in the order of the file, each with what becomes of it and why.',
  params: importId,
  query: z.strictObject({
    state: importLineState.optional(),
    verdict: importVerdict.optional(),
    kind: importLineKind.optional(),
    cursor,
    pageSize,
  }),
  response: z.array(adminImportLine),
  failures: ['IMPORT_NOT_FOUND', 'CURSOR_INVALID'],
});
export const previewImportFile = endpoint({
  id: 'adminImports.preview',
  method: 'POST',
  path: '/imports',
  access: MANAGE,
  status: 201,
  rateLimit: 60,
  summary: 'Reads a CSV file and shows what would become of every line; nobody is in a program by it, and nothing is owed.',
  body: z.strictObject({
    /** Document id. */
    program: z.string().min(1).max(64),
    fileName: z.string().trim().min(1).max(200),
    /** The bytes of the file in base64. */
    content: z
      .string()
      .min(1)
      .max(MOST_LETTERS)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64'),
    /** Of amounts without a currency beside them. */
    currency: currency.optional(),
  }),
  response: adminImport,
  failures: [
    'PROGRAM_NOT_FOUND',
    'IMPORT_FILE_NOT_TEXT',
    'IMPORT_FILE_EMPTY',
    'IMPORT_FILE_BROKEN',
    'IMPORT_TOO_MANY_COLUMNS',
    'IMPORT_TOO_MANY_LINES',
    'IMPORT_CELL_TOO_LONG',
  ],
});
export const readImportFileAs = endpoint({
  id: 'adminImports.readAs',
  method: 'PUT',
  path: '/imports/:id/reading',
  access: MANAGE,
  summary: 'Reads the lines another way: by another source, other columns, another currency; as long as nothing was done by it.',
  params: importId,
  body: z.strictObject({
    parts: z
      .array(
        z.strictObject({
          source: importSource,
          kind: importLineKind,
          mapping: z.array(z.strictObject({ field: importField, column: z.string().min(1).max(200) })).max(30),
        }),
      )
      .min(1)
      .max(10),
    currency: currency.nullable(),
    mark: z.enum(['point', 'comma']),
  }),
  response: adminImport,
  failures: ['IMPORT_NOT_FOUND', 'IMPORT_STATE_ILLEGAL', 'IMPORT_COLUMN_UNKNOWN', 'IMPORT_COLUMN_MISSING'],
});
export const runImport = endpoint({
  id: 'adminImports.run',
  method: 'POST',
  path: '/imports/:id/run',
  access: MANAGE,
  summary: 'Lets an import run; above the limit of adjustments a second person has to ask for it too.',
  params: importId,
  body: z.strictObject({
    /** Whether whoever gets a place is told so by mail. */
    welcome: z.boolean().default(false),
  }),
  response: adminImport,
  failures: ['IMPORT_NOT_FOUND', 'IMPORT_STATE_ILLEGAL', 'IMPORT_NEEDS_SECOND_PERSON'],
});
export const undoImportRun = endpoint({
  id: 'adminImports.undo',
  method: 'POST',
  path: '/imports/:id/undo',
  access: MANAGE,
  summary: 'Takes back what an import did, line by line, as far as nothing was built on it; the rest is listed with its reason.',
  params: importId,
  body: z.strictObject({ reason }),
  response: adminImport,
  failures: ['IMPORT_NOT_FOUND', 'IMPORT_STATE_ILLEGAL'],
});
export const downloadRejectedLines = endpoint({
  id: 'adminImports.downloadRejected',
  method: 'GET',
  path: '/imports/:id/rejected',
  access: MANAGE,
  summary: 'The lines that were not taken, with the columns they came in and the reason beside them.',
  params: importId,
  response: z.object({ fileName: z.string(), text: z.string(), lines: z.number().int() }),
  failures: ['IMPORT_NOT_FOUND'],
});
