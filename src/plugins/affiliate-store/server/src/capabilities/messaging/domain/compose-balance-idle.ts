import { amountText, dayText } from './figures';
import type { BalanceIdleMail, Letter, Locale } from './letter';
import { BALANCE_IDLE_WORDS } from './words/balance-idle';

/** Nothing moved for long: what will be given up, from when, and how to keep it. */
export const balanceIdleLetter = ({ locale, href }: { readonly locale: Locale; readonly href: string }, facts: BalanceIdleMail): Letter => {
  const words = BALANCE_IDLE_WORDS[locale];
  const amount = amountText(locale, facts.amount);
  return {
    subject: words.subject(amount),
    preheader: words.note,
    lead: words.lead(amount, dayText(locale, facts.day), facts.months),
    button: { label: words.button, href },
    rows: [],
    notes: [words.note],
  };
};
