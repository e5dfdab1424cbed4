import { DIMENSIONS, isFixedPay, narrowness, WHOLE_LISTS, type Dimension, type RateRule, type RulePay } from './rate-rule';

/** What decides a line's pay: the rate of the program, its rules, and the group they are read for. */
export interface Tariff {
  readonly rateBasisPoints: number;
  readonly rules: readonly RateRule[];
  readonly group: string | null;
}

interface Open {
  /** The conditions that have not been gone through; a rule that lies here can still speak of the sale. */
  readonly before: readonly RateRule[];
  readonly after: readonly RateRule[];
}

/** Stands for every value no rule names. */
const ANY_OTHER = '\u0000';

/** One value for each that rules tell apart: what they name, and one for all the rest, unless there is no rest. */
const valuesOf = (rules: readonly RateRule[], dimension: Dimension): ReadonlySet<string> => {
  const named = new Set(rules.flatMap(({ when }) => when[dimension] ?? []));
  const whole = WHOLE_LISTS[dimension];
  return whole?.every((value) => named.has(value)) ? named : named.add(ANY_OTHER);
};

const speaking = (rules: readonly RateRule[], dimension: Dimension, value: string): RateRule[] =>
  rules.filter(({ when }) => when[dimension] === undefined || when[dimension].includes(value));

const payIn = (rules: readonly RateRule[], rateBasisPoints: number, currency: string): RulePay => {
  const able = rules.filter(({ pays }) => !isFixedPay(pays) || pays.fixed[currency] !== undefined);
  const [first] = [...able].sort((one, other) => narrowness(other) - narrowness(one));
  if (!first) return { rateBasisPoints };
  return isFixedPay(first.pays) ? { fixed: { [currency]: first.pays.fixed[currency] ?? 0 } } : first.pays;
};

/** What the step from one pay to another is at every price there may be: a share and an amount each give less at some price. */
const stepOf = (before: RulePay, after: RulePay, currency: string): number => {
  const [fixedBefore, fixedAfter] = [isFixedPay(before), isFixedPay(after)];
  const amount = (pays: RulePay): number => (isFixedPay(pays) ? (pays.fixed[currency] ?? 0) : pays.rateBasisPoints);
  if (fixedBefore === fixedAfter || amount(before) === 0) return Math.sign(amount(after) - amount(before));
  return -1;
};

/** Two lists that are the same pay the same; nothing below has to be looked at. */
const isSettled = ({ before, after }: Open, rates: readonly [number, number]): boolean =>
  rates[0] === rates[1] && before.length === after.length && before.every((rule, index) => rule === after[index]);

const stepsAt = ({ before, after }: Open, rates: readonly [number, number]): Set<number> => {
  const fixed = [...before, ...after].flatMap(({ pays }) => (isFixedPay(pays) ? Object.keys(pays.fixed) : []));
  return new Set(
    [...new Set([...fixed, ANY_OTHER])].map((currency) =>
      stepOf(payIn(before, rates[0], currency), payIn(after, rates[1], currency), currency),
    ),
  );
};

/** Goes through every sale there can be, one condition after the other: of values no rule tells apart one is enough. */
const stepsIn = (open: Open, rates: readonly [number, number], left: readonly Dimension[]): Set<number> => {
  if (isSettled(open, rates)) return new Set([0]);
  const [dimension, ...rest] = left;
  if (dimension === undefined) return stepsAt(open, rates);
  const seen = new Set<number>();
  for (const value of valuesOf([...open.before, ...open.after], dimension)) {
    const narrowed = { before: speaking(open.before, dimension, value), after: speaking(open.after, dimension, value) };
    for (const step of stepsIn(narrowed, rates, rest)) seen.add(step);
    // Worse for one sale is worse as a whole.
    if (seen.has(-1)) return seen;
  }
  return seen;
};

const sameRule = (one: RateRule, other: RateRule): boolean =>
  JSON.stringify([one.pays, DIMENSIONS.map((each) => one.when[each] ?? null)]) ===
  JSON.stringify([other.pays, DIMENSIONS.map((each) => other.when[each] ?? null)]);

/** The rules read for one group: the condition is met or the rule is not theirs. Narrowness is not asked of it any more, and so kept. */
const readFor = ({ rules, group }: Tariff): RateRule[] =>
  rules
    .filter(({ when }) => when.group === undefined || (group !== null && when.group.includes(group)))
    .map((rule) => (rule.when.group === undefined ? rule : { ...rule, when: { ...rule.when, group: [ANY_OTHER] } }));

/** Rules that say the same become the same, whatever they are called, so that what did not change is not looked at twice. */
const paired = (before: readonly RateRule[], after: readonly RateRule[]): Open => {
  const known = before.map((rule) => rule);
  const matched = after.map((rule) => known.find((each) => sameRule(each, rule)) ?? rule);
  const order = (one: RateRule, other: RateRule): number =>
    narrowness(other) - narrowness(one) || before.indexOf(one) - before.indexOf(other);
  return { before: [...before].sort(order), after: [...matched].sort(order) };
};

/** What another tariff is to an affiliate: worse if there is any sale for which it pays less, whatever others pay more. */
export const compareTariffs = (before: Tariff, after: Tariff): 'better' | 'worse' | null => {
  const steps = stepsIn(paired(readFor(before), readFor(after)), [before.rateBasisPoints, after.rateBasisPoints], DIMENSIONS);
  if (steps.has(-1)) return 'worse';
  return steps.has(1) ? 'better' : null;
};
