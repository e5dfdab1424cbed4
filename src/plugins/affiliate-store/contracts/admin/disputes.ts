import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, dayRange, moment, money, pageSize } from '../primitives';
import { flag, journalView } from './shapes';

export const disputeState = z.enum(['needs_response', 'inquiry', 'under_review', 'won', 'lost', 'inquiry_closed']);

/** One row of the list of disputes. */
export const disputeRow = z.object({
  /** What the payment provider calls it. */
  id: z.string(),
  orderNumber: z.string(),
  /** Masked without `pii.view`. */
  email: z.string(),
  products: z.string(),
  testMode: z.boolean(),
  amount: money,
  /** The bank's word for it, such as `fraudulent` or `product_not_received`. */
  reason: z.string(),
  state: disputeState,
  /** Somebody has to answer it. */
  waiting: z.boolean(),
  /** Until when evidence may be handed in. */
  evidenceDueAt: moment.nullable(),
  openedAt: moment,
  closedAt: moment.nullable(),
});
export type DisputeRow = z.output<typeof disputeRow>;

/** What a dispute is answered with, in the texts the bank reads; each may be empty, not all of them. */
const evidenceText = z.string().max(20_000);
export const disputeEvidence = z.strictObject({
  product: evidenceText,
  access: evidenceText,
  terms: evidenceText,
  explanation: evidenceText,
});
export type DisputeEvidence = z.output<typeof disputeEvidence>;

export const evidenceFileKind = z.enum(['receipt', 'access', 'correspondence', 'other']);
export type EvidenceFileKind = z.output<typeof evidenceFileKind>;

/** A file that goes to the bank with the answer; of each kind there is one. */
export const disputeFile = z.object({
  id: z.string(),
  kind: evidenceFileKind,
  name: z.string(),
  /** What it is by its bytes. */
  type: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
  bytes: z.number().int(),
  /** SHA-256, hex. */
  checksum: z.string(),
  by: z.string(),
  addedAt: moment,
});
export type DisputeFileView = z.output<typeof disputeFile>;

export const disputeDetail = disputeRow.extend({
  /** What it froze, took and gave back, oldest first. */
  journals: z.array(journalView),
  /** What the shop can say by itself, to be read and completed; null where nothing may be handed in any more. */
  proposal: disputeEvidence.nullable(),
  /** What was handed in, exactly as it was sent; `refused` with what the provider said, `waiting` until it has taken it. */
  answer: z
    .object({
      evidence: disputeEvidence,
      state: z.enum(['waiting', 'sent', 'refused']),
      problem: z.string().nullable(),
      by: z.string(),
      at: moment,
      sentAt: moment.nullable(),
    })
    .nullable(),
  /** What goes with the answer, or went: PDF, JPEG and PNG of at most 4.5 MB together. It changes while `proposal` is there. */
  files: z.array(disputeFile),
  /** What happened to it, oldest first. `text` says in English what `code` and `facts` say for translation. */
  timeline: z.array(
    z.object({ at: moment, actor: z.string(), code: z.string(), text: z.string(), facts: z.record(z.string(), z.string()) }),
  ),
});
export type DisputeDetail = z.output<typeof disputeDetail>;

/** The filters of the list; totals take the same ones, so that what is counted is what is shown. */
const disputeFilters = {
  /** Part of the order's number, a product or the e-mail address (all of it without `pii.view`), or the provider's id of the dispute. */
  search: z.string().trim().min(1).max(120).optional(),
  state: disputeState.optional(),
  reason: z.string().max(64).optional(),
  /** Somebody has to answer it. */
  waiting: flag.optional(),
  currency: currency.optional(),
  /** By the day it was opened, UTC, both ends included. */
  ...dayRange,
};

export const listDisputes = endpoint({
  id: 'adminDisputes.list',
  method: 'GET',
  path: '/disputes',
  access: 'admin:orders.read',
  paginated: true,
  summary: 'Disputes of all orders: those that wait for an answer by its deadline, then the others, newest first.',
  query: z.strictObject({ ...disputeFilters, cursor, pageSize }),
  response: z.array(disputeRow),
  failures: ['CURSOR_INVALID'],
});
export const readDisputeTotals = endpoint({
  id: 'adminDisputes.readTotals',
  method: 'GET',
  path: '/disputes/totals',
  access: 'admin:orders.read',
  summary: 'How many disputes the filters match and over what, what of it waits, was won and was lost, per currency.',
  query: z.strictObject(disputeFilters),
  response: z.array(
    z.object({
      currency: z.string(),
      disputes: z.number().int(),
      amount: money,
      waiting: z.number().int(),
      waitingAmount: money,
      won: money,
      lost: money,
    }),
  ),
});
export const readDisputeFacets = endpoint({
  id: 'adminDisputes.readFacets',
  method: 'GET',
  path: '/disputes/facets',
  access: 'admin:orders.read',
  summary: 'What disputes may be filtered by: the reasons that occur.',
  response: z.object({ reasons: z.array(z.string()) }),
});
const byId = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_]{1,80}$/, 'the provider’s id of a dispute') });

export const readDispute = endpoint({
  id: 'adminDisputes.read',
  method: 'GET',
  path: '/disputes/:id',
  access: 'admin:orders.read',
  summary: 'One dispute with what it froze and took, and everything that happened to it.',
  params: byId,
  response: disputeDetail,
  failures: ['DISPUTE_NOT_FOUND'],
});
export const answerDispute = endpoint({
  id: 'adminDisputes.answer',
  method: 'POST',
  path: '/disputes/:id/evidence',
  access: 'admin:disputes.answer',
  status: 202,
  summary: 'Hands evidence in to the bank, once: it is kept as it is sent, and sent until the payment provider has taken or refused it.',
  params: byId,
  body: disputeEvidence,
  response: disputeDetail,
  failures: ['DISPUTE_NOT_FOUND', 'DISPUTE_NOT_WAITING', 'DISPUTE_TOO_LATE', 'DISPUTE_ANSWERED', 'EVIDENCE_EMPTY'],
});

const FILE_CHANGES = ['DISPUTE_NOT_FOUND', 'DISPUTE_NOT_WAITING', 'DISPUTE_TOO_LATE', 'DISPUTE_ANSWERED'] as const;

export const drawEvidenceFile = endpoint({
  id: 'adminDisputes.drawFile',
  method: 'POST',
  path: '/disputes/:id/drawn-files',
  access: 'admin:disputes.answer',
  status: 201,
  summary:
    'Draws the receipt, or what access was given, as a PDF from what the shop knows now, and puts it beside the answer that is being written.',
  params: byId,
  body: z.strictObject({ kind: z.enum(['receipt', 'access']) }),
  response: disputeDetail,
  failures: [...FILE_CHANGES, 'EVIDENCE_FILES_TOO_LARGE'],
});

const oneFile = z.strictObject({ ...byId.shape, file: z.string().regex(/^[A-Za-z0-9_]{1,40}$/, 'the id of a file') });

export const removeEvidenceFile = endpoint({
  id: 'adminDisputes.removeFile',
  method: 'POST',
  path: '/disputes/:id/files/:file/removal',
  access: 'admin:disputes.answer',
  summary: 'Takes a file away again before the answer is handed in.',
  params: oneFile,
  body: z.strictObject({}),
  response: disputeDetail,
  failures: [...FILE_CHANGES, 'EVIDENCE_FILE_NOT_FOUND'],
});
export const openEvidenceFile = endpoint({
  id: 'adminDisputes.openFile',
  method: 'GET',
  path: '/disputes/:id/files/:file',
  access: 'admin:disputes.answer',
  summary: 'A file of an answer with its bytes.',
  params: oneFile,
  response: z.object({ fileName: z.string(), mediaType: disputeFile.shape.type, base64: z.string() }),
  failures: ['EVIDENCE_FILE_NOT_FOUND'],
});
/** The file is the whole body of the request: PDF, JPEG or PNG by its bytes. Answers 201 with the dispute. */
export const evidenceFilePath = '/disputes/:id/files/:kind';
