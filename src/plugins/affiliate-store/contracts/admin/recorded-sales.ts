import { z } from 'zod';
import { endpoint } from '../endpoint';
import { country, currency, day, email, locale, moment, money } from '../primitives';
import { adminOrderRow, byNumber, minorDigits, reason } from './shapes';

/** How the money of a sale made outside the checkout came. */
export const handPaid = z.enum(['bank_transfer', 'cash', 'cheque', 'other']);

/** A sale that somebody of the staff recorded. */
export const recordedSale = z.object({
  method: handPaid,
  reference: z.string(),
  reason: z.string(),
  /** The day a bank transfer came; null for what was recorded otherwise. */
  receivedOn: z.string().nullable(),
  state: z.enum(['awaiting_approval', 'booked', 'rejected']),
  madeBy: z.string(),
  madeAt: moment,
  decidedBy: z.string().nullable(),
  decidedAt: moment.nullable(),
  /** True when this administrator may approve it: somebody else recorded it. */
  approvable: z.boolean(),
});
export type RecordedSaleView = z.output<typeof recordedSale>;

/** What was sold outside the checkout; prices come from the offers, less the coupon. */
const sold = {
  offers: z.array(z.string().min(1).max(64)).min(1).max(10),
  currency,
  country,
  couponCode: z.string().trim().min(1).max(64).optional(),
  /** Who recommended it, by their code. */
  affiliateCode: z.string().trim().min(1).max(64).optional(),
};
const saleFailures = [
  'OFFER_NOT_FOUND',
  'OFFER_UNAVAILABLE',
  'CREATOR_NOT_CONFIRMED',
  'OFFER_SOLD_OUT',
  'CURRENCY_NOT_SOLD',
  'COUPON_INVALID',
  'AFFILIATE_NOT_FOUND',
  'NOTHING_DUE',
  'OFFER_IN_INSTALMENTS',
  'TAX_NOT_ANSWERED',
  'TAX_REFUSED',
  'TAX_COUNTRY_REFUSED',
] as const;

export const listOffersToRecord = endpoint({
  id: 'adminOrders.listOffers',
  method: 'GET',
  path: '/offers',
  access: 'admin:orders.record',
  summary: 'Offers of published products with their prices, by product; at most five hundred.',
  response: z.array(z.object({ id: z.string(), product: z.string(), offer: z.string(), prices: z.array(money) })),
});
export const previewSale = endpoint({
  id: 'adminOrders.previewSale',
  method: 'POST',
  path: '/orders/preview',
  access: 'admin:orders.record',
  summary: 'What a sale made outside the checkout comes to; nothing is written.',
  body: z.strictObject(sold),
  response: z.object({ discount: money, tax: money, total: money, needsApproval: z.boolean(), affiliate: z.string().nullable() }),
  failures: saleFailures,
});
export const recordSale = endpoint({
  id: 'adminOrders.record',
  method: 'POST',
  path: '/orders',
  access: 'admin:orders.record',
  idempotencyKey: 'required',
  status: 201,
  summary:
    'Records a sale made outside the checkout, whose money has come. It splits like any other; above the limit it waits for a second person.',
  body: z.strictObject({
    ...sold,
    email,
    locale: locale.default('en'),
    method: handPaid,
    reference: z.string().trim().min(1, 'what finds the money again').max(120),
    reason,
    /** The total as it was checked, minor units. */
    total: minorDigits,
  }),
  response: adminOrderRow,
  failures: [...saleFailures, 'SALE_CHANGED', 'COUPON_LIMIT', 'COUPON_ALREADY_USED', 'PLAN_IMPOSSIBLE'],
});
export const approveRecordedSale = endpoint({
  id: 'adminOrders.approveSale',
  method: 'POST',
  path: '/orders/:number/approve-sale',
  access: 'admin:orders.approve',
  summary: 'A second person lets a recorded sale be booked.',
  params: byNumber,
  response: adminOrderRow,
  failures: ['ORDER_NOT_FOUND', 'SALE_NOT_WAITING', 'SALE_NEEDS_SECOND_PERSON'],
});
export const rejectRecordedSale = endpoint({
  id: 'adminOrders.rejectSale',
  method: 'POST',
  path: '/orders/:number/reject-sale',
  access: 'admin:orders.record',
  summary: 'Turns a recorded sale that waits for approval down; nothing of it was booked.',
  params: byNumber,
  response: adminOrderRow,
  failures: ['ORDER_NOT_FOUND', 'SALE_NOT_WAITING'],
});

/** A bank transfer the buyer has announced at the checkout. */
export const awaitedTransfer = z.object({
  /** What the buyer was told to send, where, and until when. */
  account: z.string(),
  dueAt: moment,
  /** Whether money may be taken for the order now: while it waits, and after it has ended without any. */
  mayArrive: z.boolean(),
  /** Whether the order still waits, so that it can be given up. */
  waits: z.boolean(),
});
export const confirmTransfer = endpoint({
  id: 'adminOrders.confirmTransfer',
  method: 'POST',
  path: '/orders/:number/transfer-arrived',
  access: 'admin:orders.record',
  summary:
    'The money of a bank transfer has come: the order is booked, split and opened like a recorded sale; above the limit it waits for a second person. Also after the order has ended.',
  params: byNumber,
  body: z.strictObject({
    /** What came, minor units; only the whole total is taken. */
    amount: minorDigits,
    receivedOn: day,
    reference: z.string().trim().min(1, 'what finds the money again').max(120),
    note: reason,
  }),
  response: adminOrderRow,
  failures: ['ORDER_NOT_FOUND', 'TRANSFER_NOT_AWAITED', 'TRANSFER_AMOUNT_DIFFERS', 'TRANSFER_DAY_WRONG'],
});
export const cancelTransfer = endpoint({
  id: 'adminOrders.cancelTransfer',
  method: 'POST',
  path: '/orders/:number/cancel-transfer',
  access: 'admin:orders.record',
  summary: 'No longer waits for a bank transfer: the order ends, seat and coupon are free again, and the buyer is told.',
  params: byNumber,
  body: z.strictObject({ reason }),
  response: adminOrderRow,
  failures: ['ORDER_NOT_FOUND', 'TRANSFER_NOT_AWAITED'],
});
