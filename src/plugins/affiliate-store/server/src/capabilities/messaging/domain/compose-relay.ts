import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { RELAY_MAIL_WORDS } from './words/relay';

interface Way {
  readonly locale: Locale;
  readonly href: string;
}

const isolated = (text: string, most: number): string => `\u2068${headerText(text, most)}\u2069`;

/** What an affiliate wrote, in the shop's frame: nothing of it looks like the shop's own words. */
export const partnerLetter = ({ locale, href }: Way, { partner, subject, text, products }: MailFacts['partner_letter']): Letter => {
  const words = RELAY_MAIL_WORDS[locale];
  const name = isolated(partner, 80);
  return {
    subject: words.subject(headerText(partner, 60), headerText(subject, 120)),
    preheader: headerText(subject, 120),
    lead: words.lead(name, isolated(products, 120)),
    button: { label: words.button, href },
    rows: [],
    notes: [words.wrote(name, text), words.blind(name), words.end],
  };
};

/** What became of a letter, or of all letters, for their writer. */
export const relayToldLetter = ({ locale, href }: Way, { what, program, subject, reason }: MailFacts['relay_told']): Letter => {
  const words = RELAY_MAIL_WORDS[locale];
  const [title, lead] = words.told[what];
  const says = lead(isolated(program, 80));
  return {
    subject: title,
    preheader: says,
    lead: says,
    button: { label: words.open, href },
    rows: subject === null ? [] : [{ label: words.letter, value: headerText(subject, 120) }],
    notes: reason === null ? [] : [words.because(reason)],
  };
};
