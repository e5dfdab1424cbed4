import { account } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import type { Minor } from '../../../kernel/money';
import type { Booking } from './advice';

/** A balance transaction nothing in the shop has caused. The provider keeps `fee` of `amount`; minor units. */
export interface StrayMovement {
  readonly id: string;
  readonly sourceId: string | null;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly fee: Minor;
}

const AGAINST = { BOOK_BANK_TRANSFER: 'bank', BOOK_FEE: 'payment_fees', BOOK_UNATTRIBUTED: 'unattributed_cash' } as const;
const KIND = { BOOK_BANK_TRANSFER: 'bank_transfer', BOOK_FEE: 'provider_fee', BOOK_UNATTRIBUTED: 'unattributed_cash' } as const;

const feeLines = ({ currency, fee }: StrayMovement) => [
  debit(account('payment_fees', currency), fee),
  credit(account('stripe_clearing', currency, 'main'), fee),
];

/**
 * The journal that makes the books say what the provider says (J25, J27): the whole against the bank, the fees, or as cash
 * that is nobody's yet, and what the provider kept of it among the fees.
 */
export const bookingFor = (booking: Booking, stray: StrayMovement): JournalDraft[] => {
  const { id, currency, amount } = stray;
  const key = booking === 'BOOK_BANK_TRANSFER' ? `bank:${id}` : `unk:${id}`;
  return journal({ key, kind: KIND[booking], currency, source: { type: 'balance_transaction', id } }, [
    debit(account('stripe_clearing', currency, 'main'), amount),
    credit(account(AGAINST[booking], currency), amount),
    ...feeLines(stray),
  ]);
};

/** The fee of cash that was booked as nobody's when it came, before its balance transaction was known (J02 with no one to bear it). */
export const feeOfUnattributed = (stray: StrayMovement): JournalDraft[] =>
  journal(
    { key: `fee:${stray.id}`, kind: 'provider_fee', currency: stray.currency, source: { type: 'balance_transaction', id: stray.id } },
    feeLines(stray),
  );
