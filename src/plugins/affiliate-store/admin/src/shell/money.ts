import type { MoneyView } from '../../../contracts/primitives';

/** The decimal text of an amount, made of its digits; no float is ever built. */
export const decimalOf = ({ amount, exponent }: MoneyView): string => {
  const negative = amount.startsWith('-');
  const digits = (negative ? amount.slice(1) : amount).padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return negative ? `-${text}` : text;
};

const formats = new Map<string, Intl.NumberFormat>();
const formatFor = (locale: string, currency: string, exponent: number): Intl.NumberFormat => {
  const key = `${locale} ${currency} ${exponent}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: exponent, maximumFractionDigits: exponent });
  formats.set(key, known);
  return known;
};

/** The amount in parts, so that the currency can be set smaller than the figure. Intl takes the decimal text exactly. */
export const moneyParts = (value: MoneyView, locale: string): Intl.NumberFormatPart[] =>
  formatFor(locale, value.currency, value.exponent).formatToParts(decimalOf(value) as unknown as number);

/** The amount as text. */
export const moneyText = (value: MoneyView, locale: string): string =>
  moneyParts(value, locale)
    .map((part) => part.value)
    .join('');

/** Minor units of what a person typed, or null where it is no amount with at most `exponent` decimals. A comma counts as a point. */
export const minorOf = (typed: string, exponent: number): string | null => {
  const found = /^(\d{1,12})(?:[.,](\d*))?$/.exec(typed.trim().replace(/[\s\u00a0\u202f]/g, ''));
  if (!found) return null;
  const [, whole = '', decimals = ''] = found;
  if (decimals.length > exponent) return null;
  return `${whole}${decimals.padEnd(exponent, '0')}`.replace(/^0+(?=\d)/, '');
};

/** A rate of basis points as a person writes per cent: 990 is 9.9. */
export const percentText = (basisPoints: number): string => {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
};

/** True when the amount is nothing. */
export const isZero = ({ amount }: MoneyView): boolean => /^-?0+$/.test(amount);

/** An amount of a kept row in the Content Manager: digits of minor units with the row's currency. */
export const rowMoney = (amount: string, currency: string, exponent: number): MoneyView => ({ amount, currency, exponent });
