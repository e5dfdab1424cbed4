import { amountText, dayText } from './figures';
import { headerText, type Letter, type Locale, type SubscriberMail } from './letter';
import { OFFER_CHANGE_WORDS } from './words/offer-changes';
import { SUBSCRIPTION_STATE_WORDS } from './words/subscription-states';

/** The reader's language, where the subscriptions of their account are, and where the shop begins. */
interface Desk {
  readonly locale: Locale;
  readonly href: string;
}

const named = ({ product }: SubscriberMail): string => headerText(product, 200);

const priceText = ({ locale }: Desk, { amount, interval, count, instalments }: SubscriberMail): string => {
  const price = `${amountText(locale, amount)} ${OFFER_CHANGE_WORDS[locale].every(interval, count)}`;
  return instalments === null ? price : `${price} (${SUBSCRIPTION_STATE_WORDS[locale].parts.count(instalments)})`;
};

const rowsOf = (desk: Desk, facts: SubscriberMail): Letter['rows'] => {
  const { locale } = desk;
  const { row } = SUBSCRIPTION_STATE_WORDS[locale];
  const { nextAt, accessUntil } = facts;
  return [
    { label: row.what, value: named(facts) },
    { label: OFFER_CHANGE_WORDS[locale].row.price, value: priceText(desk, facts), strong: true },
    ...(nextAt === null ? [] : [{ label: row.next, value: dayText(locale, nextAt) }]),
    ...(accessUntil === null ? [] : [{ label: row.open, value: dayText(locale, accessUntil) }]),
  ];
};

/** A subscription has begun, with free days or without, or a price is paid in parts: what is charged when, and how it ends. */
export const subscriptionBegunLetter = (desk: Desk, facts: SubscriberMail): Letter => {
  const { begun, parts, free } = SUBSCRIPTION_STATE_WORDS[desk.locale];
  const words = facts.instalments === null ? begun : parts;
  const trial = facts.freeUntil === null ? [] : [free(dayText(desk.locale, facts.freeUntil), amountText(desk.locale, facts.amount))];
  return {
    subject: words.subject(named(facts)),
    preheader: words.note,
    lead: words.lead(named(facts)),
    button: { label: facts.instalments === null ? begun.button : SUBSCRIPTION_STATE_WORDS[desk.locale].cancelled.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [...trial, words.note],
  };
};

/** Free days are nearly over: what is charged then, and how to keep it from being charged. */
export const trialEndingLetter = (desk: Desk, facts: SubscriberMail): Letter => {
  const { trialEnding: words } = SUBSCRIPTION_STATE_WORDS[desk.locale];
  const then = words.then(amountText(desk.locale, facts.amount));
  return {
    subject: words.subject(named(facts)),
    preheader: then,
    lead: words.lead(named(facts), dayText(desk.locale, facts.freeUntil ?? facts.nextAt ?? 0)),
    button: { label: words.button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [then],
  };
};

/** Payments are cancelled, or go on after all. */
export const cancellationLetter = (topic: 'cancelled' | 'goesOn', desk: Desk, facts: SubscriberMail): Letter => {
  const words = SUBSCRIPTION_STATE_WORDS[desk.locale];
  const open = topic === 'cancelled' && facts.accessUntil !== null ? [words.cancelled.open(dayText(desk.locale, facts.accessUntil))] : [];
  return {
    subject: words[topic].subject(named(facts)),
    preheader: words[topic].note,
    lead: words[topic].lead(named(facts)),
    button: { label: words[topic].button, href: desk.href },
    rows: rowsOf(desk, facts),
    notes: [...open, words[topic].note],
  };
};

/** Payments are over: ended as was wanted, or with the last instalment. */
export const overLetter = (topic: 'over' | 'paidOff', { locale }: Desk, facts: SubscriberMail): Letter => {
  const words = SUBSCRIPTION_STATE_WORDS[locale][topic];
  return {
    subject: words.subject(named(facts)),
    preheader: words.note,
    lead: words.lead(named(facts)),
    button: null,
    rows: [],
    notes: [words.note],
  };
};

/** An agreed change of offer does not happen. */
export const notChangedLetter = (desk: Desk, facts: { readonly product: string; readonly offer: string }): Letter => {
  const { notChanged: words } = SUBSCRIPTION_STATE_WORDS[desk.locale];
  const product = headerText(facts.product, 200);
  return {
    subject: words.subject(product),
    preheader: words.note,
    lead: words.lead(product, headerText(facts.offer, 200)),
    button: { label: words.button, href: desk.href },
    rows: [],
    notes: [words.note],
  };
};
