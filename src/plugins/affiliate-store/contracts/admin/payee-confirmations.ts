import { z } from 'zod';
import { confirmationState } from '../confirmations';
import { endpoint } from '../endpoint';
import { cursor, pageSize } from '../primitives';
import { confirmationDetail, confirmationRow, decideConfirmation } from './confirmations';

/** Somebody the shop pays and who sells nothing: `id` is that of the party. `paid`: what they are is confirmed as it stands. */
export const payeeConfirmationRow = confirmationRow.omit({ sells: true });
export const payeeConfirmationDetail = confirmationDetail.omit({ sells: true, required: true });
export type PayeeConfirmationRow = z.output<typeof payeeConfirmationRow>;
export type PayeeConfirmationDetail = z.output<typeof payeeConfirmationDetail>;

const byId = z.strictObject({ id: z.string().min(1).max(64) });

export const listPayeeConfirmations = endpoint({
  id: 'adminPayeeConfirmations.list',
  method: 'GET',
  path: '/payee-confirmations',
  access: 'admin:confirmations.read',
  paginated: true,
  summary: 'Payees who sell nothing and have handed in who they are, or were confirmed: those who wait first.',
  query: z.strictObject({ state: confirmationState.optional(), cursor, pageSize }),
  response: z.array(payeeConfirmationRow),
  failures: ['CURSOR_INVALID'],
});
export const readPayeeConfirmation = endpoint({
  id: 'adminPayeeConfirmations.read',
  method: 'GET',
  path: '/payee-confirmations/:id',
  access: 'admin:confirmations.read',
  summary: 'One payee: what they handed in, what was confirmed before, how they are paid, and what happened.',
  params: byId,
  response: payeeConfirmationDetail,
  failures: ['CONFIRMATION_NOT_FOUND'],
});
export const decidePayeeConfirmation = endpoint({
  id: 'adminPayeeConfirmations.decide',
  method: 'POST',
  path: '/payee-confirmations/:id/decision',
  access: 'admin:confirmations.decide',
  summary: 'Confirms who a payee is, with what they handed in or without papers; sends data back; or takes a confirmation back.',
  params: byId,
  body: decideConfirmation.body,
  response: payeeConfirmationDetail,
  failures: ['CONFIRMATION_NOT_FOUND', 'CONFIRMATION_DECIDED', 'CONFIRMATION_CHANGED', 'REASON_MISSING'],
});
