import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import type { DayTotal, Metric } from '../../capabilities/insights/service';
import { isoOf } from '../../platform/moments';
import { largest, shown, step, view } from './explanation-step';
import { valueDays, type ValuedTotal } from '../currencies/value-days';

interface AtRate {
  readonly valued: ValuedTotal;
  readonly own: number;
  readonly amount: number;
  readonly days: ReadonlySet<string>;
}

const keyOf = ({ total, rated }: ValuedTotal): string => `${total.currency} ${JSON.stringify(rated?.exchange ?? null)}`;

const told = ({ valued: { total, rated }, own, amount, days }: AtRate, main: string): ExplanationStep => {
  const count = String(days.size);
  const from = shown(own, total.currency);
  if (rated === null) return step('DAYS_UNRATED', `${from} of ${count} days have no rate and are in no sum.`, null, { from, count });
  if (!rated.exchange) return step('DAYS_IN_MAIN', `${shown(amount, main)} of ${count} days.`, view(amount, main), { count });
  const { from: one, to, rate, source, validFrom } = rated.exchange;
  const quote = `1 ${one} = ${rate} ${to}`;
  const since = isoOf(validFrom).slice(0, 10);
  const text = `${from} of ${count} days at ${quote} (${source}, ${since}) makes ${shown(amount, main)}.`;
  return step('DAYS_AT_RATE', text, view(amount, main), { from, count, quote, source, since });
};

/** Why a figure of all currencies is what it is in the main one: the sums of days at each rate, and what has none. */
export const explainInMain = async (
  strapi: Core.Strapi,
  parts: ReadonlyArray<readonly [Metric, 1 | -1]>,
  totals: readonly DayTotal[],
): Promise<Omit<Explanation, 'title'>> => {
  const wanted = totals.filter((total) => total.amount !== 0 && parts.some(([metric]) => metric === total.metric));
  const { main, valued } = await valueDays(strapi, wanted);
  const rates = new Map<string, AtRate>();
  for (const each of valued) {
    const sign = parts.find(([metric]) => metric === each.total.metric)?.[1] ?? 1;
    const known = rates.get(keyOf(each)) ?? { valued: each, own: 0, amount: 0, days: new Set<string>() };
    const own = known.own + sign * each.total.amount;
    const amount = known.amount + sign * (each.amount ?? 0);
    rates.set(keyOf(each), { valued: known.valued, own, amount, days: new Set([...known.days, each.total.day]) });
  }
  const [rated, unrated] = [true, false].map((has) => [...rates.values()].filter((one) => (one.valued.rated !== null) === has)) as [
    AtRate[],
    AtRate[],
  ];
  return {
    amount: view(rated.reduce((sum, { amount }) => sum + amount, 0), main), // oxfmt-ignore
    steps: [...largest(rated.map((one) => ({ amount: one.amount, made: () => told(one, main) })), main), ...unrated.map((one) => told(one, main))], // oxfmt-ignore
  };
};
