import { z } from 'zod';
import { endpoint } from '../endpoint';
import { orderState } from '../orders';
import { commissionState, splitRole } from '../partner';
import { country, currency, cursor, dayRange, exchange, explanation, moment, money, pageSize } from '../primitives';
import { subscriptionState } from '../subscriptions';
import { awaitedTransfer, recordedSale } from './recorded-sales';
import { orderLate } from './late-attribution';
import { refundedLine, refundView } from './refunds';
import { orderCompany } from './taxes';
import { adminOrderRow, byNumber, csvFile, flag, journalView, mailRow, minorDigits } from './shapes';

/** The filters of the orders list; totals and export take the same ones, so that what is counted is what is shown. */
export const orderFilters = {
  /** Part of the number or of the e-mail address (all of it without `pii.view`), or a provider's id: session, payment intent, charge, refund, dispute. */
  search: z.string().trim().min(1).max(120).optional(),
  state: orderState.optional(),
  disputed: flag.optional(),
  /** Anything of it went back to the buyer. */
  refunded: flag.optional(),
  /** An affiliate is named on it. */
  referred: flag.optional(),
  needsAttention: flag.optional(),
  /** The provider has not said what became of a refund of it. */
  refundUnknown: flag.optional(),
  /** Its bank transfer is waited for: nobody has said that the money came. */
  transferAwaited: flag.optional(),
  /** A share of it was cut: more was promised than its price yields. */
  sharesCut: flag.optional(),
  /** Its buyer got something back of three orders or more within half a year. */
  refundsOften: flag.optional(),
  testMode: flag.optional(),
  /** Document id of a product. */
  product: z.string().max(64).optional(),
  affiliateCode: z.string().max(64).optional(),
  couponCode: z.string().max(64).optional(),
  country: country.optional(),
  currency: currency.optional(),
  /** By the day the order was placed, UTC, both ends included. */
  ...dayRange,
  /** Minor units of `currency`, which has to be given with them. */
  minAmount: minorDigits.optional(),
  maxAmount: minorDigits.optional(),
};

interface AmountRange {
  readonly currency?: string | undefined;
  readonly minAmount?: string | undefined;
  readonly maxAmount?: string | undefined;
}
const amountsNameTheirCurrency = ({ currency: one, minAmount, maxAmount }: AmountRange): boolean =>
  one !== undefined || (minAmount === undefined && maxAmount === undefined);
const otherwise = { path: ['currency'], message: 'amounts need the currency they are in' };

/** How the list may be sorted; sizes need a currency, because amounts of different ones do not compare. */
export const orderSort = z.enum(['newest', 'oldest', 'largest', 'smallest']);
const sizesNameTheirCurrency = ({ sort, currency: one }: { readonly sort: string; readonly currency?: string | undefined }): boolean =>
  one !== undefined || !['largest', 'smallest'].includes(sort);

export const listOrders = endpoint({
  id: 'adminOrders.list',
  method: 'GET',
  path: '/orders',
  access: 'admin:orders.read',
  paginated: true,
  summary: 'Orders, newest first unless asked otherwise.',
  query: z
    .strictObject({ ...orderFilters, sort: orderSort.default('newest'), cursor, pageSize })
    .refine(amountsNameTheirCurrency, otherwise)
    .refine(sizesNameTheirCurrency, otherwise),
  response: z.array(adminOrderRow),
  failures: ['CURSOR_INVALID'],
});
export const readOrderTotals = endpoint({
  id: 'adminOrders.readTotals',
  method: 'GET',
  path: '/orders/totals',
  access: 'admin:orders.read',
  summary: 'Sums of everything the filters match, per currency.',
  query: z.strictObject(orderFilters).refine(amountsNameTheirCurrency, otherwise),
  response: z.array(z.object({ currency: z.string(), orders: z.number().int(), total: money, tax: money, refunded: money, net: money })),
});
export const exportOrders = endpoint({
  id: 'adminOrders.export',
  method: 'GET',
  path: '/orders/export',
  access: 'admin:orders.export',
  summary: 'Everything the filters match as a spreadsheet; amounts as decimals with their currency, times ISO 8601 UTC.',
  query: z.strictObject(orderFilters).refine(amountsNameTheirCurrency, otherwise),
  response: csvFile,
  failures: ['EXPORT_TOO_LARGE'],
});
export const readOrderFacets = endpoint({
  id: 'adminOrders.readFacets',
  method: 'GET',
  path: '/orders/facets',
  access: 'admin:orders.read',
  summary: 'What orders may be filtered by: products, affiliates, countries and currencies that occur.',
  response: z.object({
    products: z.array(z.object({ id: z.string(), name: z.string() })),
    affiliates: z.array(z.object({ code: z.string(), name: z.string() })),
    countries: z.array(z.string()),
    currencies: z.array(z.string()),
  }),
});

/** What one share of an order got, and how it stands. Tax, platform and fee are shares without a party. */
export const shareRow = z.object({
  key: z.string(),
  line: z.number().int(),
  role: splitRole,
  who: z.string(),
  partyId: z.string().nullable(),
  commissionId: z.string().nullable(),
  amount: money,
  reversed: money,
  held: money,
  fee: money,
  /** Amount less reversals and fee: what it comes to as things stand. */
  net: money,
  state: commissionState.nullable(),
  payableAt: moment.nullable(),
  reason: z.string().nullable(),
  explanation,
});
export type ShareRow = z.output<typeof shareRow>;

/** Why this affiliate, or none: the order's receipt with the names staff may see. */
export const orderAttribution = z.object({
  decidedAt: moment,
  reason: z.string(),
  affiliate: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** Those who share the sale, with the part each gets of what it would have earned alone; empty where nobody shares it. */
  sharedBy: z.array(z.object({ code: z.string(), name: z.string(), shareBasisPoints: z.number().int() })),
  rule: z
    .object({
      program: z.string(),
      model: z.enum(['first_click', 'last_click', 'multi_click']),
      windowDays: z.number().int(),
      version: z.number().int(),
    })
    .nullable(),
  touches: z.array(
    z.object({
      at: moment,
      affiliateCode: z.string(),
      affiliateName: z.string(),
      kind: z.enum(['link', 'ref_parameter', 'server', 'coupon', 'lead', 'lifetime', 'staff', 'territory']),
      landing: z.string(),
      verdict: z.enum(['won', 'lost', 'outside_window', 'rejected', 'blocked']),
      ageSeconds: z.number().int(),
    }),
  ),
  explanation,
});

export const adminOrder = adminOrderRow.extend({
  language: z.string(),
  taxRateBasisPoints: z.number().int(),
  /** At what prices were converted, frozen with the order; null where the sellers set them all. */
  exchange: exchange.nullable(),
  guaranteeEndsAt: moment.nullable(),
  customer: z.object({
    id: z.string(),
    email: z.string(),
    orders: z.number().int(),
    spent: z.array(money),
    /** Of how many orders they got something back within half a year, and whether that is often. */
    refundedOrders: z.number().int(),
    refundsOften: z.boolean(),
  }),
  company: orderCompany.nullable(),
  items: z.array(
    z.object({
      line: z.number().int(),
      productId: z.string(),
      product: z.string(),
      offer: z.string(),
      price: money,
      /** The price it was converted from; null where the seller set it in the currency of the order. */
      listPrice: money.nullable(),
      discount: money,
      seller: z.string(),
    }),
  ),
  /** The order's money as a sum, top to bottom, signed so that the rows add up to the last; `part` names a row for `adminLedger.explain`. */
  sum: z.array(z.object({ part: z.enum(['gross', 'tax', 'payment_fee', 'refunded', 'disputed', 'net']), amount: money })),
  /** The most that may still be refunded; zero when nothing may. */
  refundable: money,
  /** The most that may still be refunded for each line by itself. */
  refundableLines: z.array(refundedLine),
  /** A payment that came for this order and fits it in no way: what of it is at the provider, and nobody's, until it is given back. */
  unplaced: z.object({ chargeId: z.string(), left: money }).nullable(),
  payments: z.array(
    z.object({
      chargeId: z.string(),
      paymentIntentId: z.string().nullable(),
      method: z.string().nullable(),
      last4: z.string().nullable(),
      amount: money,
      refunded: money,
      paidAt: moment,
    }),
  ),
  /** The subscription it is a payment of; null for what was paid once. */
  subscription: z.object({ id: z.string(), state: subscriptionState, first: z.boolean() }).nullable(),
  /** Null for what was bought at the checkout. */
  recordedSale: recordedSale.nullable(),
  /** Null for what was not to be paid by bank transfer. */
  transfer: awaitedTransfer.nullable(),
  /** What the buyer could pay with and why with nothing else, as it was when they ordered; null where that was not asked. */
  methods: z
    .object({
      offered: z.array(z.string()),
      refused: z.array(z.object({ method: z.string(), why: z.string() })),
      chosen: z.string().nullable(),
    })
    .nullable(),
  split: z.array(shareRow),
  journals: z.array(journalView),
  attribution: orderAttribution.nullable(),
  late: orderLate,
  refunds: z.array(refundView),
  disputes: z.array(
    z.object({
      id: z.string(),
      amount: money,
      reason: z.string(),
      state: z.string(),
      evidenceDueAt: moment.nullable(),
      openedAt: moment,
      closedAt: moment.nullable(),
    }),
  ),
  entitlements: z.array(
    z.object({
      productId: z.string(),
      product: z.string(),
      state: z.enum(['active', 'suspended', 'revoked']),
      grantedAt: moment,
      changedAt: moment,
    }),
  ),
  /** Oldest first. `text` says in English what `code` and `facts` say for translation. */
  timeline: z.array(
    z.object({ at: moment, actor: z.string(), code: z.string(), text: z.string(), facts: z.record(z.string(), z.string()) }),
  ),
  mails: z.array(mailRow),
});
export type AdminOrder = z.output<typeof adminOrder>;

export const readOrder = endpoint({
  id: 'adminOrders.read',
  method: 'GET',
  path: '/orders/:number',
  access: 'admin:orders.read',
  summary: 'One order with everything that is known of it.',
  params: byNumber,
  response: adminOrder,
  failures: ['ORDER_NOT_FOUND'],
});

export const resendOrderAccess = endpoint({
  id: 'adminOrders.resendAccess',
  method: 'POST',
  path: '/orders/:number/resend-access',
  access: 'admin:orders.resend',
  status: 202,
  summary: 'Sends the access e-mail again, to the address of the order.',
  params: byNumber,
  response: z.object({ sent: z.literal(true) }),
  failures: ['ORDER_NOT_FOUND', 'RESEND_LIMIT'],
});
