import { type BasisPoints, type Rate, share, WHOLE } from '../../../kernel/basis-points';
import { minor, type Minor, NOTHING } from '../../../kernel/money';
import { portions } from '../../../kernel/portions';
import { belowCaps } from './below-cap';
import { type DerivationStep, exactProduct, percentageSteps, step } from './derivation';
import type { CommissionBase, OtherPart, SplitPlan } from './plan';
import type { Component } from './split';

/** A line's price, and what is left of it where commissions begin. */
interface Charged {
  readonly gross: Minor;
  readonly net: Minor;
  readonly afterPlatform: Minor;
}

interface Base {
  readonly amount: Minor;
  readonly steps: readonly DerivationStep[];
}

const commissionBase = (kind: CommissionBase, of: Charged & { readonly unitCost: Minor }): Base => {
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

/** One who earns of a sale: the affiliate of the plan, or the other who shares it, each by their own contract. */
interface Side extends Pick<SplitPlan, 'affiliate' | 'secondTier' | 'commissionBase'>, Partial<Pick<OtherPart, 'holdDays'>> {}

/** What somebody would get alone, and the part of it that is theirs where they share. */
interface Alone {
  readonly component: Component;
  readonly share: number | undefined;
}

const affiliateShare = (base: Base, { net, afterPlatform }: Charged, { affiliate }: Side): Commission | null => {
  if (!affiliate) return null;
  const { rate, fixed, rule } = affiliate;
  const part = fixed === undefined ? commission(base, rate, afterPlatform) : agreedAmount(fixed, afterPlatform, net);
  const chosen = rule ? [step('RULE_CHOSEN', null, { rule: rule.name, key: rule.key })] : [];
  return { ...part, derivation: [...chosen, ...part.derivation] };
};

const secondTierShare = (same: Base, firstTier: Minor, left: Minor, { secondTier }: Side): Commission | null => {
  if (!secondTier) return null;
  const base = secondTier.base === 'same' ? same : { amount: firstTier, steps: [step('BASE_FIRST_TIER', firstTier)] };
  return commission(base, secondTier.rate, left);
};

/** What one side would earn if the sale were theirs alone: the affiliate, and whoever brought them. */
const aloneOf = (charged: Charged, side: Side, { unitCost, place }: { readonly unitCost: Minor; readonly place: number }) => {
  const { affiliate, secondTier, commissionBase: kind, holdDays } = side;
  const base = commissionBase(kind, { ...charged, unitCost });
  const first = affiliateShare(base, charged, side);
  const firstAmount = first?.amount ?? NOTHING;
  const second = secondTierShare(base, firstAmount, minor(charged.afterPlatform - firstAmount), side);
  const alone = (role: 'affiliate' | 'second_tier', party: string | undefined, part: Commission | null): Alone[] =>
    part && party !== undefined
      ? [
          {
            component: {
              key: place === 1 ? role : `${role}:${place}`,
              role,
              party,
              ...part,
              ...(holdDays === undefined ? {} : { holdDays }),
            },
            share: affiliate?.share,
          },
        ]
      : [];
  return { affiliate: alone('affiliate', affiliate?.party, first), secondTier: alone('second_tier', secondTier?.party, second) };
};

/**
 * What is left of amounts when each is only shared in. Together they are the whole part of what the shares come to, and the cents left over go
 * to the largest remainder: where both would have earned the same alone, that same amount to the cent, and never more than the larger one.
 */
const sharedOut = (alone: readonly Alone[]): Component[] => {
  if (alone.every(({ share: part }) => part === undefined)) return alone.map(({ component }) => component);
  const parts = portions(alone.map(({ component, share: part = WHOLE }) => ({ amount: component.amount, basisPoints: part })));
  return alone.map(({ component, share: bps = WHOLE }, index) => {
    const part = parts[index];
    if (!part) throw new Error(`no part for ${component.key}`);
    const exact = exactProduct(component.amount, bps);
    const steps = [step('SHARE_OF_SALE', part.floor, { bps, base: component.amount, exact })];
    if (!exact.endsWith('.0000'))
      steps.push(step(part.raised ? 'RESIDUAL_CENT_RECEIVED' : 'RESIDUAL_CENT_ELSEWHERE', part.amount, { exact }));
    return { ...component, amount: part.amount, derivation: [...component.derivation, ...steps] };
  });
};

/** What affiliates and their sponsors get of a line, the affiliates first, each below their cap. */
export const commissionsOf = (charged: Charged, plan: SplitPlan): readonly Component[] => {
  const sides: readonly Side[] = plan.other ? [plan, plan.other] : [plan];
  const alone = sides.map((side, index) => aloneOf(charged, side, { unitCost: plan.unitCost, place: index + 1 }));
  const promised = [...sharedOut(alone.flatMap(({ affiliate }) => affiliate)), ...sharedOut(alone.flatMap(({ secondTier }) => secondTier))];
  return belowCaps(promised, sides);
};
