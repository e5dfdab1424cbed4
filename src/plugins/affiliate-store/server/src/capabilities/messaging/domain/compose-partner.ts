import { amountText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { ADDRESS_MAIL_WORDS } from './words/addresses';
import { CONTEST_MAIL_WORDS } from './words/contests';

interface Way {
  readonly locale: Locale;
  readonly href: string;
}

const isolated = (text: string): string => `\u2068${headerText(text, 80)}\u2069`;

/** An address of a partner's own system was switched off: what it misses, and the way to the page that switches it on. */
export const addressOffLetter = ({ locale, href }: Way, facts: MailFacts['address_off']): Letter => {
  const words = ADDRESS_MAIL_WORDS[locale];
  const host = isolated(facts.host);
  return {
    subject: words.subject(host),
    preheader: words.missed,
    lead: words[facts.because](host, isolated(facts.program)),
    button: { label: words.button, href },
    rows: [],
    notes: [words.missed],
  };
};

/** A prize or a bounty is in the reader's balance. */
export const contestWonLetter = ({ locale, href }: Way, facts: MailFacts['contest_won']): Letter => {
  const words = CONTEST_MAIL_WORDS[locale];
  const [contest, amount] = [isolated(facts.contest), amountText(locale, facts.prize)];
  return {
    subject: words.subject(contest, amount),
    preheader: words.booked,
    lead: facts.rank === null ? words.bounty(contest, isolated(facts.program)) : words.rank(facts.rank, contest, isolated(facts.program)),
    button: { label: words.button, href },
    rows: [{ label: words.prize, value: amount }],
    notes: [words.booked],
  };
};
