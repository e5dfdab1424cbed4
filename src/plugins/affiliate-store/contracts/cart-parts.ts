import { z } from 'zod';
import { money } from './primitives';

/** An amount in minor units, above zero. */
export const minorDigits = z.string().regex(/^[1-9]\d{0,14}$/, 'minor units, digits only');

/** What is paid again and again after what is paid today. */
export const renewalView = z.object({
  interval: z.enum(['month', 'year']),
  count: z.number().int(),
  trialDays: z.number().int(),
  /** What the next payment is, and every further one unless `reduced` says otherwise. */
  price: money,
  /** Where a coupon makes some payments cheaper and not all: how many, today's among them, and what each one after is. */
  reduced: z.object({ payments: z.number().int(), then: money }).nullable(),
  /** When it is charged for the first time after today, if it is taken now. */
  nextPaymentAt: z.string(),
  /** How many payments there are, the first of them today, what they come to, and when the last is due; null for what renews. */
  instalments: z.object({ count: z.number().int(), total: money, lastPaymentAt: z.string() }).nullable(),
});

/** How far a payment by two cards has come. */
export const cardsView = z.object({
  each: z.array(
    z.object({
      amount: money,
      /** `reserved`: kept at its bank, not charged. `returned`: was charged, and goes back because the other one could not be. */
      state: z.enum(['waiting', 'reserved', 'charged', 'released', 'returned']),
      last4: z.string().nullable(),
    }),
  ),
  /** When the first card is let go by itself, unless the second is given by then; null where nothing waits for it. */
  reservedUntil: z.string().nullable(),
});
export type CardsView = z.output<typeof cardsView>;

/** What a payment that was started answers. */
export const startedPayment = z.object({
  /** `bank_transfer`: the order waits for the money; the cart's status says where it goes. `none`: nothing is left to pay. */
  provider: z.enum(['stripe', 'bank_transfer', 'none']),
  orderNumber: z.string(),
  redirectUrl: z.string().nullable(),
  statusToken: z.string(),
});

/** Why a cart does not become an order, by whatever way it is to be paid. */
export const orderingFailures = [
  'CART_NOT_FOUND',
  'CART_EXPIRED',
  'CART_STALE',
  'CART_INCOMPLETE',
  'CONSENT_REQUIRED',
  'OFFER_UNAVAILABLE',
  'CREATOR_NOT_CONFIRMED',
  'OFFER_SOLD_OUT',
  'AMOUNT_TOO_LARGE',
  'AMOUNT_TOO_SMALL',
  'CURRENCY_NOT_SOLD',
  'VAT_ID_NOT_REGISTERED',
  'COUPON_INVALID',
  'COUPON_LIMIT',
  'COUPON_ALREADY_USED',
  'PAYMENT_METHOD_NOT_OFFERED',
  'NO_METHOD_LEFT',
  'PAYMENT_PROVIDER_DOWN',
  'TAX_NOT_ANSWERED',
  'TAX_REFUSED',
  'POSTAL_CODE_MISSING',
] as const;
