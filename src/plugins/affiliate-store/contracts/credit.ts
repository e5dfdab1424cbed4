import { z } from 'zod';
import { minorDigits, orderingFailures, startedPayment } from './cart-parts';
import { endpoint } from './endpoint';
import { cursor, moment, money, pageSize, secretToken } from './primitives';

/** Store credit in one currency: what its owner may spend, and what orders that are not paid yet have set aside. */
export const creditBalance = z.object({ currency: z.string(), available: money, reserved: money });
export type CreditBalance = z.output<typeof creditBalance>;

/** Why a balance of store credit moved: a payout to it, one taken back, a grant of the shop's, an order that set it aside or gave it back, a refund. */
export const creditMovementKind = z.enum(['payout', 'payout_returned', 'order', 'order_not_paid', 'refund', 'granted', 'other']);

/** One movement, newest first, with the balance after it. */
export const creditMovement = z.object({
  id: z.string(),
  kind: creditMovementKind,
  /** Signed: below zero where it was spent. */
  amount: money,
  balanceAfter: money,
  at: moment,
  orderNumber: z.string().nullable(),
  payout: z.string().nullable(),
  /** Why the shop gave it, as staff wrote it; null for what explains itself. */
  reason: z.string().nullable(),
});
export type CreditMovement = z.output<typeof creditMovement>;

export const readMyCredit = endpoint({
  id: 'payouts.readCredit',
  method: 'GET',
  path: '/me/credit',
  access: 'member',
  graphql: 'myStoreCredit',
  summary: 'One’s own store credit, by currency; empty for whoever never had any.',
  failures: ['NOT_A_PAYEE'],
  response: z.array(creditBalance),
});

export const listMyCreditMovements = endpoint({
  id: 'payouts.listCredit',
  method: 'GET',
  path: '/me/credit/movements',
  access: 'member',
  graphql: 'myStoreCreditMovements',
  paginated: true,
  summary: 'What moved one’s own store credit in one currency, newest first, each with why and the balance after it.',
  query: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'), cursor, pageSize }),
  failures: ['NOT_A_PAYEE', 'CURSOR_INVALID'],
  response: z.array(creditMovement),
});

export const readCartCredit = endpoint({
  id: 'checkout.readCredit',
  method: 'GET',
  path: '/checkout/carts/:token/credit',
  access: 'member',
  graphql: 'storeCartCredit',
  rateLimit: 240,
  summary: 'What of a cart the store credit of whoever is signed in would pay, and what would be left to pay by card.',
  params: z.strictObject({ token: secretToken }),
  failures: ['CART_NOT_FOUND', 'CART_EXPIRED', 'CURRENCY_NOT_SOLD', 'TAX_NOT_ANSWERED', 'TAX_REFUSED'],
  response: z.object({
    available: money,
    /** What is used where it is used; null where it cannot be. */
    uses: money.nullable(),
    rest: money.nullable(),
    /** `paid_again`: a subscription or instalments. `rest_too_small`: what would be left is less than a card can be charged. */
    why: z.enum(['nothing_due', 'paid_again', 'no_credit', 'card_not_offered', 'rest_too_small']).nullable(),
  }),
});

export const startPaymentWithCredit = endpoint({
  id: 'checkout.startPaymentWithCredit',
  method: 'POST',
  path: '/checkout/carts/:token/credit-session',
  access: 'member',
  graphql: 'storeStartPaymentWithCredit',
  status: 201,
  idempotencyKey: 'required',
  rateLimit: 60,
  summary:
    'Freezes the order with store credit of whoever is signed in, and opens the payment of the rest by card; where nothing is left, the order is paid at once.',
  params: z.strictObject({ token: secretToken }),
  body: z.strictObject({
    version: z.number().int().min(1),
    /** What the buyer has agreed to use, in minor units: exactly what the cart's credit says. Another amount is refused, and nothing is ordered. */
    credit: minorDigits,
  }),
  response: startedPayment,
  failures: [...orderingFailures, 'CREDIT_NOT_OFFERED', 'CREDIT_CHANGED'],
});
