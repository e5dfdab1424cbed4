import { account, payable } from '../../../kernel/account';
import type { Currency } from '../../../kernel/currencies';
import { credit, debit, journal, type JournalDraft } from '../../../kernel/journal';
import type { Minor } from '../../../kernel/money';
import type { PartyId } from './plan';

/** The tax on top of a self-billed paper, by its number: what the payee owes the tax office of the country, and the shop may reclaim from it. */
export interface TaxOfPaper {
  readonly label: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly party: PartyId;
  readonly currency: Currency;
  readonly country: string;
  readonly amount: Minor;
}

/** J31: the tax of an invoice is the payee's, with the next payout; that of a credit note is taken back the same way. */
export const selfBilledTax = ({ label, kind, party, currency, country, amount }: TaxOfPaper): JournalDraft[] => {
  const [owed, reclaimed] = [payable(party, 'available', currency), account('input_tax', currency, country)];
  const [from, to] = kind === 'invoice' ? [reclaimed, owed] : [owed, reclaimed];
  return journal({ key: `sbtax:${label}`, kind: 'self_billed_tax', currency, source: { type: 'self_billed', id: label } }, [
    debit(from, amount),
    credit(to, amount),
  ]);
};
