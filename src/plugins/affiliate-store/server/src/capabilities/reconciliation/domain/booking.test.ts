import { address } from '../../../kernel/account';
import type { JournalDraft } from '../../../kernel/journal';
import { minor } from '../../../kernel/money';
import { bookingFor, feeOfUnattributed } from './booking';

const stray = (amount: number, fee = 0) => ({ id: 'txn_1', sourceId: 'ch_1', currency: 'EUR', amount: minor(amount), fee: minor(fee) });
const lines = (drafts: readonly JournalDraft[]) =>
  drafts.flatMap((draft) => draft.lines.map((line) => `${line.side} ${address(line.account)} ${line.amount}`));

test('cash without an order stands as nobody’s, and its fee as a fee', () => {
  expect(lines(bookingFor('BOOK_UNATTRIBUTED', stray(1_000, 55)))).toEqual([
    'debit stripe_clearing:main 1000',
    'credit unattributed_cash 1000',
    'debit payment_fees 55',
    'credit stripe_clearing:main 55',
  ]);
});

test('a transfer to the bank leaves the provider and lies there (J25); one that comes back undoes it', () => {
  expect(lines(bookingFor('BOOK_BANK_TRANSFER', stray(-5_000)))).toEqual(['credit stripe_clearing:main 5000', 'debit bank 5000']);
  expect(lines(bookingFor('BOOK_BANK_TRANSFER', stray(5_000)))).toEqual(['debit stripe_clearing:main 5000', 'credit bank 5000']);
});

test('what the provider took for itself is a fee', () => {
  expect(lines(bookingFor('BOOK_FEE', stray(-25)))).toEqual(['credit stripe_clearing:main 25', 'debit payment_fees 25']);
});

test('of cash that was nobody’s already only the fee is new', () => {
  expect(lines(feeOfUnattributed(stray(1_000, 55)))).toEqual(['debit payment_fees 55', 'credit stripe_clearing:main 55']);
  expect(feeOfUnattributed(stray(1_000, 0))).toEqual([]);
});

test('one balance transaction has one key, whatever it is booked as', () => {
  expect(bookingFor('BOOK_FEE', stray(-25))[0]?.key).toBe('unk:txn_1');
  expect(bookingFor('BOOK_BANK_TRANSFER', stray(-25))[0]?.key).toBe('bank:txn_1');
});
