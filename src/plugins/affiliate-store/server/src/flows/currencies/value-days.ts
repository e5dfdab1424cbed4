import type { Core } from '@strapi/strapi';
import { currencies, type CurrenciesService } from '../../capabilities/currencies/service';
import type { DayTotal } from '../../capabilities/insights/service';
import { now } from '../../platform/clock';
import { inMain, ratesOfDays, type Rated } from './value-orders';

/** Who takes part: the rates of every day. */
export interface ValueDaysCast {
  readonly currencies: Pick<CurrenciesService, 'main' | 'ratesThen'>;
}

const castOf = (strapi: Core.Strapi): ValueDaysCast => ({ currencies: currencies(strapi) });

const DAY = 86_400_000;

/** A sum of a day beside what it is in the main currency; null where no rate was good on that day. */
export interface ValuedTotal {
  readonly total: DayTotal;
  readonly rated: Rated | null;
  readonly amount: number | null;
}

/** Sums of days in the main currency, each at the stored rate that was in force when its day ended, or is now where the day is not over. */
export const valueDays = async (
  strapi: Core.Strapi,
  totals: readonly DayTotal[],
  cast: ValueDaysCast = castOf(strapi),
): Promise<{ readonly main: string; readonly valued: readonly ValuedTotal[] }> => {
  const main = await cast.currencies.main();
  const ofDay = ratesOfDays(cast, main);
  const valued: ValuedTotal[] = [];
  for (const total of totals) {
    const rated = await ofDay(total.currency, Math.min(Date.parse(total.day) + DAY - 1, now()));
    valued.push({ total, rated, amount: rated && inMain(total.amount, rated) });
  }
  return { main, valued };
};

/** As sums of the main currency; what has no rate moves nothing, and still happened. */
export const asMain = (main: string, valued: readonly ValuedTotal[]): readonly DayTotal[] =>
  valued.map(({ total, amount }) => ({ ...total, currency: main, amount: amount ?? 0 }));

/** The rates that were used, the latest first: of which currency, at what, who says so, since when, and on how many days. */
export const ratesUsed = (valued: readonly ValuedTotal[]) => {
  const used = new Map<string, { readonly currency: string; readonly rated: Rated; readonly days: Set<string> }>();
  for (const { total, rated } of valued) {
    if (!rated?.exchange || total.amount === 0) continue;
    const { from, to, rate, source, validFrom } = rated.exchange;
    const key = [total.currency, from, to, rate, source, validFrom].join(' ');
    const known = used.get(key) ?? { currency: total.currency, rated, days: new Set<string>() };
    known.days.add(total.day);
    used.set(key, known);
  }
  return [...used.values()]
    .flatMap(({ currency, rated: { exchange }, days }) => (exchange ? [{ currency, exchange, days: days.size }] : []))
    .sort((a, b) => b.exchange.validFrom - a.exchange.validFrom || (a.currency < b.currency ? -1 : 1));
};

/** Currencies with sums that have no rate, in no amount of the main one. */
export const withoutRate = (valued: readonly ValuedTotal[]): string[] =>
  [...new Set(valued.flatMap(({ total, rated }) => (rated === null && total.amount !== 0 ? [total.currency] : [])))].sort();
