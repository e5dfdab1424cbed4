import { allocate } from '../../../kernel/allocate';
import { account } from '../../../kernel/account';
import { failure } from '../../../kernel/failure';
import { credit, debit, journal } from '../../../kernel/journal';
import { minor, type Minor } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import type { FeeKnown } from './events';
import { alreadyBooked, type Decision, homeAccount, type OrderBooks, type ShareBook } from './order-books';
import { saleUnknown } from './unknown-parent';

/** A fee placed: what each share carries, in the order of the shares, and what stays with the platform. */
export interface FeePlacement {
  readonly byShare: readonly Minor[];
  readonly platform: Minor;
}

/**
 * Places a fee: first over the lines in proportion to what was charged for each, then, where the line's plan says so,
 * over the members of its pool in proportion to their shares. Where nobody is in the pool with a share above zero, the
 * platform carries it. Both steps by largest remainder.
 */
export const placeFee = ({ lines, shares }: Pick<OrderBooks, 'lines' | 'shares'>, fee: Minor): FeePlacement => {
  const byShare = new Map<ShareBook, number>();
  const charged = lines.map((line) => line.gross);
  const perLine = charged.some((gross) => gross > 0) ? allocate(fee, charged) : charged;
  lines.forEach(({ line, feeBearer }, index) => {
    const members = feeBearer === 'pool' ? shares.filter((share) => share.line === line && share.inPool && share.amount > 0) : [];
    if (members.length === 0) return;
    const parts = allocate(
      perLine[index] ?? minor(0),
      members.map((member) => member.amount),
    );
    members.forEach((member, place) => byShare.set(member, parts[place] ?? 0));
  });
  const placed = shares.map((share) => minor(byShare.get(share) ?? 0));
  return { byShare: placed, platform: minor(fee - placed.reduce((total, part) => total + part, 0)) };
};

/** J02: the provider's fee, when its balance transaction tells it. A debt it leaves after a refund stays a debt. */
export const bookFee = (books: OrderBooks | null, { txn, amount }: FeeKnown): Decision => {
  if (!books) return failed(saleUnknown('fee', txn));
  const known = books.fees.find((fee) => fee.txn === txn);
  if (known?.amount === amount) return ok(alreadyBooked(books));
  if (known)
    return failed(
      failure('FEE_CONTRADICTS_BOOKS', 'This fee is booked with another amount.', { txn, booked: known.amount, arrived: amount }),
    );
  if (amount < 0) return failed(failure('AMOUNT_NOT_POSITIVE', 'A fee is zero or more.', { txn, amount }));
  const placement = placeFee(books, amount);
  const shareFees = placement.byShare;
  const journals = journal({ key: `fee:${txn}`, kind: 'fee', currency: books.currency, source: { type: 'balance_transaction', id: txn } }, [
    ...books.shares.map((share, index) => debit(homeAccount(books, share), shareFees[index] ?? 0, share.key)),
    debit(account('payment_fees', books.currency), placement.platform),
    credit(books.clearing, amount),
  ]);
  const shares = books.shares.map((share, index) => ({ ...share, fee: minor(share.fee + (shareFees[index] ?? 0)) }));
  return ok({ journals, books: { ...books, shares, fees: [...books.fees, { txn, amount }] }, changes: [] });
};
