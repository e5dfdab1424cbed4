import { amountText, dayText } from './figures';
import { headerText, type Letter, type LetterRow, type Locale, type MailFacts } from './letter';
import { AWAITED_WORDS } from './words/awaited';

/** What the letter takes from the words of all letters: the order's row, and its products by name. */
interface Desk {
  readonly locale: Locale;
  readonly rows: Letter['rows'];
  readonly products: string;
}

type Facts = MailFacts['payment_awaited'];

/** Bank details as they were typed, a row for each line; what stands before a colon is its name. */
const accountRows = (account: string, otherwise: string): LetterRow[] =>
  account.split('\n').flatMap((line) => {
    const [, label, value] = /^([^:]{1,40}):\s*(.+)$/.exec(line.trim()) ?? [null, otherwise, line.trim()];
    return value ? [{ label: headerText(label ?? otherwise, 40), value: headerText(value, 200), code: true }] : [];
  });

const transferLetter = (desk: Desk, facts: Facts, { account, dueAt }: NonNullable<Facts['transfer']>): Letter => {
  const { transfer: words, subject, opens } = AWAITED_WORDS[desk.locale];
  const [amount, day] = [amountText(desk.locale, facts.total), dayText(desk.locale, dueAt)];
  return {
    subject: subject(facts.orderNumber),
    preheader: words.exactly,
    lead: words.lead(amount, day),
    button: null,
    rows: [
      ...accountRows(account, words.row.account),
      { label: words.row.reference, value: facts.orderNumber, code: true },
      { label: words.row.amount, value: amount, strong: true },
      { label: words.row.until, value: day },
    ],
    notes: [words.exactly, words.later, opens, words.over(day)],
  };
};

/** The order waits for its money: what is left to do for the buyer, if anything is. */
export const awaitedLetter = (desk: Desk, facts: Facts): Letter => {
  if (facts.transfer) return transferLetter(desk, facts, facts.transfer);
  const words = AWAITED_WORDS[desk.locale];
  return {
    subject: words.subject(facts.orderNumber),
    preheader: words.opens,
    lead: facts.slipUrl === null ? words.underWay(desk.products) : words.slip.lead(desk.products),
    button: facts.slipUrl === null ? null : { label: words.slip.button, href: facts.slipUrl },
    rows: desk.rows,
    notes: [words.opens],
  };
};
