import { amountText } from './figures';
import { headerText, type AttachmentMail, type Letter, type Locale } from './letter';
import { ATTACHMENT_WORDS } from './words/attachments';

const MOST_NAMED = 80;
const MOST_OF_REASON = 500;

/** The shop attached a paid order to the reader, or to another affiliate: how much, of what, and why. */
export const attachmentLetter = (
  what: 'attached' | 'detached',
  { locale, href }: { readonly locale: Locale; readonly href: string },
  facts: AttachmentMail,
): Letter => {
  const words = ATTACHMENT_WORDS[locale];
  const [program, product] = [facts.program, facts.product].map((name) => `\u2068${headerText(name, MOST_NAMED)}\u2069`) as [
    string,
    string,
  ];
  const amount = amountText(locale, facts.amount);
  return {
    subject: words[what].subject(program),
    preheader: words[what].note,
    lead: words[what].lead(product, amount),
    button: { label: words.button, href },
    rows: [],
    notes: [words.reason(`\u2068${headerText(facts.because, MOST_OF_REASON)}\u2069`), words[what].note],
  };
};
