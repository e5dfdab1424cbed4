import { z } from 'zod';
import { moment, money } from './primitives';

export const couponState = z.enum(['active', 'scheduled', 'ended', 'used_up', 'archived']);

/** A percentage of the price in basis points, or an amount per currency. */
export const couponReduction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), basisPoints: z.number().int() }),
  z.object({ kind: z.literal('amount'), amounts: z.array(money) }),
]);

/**
 * Of how many payments of a subscription or of instalments it is taken off: the first so many, or all. Null: only what is paid at once is
 * made cheaper.
 */
export const couponPayments = z.union([z.literal('all'), z.number().int().min(1).max(120)]).nullable();

const uses = z.number().int().min(1).max(1_000_000).nullable();
/** When and how often it may be used; null: from now on, for good, as often as wished. */
export const couponLimits = { startsAt: moment.nullable(), endsAt: moment.nullable(), maxUses: uses, maxUsesPerCustomer: uses };
/** The same where what is left out is no limit. */
export const couponLimitsOrNone = {
  startsAt: couponLimits.startsAt.default(null),
  endsAt: couponLimits.endsAt.default(null),
  maxUses: couponLimits.maxUses.default(null),
  maxUsesPerCustomer: couponLimits.maxUsesPerCustomer.default(null),
};

/** What is decided once and for all when a coupon is made. */
export const couponTerms = {
  code: z.string().max(64),
  reduction: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), basisPoints: z.number().int().min(1).max(10_000) }),
    z.strictObject({
      kind: z.literal('amount'),
      /** Minor units in digits, by currency. */
      amounts: z
        .record(z.string().regex(/^[A-Z]{3}$/, 'a currency code in capitals'), z.string().regex(/^[1-9]\d{0,11}$/, 'minor units in digits'))
        .refine((amounts) => Object.keys(amounts).length > 0, 'an amount in one currency at least'),
    }),
  ]),
  payments: couponPayments.default(null),
};
