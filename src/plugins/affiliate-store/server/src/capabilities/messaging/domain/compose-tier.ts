import { dayText } from './figures';
import { headerText, type Letter, type Locale, type TierMail } from './letter';
import { TIER_MAIL_WORDS } from './words/tiers';

const isolated = (text: string): string => `\u2068${headerText(text, 80)}\u2069`;

/** A tier was reached, or is about to end: what it means, and the way to the page that says what it pays. */
export const tierLetter = (
  what: 'reached' | 'ending',
  { locale, href }: { readonly locale: Locale; readonly href: string },
  facts: TierMail,
): Letter => {
  const words = TIER_MAIL_WORDS[locale];
  const [program, tier] = [isolated(facts.program), isolated(facts.tier)];
  return {
    subject: words[what].subject(tier, program),
    preheader: words[what].note,
    lead: words[what].lead(tier, program, dayText(locale, facts.day)),
    button: { label: words.button, href },
    rows: [],
    notes: [words[what].note],
  };
};
