import { minorOf } from '../../contracts/decimals';
import type { MoneyView } from '../../contracts/primitives';

/** What is left of a total for the second card; null where the first amount is none, or leaves nothing. */
export function secondOf(typed: string, total: MoneyView): MoneyView | null {
  const first = minorOf(typed, total.exponent);
  if (first === null || BigInt(first) <= 0n || BigInt(first) >= BigInt(total.amount)) return null;
  return { ...total, amount: String(BigInt(total.amount) - BigInt(first)) };
}

/** Both amounts in minor units, where each is at least the smallest that can be charged; else null. */
export function twoAmounts(typed: string, total: MoneyView, minimum: MoneyView): [string, string] | null {
  const [first, second] = [minorOf(typed, total.exponent), secondOf(typed, total)];
  if (first === null || second === null) return null;
  return [first, second.amount].every((amount) => BigInt(amount) >= BigInt(minimum.amount)) ? [first, second.amount] : null;
}
