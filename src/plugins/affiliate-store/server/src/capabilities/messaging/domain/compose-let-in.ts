import { amountText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { LET_IN_WORDS } from './words/let-in';

/** So many products by name; a letter is no list. */
const MOST = 20;

/** Products of the reader may be recommended by the affiliates of a program from now on, or no longer. */
export const letInLetter = (
  { locale, href }: { readonly locale: Locale; readonly href: string },
  { program, inside, products, least, most }: MailFacts['products_let_in'],
): Letter => {
  const words = LET_IN_WORDS[locale];
  const { subject, lead } = inside ? words.in : words.out;
  const says = lead(`\u2068${headerText(program, 80)}\u2069`);
  const names = products.slice(0, MOST).map((name) => `\u2068${headerText(name, 80)}\u2069`);
  const earns = least && most ? [...new Set([least, most].map((amount) => amountText(locale, amount)))].join(' – ') : null;
  return {
    subject,
    preheader: says,
    lead: says,
    button: { label: words.button, href },
    rows: [
      { label: words.products, value: `${names.join(', ')}${products.length > MOST ? ' …' : ''}` },
      ...(inside && earns !== null ? [{ label: words.earns, value: earns }] : []),
    ],
    notes: [inside ? words.in.note : words.out.note],
  };
};
