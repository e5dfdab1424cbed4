import { exponentOf } from '../../../../contracts/exponents';
import { decimalOf, minorOf } from '../../shell/money';

const MOST = 1_000_000_000;

const amountText = (currency: string, amount: number): string =>
  `${decimalOf({ amount: String(amount), currency, exponent: exponentOf(currency) })} ${currency}`;

/** Amounts by currency as they are typed: “5.00 EUR, 6.00 USD”. */
export const amountsText = (amounts: Readonly<Record<string, number>>): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => amountText(currency, amount))
    .join(', ');

const whole = (digits: string | null): number | null => {
  const value = digits === null ? NaN : parseInt(digits, 10);
  return Number.isSafeInteger(value) && value <= MOST ? value : null;
};

/** What was typed as amounts, in minor units by currency; null for what is none. */
export const amountsIn = (text: string): Record<string, number> | null => {
  // A comma between digits may be a decimal one.
  const parts = text.split(/,(?!\d)/).map((part) => /^(\S+)\s+([A-Za-z]{3})$/.exec(part.trim()));
  const amounts = parts.map((part) => {
    const currency = part?.[2]?.toUpperCase() ?? '';
    const amount = part ? whole(minorOf(part[1] ?? '', exponentOf(currency))) : null;
    return amount === null ? null : ([currency, amount] as const);
  });
  return amounts.every((each) => each !== null) ? Object.fromEntries(amounts) : null;
};
