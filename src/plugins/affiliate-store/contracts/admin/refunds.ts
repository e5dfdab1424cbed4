import { z } from 'zod';
import { endpoint } from '../endpoint';
import { splitRole } from '../partner';
import { moment, money } from '../primitives';
import { byNumber, minorDigits, reason } from './shapes';

/** The part of a refund that is for one line of its order. */
export const refundedLine = z.object({ line: z.number().int(), amount: money });

export const refundView = z.object({
  id: z.string(),
  amount: money,
  /** What it was for, where it was for some lines; null for the whole order. */
  lines: z.array(refundedLine).nullable(),
  state: z.enum(['requested', 'unknown', 'booked', 'failed']),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  failure: z.string().nullable(),
  providerId: z.string().nullable(),
  createdAt: moment,
  bookedAt: moment.nullable(),
});

const refundFailures = [
  'ORDER_NOT_FOUND',
  'REFUND_NOT_CHARGED',
  'REFUND_NOT_POSITIVE',
  'REFUND_IN_STEPS',
  'REFUND_TOO_LARGE',
  'REFUND_LINE_TOO_LARGE',
  'REFUND_LINE_UNKNOWN',
] as const;
const MOST_LINES = 10;
const lineNumber = z.number().int().min(1).max(MOST_LINES);

interface Portion {
  readonly amount?: string | undefined;
  readonly lines?: unknown;
}
const oneOfBoth = ({ amount, lines }: Portion): boolean => (amount === undefined) !== (lines === undefined);
const eitherAmountOrLines = { path: ['amount'], message: 'give either an amount of the whole order or amounts of some lines' };

export const previewRefund = endpoint({
  id: 'adminOrders.previewRefund',
  method: 'GET',
  path: '/orders/:number/refund-preview',
  access: 'admin:orders.refund',
  summary: 'What a refund of this amount, or of these lines, would do, share by share; changes nothing.',
  params: byNumber,
  query: z
    .strictObject({
      amount: minorDigits.optional(),
      /** Lines with what is given back for each, as `2:500,3:1200`. */
      lines: z
        .string()
        .regex(/^\d{1,2}:\d{1,15}(,\d{1,2}:\d{1,15}){0,9}$/, 'write lines as 2:500,3:1200')
        .optional(),
    })
    .refine(oneOfBoth, eitherAmountOrLines),
  response: z.object({
    amount: money,
    buyerGets: money,
    /** Payment fee the provider does not give back. */
    feeKept: money,
    refundableAfter: money,
    /** The products the buyer loses access to, because nothing that was paid for them is left. */
    endsAccessTo: z.array(z.string()),
    /** True when the money was taken by hand: the refund is booked, and whoever refunds gives the money back by hand. */
    byHand: z.boolean(),
    shares: z.array(
      z.object({
        key: z.string(),
        role: splitRole,
        who: z.string(),
        before: money,
        loses: money,
        after: money,
        /** True when the share was paid out already and its party will owe it. */
        owes: z.boolean(),
      }),
    ),
    /** Parts of a cent that no share bears until the order is wholly refunded. */
    rounding: money,
  }),
  failures: refundFailures,
});
export const refundOrder = endpoint({
  id: 'adminOrders.refund',
  method: 'POST',
  path: '/orders/:number/refunds',
  access: 'admin:orders.refund',
  idempotencyKey: 'required',
  status: 201,
  summary: 'Gives the buyer money back through the payment provider, of the whole order or of some lines, and takes it from their shares.',
  params: byNumber,
  body: z
    .strictObject({
      amount: minorDigits.optional(),
      lines: z
        .array(z.strictObject({ line: lineNumber, amount: minorDigits }))
        .min(1)
        .max(MOST_LINES)
        .optional(),
      reason,
    })
    .refine(oneOfBoth, eitherAmountOrLines),
  response: refundView,
  /** `unknown`: the provider did not answer; the refund is sent again under its own key until it does. */
  failures: [...refundFailures, 'REFUND_REFUSED'],
});
export const returnPayment = endpoint({
  id: 'adminOrders.returnPayment',
  method: 'POST',
  path: '/orders/:number/return-payment',
  access: 'admin:orders.refund',
  summary: 'Gives back the payment of an order in review, which fits it in no way and was split among nobody; closes the order.',
  params: byNumber,
  body: z.strictObject({ reason }),
  /** `waiting`: the provider has taken it on and has not moved the money yet. */
  response: z.object({ state: z.enum(['returned', 'waiting']) }),
  failures: ['ORDER_NOT_FOUND', 'NOTHING_TO_RETURN', 'REFUND_REFUSED', 'PAYMENT_PROVIDER_DOWN'],
});
