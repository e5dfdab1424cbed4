import { account } from '../../../kernel/account';
import { failure } from '../../../kernel/failure';
import { credit, debit } from '../../../kernel/journal';
import { NOTHING } from '../../../kernel/money';
import { failed, ok } from '../../../kernel/outcome';
import type { DisputeLost, DisputeOpened, DisputeWon } from './events';
import type { Contradiction } from './failures';
import { alreadyBooked, type Decision, type DisputeRow, type OrderBooks } from './order-books';
import { restate } from './restate';
import { disputeUnknown, saleUnknown } from './unknown-parent';

const withdrawalOf = (books: OrderBooks, { dispute, withdrawal }: { dispute: string; withdrawal: string }): DisputeRow | undefined =>
  books.disputes.find((row) => row.dispute === dispute && row.withdrawal === withdrawal);

const put = (books: OrderBooks, old: DisputeRow, row: DisputeRow): OrderBooks['disputes'] =>
  books.disputes.map((each) => (each === old ? row : each));

const contradiction = (row: DisputeRow, message: string, facts: Record<string, number | string>): Contradiction =>
  failure('DISPUTE_CONTRADICTS_BOOKS', message, { dispute: row.dispute, withdrawal: row.withdrawal ?? '', state: row.state, ...facts });

/** J08 and J09: the bank took the money back for now. It lies in `dispute_hold`, and what it would cost is held. */
export const openDispute = (books: OrderBooks | null, { dispute, withdrawal, amount, fee }: DisputeOpened): Decision => {
  if (!books) return failed(saleUnknown('dispute', dispute));
  const known = withdrawalOf(books, { dispute, withdrawal });
  if (known?.amount === amount) return ok(alreadyBooked(books));
  if (known)
    return failed(contradiction(known, 'This withdrawal is booked with another amount.', { booked: known.amount, arrived: amount }));
  if (amount <= 0 || fee < 0)
    return failed(failure('AMOUNT_NOT_POSITIVE', 'A dispute withdraws an amount above zero.', { dispute, amount, fee }));
  const opened: DisputeRow = {
    dispute,
    withdrawal,
    amount,
    fee,
    state: 'open',
    holds: true,
    reinstatement: null,
    returned: NOTHING,
    feeReturned: NOTHING,
  };
  // The inquiry that grew into this dispute no longer holds anything of its own.
  const before = books.disputes.map((row) =>
    row.dispute === dispute && row.state === 'inquiry' ? { ...row, state: 'inquiry_closed' as const } : row,
  );
  const hold = account('dispute_hold', books.currency);
  return restate(
    books,
    { disputes: [...before, opened] },
    {
      by: 'dispute_opened',
      key: `dispute_open:${withdrawal}`,
      kind: 'dispute_open',
      source: { type: 'dispute', id: dispute },
      cash: () => [debit(hold, amount), debit(account('dispute_fees', books.currency), fee), credit(books.clearing, amount + fee)],
      excessFrom: hold,
    },
  );
};

/**
 * J10: money came back, as much as the balance transaction says. From an open dispute it leaves `dispute_hold`; after a
 * loss it gives the shares back what the loss took. A part that did not come back is lost.
 */
export const winDispute = (books: OrderBooks | null, { dispute, withdrawal, reinstatement, amount, fee }: DisputeWon): Decision => {
  if (!books) return failed(saleUnknown('dispute_won', dispute));
  const row = withdrawalOf(books, { dispute, withdrawal });
  if (!row) return failed(disputeUnknown(dispute, withdrawal));
  if (row.reinstatement === reinstatement && row.returned === amount) return ok(alreadyBooked(books));
  if (row.state === 'won')
    return failed(
      contradiction(row, 'This withdrawal came back by another transaction or with another amount.', { reinstatement, amount }),
    );
  if (amount <= 0 || amount > row.amount || fee < 0 || fee > row.fee) {
    return failed(contradiction(row, 'What comes back is above zero and no more than was taken.', { taken: row.amount, amount, fee }));
  }
  const won: DisputeRow = { ...row, state: 'won', reinstatement, returned: amount, feeReturned: fee };
  const hold = account('dispute_hold', books.currency);
  return restate(
    books,
    { disputes: put(books, row, won) },
    {
      by: 'dispute_won',
      key: `dispute_won:${reinstatement}`,
      kind: 'dispute_won',
      source: { type: 'dispute', id: dispute },
      cash: (excess) => [
        debit(books.clearing, amount + fee),
        credit(account('dispute_fees', books.currency), fee),
        credit(hold, row.state === 'open' ? row.amount - excess : 0),
      ],
      excessFrom: hold,
    },
  );
};

/** J11: the withdrawal is final, and costs every share its proportion. News of a loss after money came back is old news. */
export const loseDispute = (books: OrderBooks | null, { dispute, withdrawal }: DisputeLost): Decision => {
  if (!books) return failed(saleUnknown('dispute_lost', dispute));
  const row = withdrawalOf(books, { dispute, withdrawal });
  if (!row) return failed(disputeUnknown(dispute, withdrawal));
  if (row.state === 'lost' || row.state === 'won') return ok(alreadyBooked(books));
  const hold = account('dispute_hold', books.currency);
  return restate(
    books,
    { disputes: put(books, row, { ...row, state: 'lost' }) },
    {
      by: 'dispute_lost',
      key: lossKey(books, row),
      kind: 'dispute_lost',
      source: { type: 'dispute', id: dispute },
      cash: (excess) => [credit(hold, row.amount - excess)],
      excessFrom: hold,
    },
  );
};

/** A dispute lost a second time, over a second withdrawal, needs a key of its own. */
export const lossKey = ({ disputes }: Pick<OrderBooks, 'disputes'>, row: DisputeRow): string => {
  const first = disputes.find(({ dispute, withdrawal }) => dispute === row.dispute && withdrawal !== null);
  return first === row ? `dispute_lost:${row.dispute}` : `dispute_lost:${row.dispute}:${row.withdrawal}`;
};
