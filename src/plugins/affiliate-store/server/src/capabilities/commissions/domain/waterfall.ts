import { type BasisPoints, type Rate, share } from '../../../kernel/basis-points';
import { failure } from '../../../kernel/failure';
import { minor, type Minor, NOTHING } from '../../../kernel/money';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { type DerivationStep, percentageSteps, step } from './derivation';
import type { PlanFailure } from './failures';
import type { CommissionBase, SplitPlan } from './plan';
import { splitPool } from './pool';
import type { ChargedLine, Component, Split } from './split';

/** Splits a line by its plan. The order of the steps is the promise: each takes from what the ones before it left. */
export const waterfall = ({ gross, tax }: ChargedLine, plan: SplitPlan): Split => {
  if (gross < 0 || tax < 0 || tax > gross)
    throw new RangeError(`a line is charged zero or more and its tax is within it: ${gross}, ${tax}`);
  const net = minor(gross - tax);
  const platform = platformShare(net, plan);
  const base = commissionBase(plan.commissionBase, { gross, net, afterPlatform: minor(net - platform.amount), unitCost: plan.unitCost });
  const affiliate = affiliateShare(base, { left: minor(net - platform.amount), net }, plan);
  const afterFirst = minor(net - platform.amount - (affiliate?.amount ?? 0));
  const secondTier = secondTierShare(base, affiliate?.amount ?? NOTHING, afterFirst, plan);
  const pool = minor(afterFirst - (secondTier?.amount ?? 0));
  const components = [taxShare(tax, gross), platform, affiliate, secondTier, ...splitPool(pool, plan)].filter((each) => each !== null);
  return { gross, tax, components, capped: components.some((each) => each.capped) };
};

const taxShare = (tax: Minor, gross: Minor): Component => ({
  key: 'tax',
  role: 'tax',
  party: null,
  amount: tax,
  inPool: false,
  capped: false,
  derivation: [step('TAX_AS_CHARGED', tax, { gross })],
});

const platformShare = (net: Minor, { platform }: SplitPlan): Component => {
  const percentage = share(net, platform.bps);
  // A fixed fee on nothing would make a free order cost its seller money.
  const wanted = minor(percentage + (net > 0 ? platform.fixed : 0));
  const amount = minor(Math.min(net, wanted));
  const derivation = [step('BASE_NET_OF_TAX', net), ...percentageSteps(net, platform.bps, percentage)];
  if (wanted !== percentage) derivation.push(step('FIXED_ADDED', wanted, { fixed: platform.fixed }));
  if (amount !== wanted) derivation.push(step('CAPPED_BY_WHAT_IS_LEFT', amount, { wanted, left: net }));
  return { key: 'platform', role: 'platform', party: null, amount, inPool: false, capped: false, derivation };
};

interface Base {
  readonly amount: Minor;
  readonly steps: readonly DerivationStep[];
}

const commissionBase = (kind: CommissionBase, of: { gross: Minor; net: Minor; afterPlatform: Minor; unitCost: Minor }): Base => {
  switch (kind) {
    case 'gross':
      return { amount: of.gross, steps: [step('BASE_GROSS', of.gross)] };
    case 'net_of_tax':
      return { amount: of.net, steps: [step('BASE_NET_OF_TAX', of.net, { gross: of.gross })] };
    case 'net_of_fee':
      return {
        amount: of.afterPlatform,
        steps: [step('BASE_NET_OF_FEE', of.afterPlatform, { net: of.net, platform: of.net - of.afterPlatform })],
      };
    case 'profit': {
      const profit = minor(Math.max(0, of.afterPlatform - of.unitCost));
      return { amount: profit, steps: [step('BASE_PROFIT', profit, { afterPlatform: of.afterPlatform, unitCost: of.unitCost })] };
    }
  }
};

type Commission = Pick<Component, 'amount' | 'inPool' | 'capped' | 'derivation'>;

/** What is wanted of what is left: never more than there is, and it says so where that is less. */
const takenOf = (left: Minor, wanted: Minor, steps: Component['derivation']): Commission => {
  const amount = minor(Math.min(left, wanted));
  const capped = amount < wanted;
  const cap = capped ? [step('CAPPED_BY_WHAT_IS_LEFT', amount, { wanted, left })] : [];
  return { amount, inPool: false, capped, derivation: [...steps, ...cap] };
};

const commission = (base: Base, rate: BasisPoints | Rate, left: Minor): Commission => {
  const wanted = share(base.amount, rate);
  return takenOf(left, wanted, [...base.steps, ...percentageSteps(base.amount, rate, wanted)]);
};

/** An amount a rule names, whatever the price; of nothing charged it is nothing, and of too little what is left. */
const agreedAmount = (fixed: Minor, left: Minor, net: Minor): Commission => {
  const wanted = net > 0 ? fixed : NOTHING;
  return takenOf(left, wanted, [step('FIXED_BY_RULE', wanted, { fixed })]);
};

const affiliateShare = (
  base: Base,
  { left, net }: { readonly left: Minor; readonly net: Minor },
  { affiliate }: SplitPlan,
): Component | null => {
  if (!affiliate) return null;
  const { party, rate, fixed, rule } = affiliate;
  const part = fixed === undefined ? commission(base, rate, left) : agreedAmount(fixed, left, net);
  const chosen = rule ? [step('RULE_CHOSEN', null, { rule: rule.name, key: rule.key })] : [];
  return { key: 'affiliate', role: 'affiliate', party, ...part, derivation: [...chosen, ...part.derivation] };
};

const secondTierShare = (same: Base, firstTier: Minor, left: Minor, { secondTier }: SplitPlan): Component | null => {
  if (!secondTier) return null;
  const base = secondTier.base === 'same' ? same : { amount: firstTier, steps: [step('BASE_FIRST_TIER', firstTier)] };
  return { key: 'second_tier', role: 'second_tier', party: secondTier.party, ...commission(base, secondTier.rate, left) };
};

/**
 * Refuses a plan that, at one of these prices, promises more than there is to give; the failure carries the price and
 * the share that was cut, so that its author sees the sum that does not work.
 */
export const marginGuard = (plan: SplitPlan, prices: readonly ChargedLine[]): Outcome<SplitPlan, PlanFailure> => {
  for (const price of prices) {
    const cut = waterfall(price, plan).components.find((each) => each.capped);
    if (!cut) continue;
    const wanted = cut.derivation.at(-1)?.facts.wanted ?? '';
    return failed(
      failure('PLAN_EXCEEDS_PRICE', `At ${price.gross} the plan promises the ${cut.key} ${wanted}, and only ${cut.amount} is left.`, {
        gross: price.gross,
        tax: price.tax,
        share: cut.key,
        wanted,
        left: cut.amount,
      }),
    );
  }
  return ok(plan);
};
