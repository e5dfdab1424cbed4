import { amountText, momentText } from './figures';
import { headerText, type Letter, type Locale, type MailFacts, type PayoutMail } from './letter';
import { CONFIRMATION_WORDS } from './words/confirmations';
import { PAYOUT_WORDS } from './words/payouts';

/** What a letter to somebody who is paid is written at: the reader's language and where its links lead. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

const rowsOf = ({ locale }: Desk, facts: PayoutMail): Letter['rows'] => [
  { label: PAYOUT_WORDS[locale].amount, value: amountText(locale, facts.amount), strong: true },
  { label: PAYOUT_WORDS[locale].reference, value: headerText(facts.reference), code: true },
];

/** Where the money goes: masked, or store credit. */
const accountText = (locale: Locale, method: string | null): string =>
  method === null ? PAYOUT_WORDS[locale].storeCredit : headerText(method);

/** Bank data changed; told to the address of before. */
export const methodChangedLetter = ({ locale, href }: Desk, facts: MailFacts['payout_method_changed']): Letter => {
  const { changed } = PAYOUT_WORDS[locale];
  return {
    subject: changed.subject,
    preheader: changed.notYou,
    lead: changed.lead(accountText(locale, facts.method)),
    button: { label: changed.button, href },
    rows: [],
    notes: [changed.waits(momentText(locale, facts.usableFrom)), changed.notYou],
  };
};

/** The money has left for the reader's account. */
export const payoutPaidLetter = (desk: Desk, facts: PayoutMail): Letter => {
  const words = PAYOUT_WORDS[desk.locale];
  const amount = amountText(desk.locale, facts.amount);
  const lead = words.paid.lead(amount, accountText(desk.locale, facts.method));
  return {
    subject: words.paid.subject(amount),
    preheader: lead,
    lead,
    button: { label: words.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [],
  };
};

/** The money did not arrive, and is the reader's again. */
export const payoutFailedLetter = (desk: Desk, facts: PayoutMail): Letter => {
  const words = PAYOUT_WORDS[desk.locale];
  const amount = amountText(desk.locale, facts.amount);
  return {
    subject: words.failed.subject(amount),
    preheader: words.failed.back,
    lead: words.failed.lead(amount, accountText(desk.locale, facts.method)),
    button: { label: words.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [...(facts.reason === null ? [] : [words.failed.reason(headerText(facts.reason, 300))]), words.failed.back],
  };
};

/** The shop gave store credit, and says why. */
export const grantLetter = (desk: Desk, facts: PayoutMail): Letter => {
  const { granted } = PAYOUT_WORDS[desk.locale];
  const amount = amountText(desk.locale, facts.amount);
  return {
    subject: granted.subject(amount),
    preheader: granted.spend,
    lead: granted.lead(amount),
    button: { label: granted.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [...(facts.reason === null ? [] : [granted.reason(headerText(facts.reason, 500))]), granted.spend],
  };
};

/** Somebody has looked at what the reader handed in, and found it right. */
export const confirmedLetter = ({ locale, href }: Desk): Letter => {
  const { confirmed, button } = CONFIRMATION_WORDS[locale];
  return {
    subject: confirmed.subject,
    preheader: confirmed.lead,
    lead: confirmed.lead,
    button: { label: button, href },
    rows: [],
    notes: [],
  };
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

/** Somebody has looked at what a payee handed in, and found it right. */
export const payeeConfirmedLetter = ({ locale, href }: Desk): Letter => {
  const { payee, button } = CONFIRMATION_WORDS[locale];
  const { subject } = CONFIRMATION_WORDS[locale].confirmed;
  return { subject, preheader: payee.confirmed, lead: payee.confirmed, button: { label: button, href }, rows: [], notes: [] };
};

/** What a payee handed in does not do, or a confirmation was taken back, with what the shop wrote about it. */
export const payeeNotConfirmedLetter = ({ locale, href }: Desk, { reason }: MailFacts['payee_not_confirmed']): Letter => {
  const { notConfirmed, payee, button } = CONFIRMATION_WORDS[locale];
  return {
    subject: notConfirmed.subject,
    preheader: notConfirmed.lead,
    lead: notConfirmed.lead,
    button: { label: button, href },
    rows: [],
    notes: [notConfirmed.reason(headerText(reason, 500)), payee.waits],
  };
};
