import { account, payable } from '../../../kernel/account';
import { failure } from '../../../kernel/failure';
import { credit, debit, journal } from '../../../kernel/journal';
import { NOTHING } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import type { BlockCause } from './hold-share';
import { alreadyBooked, type Decision, type OrderBooks } from './order-books';
import { commissionSource, withStates } from './restate';
import { saleUnknown } from './unknown-parent';

/**
 * J33: staff confirmed what a share was held for. All that is held of it leaves its party and is the platform's; what refunds take later they
 * take there. Only a share that is held for this reason can be rejected, and for good: a second time does nothing.
 */
export const rejectShare = (books: OrderBooks | null, key: string, { because, after }: BlockCause): Decision => {
  if (!books) return failed(saleUnknown('rejection', key));
  const share = books.shares.find((each) => each.key === key);
  if (!share || share.party === null)
    return failed(failure('SHARE_UNKNOWN', 'No party has such a share of this order.', { order: books.order, share: key }));
  if (share.rejected || share.state !== 'held' || share.blockedBecause !== because) return ok(alreadyBooked(books));
  const source = commissionSource(books, key);
  const journals = journal({ key: `rejected:${source.id}`, kind: 'share_rejected', currency: books.currency, source }, [
    debit(payable(share.party, 'held', books.currency), share.held, key),
    credit(account('platform_revenue', books.currency), share.held, key),
  ]);
  const shares = books.shares.map((each) =>
    each === share ? { ...each, held: NOTHING, blocked: false, blockedBecause: null, rejected: true as const } : each,
  );
  const blocks = [...books.blocks, { share: key, blocked: false, because, after, rejected: true as const }];
  return withStates(books, { ...books, shares, blocks }, 'fraud_confirmed', journals);
};
