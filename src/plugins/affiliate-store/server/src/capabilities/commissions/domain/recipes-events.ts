import { account, type Bucket, payable } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import type { Minor } from '../../../kernel/money';
import type { PartyId } from './plan';

/** What a lead, or the clicks of a day, earned a party. */
export interface EventMoney {
  readonly id: string;
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: Minor;
}

const sourceOf = ({ id }: EventMoney): JournalDraft['source'] => ({ type: 'paid_event', id });

/** J35: what an event earned. No sale paid for it, so that it is the shop's expense; it waits as long as a commission would. */
export const eventEarned = (money: EventMoney): JournalDraft[] =>
  journal({ key: `event:${money.id}`, kind: 'event_earned', currency: money.currency, source: sourceOf(money) }, [
    debit(account('bonus_expense', money.currency), money.amount),
    credit(payable(money.party, 'pending', money.currency), money.amount),
  ]);

/** J36: what an event earned became payable, was put on hold because its place was blocked, or was let go. `nth` counts how often it moved. */
export const eventMoved = (money: EventMoney, from: Bucket, to: Bucket, nth: number): JournalDraft[] =>
  journal({ key: `event_moved:${money.id}:${nth}`, kind: 'event_moved', currency: money.currency, source: sourceOf(money) }, [
    debit(payable(money.party, from, money.currency), money.amount),
    credit(payable(money.party, to, money.currency), money.amount),
  ]);
