import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { FEEDBACK_MAIL_WORDS } from './words/feedback';
import { TALK_MAIL_WORDS } from './words/talk';

interface Way {
  readonly locale: Locale;
  readonly href: string;
}

const isolated = (text: string): string => `\u2068${headerText(text, 80)}\u2069`;
const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A piece of news: the title is the subject, the text follows as it was written. */
export const newsLetter = ({ locale, href }: Way, { title, text }: MailFacts['news_published']): Letter => {
  const words = TALK_MAIL_WORDS[locale];
  const subject = headerText(title, 120);
  const notes = paragraphs(text);
  return {
    subject,
    preheader: headerText(notes[0] ?? subject),
    lead: words.tells(`\u2068${subject}\u2069`),
    button: { label: words.news, href },
    rows: [],
    notes,
  };
};

/** The shop wrote: what it wrote, and where to answer. */
export const messageLetter = ({ locale, href }: Way, { program, text }: MailFacts['message_to_partner']): Letter => {
  const words = TALK_MAIL_WORDS[locale];
  const lead = words.wrote(isolated(program));
  return {
    subject: words.subject(isolated(program)),
    preheader: lead,
    lead,
    button: { label: words.answer, href },
    rows: [],
    notes: [...paragraphs(text), words.once],
  };
};

/** An affiliate wrote: to whoever of the staff looks after them. */
export const staffMessageLetter = ({ locale, href }: Way, { affiliate, program, text }: MailFacts['message_to_staff']): Letter => {
  const words = TALK_MAIL_WORDS[locale];
  const lead = words.partnerWrote(isolated(affiliate), isolated(program));
  return {
    subject: words.fromPartner(isolated(affiliate)),
    preheader: lead,
    lead,
    button: { label: words.answer, href },
    rows: [],
    notes: [...paragraphs(text), words.once],
  };
};

/** How the shop stands to an entry of the board, to whoever stands behind it. */
export const feedbackLetter = ({ locale, href }: Way, { title, state, answer }: MailFacts['feedback_told']): Letter => {
  const words = FEEDBACK_MAIL_WORDS[locale];
  const lead = words[state](isolated(title));
  return {
    subject: words.subject(isolated(title)),
    preheader: lead,
    lead,
    button: { label: words.board, href },
    rows: [],
    notes: [...(answer === null ? [] : paragraphs(answer)), words.because],
  };
};
