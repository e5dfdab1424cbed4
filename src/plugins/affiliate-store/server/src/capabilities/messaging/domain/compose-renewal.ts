import { amountText, dayText } from './figures';
import { headerText, type Letter, type Locale, type RenewalMail } from './letter';
import { RENEWAL_WORDS, type EndingWords, type RenewalWords } from './words/renewals';

export { changeAgreedLetter, offerChangedLetter } from './compose-offer-change';
export { pauseBegunLetter, pauseOverLetter } from './compose-pause';

/** What a letter about a subscription is written at: the reader's language and where its button leads. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

/** The words about what renews, or about what is paid in instalments. */
const endingWords = ({ locale }: Desk, { inInstalments = false }: RenewalMail): EndingWords =>
  inInstalments ? RENEWAL_WORDS[locale].instalments : RENEWAL_WORDS[locale];

const rowsOf = (desk: Desk, facts: RenewalMail): Letter['rows'] => {
  const { locale } = desk;
  const { product, amount, nextTryAt, accessUntil } = facts;
  const { row } = RENEWAL_WORDS[locale];
  return [
    { label: endingWords(desk, facts).what, value: headerText(product, 200) },
    { label: row.amount, value: amountText(locale, amount), strong: true },
    ...(nextTryAt === null ? [] : [{ label: row.nextTry, value: dayText(locale, nextTryAt) }]),
    ...(accessUntil === null ? [] : [{ label: row.accessUntil, value: dayText(locale, accessUntil) }]),
  ];
};

const refusal = (desk: Desk, facts: RenewalMail, said: (words: RenewalWords) => RenewalWords['refused']): Letter => {
  const words = RENEWAL_WORDS[desk.locale];
  const product = headerText(facts.product, 200);
  const { subject, lead } = said(words);
  return {
    subject: subject(product),
    preheader: words.howTo,
    lead: lead(amountText(desk.locale, facts.amount), product),
    button: { label: words.changeCard, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [words.howTo, facts.accessUntil === null ? words.accessClosed : words.accessOpen(dayText(desk.locale, facts.accessUntil))],
  };
};

/** A renewal was refused for the first time: what to do, and what stays open meanwhile. */
export const renewalRefusedLetter = (desk: Desk, facts: RenewalMail): Letter => refusal(desk, facts, (words) => words.refused);

/** A single try is left; with it the subscription ends. */
export const lastTryLetter = (desk: Desk, facts: RenewalMail): Letter => {
  const letter = refusal(desk, facts, (words) => words.lastTry);
  return { ...letter, notes: [endingWords(desk, facts).otherwiseEnds, ...letter.notes] };
};

/** The payment never came and the subscription is over; whoever wants it again subscribes again. */
export const subscriptionEndedLetter = (desk: Desk, facts: RenewalMail): Letter => {
  const words = endingWords(desk, facts);
  const product = headerText(facts.product, 200);
  return {
    subject: words.ended.subject(product),
    preheader: words.ended.notCharged,
    lead: words.ended.lead(product),
    button: { label: words.ended.button, href: desk.href },
    rows: [],
    notes: [words.ended.notCharged],
  };
};
