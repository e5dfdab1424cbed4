import { z } from 'zod';
import { endpoint } from '../endpoint';
import { cursor, moment, pageSize } from '../primitives';
import { byNumber, reason } from './shapes';

/** What the authorities said about a VAT id when they were asked, or why they said nothing. */
export const vatCheckView = z.object({
  vatId: z.string(),
  /** The VAT id of the seller in whose name it was asked; null for nobody's. */
  requester: z.string().nullable(),
  state: z.enum(['valid', 'invalid', 'unanswered']),
  /** The number of the consultation, which proves it to a tax office. */
  consultation: z.string().nullable(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  why: z.string().nullable(),
  askedAt: moment,
  answeredAt: moment.nullable(),
});
export type VatCheckView = z.output<typeof vatCheckView>;

/** `waiting` for an answer; `confirmed` or `refused` by one; `settled` by a person. */
export const vatDoubtState = z.enum(['waiting', 'confirmed', 'refused', 'settled']);

/** An order that went without tax before anybody had confirmed its VAT id. */
export const vatDoubtRow = z.object({
  orderNumber: z.string(),
  vatId: z.string(),
  state: vatDoubtState,
  tries: z.number().int(),
  nextTryAt: moment.nullable(),
  answer: vatCheckView.nullable(),
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
  createdAt: moment,
  changedAt: moment,
});
export type VatDoubtRow = z.output<typeof vatDoubtRow>;

/** The company an order was made out to, and what proves its VAT id: its form alone, an answer, or nothing yet. Null where tax was charged. */
export const orderCompany = z.object({
  name: z.string(),
  address: z.string(),
  vatId: z.string(),
  proof: z.enum(['form', 'confirmed', 'unverified']).nullable(),
  check: vatCheckView.nullable(),
  doubt: vatDoubtRow.nullable(),
});

export const listVatDoubts = endpoint({
  id: 'adminTaxes.list',
  method: 'GET',
  path: '/vat-checks',
  access: 'admin:invoices.read',
  paginated: true,
  summary: 'Orders that went without tax before their VAT id was confirmed, newest first.',
  query: z.strictObject({ state: vatDoubtState.optional(), cursor, pageSize }),
  response: z.array(vatDoubtRow),
  failures: ['CURSOR_INVALID'],
});
export const askAboutVatId = endpoint({
  id: 'adminTaxes.ask',
  method: 'POST',
  path: '/vat-checks/:number/ask',
  access: 'admin:taxes.settle',
  summary: 'Asks the authorities about the VAT id of an order now.',
  params: byNumber,
  body: z.strictObject({}),
  response: vatDoubtRow,
  failures: ['ORDER_NOT_FOUND', 'VAT_DOUBT_NOT_FOUND', 'VAT_DOUBT_OVER', 'VAT_CHECK_OFF'],
  rateLimit: 20,
});
export const settleVatDoubt = endpoint({
  id: 'adminTaxes.settle',
  method: 'POST',
  path: '/vat-checks/:number/settle',
  access: 'admin:taxes.settle',
  summary: 'Settles the VAT id of an order with a reason, where somebody has other proof; the order is not changed.',
  params: byNumber,
  body: z.strictObject({ reason }),
  response: vatDoubtRow,
  failures: ['ORDER_NOT_FOUND', 'VAT_DOUBT_NOT_FOUND', 'VAT_DOUBT_OVER'],
});
