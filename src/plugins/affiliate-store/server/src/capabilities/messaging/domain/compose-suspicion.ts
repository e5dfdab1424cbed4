import { amountText } from './figures';
import { headerText, type Letter, type Locale, type SuspicionMail } from './letter';
import { SUSPICION_WORDS } from './words/suspicions';

const MOST_NAMED = 80;
const MOST_OF_REASON = 500;
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A commission of the reader is held for a look, was released after it, or rejected. What was noticed stands in the portal alone. */
export const suspicionLetter = (
  what: 'held' | 'released' | 'rejected',
  { locale, href }: { readonly locale: Locale; readonly href: string },
  { program, product, amount, because }: SuspicionMail,
): Letter => {
  const words = SUSPICION_WORDS[locale];
  const told = words[what];
  const reason = because === null ? [] : [words.reason(isolated(headerText(because, MOST_OF_REASON)))];
  return {
    subject: told.subject(isolated(headerText(program, MOST_NAMED))),
    preheader: told.note,
    lead: told.lead(isolated(headerText(product, MOST_NAMED)), amountText(locale, amount)),
    button: { label: words.button, href },
    rows: [],
    notes: [...reason, told.note],
  };
};
