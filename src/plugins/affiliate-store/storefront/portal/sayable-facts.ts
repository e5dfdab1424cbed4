import type { Locale, MoneyView } from '../../contracts/primitives';
import { formatDay, formatMoney, formatRate } from '../i18n/format';

/** Facts that are amounts in minor units; every other one is said as it stands. */
const amounts: ReadonlySet<string> = new Set(
  'base gross net platform afterPlatform unitCost fixed wanted left capMost capUsed cut pool fees fee taken reversed held'.split(' '),
);

const moments: ReadonlySet<string> = new Set(
  'paidAt payableAt decidedAt validFrom paysUntil broughtAt agreedFrom agreedUntil windowUntil'.split(' '),
);

/** Minor units with decimals of their own, `3136.4500` cents, as an amount that keeps every digit that counts. */
function exactly(text: string, currency: MoneyView, locale: Locale): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '');
  return formatMoney(locale, { ...currency, amount: whole + digits, exponent: currency.exponent + digits.length });
}

/** A step's facts as people say them: rates as percentages, amounts with their currency, moments as days. */
export function sayableFacts(facts: Readonly<Record<string, string>>, currency: MoneyView | null, locale: Locale): Record<string, string> {
  const said = Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    if (name === 'bps' && /^\d+$/.test(value)) return [['rate', formatRate(locale, Number(value))]];
    if (moments.has(name) && !Number.isNaN(Date.parse(value))) return [[name, formatDay(locale, value)]];
    if (currency === null) return [[name, value]];
    if (name === 'exact' && /^-?\d+(\.\d+)?$/.test(value)) return [[name, exactly(value, currency, locale)]];
    if (amounts.has(name) && /^-?\d+$/.test(value)) return [[name, formatMoney(locale, { ...currency, amount: value })]];
    return [[name, value]];
  });
  return Object.fromEntries(said);
}
