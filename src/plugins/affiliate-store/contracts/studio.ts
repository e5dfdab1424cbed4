import { z } from 'zod';
import { endpoint } from './endpoint';
import { cursor, day, dayRange, explanation, moment, money, pageSize } from './primitives';
import { paymentMethod } from './checkout';
import { balanceView, commissionRole } from './partner';
import { orderState } from './orders';

/** An order with products of one's own in it; amounts are of these products alone. `yours` is what is left of the own share after refunds and payment fee. */
export const studioSale = z.object({
  orderNumber: z.string(),
  at: moment,
  product: z.string(),
  state: orderState,
  gross: money,
  refunded: money,
  yours: money,
  buyer: z.string(),
  affiliate: z.string().nullable(),
});
/** The same with the split: all shares of what the caller created, and of what they helped to make their own share. */
export const studioSaleDetail = studioSale.extend({
  split: z.array(
    z.object({
      role: z.union([commissionRole, z.enum(['tax', 'platform', 'payment_fee'])]),
      who: z.string(),
      amount: money,
      reversed: money,
      explanation,
    }),
  ),
});
export type StudioSale = z.output<typeof studioSale>;

const range = z.strictObject({ ...dayRange });

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
  query: range.extend({ product: z.string().max(64).optional(), cursor, pageSize }),
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
  params: z.strictObject({ number: z.string().min(1).max(40) }),
  response: studioSaleDetail,
  failures: ['NOT_A_CREATOR', 'ORDER_NOT_FOUND'],
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
