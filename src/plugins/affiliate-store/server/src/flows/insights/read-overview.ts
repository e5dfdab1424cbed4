import type { Core } from '@strapi/strapi';
import type { CurrencyFigures, readOverview } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { attribution, type AttributionService } from '../../capabilities/attribution/service';
import { paymentGateway } from '../../capabilities/checkout/service';
import {
  dayRange,
  daysOf,
  insights,
  type DayRange,
  type DayTotal,
  type InsightsService,
  type Metric,
} from '../../capabilities/insights/service';
import { minor, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { exchangeView } from '../../kernel/exchange';
import { isoOf } from '../../platform/moments';
import { knownOn } from './read-place-report';
import { asMain, ratesUsed, valueDays, withoutRate } from '../currencies/value-days';

/** Who takes part: sums per day are kept with the money; clicks are counted where they are known. */
export interface ReadOverviewCast {
  readonly insights: Pick<InsightsService, 'days'>;
  readonly attribution: Pick<AttributionService, 'clicksInAll'>;
}

const castOf = (strapi: Core.Strapi): ReadOverviewCast => ({
  insights: insights(strapi),
  attribution: attribution(strapi),
});

const SHOP = ['shop'];
type Days = Pick<DayRange, 'from' | 'to'>;

/** Sums of one metric over some day totals; amounts are minor units of one currency. */
const summed = (totals: readonly DayTotal[], metric: Metric): number =>
  totals.reduce((sum, total) => sum + (total.metric === metric ? total.amount : 0), 0);
const happened = (totals: readonly DayTotal[], metric: Metric): number =>
  totals.reduce((sum, total) => sum + (total.metric === metric ? total.events : 0), 0);
// Tax is kept as what is still owed, so that this is what came in and stayed.
const netOf = (totals: readonly DayTotal[]): number => summed(totals, 'sales') - summed(totals, 'refunds') - summed(totals, 'tax');

const figuresOf = (currency: string, current: readonly DayTotal[], past: readonly DayTotal[]): CurrencyFigures => {
  const [these, those] = [current, past].map((totals) => totals.filter((total) => total.currency === currency)) as [DayTotal[], DayTotal[]];
  const figure = (of: (totals: readonly DayTotal[]) => number) => ({
    now: moneyView({ minor: minor(of(these)), currency }),
    before: moneyView({ minor: minor(of(those)), currency }),
  });
  const metric = (name: Metric) => figure((totals) => summed(totals, name));
  return {
    currency,
    gross: metric('sales'),
    net: figure(netOf),
    refunds: metric('refunds'),
    commissions: metric('commissions'),
    platform: metric('platform'),
  };
};

const chartOf = (currency: string, range: DayRange, totals: readonly DayTotal[]): Data<typeof readOverview>['charts'][number] => {
  const byDay = new Map<string, DayTotal[]>();
  for (const total of totals) if (total.currency === currency) byDay.set(total.day, [...(byDay.get(total.day) ?? []), total]);
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  return {
    currency,
    days: daysOf(range).map((day) => {
      const those = byDay.get(day) ?? [];
      return {
        day,
        gross: money(summed(those, 'sales')),
        net: money(netOf(those)),
        refunds: money(summed(those, 'refunds')),
        commissions: money(summed(those, 'commissions')),
        orders: happened(those, 'sales'),
      };
    }),
  };
};

/** All of it in the main currency; null where nothing moved in another, and nothing has to be converted. */
const mainOf = async (
  strapi: Core.Strapi,
  range: DayRange,
  current: readonly DayTotal[],
  past: readonly DayTotal[],
): Promise<Data<typeof readOverview>['inMain']> => {
  const [these, those] = [await valueDays(strapi, current), await valueDays(strapi, past)];
  const { main } = these;
  if ([...current, ...past].every(({ currency }) => currency === main)) return null;
  const [present, before] = [asMain(main, these.valued), asMain(main, those.valued)];
  return {
    ...figuresOf(main, present, before),
    days: chartOf(main, range, present).days,
    rates: ratesUsed(these.valued).map(({ currency, exchange, days }) => ({ currency, exchange: exchangeView(exchange), days })),
    unrated: withoutRate([...these.valued, ...those.valued]),
  };
};

const currenciesOf = (totals: readonly DayTotal[]): string[] => [...new Set(totals.map((total) => total.currency))].sort();

/** Revenue, refunds, commissions, orders, new buyers and clicks of a range of days, beside the same range before it. Costs the same however many orders there are. */
export const readOverviewOf = async (
  strapi: Core.Strapi,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined; readonly asKnownOn?: string | undefined },
  cast: ReadOverviewCast = castOf(strapi),
): Promise<Data<typeof readOverview>> => {
  const range = dayRange(asked, now());
  const previous = range.before;
  const known = knownOn(asked.asKnownOn);
  // Sums are of the day something was booked on: what was not known yet is what belongs to later days.
  const until = (days: Days): Days => ({ from: days.from, to: known !== null && known < days.to ? known : days.to });
  const current = await cast.insights.days(SHOP, until(range));
  const past = await cast.insights.days(SHOP, until(previous));
  return {
    from: range.from,
    to: range.to,
    previous,
    asKnownOn: known,
    inMain: await mainOf(strapi, range, current, past),
    currencies: currenciesOf([...current, ...past]).map((currency) => figuresOf(currency, current, past)),
    orders: { now: happened(current, 'sales'), before: happened(past, 'sales') },
    newBuyers: { now: happened(current, 'new_buyers'), before: happened(past, 'new_buyers') },
    clicks: { now: await cast.attribution.clicksInAll(until(range)), before: await cast.attribution.clicksInAll(until(previous)) },
    charts: currenciesOf(current).map((currency) => chartOf(currency, range, current)),
    clock: isoOf(now()),
    testMode: paymentGateway(strapi).testMode(),
  };
};
