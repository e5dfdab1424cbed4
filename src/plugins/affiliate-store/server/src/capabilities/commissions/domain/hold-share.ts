import { failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import { alreadyBooked, type BlockRow, type Decision, type OrderBooks, type ShareBook } from './order-books';
import { commissionSource, restate } from './restate';
import { saleUnknown } from './unknown-parent';

/** Why a share is blocked or let go, and which journal of the order came last before it. */
export type BlockCause = Pick<BlockRow, 'because' | 'after'>;

/** Keeps a whole share from being paid until it is released: a fraud rule, a missing identity check, an admin. */
export const holdShare = (books: OrderBooks | null, share: string, cause: BlockCause): Decision => setBlocked(books, share, true, cause);

/** Ends the block that was made for this reason. The share returns to the bucket it would be in, and matures by its date. */
export const releaseShare = (books: OrderBooks | null, share: string, cause: BlockCause): Decision =>
  setBlocked(books, share, false, cause);

/** Nothing to do: what was rejected for good is nobody's to hold, and a block that was made for another reason is not this one's to end. */
const isSettled = (share: ShareBook, blocked: boolean, because: BlockCause['because']): boolean =>
  share.rejected === true || share.blocked === blocked || (!blocked && share.blockedBecause !== because);

const setBlocked = (books: OrderBooks | null, key: string, blocked: boolean, { because, after }: BlockCause): Decision => {
  if (!books) return failed(saleUnknown(blocked ? 'hold' : 'release', key));
  const share = books.shares.find((each) => each.key === key);
  if (!share || share.party === null)
    return failed(failure('SHARE_UNKNOWN', 'No party has such a share of this order.', { order: books.order, share: key }));
  if (isSettled(share, blocked, because)) return ok(alreadyBooked(books));
  const shares = books.shares.map((each) => (each === share ? { ...each, blocked, blockedBecause: blocked ? because : null } : each));
  const source = commissionSource(books, key);
  return restate(
    books,
    { shares, blocks: [...books.blocks, { share: key, blocked, because, after }] },
    {
      by: blocked ? 'hold_placed' : 'hold_released',
      key: `${blocked ? 'blocked' : 'unblocked'}:${source.id}`,
      kind: 'hold',
      source,
      cash: () => [],
      excessFrom: books.clearing,
    },
  );
};
