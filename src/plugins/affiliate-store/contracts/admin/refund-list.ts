import { z } from 'zod';
import { endpoint } from '../endpoint';
import { currency, cursor, dayRange, money, pageSize } from '../primitives';
import { refundView } from './refunds';
import { journalView } from './shapes';

export const refundState = refundView.shape.state;
/** Who asked for it: staff, a creator in the studio, or whoever made it at the payment provider. */
export const refundAsker = z.enum(['staff', 'creator', 'provider']);

/** One row of the list of refunds. */
export const refundRow = refundView.extend({
  orderNumber: z.string(),
  /** Masked without `pii.view`. */
  email: z.string(),
  products: z.string(),
  testMode: z.boolean(),
  askedBy: refundAsker,
});
export type RefundRow = z.output<typeof refundRow>;

/** A refund with what it was for, line by line, and the journals that say what was taken back from whom. */
export const refundDetail = refundRow.extend({
  /** Names of the products of its lines; none where it was for the whole order. */
  forProducts: z.array(z.object({ product: z.string(), amount: money })),
  journals: z.array(journalView),
});
export type RefundDetail = z.output<typeof refundDetail>;

/** The filters of the list; totals take the same ones, so that what is counted is what is shown. */
const refundFilters = {
  /** Part of the order's number, a product or the e-mail address (all of it without `pii.view`), or the provider's id of the refund. */
  search: z.string().trim().min(1).max(120).optional(),
  state: refundState.optional(),
  askedBy: refundAsker.optional(),
  currency: currency.optional(),
  /** By the day it was asked for, UTC, both ends included. */
  ...dayRange,
};

export const listRefunds = endpoint({
  id: 'adminRefunds.list',
  method: 'GET',
  path: '/refunds',
  access: 'admin:orders.read',
  paginated: true,
  summary: 'Refunds of all orders, newest first.',
  query: z.strictObject({ ...refundFilters, cursor, pageSize }),
  response: z.array(refundRow),
  failures: ['CURSOR_INVALID'],
});
export const readRefundTotals = endpoint({
  id: 'adminRefunds.readTotals',
  method: 'GET',
  path: '/refunds/totals',
  access: 'admin:orders.read',
  summary: 'How many refunds the filters match, and what of them went back, is under way and failed, per currency.',
  query: z.strictObject(refundFilters),
  response: z.array(
    z.object({ currency: z.string(), refunds: z.number().int(), amount: money, booked: money, underWay: money, failed: money }),
  ),
});
export const readRefund = endpoint({
  id: 'adminRefunds.read',
  method: 'GET',
  path: '/refunds/:id',
  access: 'admin:orders.read',
  summary: 'One refund, with what it took back from whom.',
  params: z.strictObject({ id: z.string().regex(/^\d{1,15}$/, 'the number of a refund') }),
  response: refundDetail,
  failures: ['REFUND_NOT_FOUND'],
});
