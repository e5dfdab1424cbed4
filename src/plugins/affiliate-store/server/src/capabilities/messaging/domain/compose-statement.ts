import { amountText, monthText } from './figures';
import { headerText, type Letter, type Locale, type StatementMail } from './letter';
import { STATEMENT_WORDS } from './words/statements';

/** A statement was issued: what it closes with, and the way to its page. */
export const statementLetter = ({ locale, href }: { readonly locale: Locale; readonly href: string }, facts: StatementMail): Letter => {
  const words = STATEMENT_WORDS[locale];
  const month = monthText(locale, facts.month);
  const closing = amountText(locale, facts.closing);
  return {
    subject: words.subject(month, facts.closing.currency),
    preheader: words.stays,
    lead: words.lead(month, closing),
    button: { label: words.button, href },
    rows: [
      { label: words.paidOut, value: amountText(locale, facts.paidOut) },
      { label: words.closing, value: closing, strong: true },
      { label: words.number, value: headerText(facts.id), code: true },
    ],
    notes: [words.stays],
  };
};
