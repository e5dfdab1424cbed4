import { dayText, rateText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { DEAL_MAIL_WORDS } from './words/deals';

/** What the other side of a deal has said, with what was agreed. */
export const dealLetter = ({ locale, href }: { readonly locale: Locale; readonly href: string }, facts: MailFacts['deal_told']): Letter => {
  const words = DEAL_MAIL_WORDS[locale];
  const [subject, lead] = words[facts.what];
  const says = lead(`\u2068${headerText(facts.with, 80)}\u2069`);
  return {
    subject,
    preheader: says,
    lead: says,
    button: { label: words.button, href },
    rows: [
      { label: words.rate, value: rateText(locale, facts.rateBasisPoints) },
      { label: words.until, value: dayText(locale, facts.endsAt) },
    ],
    notes: facts.text === null ? [] : [words.wrote(facts.text)],
  };
};
