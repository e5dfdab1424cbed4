import { share } from '../../../kernel/basis-points';
import { failure } from '../../../kernel/failure';
import { minor, type Minor, sum } from '../../../kernel/money';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { commissionsOf } from './commission-parts';
import { percentageSteps, step } from './derivation';
import type { PlanFailure } from './failures';
import type { SplitPlan } from './plan';
import { splitPool } from './pool';
import type { ChargedLine, Component, Split } from './split';

/** Splits a line by its plan. The order of the steps is the promise: each takes from what the ones before it left. */
export const waterfall = ({ gross, tax }: ChargedLine, plan: SplitPlan): Split => {
  if (gross < 0 || tax < 0 || tax > gross)
    throw new RangeError(`a line is charged zero or more and its tax is within it: ${gross}, ${tax}`);
  const net = minor(gross - tax);
  const platform = platformShare(net, plan);
  const afterPlatform = minor(net - platform.amount);
  const commissions = commissionsOf({ gross, net, afterPlatform }, plan);
  const pool = minor(afterPlatform - sum(commissions.map(({ amount }) => amount)));
  const components = [taxShare(tax, gross), platform, ...commissions, ...splitPool(pool, plan, net)];
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

/** A share a price does not pay in full: what it was promised and what it gets. */
export interface Cut {
  readonly share: string;
  readonly wanted: number;
  readonly left: Minor;
}

/** The first share this price does not pay in full, the site's own fee among them; null where each is paid what it was promised. */
export const cutAt = (price: ChargedLine, plan: SplitPlan): Cut | null => {
  for (const { key, amount, derivation } of waterfall(price, plan).components) {
    const cut = derivation.find(({ code }) => code === 'CAPPED_BY_WHAT_IS_LEFT');
    if (cut) return { share: key, wanted: parseInt(cut.facts.wanted ?? '0', 10), left: amount };
  }
  return null;
};

/**
 * Refuses a plan that, at one of these prices, promises more than there is to give; the failure carries the price and
 * the share that was cut, so that its author sees the sum that does not work.
 */
export const marginGuard = (plan: SplitPlan, prices: readonly ChargedLine[]): Outcome<SplitPlan, PlanFailure> => {
  for (const price of prices) {
    const cut = waterfall(price, plan).components.find((each) => each.capped);
    if (!cut) continue;
    // A share of a sale is told after what it is a share of.
    const wanted = cut.derivation.find(({ code }) => code === 'CAPPED_BY_WHAT_IS_LEFT')?.facts.wanted ?? '';
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
