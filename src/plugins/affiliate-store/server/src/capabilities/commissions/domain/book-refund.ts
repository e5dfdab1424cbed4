import { failure } from '../../../kernel/failure';
import { type AccountRef, storeCredit } from '../../../kernel/account';
import { credit, debit } from '../../../kernel/journal';
import { type Minor, minor } from '../../../kernel/money';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import type { RefundBounced, RefundMade } from './events';
import type { BooksFailure, Contradiction } from './failures';
import type { LinePart } from './lines-taken';
import {
  alreadyBooked,
  type Decision,
  type OrderBooks,
  refundable,
  refundableOfLine,
  refundedToCredit,
  type RefundRow,
} from './order-books';
import { restate } from './restate';
import { refundUnknown, saleUnknown } from './unknown-parent';

/**
 * J06: a refund takes from every share in proportion, by the cumulative rule. Money that moved is always booked: what
 * refunds and lost disputes take beyond the charge is the platform's loss (J28), never a share below zero.
 */
export const bookRefund = (books: OrderBooks | null, made: RefundMade): Decision => {
  const { refund, amount, statedTax, lines, toCredit = false } = made;
  if (!books) return failed(saleUnknown('refund', refund));
  const known = books.refunds.find(({ id }) => id === refund);
  if (known?.amount === amount) return ok(alreadyBooked(books));
  const wrong = known ? contradiction(known, amount) : whyMalformed(books, made);
  if (wrong) return failed(wrong);
  const row: RefundRow = {
    id: refund,
    amount,
    statedTax,
    ...(lines ? { lines } : {}),
    ...(toCredit ? { toCredit } : {}),
    state: 'succeeded',
  };
  const source = sourceOf(books, toCredit);
  return restate(
    books,
    { refunds: [...books.refunds, row] },
    {
      by: 'refund',
      key: `refund:${refund}`,
      kind: 'refund',
      source: { type: 'refund', id: refund },
      cash: (excess) => [credit(source, amount - excess)],
      excessFrom: source,
    },
  );
};

/** J07: the refund came back. Everything stands as if it had never been made. */
export const bookRefundFailed = (books: OrderBooks | null, { refund }: RefundBounced): Decision => {
  if (!books) return failed(saleUnknown('refund_failed', refund));
  const made = books.refunds.find(({ id }) => id === refund);
  if (!made) return failed(refundUnknown(refund));
  if (made.state === 'failed') return ok(alreadyBooked(books));
  const source = sourceOf(books, made.toCredit ?? false);
  return restate(
    books,
    { refunds: books.refunds.map((row) => (row === made ? { ...row, state: 'failed' } : row)) },
    {
      by: 'refund_failed',
      key: `refund_failed:${refund}`,
      kind: 'refund_failed',
      source: { type: 'refund', id: refund },
      cash: () => [debit(source, made.amount)],
      excessFrom: source,
    },
  );
};

/** Where a refund goes back to: the credit of whoever paid with it, or where the cash lies. */
const sourceOf = (books: OrderBooks, toCredit: boolean): AccountRef =>
  toCredit && books.credit ? storeCredit(books.credit.party, books.currency) : books.clearing;

const contradiction = (known: RefundRow, amount: Minor): Contradiction =>
  failure('REFUND_CONTRADICTS_BOOKS', 'This refund is booked with another amount.', {
    refund: known.id,
    booked: known.amount,
    arrived: amount,
  });

const addUp = ({ lines: charged }: OrderBooks, parts: readonly LinePart[], amount: number): boolean =>
  parts.every((part) => part.amount > 0 && charged.some(({ line }) => line === part.line)) &&
  parts.reduce((total, part) => total + part.amount, 0) === amount;

/** Never more goes back to credit than came out of it. */
const beyondCredit = (books: OrderBooks, { refund, amount, toCredit }: RefundMade): Contradiction | null => {
  // Told again it is the same refund, and no second one.
  const others = { ...books, refunds: books.refunds.filter(({ id }) => id !== refund) };
  const left = (books.credit?.amount ?? 0) - refundedToCredit(others);
  return toCredit && amount > left
    ? failure('REFUND_EXCEEDS_CHARGE', 'No more goes back to store credit than was paid with it.', { refund, amount, left })
    : null;
};

const whyMalformed = (books: OrderBooks, made: RefundMade): Contradiction | null => {
  const { refund, amount, statedTax, lines } = made;
  if (amount <= 0) return failure('AMOUNT_NOT_POSITIVE', 'A refund is above zero.', { refund, amount });
  if (amount > books.gross)
    return failure('REFUND_EXCEEDS_CHARGE', 'A refund is never larger than its charge.', { refund, amount, gross: books.gross });
  if (statedTax !== null && (statedTax < 0 || statedTax > amount)) {
    return failure('REFUND_CONTRADICTS_BOOKS', 'The tax part of a refund is within the refund.', { refund, amount, statedTax });
  }
  if (lines && !addUp(books, lines, amount))
    return failure('REFUND_CONTRADICTS_BOOKS', 'The parts of a refund are for lines of its order and sum to it.', { refund, amount });
  return beyondCredit(books, made);
};

/** What one share would lose by a refund. */
export interface RefundLoss {
  readonly share: string;
  readonly party: string | null;
  readonly role: string;
  readonly loses: Minor;
}

/** What each party would lose by a refund that has not been made; refuses what exceeds the part still refundable. */
export const previewRefund = (
  books: OrderBooks,
  { amount, lines }: Pick<RefundMade, 'amount' | 'lines'>,
): Outcome<readonly RefundLoss[], BooksFailure> => {
  const most = refundable(books);
  if (amount > most) {
    return failed(
      failure('REFUND_EXCEEDS_CHARGE', `At most ${most} minor units can still be refunded.`, {
        amount,
        refundable: most,
        gross: books.gross,
      }),
    );
  }
  const over = lines?.find((part) => part.amount > refundableOfLine(books, part.line));
  if (over) {
    const left = refundableOfLine(books, over.line);
    return failed(
      failure('REFUND_EXCEEDS_CHARGE', `At most ${left} minor units of line ${over.line} can still be refunded.`, {
        amount: over.amount,
        line: over.line,
        refundable: left,
      }),
    );
  }
  const imagined = bookRefund(books, { refund: 'preview', amount, statedTax: null, lines: lines ?? null });
  if (!imagined.ok) return imagined;
  return ok(
    imagined.value.books.shares.map(({ key, party, role, reversed }, index) => ({
      share: key,
      party,
      role,
      loses: minor(reversed - (books.shares[index]?.reversed ?? 0)),
    })),
  );
};
