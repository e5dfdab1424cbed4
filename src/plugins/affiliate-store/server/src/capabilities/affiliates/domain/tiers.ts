import { compareTariffs, type Tariff } from './compare-rates';
import type { RateRule } from './rate-rule';

/** Over what a ladder counts: a calendar month, a calendar quarter (UTC), or all there ever was. */
export type TierPeriod = 'month' | 'quarter' | 'ever';

/** The rungs of a program, the lowest first: who has brought so many sales, or so much in one currency, within a period stands on one. */
export interface TierLadder {
  readonly period: TierPeriod;
  readonly measure: 'sales' | 'amount';
  /** Of the measure `amount`; minor units of it are counted. */
  readonly currency?: string;
  readonly steps: ReadonlyArray<{ readonly name: string; readonly from: number }>;
}

/** A tier that was reached, as it is kept. Times UTC ms; `until` is null for what is kept for good. */
export interface TierReached {
  readonly tier: string;
  readonly reachedAt: number;
  readonly until: number | null;
}

interface Span {
  /** What it is called in rows and letters. */
  readonly name: string;
  readonly from: number;
  readonly until: number | null;
  /** Until when a tier reached in it is kept: to the end of the period after it. */
  readonly keptUntil: number | null;
}

const MONTHS = { month: 1, quarter: 3 } as const;

/** The period a moment lies in. */
export const spanAt = (period: TierPeriod, at: number): Span => {
  if (period === 'ever') return { name: 'ever', from: 0, until: null, keptUntil: null };
  const [day, length] = [new Date(at), MONTHS[period]];
  const [year, first] = [day.getUTCFullYear(), Math.floor(day.getUTCMonth() / length) * length];
  const name = period === 'month' ? `${year}-${String(first + 1).padStart(2, '0')}` : `${year}-Q${first / length + 1}`;
  const [from, until, keptUntil] = [0, 1, 2].map((turn) => Date.UTC(year, first + turn * length, 1)) as [number, number, number];
  return { name, from, until, keptUntil };
};

/** The highest rung so much reaches; null below the lowest. */
export const tierFor = ({ steps }: TierLadder, counted: number): string | null =>
  [...steps].reverse().find(({ from }) => counted >= from)?.name ?? null;

/** The rung above a tier, and how much it asks; null on the highest. */
export const nextTier = ({ steps }: TierLadder, tier: string | null): TierLadder['steps'][number] | null =>
  steps[steps.findIndex(({ name }) => name === tier) + 1] ?? null;

/** How high a tier stands on a ladder; below all where it has none of that name. */
export const rungOf = ({ steps }: TierLadder, tier: string | null): number => steps.findIndex(({ name }) => name === tier);

/**
 * The tier somebody has at a moment: the highest of those they reached before it and that are still kept. Whatever becomes of the sales
 * later, what was reached stays reached, and an order of any day finds the tier of that day.
 */
export const tierAt = (ladder: TierLadder | undefined, reached: readonly TierReached[], at: number): string | null => {
  if (!ladder) return null;
  const kept = reached.filter(({ reachedAt, until }) => reachedAt < at && (until === null || until > at));
  const highest = Math.max(-1, ...kept.map(({ tier }) => rungOf(ladder, tier)));
  return ladder.steps[highest]?.name ?? null;
};

/** The rules read on one rung: the condition is met, or the rule is not for it. */
const onRung = (rules: readonly RateRule[], tier: string | null): RateRule[] =>
  rules
    .filter(({ when }) => when.tier === undefined || (tier !== null && when.tier.includes(tier)))
    .map((rule) => (rule.when.tier === undefined ? rule : { ...rule, when: { ...rule.when, tier: ['*'] } }));

/** The first rung on which there is a sale that pays less than one rung below: nobody is to lose by bringing more. */
export const rungThatPaysLess = (
  { steps }: TierLadder,
  { rateBasisPoints, rules }: Pick<Tariff, 'rateBasisPoints' | 'rules'>,
): string | null => {
  // Groups are asked like everything else here: for whichever group it is, the higher rung pays no less.
  const groups = [null, ...new Set(rules.flatMap(({ when }) => when.group ?? []))];
  const names = steps.map(({ name }) => name);
  const pays = (tier: string | null, group: string | null): Tariff => ({ rateBasisPoints, rules: onRung(rules, tier), group });
  return (
    names.find((name, index) =>
      groups.some((group) => compareTariffs(pays(names[index - 1] ?? null, group), pays(name, group)) === 'worse'),
    ) ?? null
  );
};

const LENGTH = { month: 0, quarter: 1, ever: 2 } as const;

/** Rungs stand in the same order on both; one that is gone stands nowhere. */
const keepsOrder = (before: TierLadder, after: TierLadder): boolean => {
  const places = before.steps.map(({ name }) => rungOf(after, name));
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)));
};

/** What another ladder is to whoever climbs: worse if any rung is gone, asks more, or is kept or counted over less time. */
export const compareLadders = (before: TierLadder | undefined, after: TierLadder | undefined): 'better' | 'worse' | null => {
  if (!before) return after ? 'better' : null;
  if (!after || before.measure !== after.measure || before.currency !== after.currency || !keepsOrder(before, after)) return 'worse';
  const asks = new Map(after.steps.map(({ name, from }) => [name, from]));
  const steps = new Set([
    Math.sign(LENGTH[after.period] - LENGTH[before.period]),
    Math.sign(after.steps.length - before.steps.length),
    ...before.steps.map(({ name, from }) => Math.sign(from - (asks.get(name) ?? 0))),
  ]);
  if (steps.has(-1)) return 'worse';
  return steps.has(1) ? 'better' : null;
};
