import { payable } from '../../../kernel/account';
import { failure } from '../../../kernel/failure';
import { credit, debit, journal } from '../../../kernel/journal';
import { failed, ok } from '../../../kernel/outcome';
import type { BooksFailure } from './failures';
import { isMature } from './maturity';
import { alreadyBooked, type Decision, isDisputed, type OrderBooks, type ShareBook } from './order-books';
import { commissionSource, withStates } from './restate';
import { saleUnknown } from './unknown-parent';

/**
 * J05: the guarantee is over and nothing is disputed, so what is left of the share may be paid out. What is left may be
 * less than nothing (a fee on a refunded sale): the debt moves too, to be netted with what the party earns next. Where nothing is left, nothing
 * moves and there is no journal; `after` is the one it followed, so that a replay knows its turn all the same.
 */
export const matureShare = (
  books: OrderBooks | null,
  { share: key, now, after = '' }: { readonly share: string; readonly now: number; readonly after?: string },
): Decision => {
  if (!books) return failed(saleUnknown('maturity', key));
  const share = books.shares.find((each) => each.key === key);
  if (!share || share.party === null)
    return failed(failure('SHARE_UNKNOWN', 'No party has such a share of this order.', { order: books.order, share: key }));
  if (share.bucket === 'available' || share.rejected) return ok(alreadyBooked(books));
  const waits = waitsFor(books, share, now);
  if (waits) return failed(waits);
  const left = leftOf(share);
  const source = commissionSource(books, key);
  const journals = journal({ key: `mature:${source.id}`, kind: 'mature', currency: books.currency, source }, [
    debit(payable(share.party, 'pending', books.currency), left, key),
    credit(payable(share.party, 'available', books.currency), left, key),
  ]);
  const shares = books.shares.map((each) => (each === share ? { ...each, bucket: 'available' as const } : each));
  const matured = left === 0 ? { matured: [...(books.matured ?? []), { share: key, after }] } : {};
  return withStates(books, { ...books, shares, ...matured }, 'guarantee_over', journals);
};

/** What speaks against it today. */
const waitsFor = (books: OrderBooks, { key: share, payableAt, blocked }: ShareBook, now: number): BooksFailure | null => {
  if (!isMature(payableAt, now))
    return failure('NOT_YET_PAYABLE', 'The guarantee of this share is not over.', { order: books.order, share, payableAt, now });
  return blocked || isDisputed(books)
    ? failure('SHARE_HELD', 'A share waits while it is disputed or under review.', { order: books.order, share })
    : null;
};

/** What a share has outside of holds: earned, less reversed, less held, less its part of the fees; may be negative. */
export const leftOf = ({ amount, reversed, held, fee }: ShareBook): number => amount - reversed - held - fee;
