import { z } from 'zod';
import { endpoint } from './endpoint';
import { country, cursor, day, moment, money, pageSize } from './primitives';
import { month, PAPERS_PER_MINUTE, statementPaper } from './statements';

export const selfBillingStatus = z.enum(['small_business', 'vat_liable']);
export const selfBilledKind = z.enum(['invoice', 'credit_note']);

const line = (most: number) => z.string().trim().max(most);

/** What the papers say of a payee, by their own word. */
export const businessData = z.object({
  name: z.string(),
  address: z.string(),
  country: z.string(),
  vatId: z.string(),
  status: selfBillingStatus,
  /** From which day on they are liable for VAT; null for always. */
  liableFrom: day.nullable(),
});

/** How self-billing stands for whoever asks. */
export const selfBillingView = z.object({
  /** Whether the shop writes invoices for those it pays at all. */
  offered: z.boolean(),
  /** The country the tax of a service depends on, as the shop has it; null where it is not offered. */
  shopCountry: z.string().nullable(),
  /** The version of the words that are agreed to now. */
  version: z.string(),
  /** What is in force; null for who never agreed, or ended it. */
  agreement: businessData.extend({ version: z.string(), since: moment, at: moment }).nullable(),
  /** What is known of you already, to begin with: as your own invoices say it. Null where nothing is. */
  known: businessData.omit({ status: true, liableFrom: true }).nullable(),
  /** Why no paper is written in spite of the agreement. */
  obstacle: z.enum(['CHARGES_VAT', 'VAT_ID_NEEDED']).nullable(),
  /** The rate of the VAT that comes on top of the commissions, basis points; null where none does. */
  rate: z.number().int().nullable(),
});
export type SelfBillingView = z.output<typeof selfBillingView>;

/** A self-billed invoice or credit note as lists show it. */
export const selfBilledRow = z.object({
  id: z.string(),
  kind: selfBilledKind,
  number: z.string(),
  month,
  issuedAt: moment,
  /** With the tax on top, where there is any. */
  total: money,
  tax: money,
  /** The statement whose lines it says. */
  statement: z.string(),
});
export type SelfBilledRow = z.output<typeof selfBilledRow>;

export const readSelfBilling = endpoint({
  id: 'selfBilling.readMine',
  method: 'GET',
  path: '/me/self-billing',
  access: 'member',
  summary: 'Whether the shop writes your invoices for you, and what you agreed to.',
  response: selfBillingView,
  failures: ['NOT_A_PAYEE'],
});
export const agreeToSelfBilling = endpoint({
  id: 'selfBilling.agree',
  method: 'PUT',
  path: '/me/self-billing',
  access: 'member',
  rateLimit: 20,
  summary: 'Agrees to self-billing with the words of a version, or changes the business data of the agreement.',
  body: z.strictObject({
    version: z.string().min(1).max(40),
    name: line(160).min(1),
    address: line(500).min(1),
    country,
    vatId: line(30).default(''),
    status: selfBillingStatus,
    liableFrom: day.nullable().default(null),
  }),
  response: selfBillingView,
  failures: [
    'NOT_A_PAYEE',
    'SELF_BILLING_NOT_OFFERED',
    'SELF_BILLING_CHARGES_VAT',
    'SELF_BILLING_VAT_ID_NEEDED',
    'SELF_BILLING_TERMS_CHANGED',
    'SELF_BILLING_VAT_ID_UNANSWERED',
    'VAT_ID_INVALID',
    'VAT_ID_NOT_REGISTERED',
  ],
});
export const endSelfBilling = endpoint({
  id: 'selfBilling.end',
  method: 'POST',
  path: '/me/self-billing/end',
  access: 'member',
  summary: 'Ends the agreement, for months whose statements are not issued. What was issued stays.',
  response: selfBillingView,
  failures: ['NOT_A_PAYEE'],
});
export const listMySelfBilled = endpoint({
  id: 'selfBilling.listMine',
  method: 'GET',
  path: '/me/self-billing/documents',
  access: 'member',
  paginated: true,
  summary: 'Invoices and credit notes the shop issued in your name, newest first.',
  query: z.strictObject({ cursor, pageSize }),
  response: z.array(selfBilledRow),
  failures: ['NOT_A_PAYEE', 'CURSOR_INVALID'],
});
export const downloadMySelfBilled = endpoint({
  id: 'selfBilling.downloadMine',
  method: 'GET',
  path: '/me/self-billing/documents/:id/pdf',
  access: 'member',
  rateLimit: PAPERS_PER_MINUTE,
  summary: 'One of them as PDF, the same bytes each time.',
  params: z.strictObject({ id: z.string().min(1).max(64) }),
  response: statementPaper,
  failures: ['NOT_A_PAYEE', 'SELF_BILLED_NOT_FOUND'],
});
