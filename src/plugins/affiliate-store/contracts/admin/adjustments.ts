import { z } from 'zod';
import { endpoint } from '../endpoint';
import { adjustmentKind, kindByHand, movedInto } from '../payouts';
import { cursor, email, moment, money, pageSize } from '../primitives';

const READ = 'admin:payouts.read';
const PREPARE = 'admin:payouts.prepare';
const APPROVE = 'admin:payouts.second-approve';

const idParams = z.strictObject({ id: z.string().min(1).max(64) });
const code = z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals');
const words = z.string().trim().min(3, 'a reason of a few words').max(500);

export const adjustmentState = z.enum(['awaiting_approval', 'booked', 'rejected']);
export const adminAdjustmentRow = z.object({
  id: z.string(),
  party: z.string(),
  partyName: z.string(),
  kind: adjustmentKind,
  amount: money,
  reason: z.string(),
  state: adjustmentState,
  madeBy: z.string(),
  madeAt: moment,
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  /** True when this administrator may approve it: somebody else made it. */
  approvable: z.boolean(),
  /** The case whose decision it is; null for the rest. */
  case: z.string().nullable(),
  /** The contest it was won in; null for the rest. */
  contest: z.string().nullable(),
  /** Of a currency move; null for the rest. */
  into: movedInto.nullable(),
});
export type AdminAdjustmentRow = z.output<typeof adminAdjustmentRow>;

export const listAdjustments = endpoint({
  id: 'adminPayouts.listAdjustments',
  method: 'GET',
  path: '/adjustments',
  access: READ,
  paginated: true,
  summary: 'Entries made by hand, newest first.',
  query: z.strictObject({ state: adjustmentState.optional(), cursor, pageSize }),
  response: z.array(adminAdjustmentRow),
  failures: ['CURSOR_INVALID'],
});
export const makeAdjustment = endpoint({
  id: 'adminPayouts.adjust',
  method: 'POST',
  path: '/adjustments',
  access: PREPARE,
  status: 201,
  idempotencyKey: 'required',
  summary:
    'Books a bonus, a deduction, a write-off, a grant of store credit or a move into another currency with its reason; above the limit it waits for a second person.',
  body: z.strictObject({
    party: z.string().min(1).max(64).optional(),
    /** Instead of a party, for store credit: somebody who bought here, or has an account. */
    email: email.optional(),
    currency: code,
    kind: kindByHand,
    /** For a currency move: the other currency, at the stored rate of this moment. */
    into: code.optional(),
    amount: z.string().regex(/^0*[1-9]\d{0,14}$/, 'an amount above zero, in minor units'),
    reason: words,
  }),
  response: adminAdjustmentRow,
  failures: [
    'PARTY_NOT_FOUND',
    'WRITE_OFF_EXCEEDS_DEBT',
    'BALANCE_EXCEEDED',
    'MOVE_CURRENCY_WRONG',
    'MOVE_RATE_MISSING',
    'MOVE_WORTH_NOTHING',
    'REINSTATEMENT_EXCEEDS',
  ],
});
export const approveAdjustment = endpoint({
  id: 'adminPayouts.approveAdjustment',
  method: 'POST',
  path: '/adjustments/:id/approve',
  access: APPROVE,
  summary: 'A second person lets an adjustment be booked.',
  params: idParams,
  response: adminAdjustmentRow,
  failures: [
    'ADJUSTMENT_NOT_FOUND',
    'ADJUSTMENT_DECIDED',
    'SECOND_PERSON_NEEDED',
    'WRITE_OFF_EXCEEDS_DEBT',
    'BALANCE_EXCEEDED',
    'REINSTATEMENT_EXCEEDS',
    'FORFEITURE_SPARED',
  ],
});
export const rejectAdjustment = endpoint({
  id: 'adminPayouts.rejectAdjustment',
  method: 'POST',
  path: '/adjustments/:id/reject',
  access: PREPARE,
  summary: 'Turns an adjustment down; nothing was booked.',
  params: idParams,
  response: adminAdjustmentRow,
  failures: ['ADJUSTMENT_NOT_FOUND', 'ADJUSTMENT_DECIDED'],
});

export const forfeitureState = z.enum(['noticed', 'kept', 'moved', 'confirmed', 'turned_down']);
/** An old balance its owner was told will be given up. */
export const forfeitureRow = z.object({
  id: z.string(),
  party: z.string(),
  partyName: z.string(),
  amount: money,
  idleSince: moment,
  noticedAt: moment,
  dueAt: moment,
  state: forfeitureState,
  /** True once its time is over: staff may confirm it. */
  confirmable: z.boolean(),
});
export type ForfeitureRow = z.output<typeof forfeitureRow>;

export const listForfeitures = endpoint({
  id: 'adminPayouts.listForfeitures',
  method: 'GET',
  path: '/forfeitures',
  access: READ,
  paginated: true,
  summary: 'Old balances whose owners were told that they will be given up, newest first.',
  query: z.strictObject({ state: forfeitureState.optional(), cursor, pageSize }),
  response: z.array(forfeitureRow),
  failures: ['CURSOR_INVALID'],
});
export const confirmForfeiture = endpoint({
  id: 'adminPayouts.confirmForfeiture',
  method: 'POST',
  path: '/forfeitures/:id/confirm',
  access: PREPARE,
  summary: 'Books that an old balance is given up, once its notice is over; above the limit it waits for a second person.',
  params: idParams,
  body: z.strictObject({ reason: words }),
  response: adminAdjustmentRow,
  failures: ['FORFEITURE_NOT_FOUND', 'FORFEITURE_NOT_DUE', 'FORFEITURE_SPARED', 'BALANCE_EXCEEDED', 'PARTY_NOT_FOUND'],
});
