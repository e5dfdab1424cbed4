import { z } from 'zod';
import { endpoint } from '../endpoint';
import { day, moment } from '../primitives';

const READ = 'admin:invoices.read';
const MANAGE = 'admin:taxes.rates';

export const taxRateKind = z.enum(['standard', 'reduced']);
/** `undated`: from the settings, until the first day somebody entered a rate for. `withdrawn` counted for no day. */
export const taxRateState = z.enum(['in_force', 'to_come', 'past', 'undated', 'withdrawn']);

/** What a country taxes a kind of product at, from a day of the accounts on. Rates are basis points. */
export const taxRateRow = z.object({
  /** Null for a rate of the settings, which has no day. */
  id: z.string().nullable(),
  country: z.string(),
  kind: taxRateKind,
  basisPoints: z.number().int(),
  validFrom: day.nullable(),
  state: taxRateState,
  enteredBy: z.string().nullable(),
  enteredAt: moment.nullable(),
});
export type TaxRateRow = z.output<typeof taxRateRow>;

/** What becomes of a line of a file: `refused` says why by a code. Cells are as they were written. */
export const taxRateLine = z.object({
  line: z.number().int(),
  country: z.string(),
  kind: z.string(),
  rate: z.string(),
  validFrom: z.string(),
  verdict: z.enum(['new', 'replaces', 'unchanged', 'refused']),
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type TaxRateLine = z.output<typeof taxRateLine>;

const country = z.string().regex(/^[A-Z]{2}$/, 'two letters in capitals');
/** The text of a file: country, kind, rate, valid from. */
const text = z.string().min(1).max(200_000);
/** What was seen of the file: nothing else is imported. */
const fingerprint = z.string().min(8).max(128);

export const listTaxRates = endpoint({
  id: 'adminTaxRates.list',
  method: 'GET',
  path: '/tax-rates',
  access: READ,
  summary: 'Rates by country and kind with the day they hold from, the newest day first, withdrawn ones too; at most two thousand.',
  query: z.strictObject({ country: country.optional(), state: taxRateState.optional() }),
  response: z.array(taxRateRow),
});
export const enterTaxRate = endpoint({
  id: 'adminTaxRates.enter',
  method: 'POST',
  path: '/tax-rates',
  access: MANAGE,
  status: 201,
  summary: 'Enters a rate for a day to come, or for one on which nobody took another. Orders keep the rate of their day.',
  body: z.strictObject({ country, kind: taxRateKind, basisPoints: z.number().int().min(0).max(10_000), validFrom: day }),
  response: taxRateRow,
  failures: ['TAX_RATE_COUNTRY_UNKNOWN', 'TAX_RATE_USED'],
});
export const withdrawTaxRate = endpoint({
  id: 'adminTaxRates.withdraw',
  method: 'POST',
  path: '/tax-rates/:id/withdraw',
  access: MANAGE,
  summary: 'Takes a rate back that has not begun.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: taxRateRow,
  failures: ['TAX_RATE_NOT_FOUND', 'TAX_RATE_BEGUN'],
});
export const previewTaxRates = endpoint({
  id: 'adminTaxRates.preview',
  method: 'POST',
  path: '/tax-rates/preview',
  access: MANAGE,
  summary: 'Says of each line of a file what would become of it; changes nothing.',
  body: z.strictObject({ text }),
  response: z.object({
    good: z.number().int(),
    refused: z.number().int(),
    unchanged: z.number().int(),
    fingerprint,
    lines: z.array(taxRateLine),
  }),
  failures: ['TAX_RATES_NO_HEADER', 'IMPORT_FILE_BROKEN', 'IMPORT_TOO_MANY_LINES', 'IMPORT_CELL_TOO_LONG', 'IMPORT_TOO_MANY_COLUMNS'],
});
export const importTaxRates = endpoint({
  id: 'adminTaxRates.import',
  method: 'POST',
  path: '/tax-rates/import',
  access: MANAGE,
  status: 201,
  summary: 'Imports the good lines of a file, all of them or none, as they were seen; the others are listed and left.',
  body: z.strictObject({ text, fingerprint }),
  response: z.object({ imported: z.number().int(), refused: z.array(taxRateLine) }),
  failures: [
    'TAX_RATES_NO_HEADER',
    'TAX_RATES_STALE',
    'IMPORT_FILE_BROKEN',
    'IMPORT_TOO_MANY_LINES',
    'IMPORT_CELL_TOO_LONG',
    'IMPORT_TOO_MANY_COLUMNS',
  ],
});
export const exportTaxRates = endpoint({
  id: 'adminTaxRates.export',
  method: 'GET',
  path: '/tax-rates/export',
  access: READ,
  summary: 'All rates that have a day and count, as a file that can be imported again.',
  response: z.object({ fileName: z.string(), rows: z.number().int(), text: z.string() }),
});
