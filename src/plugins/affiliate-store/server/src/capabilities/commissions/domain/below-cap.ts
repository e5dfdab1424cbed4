import { share } from '../../../kernel/basis-points';
import { minor, type Minor } from '../../../kernel/money';
import { exactProduct, step } from './derivation';
import type { MeasuredCap, SecondTierPart, SplitPlan } from './plan';
import type { Component } from './split';

type Earners = Pick<SplitPlan, 'affiliate' | 'secondTier'>;

/** A commission below its cap: what is above what was left of it is not paid. It says either way that there is one. */
const belowCap = (own: Component, { of, period, most, used }: MeasuredCap): Component => {
  const amount = minor(Math.min(own.amount, Math.max(0, most - used)));
  const facts = { of, period, capMost: most, capUsed: used };
  const told =
    amount === own.amount
      ? step('BELOW_CAP', amount, facts)
      : step('CUT_BY_CAP', amount, { ...facts, wanted: own.amount, cut: own.amount - amount });
  return { ...own, amount, derivation: [...own.derivation, told] };
};

/** What is a share of a commission that was cut is a share of what was left of it; never more than it was before. */
const shareOfCut = (tier: Component, first: Minor, { rate }: SecondTierPart): Component => {
  const amount = minor(Math.min(tier.amount, share(first, rate)));
  const told = step('SHARE_OF_CUT', amount, { base: first, bps: rate, exact: exactProduct(first, rate) });
  return { ...tier, amount, derivation: [...tier.derivation, told] };
};

const cutSide = (all: readonly Component[], { affiliate, secondTier }: Earners, place: number): readonly Component[] => {
  const keyOf = (role: string): string => (place === 1 ? role : `${role}:${place}`);
  const own = all.find(({ key }) => key === keyOf('affiliate'));
  if (!affiliate?.cap || !own) return all;
  const cut = belowCap(own, affiliate.cap);
  const isCut = cut.amount < own.amount && secondTier?.base === 'first_tier';
  return all.map((each) => {
    if (each === own) return cut;
    return isCut && each.key === keyOf('second_tier') ? shareOfCut(each, cut.amount, secondTier) : each;
  });
};

/** The commissions of a line below the caps in its plan, side by side. A cap only lowers: what it leaves over stays with the pool. */
export const belowCaps = (commissions: readonly Component[], sides: readonly Earners[]): readonly Component[] =>
  sides.reduce((all, side, index) => cutSide(all, side, index + 1), commissions);
