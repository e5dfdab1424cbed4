import { named, page, type Composers, type Desk } from './desk';
import { amountText, dayText, listText, momentText } from './figures';
import { EVIDENCE_WORDS } from './words/evidence-due';

const isolated = (text: string): string => `\u2068${named(text)}\u2069`;
const panelOf = ({ sender }: Desk, id: string): string =>
  `${sender.url}/admin/plugins/affiliate-store/disputes?dispute=${encodeURIComponent(id)}`;

/** Letters before the deadline of a dispute: to whoever of the staff may answer it, and to whoever sold what it is about. */
export const ABOUT_EVIDENCE: Composers<'evidence_due' | 'evidence_wanted'> = {
  evidence_due: (desk, { id, orderNumber, amount, dueAt }) => {
    const { locale } = desk;
    const words = EVIDENCE_WORDS[locale];
    return {
      subject: words.subject(orderNumber, dayText(locale, dueAt)),
      preheader: words.once,
      lead: words.lead(amountText(locale, amount), orderNumber),
      button: { label: words.button, href: panelOf(desk, id) },
      rows: [
        { label: desk.words.row.order, value: orderNumber, code: true },
        { label: words.amount, value: amountText(locale, amount) },
        { label: words.due, value: momentText(locale, dueAt), strong: true },
      ],
      notes: [words.once],
    };
  },
  evidence_wanted: (desk, { orderNumber, products, dueAt }) => {
    const { locale, sender } = desk;
    const { seller: words, due } = EVIDENCE_WORDS[locale];
    const ask = words.ask(sender.supportEmail);
    return {
      subject: words.subject(orderNumber),
      preheader: ask,
      lead: words.lead(listText(locale, products.map(isolated)), orderNumber),
      button: { label: words.button, href: page(desk, `/studio/sales/${encodeURIComponent(orderNumber)}`) },
      rows: [
        { label: desk.words.row.order, value: orderNumber, code: true },
        { label: due, value: momentText(locale, dueAt), strong: true },
      ],
      notes: [ask, words.held],
    };
  },
};
