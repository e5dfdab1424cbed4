import { amountText, dayText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { CASE_MAIL_WORDS } from './words/cases';

interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

/** What a case is about in the middle of a sentence: kept apart from the direction of what surrounds it. */
const named = (text: string, most = 80): string => `\u2068${headerText(text, most)}\u2069`;
const subjectOf = (subject: string, about: string): string => (about === '' ? subject : `${subject}: ${named(about)}`);

/** A case is open: by when there is an answer, and that nothing is lost meanwhile. */
export const caseOpenedLetter = ({ locale, href }: Desk, { about, dueOn }: MailFacts['case_opened']): Letter => {
  const words = CASE_MAIL_WORDS[locale];
  return {
    subject: subjectOf(words.opened.subject, about),
    preheader: words.opened.note,
    lead: words.opened.lead(dayText(locale, dueOn)),
    button: { label: words.button, href },
    rows: [],
    notes: [words.opened.note],
  };
};

/** The shop wrote: its words are in the letter. */
export const caseMessageLetter = ({ locale, href }: Desk, { about, text, asks }: MailFacts['case_message']): Letter => {
  const words = CASE_MAIL_WORDS[locale];
  return {
    subject: subjectOf(asks ? words.asked : words.answered, about),
    preheader: asks ? words.waits : words.answered,
    lead: text,
    button: { label: asks ? words.answer : words.button, href },
    rows: [],
    notes: asks ? [words.waits] : [],
  };
};

/** The decision, its reason, and what is paid for it. */
export const caseDecidedLetter = ({ locale, href }: Desk, { about, outcome, reason, granted }: MailFacts['case_decided']): Letter => {
  const words = CASE_MAIL_WORDS[locale];
  return {
    subject: subjectOf(words.decided[outcome], about),
    preheader: words.decided[outcome],
    lead: `${words.decided[outcome]}.`,
    button: { label: words.button, href },
    rows: granted === null ? [] : [{ label: words.paid, value: amountText(locale, granted), strong: true }],
    notes: [words.reason(`\u2068${reason}\u2069`)],
  };
};

/** Somebody's place is blocked: why, what that means for what was earned, and where to appeal. */
export const blockedLetter = ({ locale, href }: Desk, { program, code, reason }: MailFacts['place_blocked']): Letter => {
  const words = CASE_MAIL_WORDS[locale].blocked;
  return {
    subject: words.subject(named(program)),
    preheader: words.codes[code],
    lead: words.lead(named(program), words.codes[code]),
    button: { label: words.button, href },
    rows: [],
    notes: [words.reason(`\u2068${reason}\u2069`), words.note],
  };
};
