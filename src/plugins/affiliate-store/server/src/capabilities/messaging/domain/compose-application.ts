import { dayText, momentText, rateText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { APPLICATION_WORDS } from './words/applications';
import { CUSTOMER_WORDS } from './words/customers';

/** What a letter about joining a program is written at: the reader's language and where its button leads. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

/** The way into an application. */
export const joinLetter = ({ locale, href }: Desk, { program, expiresAt }: MailFacts['program_join_link']): Letter => {
  const { join } = APPLICATION_WORDS[locale];
  const name = headerText(program, 120);
  return {
    subject: join.subject(name),
    preheader: join.lead(name),
    lead: join.lead(name),
    button: { label: join.button, href },
    rows: [],
    notes: [join.until(momentText(locale, expiresAt)), join.unasked],
  };
};

/** Where the link of such a letter leads. */
export const applyPath = ({ slug, invite, by }: MailFacts['program_join_link']): string => {
  const carried = new URLSearchParams({ ...(invite === undefined ? {} : { invite }), ...(by === undefined ? {} : { by }) }).toString();
  return carried === '' ? `/apply/${slug}` : `/apply/${slug}?${carried}`;
};

/** Staff asks somebody to join, and says what a sale earns. */
export const inviteLetter = ({ locale, href }: Desk, facts: MailFacts['program_invited']): Letter => {
  const { invite, join } = APPLICATION_WORDS[locale];
  const name = headerText(facts.program, 120);
  const lead = invite.lead(name, rateText(locale, facts.rateBasisPoints));
  return {
    subject: invite.subject(name),
    preheader: lead,
    lead,
    button: { label: invite.button, href },
    rows: [],
    notes: [join.until(momentText(locale, facts.expiresAt)), invite.unwanted],
  };
};

/** A customer is asked to recommend what they bought. */
export const customerLetter = ({ locale, href }: Desk, facts: MailFacts['customer_invited']): Letter => {
  const [customer, { join }] = [CUSTOMER_WORDS[locale], APPLICATION_WORDS[locale]];
  const name = headerText(facts.program, 120);
  const lead = customer.lead(name, rateText(locale, facts.rateBasisPoints));
  return {
    subject: customer.subject(name),
    preheader: lead,
    lead,
    button: { label: customer.button, href },
    rows: [],
    notes: [...(facts.words === '' ? [] : [headerText(facts.words, 600)]), join.until(momentText(locale, facts.expiresAt)), customer.once],
  };
};

/** What became of an application, and what is the reader's turn. */
export const applicationLetter = ({ locale, href }: Desk, facts: MailFacts['application_told']): Letter => {
  const words = APPLICATION_WORDS[locale];
  const name = headerText(facts.program, 120);
  const lead = words[facts.what].lead(name);
  return {
    subject: words[facts.what].subject(name),
    preheader: lead,
    lead,
    button: { label: words.button, href },
    rows: [],
    notes: [
      ...(facts.reason === null ? [] : [words.reason(headerText(facts.reason, 500))]),
      ...(facts.what === 'received' && facts.dueOn !== null ? [words.due(dayText(locale, Date.parse(facts.dueOn)))] : []),
    ],
  };
};
