import { z } from 'zod';
import { endpoint } from './endpoint';
import { balanceView } from './partner';
import { cursor, email, exchange, locale, moment, money, pageSize } from './primitives';

export { listMyCreditMovements, readMyCredit } from './credit';

export const payoutState = z.enum(['draft', 'requested', 'submitting', 'submitted', 'unknown', 'paid', 'returned', 'failed', 'cancelled']);
export const payoutMethodKind = z.enum(['sepa', 'paypal', 'manual', 'stripe', 'credit']);
export const payoutRhythm = z.enum(['on_request', 'daily', 'weekly', 'monthly']);
export const payoutObstacleCode = z.enum([
  'PAYOUTS_FROZEN',
  'PAYOUT_UNDER_WAY',
  'NOTHING_PAYABLE',
  'OWING',
  'BELOW_MINIMUM',
  'NO_ACCOUNT',
  'CREATOR_NOT_CONFIRMED',
  'PAYEE_NOT_CONFIRMED',
  'NO_METHOD',
  'METHOD_COOLING',
  'METHOD_CURRENCY',
  'OTHER_METHOD',
  'ACCOUNT_DETAILS_MISSING',
  'ACCOUNT_IN_REVIEW',
  'ACCOUNT_RESTRICTED',
]);
export type PayoutObstacleCode = z.output<typeof payoutObstacleCode>;

/** Why nothing is paid, or not yet. The amount and the moment belong to the reason, where it has any. */
export const payoutObstacle = z.object({ code: payoutObstacleCode, amount: money.nullable(), until: moment.nullable() });
export type PayoutObstacle = z.output<typeof payoutObstacle>;

/** How somebody is paid, masked. */
export const payoutMethodView = z.object({
  kind: payoutMethodKind,
  shown: z.string(),
  changedAt: moment,
  /** From when money may go there. */
  usableFrom: moment,
  cooling: z.boolean(),
});

export const payoutAccountState = z.enum(['details_missing', 'in_review', 'enabled', 'restricted']);
export const missingPart = z.enum(['bank_account', 'identity_document', 'terms', 'personal_details', 'business_details', 'other']);

/** How somebody's account at Stripe stands. Who they are and where their bank is, only Stripe knows. */
export const payoutAccountView = z.object({
  state: payoutAccountState,
  /** What Stripe asks for, or is looking at. */
  missing: z.array(missingPart),
  country: z.string(),
  openedAt: moment,
  readAt: moment.nullable(),
  /** False where Stripe did not answer and this is how it stood when last read. */
  upToDate: z.boolean(),
});
export type PayoutAccountView = z.output<typeof payoutAccountView>;

/** A payout as its receiver sees it. */
export const payoutView = z.object({
  id: z.string(),
  state: payoutState,
  /** What is sent. */
  amount: money,
  /** What its receiver bears, taken from the balance beside the amount; given back where it does not arrive. */
  fee: money,
  method: payoutMethodKind,
  methodShown: z.string(),
  createdAt: moment,
  submittedAt: moment.nullable(),
  settledAt: moment.nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  /** While true, the request may be taken back. */
  cancellable: z.boolean(),
});
export type PayoutView = z.output<typeof payoutView>;

/** What a payout consists of. What earlier debts or roundings changed is in `rest`: items and rest, less the fee, are the amount. */
export const payoutStatement = payoutView.extend({
  items: z.array(z.object({ orderNumber: z.string(), product: z.string(), amount: money })),
  rest: money,
});

/** What could be paid in one currency now, and what speaks against it. */
export const payoutStanding = z.object({
  currency: z.string(),
  /** What would arrive. */
  payable: money,
  /** What a payout of it would cost its receiver, beside it. */
  fee: money,
  minimum: money,
  obstacles: z.array(payoutObstacle),
  /** True when asking for it now would succeed. */
  requestable: z.boolean(),
  overdueSince: moment.nullable(),
});
export type PayoutStanding = z.output<typeof payoutStanding>;

/** An old balance that will be given up from a day on. */
export const payoutNotice = z.object({ amount: money, dueAt: moment });
export type PayoutNotice = z.output<typeof payoutNotice>;

export const adjustmentKind = z.enum(['bonus', 'deduction', 'write_off', 'credit', 'currency_move', 'forfeiture', 'reinstatement']);
/** Those that are made by hand as such; a balance is given up by confirming its notice. */
export const kindByHand = adjustmentKind.exclude(['forfeiture']);

/** What a balance became that was moved into another currency, and at which rate. */
export const movedInto = z.object({ amount: money, exchange });

/** An entry the shop made by hand, with its reason. */
export const adjustmentView = z.object({
  id: z.string(),
  kind: adjustmentKind,
  amount: money,
  /** Of a currency move; null for the rest. */
  into: movedInto.nullable(),
  reason: z.string(),
  at: moment,
});

const idParams = z.strictObject({ id: z.string().min(1).max(64) });

export const readPayoutOverview = endpoint({
  id: 'payouts.readOverview',
  method: 'GET',
  path: '/me/payouts/overview',
  access: 'member',
  graphql: 'myPayoutOverview',
  summary: 'Balances across all roles, how and when one is paid, and per currency why not yet.',
  failures: ['NOT_A_PAYEE'],
  response: z.object({
    balances: z.array(balanceView),
    method: payoutMethodView.nullable(),
    methodsOffered: z.array(payoutMethodKind),
    coolingHours: z.number().int(),
    rhythm: payoutRhythm,
    nextTransferAt: moment.nullable(),
    onRequest: z.boolean(),
    standings: z.array(payoutStanding),
    /** Old balances that will be given up from a day on unless their owner says they are here. */
    notices: z.array(payoutNotice),
  }),
});

export const listMyPayouts = endpoint({
  id: 'payouts.listMine',
  method: 'GET',
  path: '/me/payouts',
  access: 'member',
  graphql: 'myPayouts',
  paginated: true,
  summary: 'Payouts, newest first.',
  query: z.strictObject({ cursor, pageSize }),
  failures: ['NOT_A_PAYEE', 'CURSOR_INVALID'],
  response: z.array(payoutView),
});

export const readMyPayout = endpoint({
  id: 'payouts.readMine',
  method: 'GET',
  path: '/me/payouts/:id',
  access: 'member',
  graphql: 'myPayout',
  summary: 'One payout with the sales it pays.',
  params: idParams,
  failures: ['NOT_A_PAYEE', 'PAYOUT_NOT_FOUND'],
  response: payoutStatement,
});

export const requestPayout = endpoint({
  id: 'payouts.request',
  method: 'POST',
  path: '/me/payouts',
  access: 'member',
  graphql: 'requestPayout',
  idempotencyKey: 'required',
  status: 201,
  rateLimit: 10,
  summary: 'Asks for everything that is payable in one currency.',
  body: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals') }),
  failures: ['NOT_A_PAYEE', 'NOT_PAYABLE', 'PARTY_NOT_FOUND'],
  response: payoutView,
});

export const cancelMyPayout = endpoint({
  id: 'payouts.cancelMine',
  method: 'POST',
  path: '/me/payouts/:id/cancel',
  access: 'member',
  graphql: 'cancelMyPayout',
  summary: 'Takes a request back while nobody has begun to send it.',
  params: idParams,
  failures: ['NOT_A_PAYEE', 'PAYOUT_NOT_FOUND', 'PAYOUT_STEP_ILLEGAL'],
  response: payoutView,
});

export const changePayoutMethod = endpoint({
  id: 'payouts.changeMethod',
  method: 'PUT',
  path: '/me/payouts/method',
  access: 'member',
  rateLimit: 10,
  summary: 'Changes how one is paid. Needs a fresh sign-in or the password; the old address is told, and a wait begins.',
  body: z.strictObject({
    method: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('sepa'),
        holder: z.string().trim().min(2).max(70),
        iban: z.string().trim().min(5).max(60),
        bic: z.string().trim().min(8).max(11).optional(),
      }),
      z.strictObject({ kind: z.literal('paypal'), email }),
      z.strictObject({ kind: z.literal('manual'), instructions: z.string().trim().min(3).max(500) }),
      z.strictObject({ kind: z.literal('credit') }),
    ]),
    currentPassword: z.string().min(1).max(200).optional(),
    locale: locale.default('en'),
  }),
  failures: [
    'NOT_A_PAYEE',
    'FRESH_SIGN_IN_NEEDED',
    'CREDENTIALS_WRONG',
    'ACCOUNT_LOCKED',
    'METHOD_NOT_OFFERED',
    'IBAN_INVALID',
    'IBAN_OUTSIDE_SEPA',
    'BIC_INVALID',
  ],
  response: payoutMethodView,
});

export const readPayoutAccount = endpoint({
  id: 'payouts.readAccount',
  method: 'GET',
  path: '/me/payouts/account',
  access: 'member',
  rateLimit: 60,
  summary: 'How one’s account at Stripe stands, read from Stripe this moment; null where there is none.',
  failures: ['NOT_A_PAYEE'],
  response: payoutAccountView.nullable(),
});

export const openPayoutAccount = endpoint({
  id: 'payouts.openAccount',
  method: 'POST',
  path: '/me/payouts/account',
  access: 'member',
  rateLimit: 10,
  summary:
    'Chooses to be paid by Stripe, or goes on there: answers the address of Stripe’s own page, for one visit within minutes. Needs a fresh sign-in or the password; the old address is told, and a wait begins.',
  body: z.strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, 'a country code in capitals'),
    currentPassword: z.string().min(1).max(200).optional(),
    locale: locale.default('en'),
  }),
  failures: [
    'NOT_A_PAYEE',
    'FRESH_SIGN_IN_NEEDED',
    'CREDENTIALS_WRONG',
    'ACCOUNT_LOCKED',
    'METHOD_NOT_OFFERED',
    'RAIL_REFUSED',
    'RAIL_SILENT',
    'ACCOUNT_NOT_OPEN',
  ],
  response: z.object({ url: z.string() }),
});

export const listMyAdjustments = endpoint({
  id: 'payouts.listAdjustments',
  method: 'GET',
  path: '/me/payouts/adjustments',
  access: 'member',
  graphql: 'myAdjustments',
  paginated: true,
  summary: 'Entries the shop made by hand, each with its reason.',
  query: z.strictObject({ cursor, pageSize }),
  failures: ['NOT_A_PAYEE', 'CURSOR_INVALID'],
  response: z.array(adjustmentView),
});

export const keepMyBalances = endpoint({
  id: 'payouts.keepBalances',
  method: 'POST',
  path: '/me/payouts/keep',
  access: 'member',
  graphql: 'keepMyBalances',
  rateLimit: 10,
  summary: 'Says that one is still here: no old balance of one’s own is given up, and its months begin anew.',
  body: z.strictObject({}),
  failures: ['NOT_A_PAYEE'],
  response: z.object({ kept: z.number().int() }),
});
