import { account } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import type { Minor } from '../../../kernel/money';

/** What was paid on to the authorities of a country, by one return. */
export interface TaxPaidOn {
  readonly remittance: string;
  readonly country: string;
  readonly currency: Currency;
  readonly amount: Minor;
}

/** J26: tax that was collected leaves for the authorities, from the bank. */
export const taxRemitted = ({ remittance, country, currency, amount }: TaxPaidOn): JournalDraft[] =>
  journal({ key: `tax:${remittance}`, kind: 'tax_remitted', currency, source: { type: 'tax_remittance', id: remittance } }, [
    debit(account('tax_payable', currency, country), amount),
    credit(account('bank', currency), amount),
  ]);
