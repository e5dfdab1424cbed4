import { ledgerExponent } from '../../../kernel/currencies';
import type { Exchange } from '../../../kernel/exchange';
import { formatDecimal } from '../../../kernel/money';
import type { Money } from '../../../kernel/money';
import type { Locale } from './letter';

// Amounts, dates and codes stand side by side in a mail: one set of digits and one calendar for all of them.
const TAG: Readonly<Record<Locale, string>> = { en: 'en', fr: 'fr', es: 'es', 'pt-BR': 'pt-BR', ar: 'ar-u-ca-gregory-nu-latn' };

/** Making a formatter costs more than drawing a whole mail: each is made once. */
const once = <F>(make: (tag: string, detail: string) => F): ((locale: Locale, detail?: string) => F) => {
  const made = new Map<string, F>();
  return (locale, detail = '') => {
    const key = `${locale} ${detail}`;
    const format = made.get(key) ?? make(TAG[locale], detail);
    made.set(key, format);
    return format;
  };
};

const amounts = once((tag, currency) => {
  const digits = ledgerExponent(currency);
  return new Intl.NumberFormat(tag, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
});
const rates = once((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 }));
const quotes = once((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 12 }));
const days = once((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));
const months = once((tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const moments = once(
  (tag) =>
    new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }),
);
const lists = once((tag) => new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' }));

/** An amount in words of the reader's language, with the decimals of its currency; no float is made of it. */
export const amountText = (locale: Locale, amount: Money): string =>
  // Intl takes decimal strings and keeps every digit; the types of the library do not say so yet.
  amounts(locale, amount.currency).format(formatDecimal(amount) as unknown as number);

/** A rate given in basis points: 2000 is "20%". */
export const rateText = (locale: Locale, basisPoints: number): string => rates(locale).format(basisPoints / 10_000);

/** What one unit of a currency is in another: "1 EUR = 5.8312 BRL"; every digit of the rate is kept. */
export const exchangeText = (locale: Locale, { from, to, rate }: Exchange): string =>
  `\u2066${quotes(locale).format(1)} ${from} = ${quotes(locale).format(rate as unknown as number)} ${to}\u2069`;

/** A day of UTC, given in UTC ms. */
export const dayText = (locale: Locale, at: number): string => days(locale).format(at);

/** A calendar month such as `2026-03`, in words. */
export const monthText = (locale: Locale, month: string): string => months(locale).format(Date.parse(`${month}-01`));

/** A moment with its zone named, given in UTC ms. */
export const momentText = (locale: Locale, at: number): string => `${moments(locale).format(at)} UTC`;

/** Names as a language lists them: "A, B and C". */
export const listText = (locale: Locale, names: readonly string[]): string => lists(locale).format(names);
