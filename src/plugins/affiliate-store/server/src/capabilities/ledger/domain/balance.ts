import type { AccountType, Bucket } from '../../../kernel/account';
import { normalSide } from '../../../kernel/account';

/** An account with its turnover; the balance is derived, never stored as truth. Amounts are minor units. */
export interface AccountRow {
  readonly id: number;
  readonly address: string;
  readonly type: AccountType;
  readonly owner: string;
  readonly bucket: Bucket | '';
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
  readonly entries: number;
}

/** The balance on the account's normal side; a payable below zero is a debt of its party. */
export const balanceOf = ({ type, debits, credits }: Pick<AccountRow, 'type' | 'debits' | 'credits'>): number =>
  normalSide(type) === 'debit' ? debits - credits : credits - debits;

/** What one party is owed in one currency, by where it lies. */
export interface PartyBalance {
  readonly currency: string;
  readonly pending: number;
  readonly available: number;
  readonly held: number;
  readonly reserved: number;
}

/** Sums the accounts of one party per currency. */
export const partyBalances = (accounts: readonly AccountRow[]): PartyBalance[] => {
  const currencies = [...new Set(accounts.map((row) => row.currency))].sort();
  return currencies.map((currency) => {
    const of = (bucket: Bucket) => accounts.find((row) => row.type === 'payable' && row.currency === currency && row.bucket === bucket);
    const balance = (bucket: Bucket) => {
      const row = of(bucket);
      return row ? balanceOf(row) : 0;
    };
    return {
      currency,
      pending: balance('pending'),
      available: balance('available'),
      held: balance('held'),
      reserved: balance('reserved'),
    };
  });
};
