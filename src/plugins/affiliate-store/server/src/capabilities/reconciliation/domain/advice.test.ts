import { minor } from '../../../kernel/money';
import { adviceOn, bookingOf } from './advice';
import type { Mismatch } from './compare';

const missing = (kind: string, net: number, more: Partial<Mismatch> = {}): Mismatch => ({
  id: 'txn_1',
  problem: 'missing_in_books',
  kind,
  at: 0,
  sourceId: null,
  provider: { currency: 'EUR', net: minor(net) },
  books: null,
  ...more,
});

test.each([
  ['a charge nobody ordered', missing('charge', 970), null, 'BOOK_UNATTRIBUTED'],
  ['a charge of a known order', missing('charge', 970), 'A-1', 'FETCH_EVENTS'],
  ['a refund of a known order', missing('refund', -500), 'A-1', 'FETCH_EVENTS'],
  ['a transfer to the shop’s bank', missing('payout', -5_000), null, 'BOOK_BANK_TRANSFER'],
  ['a transfer to the bank that came back', missing('payout_failure', 5_000), null, 'BOOK_BANK_TRANSFER'],
  ['what a bank took back of a known order', missing('adjustment', -6_500, { sourceId: 'dp_1' }), 'A-1', 'FETCH_EVENTS'],
  ['what a bank took back of an order nobody knows', missing('adjustment', -6_500, { sourceId: 'dp_1' }), null, 'LOOK_UP'],
  ['what a bank gave back of an order nobody knows', missing('adjustment', 5_000, { sourceId: 'du_1' }), null, 'LOOK_UP'],
  ['a correction the provider made by itself', missing('adjustment', -25), null, 'BOOK_FEE'],
  ['a fee of the provider', missing('stripe_fee', -25), null, 'BOOK_FEE'],
  ['something only the books know', missing('charge', 1, { problem: 'missing_at_provider', provider: null }), null, 'LOOK_UP'],
  ['two different amounts', missing('charge', 1, { problem: 'differs' }), null, 'LOOK_UP'],
] as const)('%s', (_, mismatch, orderNumber, advice) => {
  expect(adviceOn(mismatch, orderNumber)).toBe(advice);
});

test('only bookings are booked', () => {
  expect(['FETCH_EVENTS', 'LOOK_UP', 'BOOK_FEE'].map((each) => bookingOf(each as never))).toEqual([null, null, 'BOOK_FEE']);
});
