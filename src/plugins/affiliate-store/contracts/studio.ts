import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, dayRange, explanation, minorDigits, moment, money, pageSize, reason } from './primitives';
import { paymentMethod } from './payment-methods';
import { balanceView, splitRole } from './partner';
import { studioSale } from './studio-sale';

export * from './confirmations';
export * from './deals';
export * from './studio-coupons';
export * from './studio-sale';
export * from './studio-subscriptions';

/** The same with the split: all shares of what the caller created, and of what they helped to make their own share. */
export const studioSaleDetail = studioSale.extend({
  split: z.array(
    z.object({
      role: splitRole,
      who: z.string(),
      amount: money,
      reversed: money,
      explanation,
    }),
  ),
  /** What the caller created of it, with what of it they may give back themselves, and until when. */
  refunds: z.array(
    z.object({
      line: z.number().int(),
      product: z.string(),
      /** The most that may be given back now; zero unless `state` is `open`. */
      most: money,
      /** `guarantee_over`, `shop_only`: the shop may still give it back; `nothing_left`: all of it went back. */
      state: z.enum(['open', 'guarantee_over', 'shop_only', 'nothing_left']),
      guaranteeEndsAt: moment,
    }),
  ),
});
/** `refunded`: something of the own share went back, by a refund or a lost dispute; `held`: something of it waits for a decision. */
export const studioStanding = z.enum(['refunded', 'held']);
export type StudioSaleDetail = z.output<typeof studioSaleDetail>;

const range = z.strictObject({ ...dayRange });
const byNumber = z.strictObject({ number: z.string().min(1).max(40) });

export const readStudioSummary = endpoint({
  id: 'studio.readSummary',
  method: 'GET',
  path: '/studio/summary',
  access: 'creator',
  graphql: 'studioSummary',
  summary: 'Sales of your own products over a range of days, and your balances now.',
  query: range,
  failures: ['NOT_A_CREATOR'],
  response: z.object({
    from: day,
    to: day,
    sales: z.number().int(),
    gross: z.array(money),
    refunded: z.array(money),
    earned: z.array(money),
    balances: z.array(balanceView),
    products: z.array(z.object({ id: z.string(), name: z.string(), sales: z.number().int(), gross: z.array(money) })),
    chart: z.array(z.object({ day, amounts: z.array(money), count: z.number().int() })),
  }),
});
export const listStudioSales = endpoint({
  id: 'studio.listSales',
  method: 'GET',
  path: '/studio/sales',
  access: 'creator',
  graphql: 'studioSales',
  paginated: true,
  summary: 'Sales of your own products, newest first.',
  query: range.extend({ product: z.string().max(64).optional(), standing: studioStanding.optional(), cursor, pageSize }),
  response: z.array(studioSale),
  failures: ['NOT_A_CREATOR', 'CURSOR_INVALID'],
});
export const readStudioSale = endpoint({
  id: 'studio.readSale',
  method: 'GET',
  path: '/studio/sales/:number',
  access: 'creator',
  graphql: 'studioSale',
  summary: 'One sale with the split of every cent.',
  params: byNumber,
  response: studioSaleDetail,
  failures: ['NOT_A_CREATOR', 'ORDER_NOT_FOUND'],
});

const lineDigits = z.string().regex(/^([1-9]|10)$/, 'the number of a line, from 1 to 10');
const refundFailures = [
  'NOT_A_CREATOR',
  'ORDER_NOT_FOUND',
  'REFUND_GUARANTEE_OVER',
  'REFUND_SHOP_ONLY',
  'REFUND_NOT_CHARGED',
  'REFUND_NOT_POSITIVE',
  'REFUND_IN_STEPS',
  'REFUND_TOO_LARGE',
  'REFUND_LINE_TOO_LARGE',
  'REFUND_LINE_UNKNOWN',
] as const;

export const previewStudioRefund = endpoint({
  id: 'studio.previewRefund',
  method: 'GET',
  path: '/studio/sales/:number/refund-preview',
  access: 'creator',
  graphql: 'studioRefundPreview',
  summary: 'What giving the buyer this much back for your product would cost you; changes nothing.',
  params: byNumber,
  query: z.strictObject({ line: lineDigits, amount: minorDigits }),
  response: z.object({
    amount: money,
    /** What it takes from your own share of the sale. */
    yourLoss: money,
    /** Payment fee the provider does not give back. */
    feeKept: money,
    /** True when the buyer loses access to the product. */
    endsAccess: z.boolean(),
  }),
  failures: refundFailures,
});
export const refundStudioSale = endpoint({
  id: 'studio.refund',
  method: 'POST',
  path: '/studio/sales/:number/refunds',
  access: 'creator',
  graphql: 'refundStudioSale',
  idempotencyKey: 'required',
  status: 201,
  rateLimit: 30,
  summary: 'Gives the buyer money back for a product you created, within its guarantee, and takes it from its shares.',
  params: byNumber,
  body: z.strictObject({ line: z.number().int().min(1).max(10), amount: minorDigits, reason }),
  /** `waiting`: the provider has not said yet that the money moved; nothing has to be done. */
  response: z.object({ amount: money, state: z.enum(['booked', 'waiting']) }),
  failures: [...refundFailures, 'REFUND_REFUSED'],
});

/** A country by its two letters, or `*` for all without a line of their own. */
const countryOrRest = z.string().regex(/^([A-Z]{2}|\*)$/, 'two letters in capitals, or *');

/** What a creator takes in a country. */
export const studioMethods = z.object({
  /** Countries that have a line in the shop or of one's own; `*` last: all others. */
  countries: z.array(
    z.object({
      country: z.string(),
      /** What the shop lets one take there. */
      open: z.array(paymentMethod),
      taken: z.array(paymentMethod),
      /** False where it is what the shop has on, and changes with it. */
      own: z.boolean(),
    }),
  ),
});
export const readStudioMethods = endpoint({
  id: 'studioMethods.read',
  method: 'GET',
  path: '/studio/payment-methods',
  access: 'creator',
  graphql: 'studioPaymentMethods',
  summary: 'What buyers of your own products may pay with, by country, and what the shop lets you choose from.',
  response: studioMethods,
  failures: ['NOT_A_CREATOR'],
});
export const changeStudioMethods = endpoint({
  id: 'studioMethods.change',
  method: 'PUT',
  path: '/studio/payment-methods',
  access: 'creator',
  summary:
    'Chooses them: all countries with a choice of your own; in every other it is what the shop has on. An empty list takes all choices back.',
  body: z.strictObject({
    countries: z.array(z.strictObject({ country: countryOrRest, methods: z.array(paymentMethod).max(40) })).max(250),
  }),
  response: studioMethods,
  failures: ['NOT_A_CREATOR', 'METHOD_NOT_OPEN'],
});
