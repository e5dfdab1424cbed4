import { dayText } from './figures';
import { headerText, type ContractMail, type Letter, type Locale } from './letter';
import { CONTRACT_MAIL_WORDS } from './words/contracts';

export { attachmentLetter } from './compose-attachment';

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
