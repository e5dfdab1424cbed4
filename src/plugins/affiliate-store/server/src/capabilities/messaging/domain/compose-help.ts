import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { HELP_MAIL_WORDS } from './words/help';

interface Way {
  readonly locale: Locale;
  readonly href: string;
}

const QUOTED = 300;

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What somebody asked and what the shop answers; nobody else reads it. */
export const answerLetter = ({ locale, href }: Way, { question, answer }: MailFacts['help_answered']): Letter => {
  const words = HELP_MAIL_WORDS[locale];
  return {
    subject: words.subject,
    preheader: headerText(answer),
    lead: words.asked(`\u2068${headerText(question, QUOTED)}\u2069`),
    button: { label: words.help, href },
    rows: [],
    notes: [...paragraphs(answer), words.toYou],
  };
};
