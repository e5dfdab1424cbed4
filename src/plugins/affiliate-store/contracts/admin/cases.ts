import { z } from 'zod';
import { caseEntryKind, caseEvent, caseEvidence, caseKind, caseOutcome, caseState, caseView } from '../cases';
import { endpoint } from '../endpoint';
import { cursor, minorDigits, moment, money, pageSize } from '../primitives';
import { talkText } from '../talk';
import { reason } from './shapes';

const READ = 'admin:cases.read';
const ANSWER = 'admin:cases.answer';
const DECIDE = 'admin:cases.decide';

/** A case as the desk lists it. */
export const adminCaseRow = caseView.extend({
  partner: z.object({ party: z.string(), name: z.string(), email: z.string() }),
  /** Whole days since it was opened. */
  ageDays: z.number().int(),
});
export type AdminCaseRow = z.output<typeof adminCaseRow>;

/** An order that may be the sale somebody misses. Nothing of the buyer. */
export const caseCandidate = z.object({
  orderNumber: z.string(),
  products: z.string(),
  paidAt: moment,
  total: money,
  /** How the partner's own visit, coupon or lead was weighed for it; null where there was none. */
  outcome: z.enum(['won', 'lost', 'rejected']).nullable(),
  reason: z.string().nullable(),
  touches: z.number().int(),
});
export type CaseCandidate = z.output<typeof caseCandidate>;

export const adminCaseDetail = adminCaseRow.extend({
  evidence: caseEvidence,
  events: z.array(caseEvent.extend({ who: z.string() })),
  /** What an upheld decision could book. */
  entries: z.array(caseEntryKind),
  /** The currency a bonus would be booked in. */
  currency: z.string(),
  /** The order staff found for a missing sale; the partner is not told. */
  foundOrder: z.string().nullable(),
  /** Document id of the place in a program it is about. */
  affiliate: z.string().nullable(),
});
export type AdminCaseDetail = z.output<typeof adminCaseDetail>;

/** What a decision would book, before it does. */
export const casePreview = z.object({
  entries: z.array(
    z.object({
      kind: caseEntryKind,
      orderNumber: z.string().nullable(),
      product: z.string().nullable(),
      amount: money,
      /** The part of the balance it lies in afterwards. */
      to: z.enum(['pending', 'available']),
      /** True where a second person has to let it be booked. */
      waits: z.boolean(),
    }),
  ),
});
export type CasePreview = z.output<typeof casePreview>;

const caseId = z.strictObject({ id: z.string().min(1).max(64) });
const entry = caseEntryKind.nullable();
const amount = minorDigits.optional();

export const listAdminCases = endpoint({
  id: 'adminCases.list',
  method: 'GET',
  path: '/cases',
  access: READ,
  paginated: true,
  managed: 'list',
  summary: 'Cases: those that wait for the shop first, by the day an answer is due.',
  query: z.strictObject({
    state: caseState.optional(),
    kind: caseKind.optional(),
    overdue: z.enum(['true', 'false']).optional(),
    /** Of one affiliate: about their place, or about no place and opened by the same person. */
    affiliate: z.string().min(1).max(64).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(adminCaseRow),
  failures: ['CURSOR_INVALID'],
});
export const readAdminCase = endpoint({
  id: 'adminCases.read',
  method: 'GET',
  path: '/cases/:id',
  access: READ,
  managed: 'case',
  summary: 'One case with the evidence both sides see, what was said, and what a decision could book.',
  params: caseId,
  response: adminCaseDetail,
  failures: ['CASE_NOT_FOUND'],
});
export const listCaseCandidates = endpoint({
  id: 'adminCases.listCandidates',
  method: 'GET',
  path: '/cases/:id/candidates',
  access: READ,
  managed: 'case',
  summary: 'Orders around the day and the product of a missing sale, with how the partner’s touches were weighed.',
  params: caseId,
  response: z.array(caseCandidate),
  failures: ['CASE_NOT_FOUND'],
});
export const previewCaseDecision = endpoint({
  id: 'adminCases.preview',
  method: 'GET',
  path: '/cases/:id/preview',
  access: DECIDE,
  managed: 'case',
  summary: 'What a decision would book, by the books as they stand; nothing is booked.',
  params: caseId,
  query: z.strictObject({
    entry: caseEntryKind,
    amount,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
  }),
  response: casePreview,
  failures: ['CASE_NOT_FOUND', 'CASE_ENTRY_UNFIT', 'CASE_AMOUNT_MISSING', 'CASE_NOTHING_HELD', 'LEAD_NOT_FOUND', 'LEAD_DECIDED'],
});
export const answerCase = endpoint({
  id: 'adminCases.answer',
  method: 'POST',
  path: '/cases/:id/messages',
  access: ANSWER,
  status: 201,
  managed: 'case',
  summary: 'Writes to the partner, by mail too; a question stops the clock until they answer.',
  params: caseId,
  body: z.strictObject({ text: talkText, asks: z.boolean().default(false) }),
  response: adminCaseDetail,
  failures: ['CASE_NOT_FOUND', 'CASE_CLOSED', 'CASE_FULL'],
});
export const decideCase = endpoint({
  id: 'adminCases.decide',
  method: 'POST',
  path: '/cases/:id/decision',
  access: DECIDE,
  managed: 'case',
  summary:
    'Decides a case in words the partner reads; what is upheld is booked in the same moment, and above the limit waits for a second person.',
  params: caseId,
  body: z.strictObject({
    outcome: caseOutcome,
    reason,
    entry,
    /** Of a bonus, in minor units. */
    amount,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    /** The order staff found for a missing sale. */
    order: z.string().min(1).max(40).optional(),
  }),
  response: adminCaseDetail,
  failures: [
    'CASE_NOT_FOUND',
    'CASE_CLOSED',
    'CASE_ENTRY_MISSING',
    'CASE_ENTRY_UNFIT',
    'CASE_AMOUNT_MISSING',
    'CASE_NOTHING_HELD',
    'ORDER_NOT_FOUND',
    'PARTY_NOT_FOUND',
    'AFFILIATE_NOT_FOUND',
    'AFFILIATE_STATE_ILLEGAL',
    'LEAD_NOT_FOUND',
    'LEAD_DECIDED',
  ],
});
