import { ledgerExponent } from '../../../kernel/currencies';
import { formatDecimal } from '../../../kernel/money';
import type { Money } from '../../../kernel/money';
import type { Locale } from './letter';

// Amounts, dates and codes stand side by side in a mail: one set of digits and one calendar for all of them.
const TAG: Readonly<Record<Locale, string>> = { en: 'en', fr: 'fr', es: 'es', 'pt-BR': 'pt-BR', ar: 'ar-u-ca-gregory-nu-latn' };

/** An amount in words of the reader's language, with the decimals of its currency; no float is made of it. */
export const amountText = (locale: Locale, amount: Money): string => {
  const digits = ledgerExponent(amount.currency);
  const format = new Intl.NumberFormat(TAG[locale], { style: 'currency', currency: amount.currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  // Intl takes decimal strings and keeps every digit; the types of the library do not say so yet.
  return format.format(formatDecimal(amount) as unknown as number);
};

/** A rate given in basis points: 2000 is "20%". */
export const rateText = (locale: Locale, basisPoints: number): string =>
  new Intl.NumberFormat(TAG[locale], { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);

/** A day of UTC, given in UTC ms. */
export const dayText = (locale: Locale, at: number): string => new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(at);

/** A moment with its zone named, given in UTC ms. */
export const momentText = (locale: Locale, at: number): string =>
  `${new Intl.DateTimeFormat(TAG[locale], { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(at)} UTC`;

/** Names as a language lists them: "A, B and C". */
export const listText = (locale: Locale, names: readonly string[]): string => new Intl.ListFormat(TAG[locale], { style: 'long', type: 'conjunction' }).format(names);
