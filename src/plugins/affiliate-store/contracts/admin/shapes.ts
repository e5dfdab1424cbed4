import { z } from 'zod';
import { orderState } from '../orders';
import { moment, money } from '../primitives';

export { minorDigits, reason } from '../primitives';

/** An order, by its number. */
export const byNumber = z.strictObject({ number: z.string().min(1).max(40) });

/** One row of the orders list. */
export const adminOrderRow = z.object({
  number: z.string(),
  state: orderState,
  disputed: z.boolean(),
  testMode: z.boolean(),
  placedAt: moment,
  paidAt: moment.nullable(),
  /** Masked without `pii.view`. */
  email: z.string(),
  country: z.string(),
  products: z.string(),
  total: money,
  tax: money,
  refunded: money,
  /** What came in and stayed: total less refunds, less the tax on the rest. Nothing while it is not paid. */
  net: money,
  affiliateCode: z.string().nullable(),
  /** The other of two who share the sale; null where one has it all. */
  otherAffiliateCode: z.string().nullable(),
  couponCode: z.string().nullable(),
  /** What the coupon took off before the total. */
  discount: money,
  /** Why a person has to look at it; null when nobody has to. */
  attention: z.string().nullable(),
});
export type AdminOrderRow = z.output<typeof adminOrderRow>;

/** One side of a journal, with its account spelled out. */
export const journalLine = z.object({
  lineNo: z.number().int(),
  address: z.string(),
  type: z.string(),
  owner: z.string(),
  ownerName: z.string().nullable(),
  bucket: z.string(),
  side: z.enum(['debit', 'credit']),
  amount: money,
  shareKey: z.string().nullable(),
});

/** A fact of money: what happened, when, and every side of it. */
export const journalView = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  sourceType: z.string(),
  sourceId: z.string(),
  orderNumber: z.string().nullable(),
  occurredAt: moment,
  postedAt: moment,
  actor: z.string(),
  amount: money,
  lines: z.array(journalLine),
});
export type JournalView = z.output<typeof journalView>;

export const mailState = z.enum(['queued', 'sent', 'failed']);

/** One mail of the store; the content is read on its own. */
export const mailRow = z.object({
  id: z.string(),
  kind: z.string(),
  to: z.string(),
  locale: z.string(),
  subject: z.string(),
  state: mailState,
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  orderNumber: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
});
export type MailRow = z.output<typeof mailRow>;

/** One message to a telephone, written beside a mail. */
export const smsRow = z.object({
  id: z.string(),
  /** The kind of the mail it went beside. */
  kind: z.string(),
  /** Null where the number was forgotten. */
  to: z.string().nullable(),
  text: z.string(),
  state: mailState,
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  orderNumber: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
});
export type SmsRow = z.output<typeof smsRow>;

/** Spreadsheet text made of exactly the filtered rows: UTF-8 with byte-order mark, cells that start like a formula made harmless. */
export const csvFile = z.object({ fileName: z.string(), rows: z.number().int(), text: z.string() });

/** A yes or no in an address. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
