import { z } from 'zod';
import { confirmationEventKind, confirmationState, creatorIdentity } from '../confirmations';
import { endpoint } from '../endpoint';
import { cursor, day, moment, pageSize } from '../primitives';
import { reason } from './shapes';

/** A creator as the desk lists them. Several profiles of one person are one: `id` is that of the oldest. */
export const confirmationRow = z.object({
  /** documentId of the creator. */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  state: confirmationState,
  /** Whether their products are on sale as far as this goes. */
  sells: z.boolean(),
  /** Whether they are paid out as far as this goes. */
  paid: z.boolean(),
  handedInAt: moment.nullable(),
  /** The day by whose end an answer is due, in the shop's time zone; null unless it waits. */
  dueOn: day.nullable(),
  overdue: z.boolean(),
});
export type ConfirmationRow = z.output<typeof confirmationRow>;

export const confirmationDetail = confirmationRow.extend({
  required: z.boolean(),
  /** What was handed in last, by its number; null where nothing was. */
  handedIn: creatorIdentity.extend({ id: z.number().int(), at: moment }).nullable(),
  /** What was confirmed, where it is not what was handed in last. */
  before: creatorIdentity.extend({ id: z.number().int(), at: moment }).nullable(),
  reason: z.string().nullable(),
  /** How they are paid, masked. */
  method: z.object({ kind: z.string(), shown: z.string(), cooling: z.boolean() }).nullable(),
  history: z.array(z.object({ kind: confirmationEventKind, who: z.string(), reason: z.string().nullable(), at: moment })),
});
export type ConfirmationDetail = z.output<typeof confirmationDetail>;

const byCreator = z.strictObject({ creator: z.string().min(1).max(64) });

export const listConfirmations = endpoint({
  id: 'adminConfirmations.list',
  method: 'GET',
  path: '/creator-confirmations',
  access: 'admin:confirmations.read',
  paginated: true,
  summary: 'Creators and whether they are confirmed: those who wait first, by the day they are due.',
  query: z.strictObject({ state: confirmationState.optional(), cursor, pageSize }),
  response: z.array(confirmationRow),
  failures: ['CURSOR_INVALID'],
});
export const readConfirmationOf = endpoint({
  id: 'adminConfirmations.read',
  method: 'GET',
  path: '/creator-confirmations/:creator',
  access: 'admin:confirmations.read',
  summary: 'One creator: what they handed in, what was confirmed before, how they are paid, and what happened.',
  params: byCreator,
  response: confirmationDetail,
  failures: ['CONFIRMATION_NOT_FOUND'],
});
export const decideConfirmation = endpoint({
  id: 'adminConfirmations.decide',
  method: 'POST',
  path: '/creator-confirmations/:creator/decision',
  access: 'admin:confirmations.decide',
  summary: 'Confirms a creator, with what they handed in or without papers; sends data back; or takes a confirmation back.',
  params: byCreator,
  body: z.strictObject({
    to: z.enum(['confirmed', 'sent_back', 'withdrawn']),
    /** The number of what was looked at; null where nothing had been handed in. */
    identity: z.number().int().min(1).nullable(),
    /** The creator reads it; needed for whatever is not `confirmed`. */
    reason: reason.optional(),
  }),
  response: confirmationDetail,
  failures: ['CONFIRMATION_NOT_FOUND', 'CONFIRMATION_DECIDED', 'CONFIRMATION_CHANGED', 'REASON_MISSING'],
});
