import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { CREATIVE_MAIL_WORDS } from './words/creatives';

/** A piece somebody asked for: how it stands, and what the shop says of it. */
export const creativeLetter = (
  { locale, href }: { readonly locale: Locale; readonly href: string },
  { what, program, size, text }: MailFacts['creative_request_told'],
): Letter => {
  const words = CREATIVE_MAIL_WORDS[locale];
  const [subject, lead] = words[what];
  const says = lead(`\u2068${headerText(program, 80)}\u2069`);
  return {
    subject,
    preheader: says,
    lead: says,
    button: { label: words.button, href },
    rows: size === null ? [] : [{ label: words.size, value: size }],
    notes: text === null ? [] : [words.wrote(text)],
  };
};
