import { parseMoney } from '../../../kernel/money';

/** Amounts of each sale by currency, in minor units. */
export type AgreedAmounts = Readonly<Record<string, number>>;

const ONE = /^(\d{1,9}(?:\.\d{1,3})?)\s+([A-Z]{3})$/;

/** One amount as it is typed, "5.00 EUR"; null for what cannot be read. */
const readOne = (typed: string, currencies: ReadonlySet<string>): readonly [currency: string, amount: number] | null => {
  const [, amount = '', currency = ''] = ONE.exec(typed) ?? [];
  if (!currencies.has(currency)) return null;
  const parsed = parseMoney(amount, currency);
  return parsed.ok && parsed.value.minor > 0 ? [currency, parsed.value.minor] : null;
};

/**
 * Reads what an editor types as amounts in some currencies: "5.00 EUR, 6.00 USD". Nothing typed is no amounts; null for what cannot be read:
 * another form, an amount of nothing, more decimals than the currency has, a currency named twice or one there is not.
 */
export const readAmounts = (typed: string | null | undefined, currencies: ReadonlySet<string>): AgreedAmounts | null => {
  const text = (typed ?? '').trim();
  if (text === '') return {};
  const read = text.split(',').map((each) => readOne(each.trim(), currencies));
  const amounts = read.flatMap((each) => (each ? [each] : []));
  const whole = amounts.length === read.length && new Set(amounts.map(([currency]) => currency)).size === read.length;
  return whole ? Object.fromEntries(amounts) : null;
};
