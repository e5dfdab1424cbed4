import { z } from 'zod';
import { confirmationEvent, confirmationState, creatorIdentity, identityBody } from './confirmations';
import { endpoint } from './endpoint';
import { day, moment, money } from './primitives';

/** When the shop wants to know who it pays: never, once more than an amount is paid in a year, or always. */
export const payeeConfirmationAsked = z.enum(['never', 'above', 'always']);

/** Whether the shop has confirmed who somebody is that it pays, and whether their payouts wait for it. */
export const payeeIdentityView = z.object({
  asked: payeeConfirmationAsked,
  /** By currency, what may be paid in a calendar year without it; nothing unless `asked` is `above`. */
  above: z.array(money),
  /** Payouts wait for it now. */
  waits: z.boolean(),
  state: confirmationState,
  handedInAt: moment.nullable(),
  /** The day by whose end the shop answers, in its time zone. Null unless `in_review`. */
  dueOn: day.nullable(),
  overdue: z.boolean(),
  /** What the shop wrote when it sent the data back, or took its confirmation back. */
  reason: z.string().nullable(),
  /** Whether they have said how they are paid; needed before they can hand in. */
  hasMethod: z.boolean(),
  identity: creatorIdentity.nullable(),
  history: z.array(confirmationEvent),
});
export type PayeeIdentityView = z.output<typeof payeeIdentityView>;

export const readPayeeIdentity = endpoint({
  id: 'payeeIdentity.read',
  method: 'GET',
  path: '/me/payouts/identity',
  access: 'member',
  graphql: 'myPayeeIdentity',
  summary: 'Whether your payouts wait until the shop has confirmed who you are, and how that stands.',
  response: payeeIdentityView,
  failures: ['NOT_A_PAYEE'],
});
export const handInPayeeIdentity = endpoint({
  id: 'payeeIdentity.handIn',
  method: 'PUT',
  path: '/me/payouts/identity',
  access: 'member',
  summary:
    'Hands in who you are. The shop answers within three working days; after a change payouts wait until it is confirmed, where they have to be.',
  body: identityBody,
  response: payeeIdentityView,
  rateLimit: 10,
  failures: ['NOT_A_PAYEE', 'CONFIRMATION_WITHOUT_METHOD', 'CONFIRMATION_WITHOUT_NUMBER', 'VAT_ID_INVALID'],
});
