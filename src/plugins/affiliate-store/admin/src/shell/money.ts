import { decimalOf } from '../../../contracts/decimals';
import type { MoneyView } from '../../../contracts/primitives';

export { decimalOf, minorOf } from '../../../contracts/decimals';

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

/** A rate of basis points as a person writes per cent: 990 is 9.9. */
export const percentText = (basisPoints: number): string => {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
};

/** True when the amount is nothing. */
export const isZero = ({ amount }: MoneyView): boolean => /^-?0+$/.test(amount);

/** An amount of a kept row in the Content Manager: digits of minor units with the row's currency. */
export const rowMoney = (amount: string, currency: string, exponent: number): MoneyView => ({ amount, currency, exponent });
