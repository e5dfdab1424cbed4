import { amountText, dayText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { HOST_MAIL_WORDS, LEAD_MAIL_WORDS } from './words/leads';

interface At {
  readonly locale: Locale;
  readonly href: string;
}

// Names keep the direction of their own letters inside a sentence of another.
const set = (text: string): string => `\u2068${headerText(text, 80)}\u2069`;

/** A lead was accepted or rejected. It is named by its day and the affiliate's own number, never by the address it was. */
export const leadLetter = ({ locale, href }: At, facts: MailFacts['lead_decided']): Letter => {
  const words = LEAD_MAIL_WORDS[locale];
  const [subject, lead] = words[facts.what];
  const says = lead(set(facts.program), dayText(locale, facts.broughtAt));
  return {
    subject,
    preheader: says,
    lead: says,
    button: { label: words.button, href },
    rows: [
      ...(facts.reference === null ? [] : [{ label: words.reference, value: headerText(facts.reference, 80), code: true as const }]),
      ...(facts.earned === null ? [] : [{ label: words.earned, value: amountText(locale, facts.earned) }]),
    ],
    notes: [...(facts.capped ? [words.capped] : []), ...(facts.reason === null ? [] : [words.why(facts.reason)])],
  };
};

/** A host of the reader's own leads nowhere any more; its record brings it back. */
export const hostLapsedLetter = ({ locale, href }: At, { host, record, value }: MailFacts['host_lapsed']): Letter => {
  const words = HOST_MAIL_WORDS[locale];
  const says = words.lead(set(host));
  return {
    subject: words.subject(set(host)),
    preheader: says,
    lead: says,
    button: { label: words.button, href },
    rows: [
      { label: words.record, value: record, code: true },
      { label: words.value, value, code: true },
    ],
    notes: [words.back],
  };
};
