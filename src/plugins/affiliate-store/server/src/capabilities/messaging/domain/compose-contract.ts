import { dayText } from './figures';
import { headerText, type ContractMail, type IdleMail, type PartingMail, type Letter, type Locale, type TierMail } from './letter';
import { CONTRACT_MAIL_WORDS } from './words/contracts';
import { INACTIVITY_WORDS } from './words/inactivity';
import { PARTING_WORDS } from './words/partings';
import { TIER_MAIL_WORDS } from './words/tiers';

/** New terms wait for an answer, a contract ends, or it has ended: what it means, and the way to the page. */
export const contractLetter = (
  what: 'notice' | 'ending' | 'ended',
  { locale, href }: { readonly locale: Locale; readonly href: string },
  facts: ContractMail,
): Letter => {
  const words = CONTRACT_MAIL_WORDS[locale];
  const program = `\u2068${headerText(facts.program, 80)}\u2069`;
  const day = dayText(locale, facts.day);
  return {
    subject: words[what].subject(program),
    preheader: words[what].note,
    lead: words[what].lead(program, day),
    button: { label: words[what].button, href },
    rows: [],
    notes: [words[what].note],
  };
};

/** Nothing was sold for long: what will become of the contract, or has. */
export const idleLetter = (
  what: 'idle' | 'lapsed',
  { locale, href }: { readonly locale: Locale; readonly href: string },
  facts: IdleMail,
): Letter => {
  const words = INACTIVITY_WORDS[locale];
  const [program, day] = [isolated(facts.program), dayText(locale, facts.day)];
  return {
    subject: words[what].subject(program),
    preheader: words[what].note,
    lead: words[what].lead(program, day, facts.days),
    button: { label: words[what].button, href },
    rows: [],
    notes: [words[what].note],
  };
};

/** One side ends the contract, or goes on after all: from when on nothing new counts, why, and that what was earned stays. */
export const partingLetter = ({ locale, href }: { readonly locale: Locale; readonly href: string }, facts: PartingMail): Letter => {
  const words = PARTING_WORDS[locale];
  const { subject, lead, note } = words[facts.what];
  const program = isolated(facts.program);
  return {
    subject: subject(program),
    preheader: note,
    lead: lead(program, dayText(locale, facts.day)),
    button: { label: words.button, href },
    rows: [],
    notes: [...(facts.reason === null ? [] : [words.reason(`\u2068${facts.reason}\u2069`)]), note],
  };
};

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
