import type { Failure } from '../../../kernel/failure';
import { affiliateFailures } from './failures';
import { tiedRules, type RateRule } from './rate-rule';
import type { Terms } from './terms';
import { rungThatPaysLess, type TierLadder } from './tiers';

const keyTwice = (rules: readonly RateRule[]): Failure | null => {
  const twice = rules.find(({ key }, index) => rules.findIndex((other) => other.key === key) !== index);
  return twice ? affiliateFailures.because('RATES_KEY_TWICE', { key: twice.key }) : null;
};

const tie = (rules: readonly RateRule[]): Failure | null => {
  const tied = tiedRules(rules);
  return tied && affiliateFailures.because('RATES_TIED', { one: tied[0].name, other: tied[1].name });
};

/** Why some rules are no rules of a program: two of one key, or two that could tie. */
export const troubleWithRules = (rules: readonly RateRule[]): Failure | null => keyTwice(rules) ?? tie(rules);

const ladderTrouble = ({ measure, currency, steps }: TierLadder): Failure | null => {
  const goesUp = steps.every(({ from }, index) => index === 0 || from > (steps[index - 1]?.from ?? 0));
  const named = new Set(steps.map(({ name }) => name)).size === steps.length;
  return goesUp && named && (measure === 'sales') === (currency === undefined) ? null : affiliateFailures.because('TIERS_MALFORMED');
};

const tierNobodyReaches = (rules: readonly RateRule[], tiers: TierLadder | undefined): Failure | null => {
  const known = new Set(tiers?.steps.map(({ name }) => name));
  for (const { name, when } of rules) {
    const tier = when.tier?.find((each) => !known.has(each));
    if (tier !== undefined) return affiliateFailures.because('RATES_TIER_UNKNOWN', { rule: name, tier });
  }
  return null;
};

/** Why rules and tiers cannot be those of a program; null where they can, whatever the prices. */
export const troubleWithRates = ({
  rateBasisPoints,
  rules = [],
  tiers,
}: Pick<Terms, 'rateBasisPoints' | 'rules' | 'tiers'>): Failure | null => {
  const trouble = troubleWithRules(rules) ?? (tiers ? ladderTrouble(tiers) : null) ?? tierNobodyReaches(rules, tiers);
  if (trouble || !tiers) return trouble;
  const tier = rungThatPaysLess(tiers, { rateBasisPoints, rules });
  return tier === null ? null : affiliateFailures.because('TIER_PAYS_LESS', { tier });
};

const WHOLE = 10_000;

/**
 * Why all levels together would be promised more than what they are taken of (B-57): the dearest share there is, and the second tier on
 * top of it. A rate above the whole without a second tier is the margin guard's: a shop that lets plans exceed
 * may sell at a loss, and it is cut to what is left.
 */
export const troubleWithLevels = ({
  rateBasisPoints,
  secondTierBasisPoints,
  secondTierBase,
  rules = [],
}: Pick<Terms, 'rateBasisPoints' | 'secondTierBasisPoints' | 'secondTierBase' | 'rules'>): Failure | null => {
  if (secondTierBasisPoints === 0) return null;
  const dearest = Math.max(rateBasisPoints, ...rules.map(({ pays }) => ('rateBasisPoints' in pays ? pays.rateBasisPoints : 0)));
  const second = secondTierBase === 'same' ? secondTierBasisPoints : Math.ceil((dearest * secondTierBasisPoints) / WHOLE);
  return dearest + second > WHOLE ? affiliateFailures.because('LEVELS_ABOVE_WHOLE', { levels: dearest + second }) : null;
};
