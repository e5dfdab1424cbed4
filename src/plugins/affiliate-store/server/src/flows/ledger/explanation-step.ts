import type { ExplanationStep } from '../../../../contracts/primitives';
import { formatDecimal, minor, moneyView } from '../../kernel/money';

/** An amount in words, such as "119.90 EUR". Minor units. */
export const shown = (amount: number, currency: string): string => `${formatDecimal({ minor: minor(amount), currency })} ${currency}`;
export const view = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });
/** The day of a moment, UTC. */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** One step of an explanation; facts called order, journal, account, affiliate and product name things that have a page. */
export const step = (
  code: string,
  text: string,
  amount: ExplanationStep['amount'],
  facts: Record<string, string> = {},
): ExplanationStep => ({ code, text, facts, amount });

/** How many rows of a sum are named one by one; the rest is one row, so that the steps always add up. */
export const NAMED = 20;

/** A row of a sum; its step is only made where the row is named. Minor units. */
export interface SumRow {
  readonly amount: number;
  readonly made: () => ExplanationStep;
}

/** Rows by name, and what all others of a whole come to: the steps add up to the whole. */
export const withOthers = (
  named: readonly SumRow[],
  whole: { readonly count: number; readonly amount: number },
  currency: string,
): ExplanationStep[] => {
  const others = whole.count - named.length;
  const rest = whole.amount - named.reduce((sum, row) => sum + row.amount, 0);
  const steps = named.map((row) => row.made());
  if (others === 0) return steps;
  return [
    ...steps,
    step('OTHERS', `${others} others together: ${shown(rest, currency)}.`, view(rest, currency), { count: String(others) }),
  ];
};

/** The largest rows by name, and what all others come to. */
export const largest = (rows: readonly SumRow[], currency: string): ExplanationStep[] =>
  withOthers(
    [...rows].sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, NAMED),
    { count: rows.length, amount: rows.reduce((sum, row) => sum + row.amount, 0) },
    currency,
  );

/** What a table holds under a name somebody sent; undefined where it holds nothing of its own under it. */
export const under = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
