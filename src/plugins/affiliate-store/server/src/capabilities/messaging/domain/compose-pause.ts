import { amountText, dayText } from './figures';
import { headerText, type Letter, type Locale, type PauseMail } from './letter';
import { PAUSE_WORDS } from './words/pauses';

/** What a letter about a pause is written at: the reader's language and where its button leads. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

const rowsOf = ({ locale }: Desk, { product, amount, nextAt }: PauseMail): Letter['rows'] => {
  const { row } = PAUSE_WORDS[locale];
  return [
    { label: row.product, value: headerText(product, 200) },
    { label: row.amount, value: amountText(locale, amount) },
    ...(nextAt === null ? [] : [{ label: row.next, value: dayText(locale, nextAt) }]),
  ];
};

/** A pause has begun: nothing is charged, what is open until when, and how it goes on. */
export const pauseBegunLetter = (desk: Desk, facts: PauseMail): Letter => {
  const { begun } = PAUSE_WORDS[desk.locale];
  const product = headerText(facts.product, 200);
  const { accessUntil, nextAt } = facts;
  return {
    subject: begun.subject(product),
    preheader: begun.notCharged,
    lead: begun.lead(product),
    button: { label: begun.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [
      begun.notCharged,
      accessUntil === null ? begun.closed : begun.open(dayText(desk.locale, accessUntil)),
      nextAt === null ? begun.noDay : begun.goesOn(dayText(desk.locale, nextAt)),
    ],
  };
};

/** A pause is over: when the next payment is due, and how to leave before. */
export const pauseOverLetter = (desk: Desk, facts: PauseMail): Letter => {
  const { over } = PAUSE_WORDS[desk.locale];
  const product = headerText(facts.product, 200);
  return {
    subject: over.subject(product),
    preheader: over.lead(product),
    lead: over.lead(product),
    button: { label: over.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: facts.nextAt === null ? [] : [over.payment(amountText(desk.locale, facts.amount), dayText(desk.locale, facts.nextAt))],
  };
};
