import { account, storeCredit } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import type { Minor } from '../../../kernel/money';
import type { PartyId } from './plan';

/** Store credit an order sets aside. `nth` counts how often it did: what was given back may be set aside once more. */
export interface CreditForOrder {
  readonly order: string;
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly nth: number;
}

/** J29: the amount is set aside for this order and for no other. */
export const creditReserved = ({ order, party, currency, amount, nth }: CreditForOrder): JournalDraft[] =>
  journal({ key: `credit_res:${order}:${nth}`, kind: 'credit_reserved', currency, source: { type: 'order', id: order } }, [
    debit(storeCredit(party, currency), amount),
    credit(storeCredit(party, currency, 'reserved'), amount),
  ]);

/** J30: the order was not paid, and its owner may spend the amount again. */
export const creditReleased = ({ order, party, currency, amount, nth }: CreditForOrder): JournalDraft[] =>
  journal({ key: `credit_rel:${order}:${nth}`, kind: 'credit_released', currency, source: { type: 'order', id: order } }, [
    debit(storeCredit(party, currency, 'reserved'), amount),
    credit(storeCredit(party, currency), amount),
  ]);

/** Store credit staff gives somebody, with a reason. */
export interface CreditGrant {
  readonly id: string;
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** J32: the shop gives store credit, at its own expense. */
export const creditGranted = ({ id, party, currency, amount }: CreditGrant): JournalDraft[] =>
  journal({ key: `adj:${id}`, kind: 'credit_granted', currency, source: { type: 'adjustment', id } }, [
    debit(account('bonus_expense', currency), amount),
    credit(storeCredit(party, currency), amount),
  ]);
