import { z } from 'zod';
import { endpoint } from '../endpoint';
import { documentKind, documentView } from '../invoices';
import { country, currency, cursor, dayRange, money, pageSize } from '../primitives';
import { csvFile, flag } from './shapes';

/** A document as staff sees it. */
export const adminDocument = documentView.extend({
  /** The company, or the address that bought; masked without `pii.view`. */
  buyer: z.string(),
  country: z.string(),
  testMode: z.boolean(),
});
export type AdminDocument = z.output<typeof adminDocument>;

/** The filters of the list; totals and export take the same ones, so that what is counted is what is shown. */
const documentFilters = {
  /** Part of a number, an order, a seller or a buyer. */
  search: z.string().trim().min(1).max(120).optional(),
  kind: documentKind.optional(),
  country: country.optional(),
  currency: currency.optional(),
  testMode: flag.optional(),
  order: z.string().min(1).max(40).optional(),
  /** By the day of issue, UTC, both ends included. */
  ...dayRange,
};

export const listDocuments = endpoint({
  id: 'adminInvoices.list',
  method: 'GET',
  path: '/invoices',
  access: 'admin:invoices.read',
  paginated: true,
  summary: 'Invoices, credit notes and corrections, newest first.',
  query: z.strictObject({ ...documentFilters, cursor, pageSize }),
  response: z.array(adminDocument),
  failures: ['CURSOR_INVALID'],
});
export const readDocumentTotals = endpoint({
  id: 'adminInvoices.readTotals',
  method: 'GET',
  path: '/invoices/totals',
  access: 'admin:invoices.read',
  summary: 'Sums of everything the filters match, per currency; credit notes count against the rest.',
  query: z.strictObject(documentFilters),
  response: z.array(z.object({ currency: z.string(), documents: z.number().int(), net: money, tax: money, total: money })),
});
export const exportDocuments = endpoint({
  id: 'adminInvoices.export',
  method: 'GET',
  path: '/invoices/export',
  access: 'admin:invoices.export',
  summary: 'Everything the filters match as a spreadsheet.',
  query: z.strictObject(documentFilters),
  response: csvFile,
  failures: ['DOCUMENTS_TOO_MANY'],
});
export const exportTaxByCountry = endpoint({
  id: 'adminInvoices.exportTax',
  method: 'GET',
  path: '/invoices/tax-by-country',
  access: 'admin:invoices.export',
  summary:
    'Taxed sales abroad of one quarter by seller, country and rate, for the one-stop-shop return: invoices less credit notes. The same documents give the same file.',
  query: z.strictObject({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/, 'a quarter such as 2026-Q4'), testMode: flag.default(false) }),
  response: csvFile,
  failures: ['DOCUMENTS_TOO_MANY'],
});
export const issueMissingDocuments = endpoint({
  id: 'adminInvoices.issueMissing',
  method: 'POST',
  path: '/orders/:number/documents',
  access: 'admin:invoices.issue',
  status: 201,
  summary: 'Draws up what an order has no document for yet, dated today: for orders of before there were invoices.',
  params: z.strictObject({ number: z.string().min(1).max(40) }),
  body: z.strictObject({}),
  response: z.object({ issued: z.number().int() }),
  failures: ['ORDER_NOT_FOUND', 'DOCUMENT_NOT_DUE'],
});
