import type { MoneyView } from './primitives';

/** The decimal text of an amount, made of its digits; no float is ever built. */
export const decimalOf = ({ amount, exponent }: MoneyView): string => {
  const negative = amount.startsWith('-');
  const digits = (negative ? amount.slice(1) : amount).padStart(exponent + 1, '0');
  const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return negative ? `-${text}` : text;
};

/** Minor units of what a person typed, or null where it is no amount with at most `exponent` decimals. A comma counts as a point. */
export const minorOf = (typed: string, exponent: number): string | null => {
  const found = /^(\d{1,12})(?:[.,](\d*))?$/.exec(typed.trim().replace(/[\s\u00a0\u202f]/g, ''));
  if (!found) return null;
  const [, whole = '', decimals = ''] = found;
  if (decimals.length > exponent) return null;
  return `${whole}${decimals.padEnd(exponent, '0')}`.replace(/^0+(?=\d)/, '');
};
