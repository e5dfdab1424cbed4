import { z } from 'zod';
import { endpoint } from './endpoint';
import { eventPay, ownEarningCap } from './paid-events';
import { country, currency, explanation, minorDigits, moment, money } from './primitives';

const word = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,*\p{Cc}]+$/u, 'a word without commas');
const values = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(60).optional();
const id = z.string().min(1).max(64);
const rate = z.number().int().min(0).max(15_000);
/** Minor units; rules are kept as JSON, where an amount of money is a whole number. */
const fixedAmount = z.number().int().min(0).max(1_000_000_000);

export const productKind = z.enum(['digital', 'physical', 'service']);
export const buyerKind = z.enum(['new', 'returning']);
export const paymentKind = z.enum(['first', 'renewal']);

/** Of which sales a rule speaks; what it does not name does not matter to it. */
export const ruleConditions = z.strictObject({
  offer: values(id),
  product: values(id),
  kind: values(productKind),
  tier: values(word),
  group: values(word),
  country: values(z.string().regex(/^[A-Z]{2}$/, 'a country in two capital letters')),
  buyer: values(buyerKind),
  payment: values(paymentKind),
});

/** One rule of pay: a share of the base in basis points, or an amount in minor units by currency. */
export const rateRule = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and dashes'),
  name: z.string().trim().min(1).max(80),
  when: ruleConditions,
  pays: z.union([
    z.strictObject({ rateBasisPoints: rate }),
    z.strictObject({
      fixed: z.record(z.string().regex(/^[A-Z]{3}$/), fixedAmount).refine((amounts) => Object.keys(amounts).length > 0, 'an amount'),
    }),
  ]),
});
export type RateRuleView = z.output<typeof rateRule>;

/** What is to be reached for which tier, the lowest first. `from` are sales, or minor units of the currency. */
export const tierLadder = z.strictObject({
  period: z.enum(['month', 'quarter', 'ever']),
  measure: z.enum(['sales', 'amount']),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency in three capital letters')
    .optional(),
  steps: z
    .array(z.strictObject({ name: word, from: z.number().int().min(1).max(1_000_000_000_000) }))
    .min(1)
    .max(12),
});
export type TierLadderView = z.output<typeof tierLadder>;

export const rateRules = z.array(rateRule).max(60);
const maxMonths = z.number().int().min(1).max(240).nullable();

const idParams = z.strictObject({ id });
const MANAGE = 'admin:affiliates.manage';
const READ = 'admin:affiliates.read';

export const good = z.object({
  offer: z.string(),
  product: z.string(),
  offerName: z.string(),
  productName: z.string(),
  kind: productKind,
  renews: z.boolean(),
  prices: z.array(money),
});
export type Good = z.output<typeof good>;

/** One affiliate's place among groups and tiers. */
export const placeView = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  /** The group they are offered, and the one their contract has in force; another while a worse one waits for notice and consent. */
  group: z.string().nullable(),
  groupInForce: z.string().nullable(),
  tags: z.array(z.string()),
  tier: z.string().nullable(),
});
export type PlaceView = z.output<typeof placeView>;

export const readRates = endpoint({
  id: 'adminRates.read',
  method: 'GET',
  path: '/programs/:id/rates',
  access: READ,
  managed: 'everybody',
  summary: 'What a program pays beside its rate: rules, tiers, groups, and what they may speak of.',
  params: idParams,
  response: z.object({
    id: z.string(),
    name: z.string(),
    version: z.number().int(),
    rateBasisPoints: z.number().int(),
    maxMonths,
    rules: z.array(rateRule),
    tiers: tierLadder.nullable(),
    groups: z.array(z.string()),
    goods: z.array(good),
    places: z.array(placeView),
  }),
  failures: ['PROGRAM_NOT_FOUND'],
});

export const RULES_REFUSED = [
  'LEVELS_ABOVE_WHOLE',
  'RATES_TIED',
  'RATES_KEY_TWICE',
  'RATES_TIER_UNKNOWN',
  'TIERS_MALFORMED',
  'TIER_PAYS_LESS',
  'RATES_EXCEED_PRICE',
  'PLAN_EXCEEDS_PRICE',
] as const;

export const publishRates = endpoint({
  id: 'adminRates.publish',
  method: 'PUT',
  path: '/programs/:id/rates',
  access: MANAGE,
  managed: 'everybody',
  summary:
    'Gives a program other rules and tiers: a version of its terms like any other, so that better ones apply at once and worse ones wait for notice and consent.',
  params: idParams,
  body: z.strictObject({ version: z.number().int(), rules: rateRules, tiers: tierLadder.nullable(), maxMonths }),
  response: z.object({ version: z.number().int() }),
  failures: ['PROGRAM_NOT_FOUND', 'TERMS_CHANGED', ...RULES_REFUSED],
});

const rated = z.object({
  /** The rule that speaks of the sale; null where none does and the rate holds. */
  rule: z.object({ key: z.string(), name: z.string() }).nullable(),
  rateBasisPoints: z.number().int(),
  fixed: money.nullable(),
  commission: money,
  explanation,
});
export type RatedView = z.output<typeof rated>;

export const tryRates = endpoint({
  id: 'adminRates.try',
  method: 'POST',
  path: '/programs/:id/rates/example',
  access: READ,
  managed: 'nobody',
  summary: 'What a sale would pay by some rules, by the engine that splits sales. Stores nothing.',
  params: idParams,
  body: z.strictObject({
    rules: rateRules,
    sale: z.strictObject({
      amount: minorDigits,
      currency,
      offer: id.nullable(),
      kind: productKind.default('digital'),
      country: country.nullable(),
      buyer: buyerKind,
      payment: paymentKind,
      group: word.nullable(),
      tier: word.nullable(),
    }),
  }),
  response: rated,
  failures: ['PROGRAM_NOT_FOUND', 'RATES_TIED', 'RATES_KEY_TWICE'],
});

export const changePlace = endpoint({
  id: 'adminRates.changePlace',
  method: 'PUT',
  path: '/affiliates/:id/place',
  access: MANAGE,
  managed: 'affiliate',
  summary: 'Puts an affiliate into a group, or into none, and gives them tags. A group that pays less waits for notice and consent.',
  params: idParams,
  body: z.strictObject({ group: word.nullable(), tags: z.array(word).max(20) }),
  response: placeView,
  failures: ['AFFILIATE_NOT_FOUND'],
});

/** What one place in a program pays its affiliate, and how far the next tier is. */
export const ownRates = z.object({
  id: z.string(),
  program: z.string(),
  code: z.string(),
  version: z.number().int(),
  rateBasisPoints: z.number().int(),
  base: z.enum(['gross', 'net_of_tax', 'net_of_fee', 'profit']),
  group: z.string().nullable(),
  maxMonths,
  /** Whether sales pay: not where leads or clicks pay instead; and what those pay, empty where they pay nothing. */
  salesPay: z.boolean(),
  events: z.array(eventPay),
  /** What of sales and of renewals is paid at most, and what of that is used; empty where there is no limit. */
  caps: z.array(ownEarningCap),
  rules: z.array(rateRule),
  goods: z.array(good),
  tiers: z
    .object({
      ladder: tierLadder,
      tier: z.string().nullable(),
      /** Until when it is kept; null for good, and where there is none. */
      until: moment.nullable(),
      /** Of the period that runs: sales, or minor units. */
      counted: z.number().int(),
      periodEnds: moment.nullable(),
      next: z.object({ name: z.string(), from: z.number().int(), missing: z.number().int() }).nullable(),
    })
    .nullable(),
});
export type OwnRates = z.output<typeof ownRates>;

export const readOwnRates = endpoint({
  id: 'partnerRates.read',
  method: 'GET',
  path: '/partner/rates',
  access: 'affiliate',
  graphql: 'partnerRates',
  summary: 'What your contracts pay for which sales, the tier you stand on, and what is missing to the next.',
  response: z.array(ownRates),
  failures: ['NOT_AN_AFFILIATE'],
});
export const estimateEarnings = endpoint({
  id: 'partnerRates.estimate',
  method: 'POST',
  path: '/partner/rates/estimate',
  access: 'affiliate',
  rateLimit: 60,
  summary: 'What so many visits would earn you, by the engine that splits sales. A supposition: nothing is booked.',
  body: z.strictObject({
    place: id,
    offer: id,
    currency,
    visits: z.number().int().min(0).max(100_000_000),
    /** How many of ten thousand visits buy. */
    conversionBasisPoints: z.number().int().min(0).max(10_000),
    country: country.nullable(),
    buyer: buyerKind,
  }),
  response: rated.extend({ price: money, sales: z.number().int(), total: money }),
  failures: ['NOT_AN_AFFILIATE', 'AFFILIATE_NOT_FOUND', 'OFFER_NOT_FOUND'],
});
