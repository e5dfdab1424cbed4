import { z } from 'zod';
import { blockCode } from './admin-affiliates';
import { clickReceipt } from './clicks';
import { endpoint } from './endpoint';
import { paidLead } from './paid-events';
import { commissionView, receipt } from './partner';
import { cursor, day, explanation, moment, money, pageSize } from './primitives';
import { talkText } from './talk';

export { blockCode } from './admin-affiliates';

export const caseKind = z.enum([
  'missing_commission',
  'held_commission',
  'wrong_amount',
  'appeal',
  'other',
  /** A lead nobody has decided about; one that was rejected; a click that statistics or the pay of its day left out. */
  'waiting_lead',
  'refused_lead',
  'uncounted_click',
]);
export const caseState = z.enum(['open', 'waiting_for_partner', 'decided', 'withdrawn']);
export const caseOutcome = z.enum(['upheld', 'partly', 'declined']);
/** What a decision books: a hold is let go, a bonus is paid, a block is taken back, a lead that waits is accepted. */
export const caseEntryKind = z.enum(['release', 'bonus', 'unblock', 'accept']);
export const caseEntryState = z.enum(['booked', 'awaiting_approval', 'rejected']);
export const caseEventKind = z.enum([
  'opened',
  'said',
  'answered',
  'asked',
  'decided',
  'withdrawn',
  /** The commission moved meanwhile: a refund, a dispute, a hold that ended. */
  'moved',
  /** A second person let the entry of a decision be booked; or turned it down, which opens the case again. */
  'entry_booked',
  'entry_rejected',
]);

/** What a decision booked, and how that stands. */
export const caseEntry = z.object({
  kind: caseEntryKind,
  state: caseEntryState,
  /** Of a bonus, or what an accepted lead earned; what is released is in the journals of its order. */
  amount: money.nullable(),
  /** The adjustment of a bonus; null for the rest. */
  adjustment: z.string().nullable(),
});

/** One contest or appeal, as the one who opened it sees it. */
export const caseView = z.object({
  id: z.string(),
  kind: caseKind,
  state: caseState,
  orderNumber: z.string().nullable(),
  product: z.string().nullable(),
  program: z.string().nullable(),
  /** The day of a sale whose order nobody knows. */
  saleDay: day.nullable(),
  openedAt: moment,
  /** The day by whose end the shop answers, in its time zone; null unless `open`. */
  dueOn: day.nullable(),
  overdue: z.boolean(),
  outcome: caseOutcome.nullable(),
  /** The decision in words. */
  answer: z.string().nullable(),
  decidedAt: moment.nullable(),
  entry: caseEntry.nullable(),
});
export type CaseView = z.output<typeof caseView>;

/** What both sides go by, as it stood when the case was opened: it never changes. Rivals are pseudonyms; nothing of the buyer. */
export const caseEvidence = z.object({
  takenAt: moment,
  receipt: receipt.nullable(),
  commissions: z.array(z.object({ commission: commissionView, explanation })),
  block: z.object({ program: z.string(), code: blockCode, reason: z.string(), held: z.array(money) }).nullable(),
  /** The lead as it stood, and by which version of the contract it is paid. */
  lead: z.object({ lead: paidLead, version: z.number().int() }).nullable(),
  /** The receipt of the click. */
  click: clickReceipt.nullable(),
});
export type CaseEvidence = z.output<typeof caseEvidence>;

export const caseEvent = z.object({
  kind: caseEventKind,
  by: z.enum(['you', 'shop', 'books']),
  text: z.string().nullable(),
  facts: z.record(z.string(), z.string()),
  at: moment,
});

export const caseDetail = caseView.extend({
  evidence: caseEvidence,
  /** What was said and done, oldest first. */
  events: z.array(caseEvent),
  mayWrite: z.boolean(),
});
export type CaseDetail = z.output<typeof caseDetail>;

/** A place of yours that is blocked. */
export const blockView = z.object({
  place: z.string(),
  program: z.string(),
  code: blockCode,
  reason: z.string(),
  /** Your open appeal; null where there is none. */
  appeal: z.string().nullable(),
});
export type BlockView = z.output<typeof blockView>;

const caseId = z.strictObject({ id: z.string().min(1).max(64) });
const words = z.string().trim().max(2000);
const PER_MINUTE = 20;

export const listCases = endpoint({
  id: 'cases.list',
  method: 'GET',
  path: '/partner/cases',
  access: 'affiliate',
  graphql: 'partnerCases',
  paginated: true,
  summary: 'What you contested, newest first: by when the shop answers, and what it decided.',
  query: z.strictObject({ state: caseState.optional(), cursor, pageSize }),
  response: z.array(caseView),
  failures: ['NOT_AN_AFFILIATE', 'CURSOR_INVALID'],
});
export const readCase = endpoint({
  id: 'cases.read',
  method: 'GET',
  path: '/partner/cases/:id',
  access: 'affiliate',
  graphql: 'partnerCase',
  summary: 'One case of yours: the evidence both sides see, what was said, and what came of it.',
  params: caseId,
  response: caseDetail,
  failures: ['NOT_AN_AFFILIATE', 'CASE_NOT_FOUND'],
});
export const listBlocks = endpoint({
  id: 'cases.listBlocks',
  method: 'GET',
  path: '/partner/blocks',
  access: 'affiliate',
  graphql: 'partnerBlocks',
  summary: 'Your places that are blocked, why, and whether you have appealed.',
  response: z.array(blockView),
  failures: ['NOT_AN_AFFILIATE'],
});
export const openCase = endpoint({
  id: 'cases.open',
  method: 'POST',
  path: '/partner/cases',
  access: 'affiliate',
  status: 201,
  summary:
    'Contests a receipt, a commission, a block, a lead or a click, tells of a sale that is missing, or asks something else. What is held stays held meanwhile.',
  body: z.strictObject({
    kind: caseKind,
    about: z.enum(['referral', 'commission', 'place', 'sale', 'nothing', 'lead', 'click']),
    /** Of the referral, the commission, the place, the lead or the click. */
    id: z.string().min(1).max(64).optional(),
    /** Of a missing sale: about when, and of what. */
    saleDay: day.optional(),
    product: z.string().trim().min(2).max(200).optional(),
    text: words.optional(),
  }),
  response: caseDetail,
  rateLimit: PER_MINUTE,
  failures: ['NOT_AN_AFFILIATE', 'CASE_ABOUT_UNKNOWN', 'CASE_KIND_UNFIT', 'CASE_INCOMPLETE', 'CASE_ALREADY_OPEN', 'CASES_TOO_MANY'],
});
export const writeInCase = endpoint({
  id: 'cases.write',
  method: 'POST',
  path: '/partner/cases/:id/messages',
  access: 'affiliate',
  status: 201,
  summary: 'Writes to the shop about a case that is not decided; where the shop had asked, its clock runs again.',
  params: caseId,
  body: z.strictObject({ text: talkText }),
  response: caseDetail,
  rateLimit: PER_MINUTE,
  failures: ['NOT_AN_AFFILIATE', 'CASE_NOT_FOUND', 'CASE_CLOSED', 'CASE_FULL'],
});
export const withdrawCase = endpoint({
  id: 'cases.withdraw',
  method: 'POST',
  path: '/partner/cases/:id/withdraw',
  access: 'affiliate',
  summary: 'Takes a case back before it is decided; everything stays as it is.',
  params: caseId,
  response: caseDetail,
  rateLimit: PER_MINUTE,
  failures: ['NOT_AN_AFFILIATE', 'CASE_NOT_FOUND', 'CASE_CLOSED'],
});
