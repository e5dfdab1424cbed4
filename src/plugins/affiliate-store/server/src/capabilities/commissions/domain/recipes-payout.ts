import { account, type AccountRef, payable } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import { minor, type Minor } from '../../../kernel/money';
import type { PartyId } from './plan';

/** A payout of one party's balance in one currency. */
export interface PayoutMoney {
  readonly payout: string;
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: Minor;
  /** What its receiver bears, beside the amount. */
  readonly fee?: Minor;
}

/** Writes one transfer between two accounts as a journal. */
const move = (key: string, kind: string, source: JournalDraft['source'], amount: Minor, from: AccountRef, to: AccountRef): JournalDraft[] =>
  journal({ key, kind, currency: from.currency, source }, [debit(from, amount), credit(to, amount)]);

const payoutSource = ({ payout }: PayoutMoney): JournalDraft['source'] => ({ type: 'payout', id: payout });
const bucket = ({ party, currency }: Pick<PayoutMoney, 'party' | 'currency'>, name: 'available' | 'reserved' | 'pending'): AccountRef =>
  payable(party, name, currency);
const inTransit = ({ currency }: PayoutMoney): AccountRef => account('payouts_in_transit', currency);

/** J13: the amount is claimed by this payout and by no other. */
export const payoutRequested = (money: PayoutMoney): JournalDraft[] =>
  move(
    `po_req:${money.payout}`,
    'payout_requested',
    payoutSource(money),
    money.amount,
    bucket(money, 'available'),
    bucket(money, 'reserved'),
  );

/** J14: the amount is on its way. */
export const payoutSubmitted = (money: PayoutMoney): JournalDraft[] =>
  move(`po_sub:${money.payout}`, 'payout_submitted', payoutSource(money), money.amount, bucket(money, 'reserved'), inTransit(money));

/** J15: the amount has left the account it was paid from, by this balance transaction. */
export const payoutSettled = (money: PayoutMoney, txn: string, paidFrom: AccountRef): JournalDraft[] =>
  move(`po_paid:${txn}`, 'payout_settled', payoutSource(money), money.amount, inTransit(money), paidFrom);

/** J16: the payout did not happen, before or after it was sent; the amount is the party's again. */
export const payoutFailed = (money: PayoutMoney, sent: boolean): JournalDraft[] =>
  move(
    `po_fail:${money.payout}`,
    'payout_failed',
    payoutSource(money),
    money.amount,
    sent ? inTransit(money) : bucket(money, 'reserved'),
    bucket(money, 'available'),
  );

/** J17: the amount came back after it was settled. */
export const payoutReturned = (money: PayoutMoney, reversal: string, paidFrom: AccountRef): JournalDraft[] =>
  move(`po_ret:${reversal}`, 'payout_returned', payoutSource(money), money.amount, paidFrom, bucket(money, 'available'));

/** J18: what the receiver bears of a payout becomes the platform's when it is claimed; nothing where it is free of charge. */
export const payoutFeeTaken = ({ fee = minor(0), ...money }: PayoutMoney): JournalDraft[] =>
  fee === 0
    ? []
    : move(
        `po_fee:${money.payout}`,
        'payout_fee',
        payoutSource(money),
        fee,
        bucket(money, 'available'),
        account('payout_fee_income', money.currency),
      );

/** J18 the other way: a payout that did not arrive, whenever that turned out, costs its receiver nothing. */
export const payoutFeeGivenBack = ({ fee = minor(0), ...money }: PayoutMoney): JournalDraft[] =>
  fee === 0
    ? []
    : move(
        `po_fee_back:${money.payout}`,
        'payout_fee_back',
        payoutSource(money),
        fee,
        account('payout_fee_income', money.currency),
        bucket(money, 'available'),
      );

/** An entry made by a person with a reason, about one party's balance in one currency. */
export interface ManualEntry {
  readonly id: string;
  readonly party: PartyId;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** J20: a debt nobody will pay is given up. */
export const debtWrittenOff = (entry: ManualEntry): JournalDraft[] =>
  move(
    `writeoff:${entry.id}`,
    'write_off',
    { type: 'write_off', id: entry.id },
    entry.amount,
    account('bad_debt', entry.currency),
    bucket(entry, 'available'),
  );

/** J21: a bonus, payable at once or after a wait. */
export const bonusGranted = (entry: ManualEntry, into: 'pending' | 'available'): JournalDraft[] =>
  move(
    `adj:${entry.id}`,
    'bonus',
    { type: 'adjustment', id: entry.id },
    entry.amount,
    account('bonus_expense', entry.currency),
    bucket(entry, into),
  );

/** J22: a deduction, back to the expense it corrects or to the platform. */
export const deductionMade = (entry: ManualEntry, to: 'platform_revenue' | 'bonus_expense'): JournalDraft[] =>
  move(
    `adj:${entry.id}`,
    'deduction',
    { type: 'adjustment', id: entry.id },
    entry.amount,
    bucket(entry, 'available'),
    account(to, entry.currency),
  );

/** J23: a balance its owner gave up by the terms. */
export const balanceForfeited = (entry: ManualEntry): JournalDraft[] =>
  move(
    `forfeit:${entry.id}`,
    'forfeiture',
    { type: 'forfeiture', id: entry.id },
    entry.amount,
    bucket(entry, 'available'),
    account('forfeited_balances', entry.currency),
  );

/** J23 the other way: what was given up is its owner's again. */
export const balanceReinstated = (entry: ManualEntry): JournalDraft[] =>
  move(
    `reinstate:${entry.id}`,
    'reinstatement',
    { type: 'forfeiture', id: entry.id },
    entry.amount,
    account('forfeited_balances', entry.currency),
    bucket(entry, 'available'),
  );

/** A balance of one party that is moved into another currency: what leaves, and what it became. */
export interface CurrencyMove extends ManualEntry {
  readonly into: { readonly currency: Currency; readonly amount: Minor };
}

/** J24: two journals, as none mixes currencies; what lies between them is the open position of the platform in each. */
export const balanceMoved = (entry: CurrencyMove): JournalDraft[] => {
  const { id, party, currency, into } = entry;
  const source = { type: 'currency_move', id };
  return [
    ...move(`fx:${id}:out`, 'currency_moved_out', source, entry.amount, bucket(entry, 'available'), account('fx_clearing', currency)),
    ...move(
      `fx:${id}:in`,
      'currency_moved_in',
      source,
      into.amount,
      account('fx_clearing', into.currency),
      bucket({ party, currency: into.currency }, 'available'),
    ),
  ];
};

/** J34: what is owed to somebody from before this shop, as the line of an import says it: never a sale, and no expense of today. */
export const balanceOpened = (entry: ManualEntry): JournalDraft[] =>
  move(
    `opening:${entry.id}`,
    'opening',
    { type: 'opening', id: entry.id },
    entry.amount,
    account('opening_balance', entry.currency),
    bucket(entry, 'available'),
  );
