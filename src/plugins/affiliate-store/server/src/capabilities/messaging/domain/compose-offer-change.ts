import { amountText, dayText } from './figures';
import { headerText, type Letter, type Locale, type OfferChangeMail } from './letter';
import { OFFER_CHANGE_WORDS } from './words/offer-changes';

/** What a letter about a change of offer is written at: the reader's language and where its button leads. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

const rowsOf = ({ locale }: Desk, { product, offer, amount, interval, count, from }: OfferChangeMail): Letter['rows'] => {
  const { row, every } = OFFER_CHANGE_WORDS[locale];
  return [
    { label: row.product, value: headerText(product, 200) },
    { label: row.offer, value: headerText(offer, 200) },
    { label: row.price, value: `${amountText(locale, amount)} ${every(interval, count)}`, strong: true },
    { label: row.from, value: dayText(locale, from) },
  ];
};

/** Another offer was agreed: nothing is paid now, what is paid from when, and how it is taken back. */
export const changeAgreedLetter = (desk: Desk, facts: OfferChangeMail): Letter => {
  const words = OFFER_CHANGE_WORDS[desk.locale];
  const [product, offer, day] = [headerText(facts.product, 200), headerText(facts.offer, 200), dayText(desk.locale, facts.from)];
  return {
    subject: words.agreed.subject(product),
    preheader: words.agreed.nothingNow,
    lead: (facts.byShop ? words.agreed.leadByShop : words.agreed.lead)(product, offer, day),
    button: { label: words.agreed.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [words.agreed.nothingNow, words.agreed.takeBack(day)],
  };
};

/** The first payment of the other offer was made. */
export const offerChangedLetter = (desk: Desk, facts: OfferChangeMail): Letter => {
  const words = OFFER_CHANGE_WORDS[desk.locale];
  const [product, offer] = [headerText(facts.product, 200), headerText(facts.offer, 200)];
  return {
    subject: words.changed.subject(product),
    preheader: words.changed.lead(product, offer),
    lead: words.changed.lead(product, offer),
    button: { label: words.changed.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [words.changed.goesOn],
  };
};
