import { z } from 'zod';
import { endpoint } from './endpoint';
import { balanceView } from './partner';
import { payoutMethodKind, payoutMethodView, payoutObstacle, payoutState, payoutStatement, payoutView } from './payouts';
import { cursor, moment, money, pageSize } from './primitives';

const READ = 'admin:payouts.read';
const PREPARE = 'admin:payouts.prepare';
const CONFIRM = 'admin:payouts.confirm';
const APPROVE = 'admin:payouts.second-approve';

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const code = z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals');
const minorDigits = z.string().regex(/^\d{1,15}$/, 'minor units in digits');
const words = z.string().trim().min(3, 'a reason of a few words').max(500);

/** A payout as staff sees it. */
export const adminPayoutRow = payoutView.omit({ cancellable: true }).extend({
  party: z.string(),
  partyName: z.string(),
  run: z.string().nullable(),
  /** What staff may do with it now. */
  may: z.array(z.enum(['paid', 'failed', 'returned', 'cancelled'])),
  /** True for a transfer at Stripe that was made and may be taken back. */
  reversible: z.boolean(),
});
export type AdminPayoutRow = z.output<typeof adminPayoutRow>;

export const payoutRunState = z.enum(['awaiting_approval', 'confirmed', 'sent', 'cancelled']);

/** A batch: who prepared it, who approved it, and how far it came. */
export const payoutRunView = z.object({
  id: z.string(),
  state: payoutRunState,
  method: payoutMethodKind,
  cutOffAt: moment,
  total: money,
  minimum: money,
  payees: z.number().int(),
  needsApproval: z.boolean(),
  preparedBy: z.string(),
  preparedAt: moment,
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  reason: z.string().nullable(),
  sentAt: moment.nullable(),
  fileName: z.string().nullable(),
  /** How many of its payouts stand where. */
  progress: z.array(z.object({ state: payoutState, count: z.number().int() })),
  /** True when this administrator may approve it: somebody else prepared it. */
  approvable: z.boolean(),
});
export type PayoutRunView = z.output<typeof payoutRunView>;

export const payeeInPlan = z.object({
  party: z.string(),
  name: z.string(),
  amount: money,
  /** What they bear of it, beside the amount. */
  fee: money,
  available: money,
  method: payoutMethodView.nullable(),
  /** True when the party has asked for it already. */
  requested: z.boolean(),
});

export const planPayoutRun = endpoint({
  id: 'adminPayouts.plan',
  method: 'GET',
  path: '/payout-runs/plan',
  access: PREPARE,
  summary: 'Who would be in a run and who would not, with the reason, and whether there is money for it. Nothing is written.',
  query: z.strictObject({
    currency: code,
    method: payoutMethodKind,
    cutOff: moment.optional(),
    minimum: minorDigits.optional(),
  }),
  response: z.object({
    currency: z.string(),
    cutOffAt: moment,
    minimum: money,
    /** From which total on a second person must approve. */
    approvalAbove: money,
    frozen: z.boolean(),
    /** True when the rail needs a bank account of the shop that is not set. */
    payerMissing: z.boolean(),
    included: z.array(payeeInPlan),
    left: z.array(payeeInPlan.extend({ obstacles: z.array(payoutObstacle) })),
    /** What the books know of the shop's money in this currency. */
    funding: z.object({ needed: money, atProvider: money, atBank: money, covered: z.boolean() }),
  }),
});
export type PayoutPlan = z.output<typeof planPayoutRun.response>;

export const startPayoutRun = endpoint({
  id: 'adminPayouts.start',
  method: 'POST',
  path: '/payout-runs',
  access: PREPARE,
  status: 201,
  idempotencyKey: 'required',
  summary: 'Confirms a planned run with its total as typed; above the limit it then waits for a second person.',
  body: z.strictObject({
    currency: code,
    method: payoutMethodKind,
    cutOff: moment,
    minimum: minorDigits,
    /** Public ids of parties left out by hand. */
    excluded: z.array(z.string().max(64)).max(10_000).default([]),
    total: minorDigits,
  }),
  response: payoutRunView,
  failures: ['RUN_CHANGED', 'RUN_EMPTY', 'NOT_PAYABLE', 'SHOP_ACCOUNT_MISSING'],
});
export const listPayoutRuns = endpoint({
  id: 'adminPayouts.listRuns',
  method: 'GET',
  path: '/payout-runs',
  access: READ,
  paginated: true,
  summary: 'Runs, newest first.',
  query: z.strictObject({ state: payoutRunState.optional(), cursor, pageSize }),
  response: z.array(payoutRunView),
  failures: ['CURSOR_INVALID'],
});
export const readPayoutRun = endpoint({
  id: 'adminPayouts.readRun',
  method: 'GET',
  path: '/payout-runs/:id',
  access: READ,
  summary: 'One run with every payout in it.',
  params: idParams,
  response: payoutRunView.extend({ payouts: z.array(adminPayoutRow) }),
  failures: ['RUN_NOT_FOUND'],
});
export const approvePayoutRun = endpoint({
  id: 'adminPayouts.approve',
  method: 'POST',
  path: '/payout-runs/:id/approve',
  access: APPROVE,
  summary: 'A second person lets a run go.',
  params: idParams,
  response: payoutRunView,
  failures: ['RUN_NOT_FOUND', 'RUN_NOT_WAITING', 'SECOND_PERSON_NEEDED', 'NOT_PAYABLE'],
});
export const cancelPayoutRun = endpoint({
  id: 'adminPayouts.cancelRun',
  method: 'POST',
  path: '/payout-runs/:id/cancel',
  access: PREPARE,
  summary: 'Calls off a run that waits for approval; nothing of it was claimed.',
  params: idParams,
  body: z.strictObject({ reason: words }),
  response: payoutRunView,
  failures: ['RUN_NOT_FOUND', 'RUN_NOT_WAITING'],
});
export const downloadBatchFile = endpoint({
  id: 'adminPayouts.downloadFile',
  method: 'GET',
  path: '/payout-runs/:id/file',
  access: 'admin:payouts.export',
  summary: 'The batch file, byte for byte as it was written.',
  params: idParams,
  response: z.object({ fileName: z.string(), mediaType: z.string(), text: z.string(), sha256: z.string() }),
  failures: ['RUN_NOT_FOUND', 'BATCH_FILE_NOT_READY'],
});
export const listPayouts = endpoint({
  id: 'adminPayouts.list',
  method: 'GET',
  path: '/payouts',
  access: READ,
  paginated: true,
  summary: 'All payouts, newest first.',
  query: z.strictObject({
    state: payoutState.optional(),
    currency: code.optional(),
    search: z.string().trim().min(1).max(100).optional(),
    cursor,
    pageSize,
  }),
  response: z.array(adminPayoutRow),
  failures: ['CURSOR_INVALID'],
});
export const readPayout = endpoint({
  id: 'adminPayouts.read',
  method: 'GET',
  path: '/payouts/:id',
  access: READ,
  summary: 'One payout with the sales it pays.',
  params: idParams,
  response: payoutStatement.extend({ party: z.string(), partyName: z.string(), may: adminPayoutRow.shape.may, reversible: z.boolean() }),
  failures: ['PAYOUT_NOT_FOUND'],
});
export const closePayout = endpoint({
  id: 'adminPayouts.close',
  method: 'POST',
  path: '/payouts/:id/close',
  access: CONFIRM,
  summary: 'Says what became of a payout: paid, failed, returned after it was paid, or cancelled before it was sent.',
  params: idParams,
  body: z.strictObject({
    to: z.enum(['paid', 'failed', 'returned', 'cancelled']),
    reference: z.string().trim().min(1).max(100).optional(),
    reason: words.optional(),
  }),
  response: adminPayoutRow,
  failures: ['PAYOUT_NOT_FOUND', 'PAYOUT_STEP_ILLEGAL', 'REASON_MISSING', 'RAIL_SAYS'],
});
export const reversePayout = endpoint({
  id: 'adminPayouts.reverse',
  method: 'POST',
  path: '/payouts/:id/reverse',
  access: 'admin:payouts.reverse',
  summary: 'Takes back a transfer that was paid, with a reason its receiver reads; the money is in their balance again.',
  params: idParams,
  body: z.strictObject({ reason: words }),
  response: adminPayoutRow,
  failures: ['PAYOUT_NOT_FOUND', 'PAYOUT_STEP_ILLEGAL', 'RAIL_REFUSED', 'RAIL_SILENT'],
});
export const retryPayout = endpoint({
  id: 'adminPayouts.retry',
  method: 'POST',
  path: '/payouts/:id/retry',
  access: PREPARE,
  status: 201,
  summary: 'Asks again for what a failed or returned payout carried: a new payout of all that is payable now.',
  params: idParams,
  response: adminPayoutRow,
  failures: ['PAYOUT_NOT_FOUND', 'PAYOUT_STEP_ILLEGAL', 'NOT_PAYABLE', 'PARTY_NOT_FOUND'],
});

/** Somebody who is paid, with their balances. */
export const payeeRow = z.object({
  party: z.string(),
  name: z.string(),
  method: payoutMethodView.nullable(),
  balances: z.array(balanceView),
});
export const findPayees = endpoint({
  id: 'adminPayouts.findPayees',
  method: 'GET',
  path: '/payees',
  access: READ,
  summary: 'Parties by a part of their name, with their balances.',
  query: z.strictObject({ search: z.string().trim().min(1).max(100) }),
  response: z.array(payeeRow),
});
