import { type Currency, currencyCode, ledgerExponent } from './currencies';
import { type Failure, failure } from './failure';
import { failed, ok, type Outcome } from './outcome';

declare const minorUnits: unique symbol;

/** A whole number of the smallest unit the ledger keeps of a currency; may be negative where a balance may be. */
export type Minor = number & { readonly [minorUnits]: true };

/** An amount of one currency. Two amounts of different currencies have no sum, here or at run time. */
export interface Money<C extends Currency = Currency> {
  readonly minor: Minor;
  readonly currency: C;
}

/** An amount as it leaves the store: digits of minor units, so that no reader is tempted by a float. */
export interface MoneyView {
  readonly amount: string;
  readonly currency: Currency;
  readonly exponent: number;
}

/** Accepts a number as minor units, or throws: a fraction or an unsafe integer is a defect, never a sum of money. */
export const minor = (value: number): Minor => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact number of minor units: ${value}`);
  // Minus zero would be equal and yet not identical to zero, and would print as "-0".
  return (value === 0 ? 0 : value) as Minor;
};

/** No money at all, in any currency. */
export const NOTHING = 0 as Minor;

/** Joins an amount and its currency; the currency is spelled in capitals. */
export const money = <const C extends Currency>(amount: number, currency: C): Money<Uppercase<C>> => ({
  minor: minor(amount),
  currency: currencyCode(currency) as Uppercase<C>,
});

const sameCurrency = (a: Money, b: Money): void => {
  if (a.currency !== b.currency) throw new TypeError(`${a.currency} and ${b.currency} have no sum: one currency per sum`);
};

/** The sum of two amounts of one currency. */
export const add = <C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> => {
  sameCurrency(a, b);
  return { minor: minor(a.minor + b.minor), currency: a.currency };
};

/** The first amount less the second, both of one currency; may be negative. */
export const subtract = <C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> => {
  sameCurrency(a, b);
  return { minor: minor(a.minor - b.minor), currency: a.currency };
};

/** The sum of a list of minor units of one currency, refused when it leaves the exact range. */
export const sum = (amounts: readonly number[]): Minor => minor(amounts.reduce((total, amount) => total + amount, 0));

/** Why a text was refused as an amount. */
export type AmountFailure = Failure<'AMOUNT_MALFORMED' | 'AMOUNT_TOO_PRECISE' | 'AMOUNT_TOO_LARGE'>;

/** Reads "119.90" as 11990 cents by splitting on the point: no float is ever made of what a person typed. */
export const parseMoney = <const C extends Currency>(text: string, currency: C): Outcome<Money<Uppercase<C>>, AmountFailure> => {
  const exponent = ledgerExponent(currencyCode(currency));
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return failed(failure('AMOUNT_MALFORMED', 'An amount is written in digits with a point, such as 119.90.', { text }));
  const [, sign = '', whole = '', decimals = ''] = match;
  if (decimals.length > exponent) {
    return failed(failure('AMOUNT_TOO_PRECISE', `${currencyCode(currency)} has ${exponent} decimals.`, { text, currency, exponent }));
  }
  const digits = BigInt(`${sign}${whole}${decimals.padEnd(exponent, '0')}`);
  if (digits > BigInt(Number.MAX_SAFE_INTEGER) || digits < BigInt(Number.MIN_SAFE_INTEGER)) {
    return failed(failure('AMOUNT_TOO_LARGE', 'The amount is larger than the ledger can keep exactly.', { text }));
  }
  return ok(money(Number(digits), currency));
};

/** Writes an amount as a decimal number with exactly the decimals of its currency: 11990 EUR is "119.90". */
export const formatDecimal = ({ minor: amount, currency }: Money): string => {
  const exponent = ledgerExponent(currency);
  const digits = Math.abs(amount)
    .toString()
    .padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** The form in which amounts travel over HTTP and GraphQL. */
export const moneyView = (amount: Money): MoneyView => ({
  amount: amount.minor.toString(),
  currency: amount.currency,
  exponent: ledgerExponent(amount.currency),
});
