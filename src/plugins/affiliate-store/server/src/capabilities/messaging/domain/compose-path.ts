import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { PATH_WORDS } from './words/paths';

/** What a letter about a path is written at: the reader's language and where its button leads. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

/** The path into a program has opened, is stuck, or goes on, and what is the reader's turn. */
export const pathLetter = ({ locale, href }: Desk, facts: MailFacts['path_told']): Letter => {
  const words = PATH_WORDS[locale];
  const [program, step] = [headerText(facts.program, 120), headerText(facts.step, 160)];
  const lead = words[facts.what].lead(program, step);
  return {
    subject: words[facts.what].subject(program),
    preheader: lead,
    lead,
    button: { label: words.button, href },
    rows: [],
    notes: facts.reason === null ? [] : [words.reason(headerText(facts.reason, 500))],
  };
};

/** A certificate, or that it was taken back: its page says the same to everybody who has the number. */
export const certificateLetter = ({ locale, href }: Desk, facts: MailFacts['certificate_told']): Letter => {
  const words = PATH_WORDS[locale];
  const told = facts.reason === null ? words.issued : words.revoked;
  const program = headerText(facts.program, 120);
  const lead = told.lead(program, '');
  return {
    subject: told.subject(program),
    preheader: lead,
    lead,
    button: { label: words.certificate, href },
    rows: [{ label: words.number, value: headerText(facts.number, 40), code: true }],
    notes: facts.reason === null ? [] : [words.reason(headerText(facts.reason, 500))],
  };
};
