import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, dayRange, moment, money, pageSize, secretToken } from './primitives';

export const documentKind = z.enum(['invoice', 'credit_note', 'correction']);
export type DocumentKind = z.output<typeof documentKind>;

/** A document of a sale: the invoice, a credit note for what went back, or a correction of one whose money came home. */
export const documentView = z.object({
  id: z.string(),
  kind: documentKind,
  /** Its number, without gaps within the series of its seller. */
  number: z.string(),
  orderNumber: z.string(),
  seller: z.string(),
  issuedAt: moment,
  net: money,
  tax: money,
  total: money,
  /** A PDF, at an address that is good for a quarter of an hour. */
  url: z.string(),
  /** The same to be read in the browser, good for as long. */
  page: z.string(),
});
export type DocumentView = z.output<typeof documentView>;

const wordAndValue = z.object({ label: z.string(), value: z.string() });
const party = z.object({ label: z.string(), lines: z.array(z.string()) });

/** A document as it is read: the words, days and amounts of its PDF, in the language it was issued in. */
export const writtenDocument = z.object({
  language: z.string(),
  rightToLeft: z.boolean(),
  title: z.string(),
  number: z.string(),
  /** What says that it is of a test sale. */
  test: z.string().nullable(),
  /** Which invoice it is about, for everything that is none. */
  corrects: z.string().nullable(),
  seller: party,
  buyer: party,
  facts: z.array(wordAndValue),
  columns: z.object({ item: z.string(), rate: z.string(), net: z.string(), tax: z.string(), total: z.string() }),
  rows: z.array(
    z.object({ line: z.number().int(), item: z.string(), rate: z.string(), net: z.string(), tax: z.string(), total: z.string() }),
  ),
  /** Net, the tax of each rate, and the total last. */
  sums: z.array(wordAndValue),
  notes: z.array(z.string()),
  footer: z.string(),
});
export type WrittenDocument = z.output<typeof writtenDocument>;

export const readWrittenDocument = endpoint({
  id: 'buyerInvoices.readWritten',
  method: 'GET',
  path: '/documents/:ticket/written',
  access: 'public',
  summary: 'What the PDF of a document says, for pages; the ticket is the last part of the addresses in the lists of documents.',
  params: z.strictObject({ ticket: z.string().min(1).max(120) }),
  response: z.object({ document: writtenDocument, pdf: z.string() }),
  failures: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_LINK_EXPIRED'],
  rateLimit: 120,
});

export const listOrderDocuments = endpoint({
  id: 'buyerInvoices.listOfOrder',
  method: 'GET',
  path: '/thank-you/:token/documents',
  access: 'public',
  graphql: 'storeOrderDocuments',
  summary: 'Invoice and credit notes of the order behind the token of its thank-you page.',
  params: z.strictObject({ token: secretToken }),
  response: z.array(documentView),
  failures: ['ORDER_NOT_FOUND', 'ORDER_LINK_EXPIRED'],
});

export const listMyDocuments = endpoint({
  id: 'buyerInvoices.listMine',
  method: 'GET',
  path: '/me/documents',
  access: 'member',
  graphql: 'storeMyDocuments',
  summary: 'Invoices and credit notes of the signed-in person, newest first.',
  query: z.strictObject({ order: z.string().min(1).max(40).optional() }),
  response: z.array(documentView),
});

const range = { ...dayRange, kind: documentKind.optional() };

export const listStudioDocuments = endpoint({
  id: 'creatorInvoices.list',
  method: 'GET',
  path: '/studio/documents',
  access: 'creator',
  graphql: 'studioDocuments',
  paginated: true,
  summary: 'Invoices and credit notes you issued to buyers, newest first.',
  query: z.strictObject({ ...range, cursor, pageSize }),
  response: z.array(documentView),
  failures: ['NOT_A_CREATOR', 'CURSOR_INVALID'],
});

export const exportStudioDocuments = endpoint({
  id: 'creatorInvoices.export',
  method: 'GET',
  path: '/studio/documents/export',
  access: 'creator',
  summary: 'The same as a spreadsheet: everything the filters match.',
  query: z.strictObject(range),
  response: z.object({ fileName: z.string(), rows: z.number().int(), text: z.string() }),
  failures: ['NOT_A_CREATOR', 'DOCUMENTS_TOO_MANY'],
});
