import { formatDecimal, type Money } from '../../../kernel/money';
import { dayText } from './figures';
import { inGsm7 } from './gsm7';
import { headerText, type Locale, type MailFacts, type MailKind } from './letter';
import { SMS_WORDS, type SmsWords } from './words/sms';

/** Letters that may also go by SMS: what a buyer waits for, or has to act on. */
export const SMS_KINDS = [
  'access',
  'payment_awaited',
  'order_failed',
  'order_in_review',
  'refunded',
  'trial_ending',
  'renewal_refused',
  'renewal_last_try',
  'subscription_ended',
] as const satisfies readonly MailKind[];
export type SmsKind = (typeof SMS_KINDS)[number];

export const goesBySms = (kind: MailKind): kind is SmsKind => (SMS_KINDS as readonly MailKind[]).includes(kind);

/** The version of the words with which a number is given (`checkout.sms.consent` of the store's pages): change it with them. */
export const SMS_CONSENT = '2026-12';

/** Longer messages are sent, and paid, as several. */
export const SMS_LONGEST: Readonly<Record<'gsm7' | 'ucs2', number>> = { gsm7: 160, ucs2: 70 };

/** In an alphabet of more signs a message has less than half the room. */
export const alphabetOf = (locale: Locale): 'gsm7' | 'ucs2' => (locale === 'ar' ? 'ucs2' : 'gsm7');

// Digits and code: a sign of a currency may cost two places, or have none.
const plainAmount = (amount: Money): string => `${formatDecimal(amount)} ${amount.currency}`;

interface Line {
  readonly words: SmsWords;
  readonly locale: Locale;
}

const LINES: { readonly [K in SmsKind]: (line: Line, facts: MailFacts[K]) => string } = {
  access: ({ words }, { orderNumber, total }) => words.paid(orderNumber, plainAmount(total)),
  payment_awaited: ({ words }, { orderNumber, total }) => words.awaited(orderNumber, plainAmount(total)),
  order_failed: ({ words }, { orderNumber }) => words.failed(orderNumber),
  order_in_review: ({ words }, { orderNumber }) => words.review(orderNumber),
  refunded: ({ words }, { orderNumber, refunded }) => words.refunded(orderNumber, plainAmount(refunded)),
  trial_ending: ({ words, locale }, { amount, freeUntil, nextAt }) =>
    words.trialEnding(dayText(locale, freeUntil ?? nextAt ?? 0), plainAmount(amount)),
  renewal_refused: ({ words }, { amount }) => words.refused(plainAmount(amount)),
  renewal_last_try: ({ words }, { amount }) => words.lastTry(plainAmount(amount)),
  subscription_ended: ({ words }, { amount }) => words.ended(plainAmount(amount)),
};

/** How a message begins: who it is from, as short as its alphabet has room for; a name it cannot write is its host. */
const from = (locale: Locale, { shop, url }: { readonly shop: string; readonly url: string }): string => {
  const longest = alphabetOf(locale) === 'ucs2' ? 14 : 24;
  const name = alphabetOf(locale) === 'ucs2' ? headerText(shop, longest) : inGsm7(headerText(shop, longest));
  return /[\p{L}\p{N}]/u.test(name) ? name : new URL(url).hostname.slice(0, longest);
};

/** What a letter says by SMS, in one message; nothing in it opens anything, for a telephone is read by whoever holds it. */
export const smsText = <K extends SmsKind>(
  kind: K,
  locale: Locale,
  facts: MailFacts[K],
  sender: { readonly shop: string; readonly url: string },
): string => {
  const text = `${from(locale, sender)}: ${LINES[kind]({ words: SMS_WORDS[locale], locale }, facts)}`;
  return alphabetOf(locale) === 'ucs2' ? text : inGsm7(text);
};
