import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { BONUS_MAIL_WORDS } from './words/bonuses';

interface At {
  readonly locale: Locale;
  readonly href: string;
}

// Names keep the direction of their own letters inside a sentence of another.
const set = (text: string): string => `\u2068${headerText(text, 80)}\u2069`;

/** A bonus that is its buyer's now; the button leads into the library, which says where a link goes before it goes there. */
export const bonusGivenLetter = ({ locale, href }: At, { title, product, from }: MailFacts['bonus_given']): Letter => {
  const { given } = BONUS_MAIL_WORDS[locale];
  const says = given.lead(set(title), set(from), set(product));
  return {
    subject: given.subject(headerText(title, 80)),
    preheader: says,
    lead: says,
    button: { label: given.button, href },
    rows: [],
    notes: [given.note],
  };
};

/** What was decided about a bonus, to the affiliate who gives it. */
export const bonusDecidedLetter = ({ locale, href }: At, { what, title, product, reason }: MailFacts['bonus_decided']): Letter => {
  const { decided } = BONUS_MAIL_WORDS[locale];
  const [subject, lead] = decided[what];
  const says = lead(set(title), set(product));
  return {
    subject,
    preheader: says,
    lead: says,
    button: { label: decided.button, href },
    rows: [],
    notes: reason === null ? [] : [decided.why(reason)],
  };
};
