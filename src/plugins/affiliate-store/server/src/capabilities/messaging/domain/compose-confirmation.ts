import { headerText, type Letter, type Locale, type MailFacts } from './letter';
import { CONFIRMATION_WORDS } from './words/confirmations';

interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

/** Somebody has looked at what the reader handed in, and found it right. */
export const confirmedLetter = ({ locale, href }: Desk): Letter => {
  const { confirmed, button } = CONFIRMATION_WORDS[locale];
  return { subject: confirmed.subject, preheader: confirmed.lead, lead: confirmed.lead, button: { label: button, href }, rows: [], notes: [] };
};

/** What was handed in does not do, or a confirmation was taken back, with what the shop wrote about it. */
export const notConfirmedLetter = ({ locale, href }: Desk, { reason, sells }: MailFacts['creator_not_confirmed']): Letter => {
  const { notConfirmed, button } = CONFIRMATION_WORDS[locale];
  return {
    subject: notConfirmed.subject,
    preheader: notConfirmed.lead,
    lead: notConfirmed.lead,
    button: { label: button, href },
    rows: [],
    notes: [notConfirmed.reason(headerText(reason, 500)), sells ? notConfirmed.sells : notConfirmed.waits],
  };
};
