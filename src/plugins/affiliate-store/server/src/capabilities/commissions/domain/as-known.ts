import { minor } from '../../../kernel/money';
import { lossKey } from './book-dispute';
import type { DisputeRow, OrderBooks, RefundRow, ShareBook } from './order-books';
import { splitAgain, type Reassigned } from './reassign';
import { standing } from './standing';

/** What was known of an order at some moment. */
export interface KnownThen {
  /** Whether a journal, by its key, had been written down. */
  readonly booked: (key: string) => boolean;
  /** Where staff attached the order to somebody since: what each share was sold with, by its key, and how it had been attached by then. */
  readonly before: { readonly sold: ReadonlyMap<string, number>; readonly reassigned: readonly Reassigned[] } | null;
}

const refundsThen = ({ refunds }: OrderBooks, booked: KnownThen['booked']): RefundRow[] =>
  refunds
    .filter(({ id }) => booked(`refund:${id}`))
    .map((row) => (row.state === 'failed' && !booked(`refund_failed:${row.id}`) ? { ...row, state: 'succeeded' } : row));

/** A loss that money came back of later was a loss until then; what was not decided yet had taken nothing for good. */
const disputeThen = (books: OrderBooks, row: DisputeRow, booked: KnownThen['booked']): DisputeRow => {
  if (row.state !== 'won' && row.state !== 'lost') return row;
  if (row.state === 'won' && booked(`dispute_won:${row.reinstatement}`)) return row;
  return { ...row, state: booked(lossKey(books, row)) ? 'lost' : 'open' };
};

/** The shares as they were sold, and split again as they had been by then. Whoever got one only later has their place in them, and nothing. */
const sharesThen = (books: OrderBooks, before: KnownThen['before']): readonly ShareBook[] => {
  if (!before) return books.shares;
  const sold = books.shares.map((share) => ({ ...share, amount: minor(before.sold.get(share.key) ?? 0) }));
  return before.reassigned.flatMap(({ lines }) => lines).reduce<readonly ShareBook[]>((all, line) => splitAgain(all, books, line), sold);
};

/**
 * What each share of an order was, and what had been taken back of it, by what was known at a moment. Both follow from the facts alone, as
 * they do when they are booked, so that this is what the books said then.
 */
export const knownShares = (
  books: OrderBooks,
  { booked, before }: KnownThen,
): readonly Pick<ShareBook, 'key' | 'amount' | 'reversed'>[] => {
  if (!booked(`sale:${books.payment}`)) return [];
  const shares = sharesThen(books, before);
  const disputes = books.disputes.map((row) => disputeThen(books, row, booked));
  const stood = standing({ ...books, shares, refunds: refundsThen(books, booked), disputes }).shares;
  return shares.map(({ key, amount }, place) => ({ key, amount, reversed: stood[place]?.reversed ?? minor(0) }));
};
