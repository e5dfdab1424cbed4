import { amountText, listText } from './figures';
import { headerText, type Letter, type Locale, type OrderStateMail } from './letter';
import { ORDER_STATE_WORDS, type OrderStateWords } from './words/order-states';

/** What these letters take from the words of all letters: the name of the order's row. */
interface Desk {
  readonly locale: Locale;
  readonly orderRow: string;
}

type Topic = Exclude<keyof OrderStateWords, 'row'>;

const notesOf = (topic: Topic, { locale }: Desk, facts: OrderStateMail): string[] => {
  const words = ORDER_STATE_WORDS[locale];
  const products = facts.products.map((name) => headerText(name, 200));
  if (topic === 'disputed') return [words.disputed.note, words.disputed.mistake];
  if (topic === 'disputeLost')
    return [...(facts.ended ? [words.disputeLost.ended(listText(locale, products))] : []), words.disputeLost.note];
  if (topic === 'cameBack') return [words.cameBack.note, ...(facts.opensAgain ? [words.cameBack.opensAgain] : [])];
  return [words[topic].note];
};

/** An order is looked at, its bank asks about it or has decided, or a refund of it came back. */
export const orderStateLetter = (topic: Topic, desk: Desk, facts: OrderStateMail): Letter => {
  const { locale, orderRow } = desk;
  const words = ORDER_STATE_WORDS[locale];
  const amount = amountText(locale, facts.amount);
  return {
    subject: words[topic].subject(facts.orderNumber),
    preheader: words[topic].note,
    lead: words[topic].lead(amount, facts.orderNumber),
    button: null,
    rows: [
      { label: orderRow, value: facts.orderNumber, code: true },
      { label: words.row.amount, value: amount, strong: true },
    ],
    notes: notesOf(topic, desk, facts),
  };
};
