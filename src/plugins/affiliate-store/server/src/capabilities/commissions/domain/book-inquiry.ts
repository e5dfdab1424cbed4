import { failure } from '../../../kernel/failure';
import { NOTHING } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import type { InquiryClosed, InquiryOpened } from './events';
import { alreadyBooked, type Decision, type DisputeRow, type OrderBooks } from './order-books';
import { restate, type Event } from './restate';
import { disputeUnknown, saleUnknown } from './unknown-parent';

/** J12: a bank asks before it takes. No cash moves; where the store wants it so, the shares are held as if it had. */
export const openInquiry = (books: OrderBooks | null, { dispute, amount, holds }: InquiryOpened): Decision => {
  if (!books) return failed(saleUnknown('inquiry', dispute));
  // An inquiry known already, or one that has grown into a dispute: old news.
  if (books.disputes.some((row) => row.dispute === dispute)) return ok(alreadyBooked(books));
  if (amount <= 0) return failed(failure('AMOUNT_NOT_POSITIVE', 'An inquiry is about an amount above zero.', { dispute, amount }));
  const opened: DisputeRow = {
    dispute,
    withdrawal: null,
    amount,
    fee: NOTHING,
    state: 'inquiry',
    holds,
    reinstatement: null,
    returned: NOTHING,
    feeReturned: NOTHING,
  };
  return restate(books, { disputes: [...books.disputes, opened] }, withoutCash(books, 'inquiry_opened', dispute));
};

/** The inquiry ended without a dispute: what it held is released. */
export const closeInquiry = (books: OrderBooks | null, { dispute }: InquiryClosed): Decision => {
  if (!books) return failed(saleUnknown('inquiry_closed', dispute));
  const rows = books.disputes.filter((row) => row.dispute === dispute);
  if (rows.length === 0) return failed(disputeUnknown(dispute, ''));
  const asked = rows.find(({ state }) => state === 'inquiry');
  if (!asked) return ok(alreadyBooked(books));
  const closed = books.disputes.map((row) => (row === asked ? { ...row, state: 'inquiry_closed' as const } : row));
  return restate(books, { disputes: closed }, withoutCash(books, 'inquiry_closed', dispute));
};

const withoutCash = (books: OrderBooks, by: 'inquiry_opened' | 'inquiry_closed', dispute: string): Event => ({
  by,
  key: `${by}:${dispute}`,
  kind: by,
  source: { type: 'dispute', id: dispute },
  cash: () => [],
  excessFrom: books.clearing,
});
