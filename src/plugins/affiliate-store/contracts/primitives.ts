import { z } from 'zod';

/** An amount as it travels: minor units as a string (no float ever touches it), ISO 4217 code, decimals of the currency. */
export const money = z.object({
  amount: z.string().regex(/^-?\d+$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  exponent: z.number().int().min(0).max(3),
});
export type MoneyView = z.output<typeof money>;

const UTC = z.iso.datetime();

/** What one unit of a currency is in another: digits with a point, who says so, and since when. */
export const exchange = z.object({
  from: z.string().regex(/^[A-Z]{3}$/),
  to: z.string().regex(/^[A-Z]{3}$/),
  rate: z.string().regex(/^\d+(?:\.\d+)?$/),
  source: z.string(),
  validFrom: UTC,
});
export type ExchangeView = z.output<typeof exchange>;

/** A price: one the seller set, or one that was converted from the price in the shop's main currency. */
export const price = money.extend({
  /** The price it was converted from, and at what; null for a price the seller set. */
  converted: z.object({ from: money, exchange }).nullable(),
});
export type PriceView = z.output<typeof price>;

export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'a three-letter currency code')
  .transform((code) => code.toUpperCase());
export const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'a two-letter country code')
  .transform((code) => code.toUpperCase());
export const locale = z.enum(['en', 'fr', 'es', 'pt-BR', 'ar']);
export type Locale = z.output<typeof locale>;
/** A telephone number as E.164 writes it, such as +33612345678. */
export const phone = z.e164();

export const email = z.string().trim().max(254).pipe(z.email('an e-mail address such as you@example.com'));
export const slug = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/i, 'letters, digits and dashes');
/** The code of an affiliate, in an address. */
export const affiliateCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,62}[A-Za-z0-9]$/, 'the code of an affiliate');

export const secretToken = z
  .string()
  .min(16)
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+$/);
/** A calendar day, UTC, as `2026-11-21`. */
export const day = z.iso.date();
/** A moment, UTC, ISO 8601. */
export const moment = UTC;
export const cursor = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/)
  .optional();
/** Databases number rows up to here; what asks for a later one asks for none, and must not reach them. */
const LAST_ROW = 2_147_483_647;
/** The number of a row, in digits. */
export const rowNumber = z
  .string()
  .regex(/^\d{1,10}$/, 'a number')
  .refine((digits) => Number(digits) <= LAST_ROW, 'a number of a row');
export const pageSize = z.coerce.number().int().min(1).max(100).default(25);

/** The size of a file in bytes; the bound is what any database here keeps exactly, and more than a GraphQL Int holds. */
export const byteCount = z.number().int().min(0).max(1_000_000_000_000_000);

/** A range of whole days, both ends included, UTC. Absent means the last thirty days. */
export const dayRange = { from: day.optional(), to: day.optional() };

export const chartPoint = z.object({ day, amounts: z.array(money), count: z.number().int() });

/**
 * Why an amount is what it is, or why there is none: a sum people can follow. `code` and `facts` are stable and meant
 * for translation; `text` says the same in English.
 */
export const explanationStep = z.object({
  code: z.string(),
  text: z.string(),
  facts: z.record(z.string(), z.string()),
  /** The amount after this step, when the step yields one. */
  amount: money.nullable(),
});
export const explanation = z.object({ title: z.string(), amount: money.nullable(), steps: z.array(explanationStep) });
export type Explanation = z.output<typeof explanation>;
export type ExplanationStep = z.output<typeof explanationStep>;

/** An amount as it is asked for. */
export const minorDigits = z.string().regex(/^\d{1,15}$/, 'minor units in digits, such as 11990 for 119.90');

/** Why somebody does something; kept with it. */
export const reason = z.string().trim().min(3, 'a reason of at least three letters').max(500);
