import { minor, money, type Minor, type Money } from '../../../kernel/money';
import { proportion } from '../../../kernel/proportion';
import { floorForPayout } from '../../../kernel/provider-amount';
import { carries, isCooling, type Method, type MethodKind } from './method';
import type { AccountState } from './payee-account';

/** Why nothing is paid, or not yet; stable codes, translated on the screen. */
export type ObstacleCode =
  | 'PAYOUTS_FROZEN'
  | 'PAYOUT_UNDER_WAY'
  | 'NOTHING_PAYABLE'
  | 'OWING'
  | 'BELOW_MINIMUM'
  | 'NO_ACCOUNT'
  | 'CREATOR_NOT_CONFIRMED'
  | 'PAYEE_NOT_CONFIRMED'
  | 'NO_METHOD'
  | 'METHOD_COOLING'
  | 'METHOD_CURRENCY'
  | 'OTHER_METHOD'
  | 'ACCOUNT_DETAILS_MISSING'
  | 'ACCOUNT_IN_REVIEW'
  | 'ACCOUNT_RESTRICTED';

/** One reason; amounts in minor units, times UTC ms. */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly facts: Readonly<Record<string, number>>;
}

/** What is known of one party in one currency. */
export interface Payee {
  readonly currency: string;
  /** The balance that is available; below zero it is a debt. */
  readonly available: number;
  /** The part of it that became payable after the cut-off, or is beyond what one payout carries. */
  readonly later: number;
  readonly hasAccount: boolean;
  /** False for a creator whose identity waits to be confirmed, for the first time or anew. */
  readonly confirmed: boolean;
  /** False for anybody else whose identity the shop wants to have confirmed before it pays this. */
  readonly identified: boolean;
  readonly method: Method | null;
  /** How far their account at the provider is; null where there is none. */
  readonly account: AccountState | null;
  /** True while a payout has claimed money in this currency. */
  readonly underWay: boolean;
}

/** What whoever is paid by a method bears of each payout: so much of a currency, and so many hundredths of a percent. */
export interface PayoutFee {
  readonly fixed: Readonly<Record<string, number>>;
  readonly basisPoints: number;
}
export type PayoutFees = Readonly<Partial<Record<MethodKind, PayoutFee>>>;

/** The fee of what is there, minor units: rounded down, and never more than is there. */
export const feeOf = (there: number, { method, currency }: Pick<Payee, 'method' | 'currency'>, fees: PayoutFees): Minor => {
  const fee = method ? fees[method.kind] : undefined;
  if (!fee || there <= 0) return minor(0);
  return minor(Math.min(there, (fee.fixed[currency] ?? 0) + proportion(there, fee.basisPoints, 10_000)));
};

/** What the shop decides. `method` narrows to one way of paying. */
export interface PayoutRules {
  readonly minimum: number;
  readonly frozen: boolean;
  readonly now: number;
  readonly method?: MethodKind | undefined;
  readonly fees: PayoutFees;
}

/** What a payout would carry, and everything that speaks against it; with no obstacle it may be claimed. */
export interface Payable {
  /** What would be sent. */
  readonly amount: Money;
  /** What its receiver would bear beside it; both together are never more than is there. */
  readonly fee: Minor;
  readonly obstacles: readonly Obstacle[];
}

const obstacle = (code: ObstacleCode, facts: Obstacle['facts'] = {}): Obstacle => ({ code, facts });

const ofTheAmount = (payee: Payee, amount: number, fee: number, { minimum }: PayoutRules): Obstacle[] => {
  if (payee.available < 0) return [obstacle('OWING', { owed: -payee.available })];
  if (amount === 0 && fee > 0) return [obstacle('BELOW_MINIMUM', { minimum: Math.max(1, minimum), amount })];
  if (amount === 0) return [obstacle('NOTHING_PAYABLE')];
  return amount < minimum ? [obstacle('BELOW_MINIMUM', { minimum, amount })] : [];
};

const ACCOUNT: Readonly<Record<Exclude<AccountState, 'enabled'>, ObstacleCode>> = {
  details_missing: 'ACCOUNT_DETAILS_MISSING',
  in_review: 'ACCOUNT_IN_REVIEW',
  restricted: 'ACCOUNT_RESTRICTED',
};

const ofTheAccount = ({ method, account }: Payee): Obstacle[] => {
  if (method?.kind !== 'stripe' || account === 'enabled') return [];
  return [obstacle(ACCOUNT[account ?? 'details_missing'])];
};

const ofTheMethod = ({ method, currency }: Payee, { now, method: wanted }: PayoutRules): Obstacle[] => {
  if (!method) return [obstacle('NO_METHOD')];
  if (wanted !== undefined && method.kind !== wanted) return [obstacle('OTHER_METHOD')];
  if (!carries(method.kind, currency)) return [obstacle('METHOD_CURRENCY')];
  return isCooling(method, now) ? [obstacle('METHOD_COOLING', { until: method.usableFrom })] : [];
};

/**
 * What a payout could carry now (I15): never more than is available, never below the minimum, in steps the currency can be
 * paid in. The fee its receiver bears is taken first; the minimum is of what arrives. What a step leaves stays in the balance.
 */
export const payableOf = (payee: Payee, rules: PayoutRules): Payable => {
  const there = Math.max(0, payee.available - Math.max(0, payee.later));
  const fee = feeOf(there, payee, rules.fees);
  const amount = floorForPayout(money(there - fee, payee.currency));
  return {
    amount,
    fee,
    obstacles: [
      ...(rules.frozen ? [obstacle('PAYOUTS_FROZEN')] : []),
      ...(payee.underWay ? [obstacle('PAYOUT_UNDER_WAY')] : []),
      ...ofTheAmount(payee, amount.minor, fee, rules),
      ...(payee.hasAccount ? [] : [obstacle('NO_ACCOUNT')]),
      ...(payee.confirmed ? [] : [obstacle('CREATOR_NOT_CONFIRMED')]),
      ...(payee.identified ? [] : [obstacle('PAYEE_NOT_CONFIRMED')]),
      ...ofTheMethod(payee, rules),
      ...ofTheAccount(payee),
    ],
  };
};
