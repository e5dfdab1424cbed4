import type { ExplanationStep } from '../../../contracts/primitives';
import { formatDecimal, minor, moneyView } from '../kernel/money';

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
