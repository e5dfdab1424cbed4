import { WHOLE } from '../../../kernel/basis-points';
import type { Minor } from '../../../kernel/money';

/**
 * One step of the sum that leads to an amount. `code` and `facts` are stable and meant for translation: amounts are
 * minor units, rates basis points, both written as text. `amount` is the running result, where the step yields one.
 */
export interface DerivationStep {
  readonly code: StepCode;
  readonly facts: Readonly<Record<string, string>>;
  readonly amount: Minor | null;
}

/** Every kind of step an amount may be derived by. */
export type StepCode =
  | 'TAX_AS_CHARGED'
  | 'BASE_GROSS'
  | 'BASE_NET_OF_TAX'
  | 'BASE_NET_OF_FEE'
  | 'BASE_PROFIT'
  | 'BASE_FIRST_TIER'
  | 'RULE_CHOSEN'
  | 'FIXED_BY_RULE'
  | 'SHARE_OF_SALE'
  | 'RATE_APPLIED'
  | 'ROUNDED_DOWN'
  | 'FIXED_ADDED'
  | 'FIXED_AGREED'
  | 'CAPPED_BY_WHAT_IS_LEFT'
  | 'BELOW_CAP'
  | 'CUT_BY_CAP'
  | 'SHARE_OF_CUT'
  | 'POOL_LEFT'
  | 'WEIGHT_IN_POOL'
  | 'CREATOR_KEEPS'
  | 'LESS_FOR_CREATOR'
  | 'AGREED_FROM'
  | 'AGREED_UNTIL'
  | 'RESIDUAL_CENT_RECEIVED'
  | 'RESIDUAL_CENT_ELSEWHERE'
  | 'WHOLE_POOL'
  | 'ATTRIBUTED_ELSEWHERE';

/** Writes one step. */
export const step = (code: StepCode, amount: Minor | null, facts: Readonly<Record<string, string | number>> = {}): DerivationStep => {
  const written: Record<string, string> = {};
  for (const name of Object.keys(facts)) written[name] = String(facts[name]);
  return { code, amount, facts: written };
};

/** `amount × rate` in minor units with its four decimals, exactly as it stood before rounding: "3136.0000". */
export const exactProduct = (amount: number, bps: number): string => {
  const product = BigInt(amount) * BigInt(bps);
  const whole = product / BigInt(WHOLE);
  return `${whole}.${(product % BigInt(WHOLE)).toString().padStart(4, '0')}`;
};

/** The two steps of a floored percentage: the exact product, then what rounding down dropped, if it dropped anything. */
export const percentageSteps = (base: Minor, bps: number, result: Minor): DerivationStep[] => {
  const exact = exactProduct(base, bps);
  const applied = step('RATE_APPLIED', result, { base, bps, exact });
  return exact.endsWith('.0000') ? [applied] : [applied, step('ROUNDED_DOWN', result, { exact })];
};
