import { account } from '../../../src/plugins/affiliate-store/server/src/kernel/account';
import { basisPoints, rate } from '../../../src/plugins/affiliate-store/server/src/kernel/basis-points';
import { minor } from '../../../src/plugins/affiliate-store/server/src/kernel/money';
import type { SaleLine, SalePaid } from '../../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/events';
import type { SplitPlan } from '../../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/plan';

/** A plan in plain numbers: basis points and minor units. The base is net of tax, as in money.md's examples. */
export interface PlanWords {
  readonly platform?: readonly [bps: number, fixed: number];
  readonly affiliate?: readonly [party: string, rate: number];
  readonly secondTier?: readonly [party: string, rate: number, base?: 'same' | 'first_tier'];
  readonly creator?: string;
  readonly coProducers?: readonly (
    | { readonly party: string; readonly bps: number; readonly until?: string }
    | { readonly party: string; readonly fixed: number }
  )[];
  readonly keeps?: readonly [bps: number, fixed: number];
  readonly base?: SplitPlan['commissionBase'];
  readonly feeBearer?: SplitPlan['feeBearer'];
  readonly unitCost?: number;
}

/** The plan those words mean. */
export const aPlan = (words: PlanWords = {}): SplitPlan => ({
  platform: { bps: basisPoints(words.platform?.[0] ?? 0), fixed: minor(words.platform?.[1] ?? 0) },
  feeBearer: words.feeBearer ?? 'pool',
  commissionBase: words.base ?? 'net_of_tax',
  unitCost: minor(words.unitCost ?? 0),
  affiliate: words.affiliate ? { party: words.affiliate[0], rate: rate(words.affiliate[1]) } : null,
  secondTier: words.secondTier
    ? { party: words.secondTier[0], rate: rate(words.secondTier[1]), base: words.secondTier[2] ?? 'same' }
    : null,
  creator: words.creator ?? 'C',
  ...(words.keeps ? { creatorKeeps: { bps: basisPoints(words.keeps[0]), fixed: minor(words.keeps[1]) } } : {}),
  coProducers: (words.coProducers ?? []).map((each) =>
    'bps' in each ? { ...each, bps: basisPoints(each.bps) } : { party: each.party, fixed: minor(each.fixed) },
  ),
});

/** A line of a sale. */
export const aLine = (gross: number, tax: number, plan: PlanWords = {}, more: Partial<SaleLine> = {}): SaleLine => ({
  gross: minor(gross),
  tax: minor(tax),
  plan: aPlan(plan),
  holdDays: 30,
  guaranteeDays: 14,
  blockedRoles: [],
  ...more,
});

/** A paid order of these lines, in euros unless said otherwise. */
export const aSale = (lines: readonly SaleLine[], more: Partial<SalePaid> = {}): SalePaid => {
  const currency = more.currency ?? 'EUR';
  return {
    order: 'ord1',
    payment: 'ch1',
    currency,
    jurisdiction: 'FR',
    clearing: account('stripe_clearing', currency, 'acct1'),
    paidAt: 0,
    lines,
    ...more,
  };
};
