import { z } from 'zod';
import { endpoint } from '../endpoint';
import { moment, money } from '../primitives';

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'a quarter such as 2026-Q4');

/** Tax that was paid on to the authorities of a country for a quarter. */
export const taxRemittanceRow = z.object({
  id: z.string(),
  quarter: z.string(),
  country: z.string(),
  amount: money,
  /** What the authority or the bank calls it. */
  reference: z.string(),
  madeBy: z.string(),
  madeAt: moment,
});
export type TaxRemittanceRow = z.output<typeof taxRemittanceRow>;

/** What a country is owed in one currency for a quarter. */
export const taxOwedRow = z.object({
  country: z.string(),
  currency: z.string(),
  /** By the books: tax of sales, less what went back with refunds and lost disputes. */
  booked: money,
  /** By the papers: invoices less credit notes, sales at home too. Where it is not what is booked, somebody has to look. */
  documented: money,
  /** Of it what the one-stop-shop file of the quarter holds. */
  abroad: money,
  remitted: money,
  /** What may still be booked as paid on; never more than the account holds. */
  left: money,
});
export type TaxOwedRow = z.output<typeof taxOwedRow>;

export const readTaxOwed = endpoint({
  id: 'adminTaxRemittances.read',
  method: 'GET',
  path: '/tax-remittances',
  access: 'admin:invoices.read',
  summary: 'Tax of one quarter by country and currency: booked, on papers, in the one-stop-shop file, paid on, and left.',
  query: z.strictObject({ quarter }),
  response: z.object({ quarter: z.string(), owed: z.array(taxOwedRow), remittances: z.array(taxRemittanceRow) }),
  failures: ['DOCUMENTS_TOO_MANY'],
});
export const remitTax = endpoint({
  id: 'adminTaxRemittances.remit',
  method: 'POST',
  path: '/tax-remittances',
  access: 'admin:taxes.remit',
  status: 201,
  idempotencyKey: 'required',
  summary: 'Books tax that was paid on to the authorities of a country for a quarter; never more than is owed for it.',
  body: z.strictObject({
    quarter,
    country: z.string().regex(/^[A-Z]{2}$/, 'two letters in capitals'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'),
    amount: z.string().regex(/^0*[1-9]\d{0,14}$/, 'an amount above zero, in minor units'),
    reference: z.string().trim().min(3, 'what the authority or the bank calls it').max(200),
  }),
  response: taxRemittanceRow,
  failures: ['TAX_NOT_OWED', 'DOCUMENTS_TOO_MANY'],
});
