import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { readStudioSummary } from '../../../../contracts/studio';
import { commissions, type CommissionsService } from '../../capabilities/commissions/service';
import { daysOf, insights, type DayRange, type DayTotal, type InsightsService, type Metric } from '../../capabilities/insights/service';
import { minor, moneyView } from '../../kernel/money';
import { readBalances } from '../ledger/read-balances';
import { MAKERS, type StudioSelf } from '../catalog/recognise-creator';

/** Who takes part: commissions know which products are somebody's, sums per day what these brought. */
export interface StudioSummaryCast {
  readonly commissions: Pick<CommissionsService, 'productsOf'>;
  readonly insights: Pick<InsightsService, 'days'>;
}

const castOf = (strapi: Core.Strapi): StudioSummaryCast => ({ commissions: commissions(strapi), insights: insights(strapi) });

// What a party earned as a maker: everything less what it earned by recommending, less what went back, less payment fees.
const SIGN: Readonly<Partial<Record<Metric, 1 | -1>>> = {
  earned: 1,
  earned_reversed: -1,
  fees: -1,
  commissions: -1,
  commissions_reversed: 1,
};

const amountsOf = (totals: readonly DayTotal[], sign: (metric: Metric) => number) => {
  const sums = new Map<string, number>();
  for (const { currency, metric, amount } of totals)
    if (sign(metric) !== 0) sums.set(currency, (sums.get(currency) ?? 0) + sign(metric) * amount);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => moneyView({ minor: minor(amount), currency }));
};

const only =
  (wanted: Metric) =>
  (metric: Metric): number =>
    metric === wanted ? 1 : 0;
const salesIn = (totals: readonly DayTotal[]): number =>
  totals.reduce((sum, total) => sum + (total.metric === 'sales' ? total.events : 0), 0);

/** What somebody's own products brought over a range of days, and their balances this moment. */
export const readStudioSummaryOf = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  range: DayRange,
  cast: StudioSummaryCast = castOf(strapi),
): Promise<Data<typeof readStudioSummary>> => {
  const products = await cast.commissions.productsOf(self.partyId, MAKERS);
  const totals = await cast.insights.days(
    products.map(({ id }) => `product:${id}`),
    range,
  );
  const party = await cast.insights.days([`party:${self.partyPublicId}`], range);
  return {
    from: range.from,
    to: range.to,
    sales: salesIn(totals),
    gross: amountsOf(totals, only('sales')),
    refunded: amountsOf(totals, only('refunds')),
    earned: amountsOf(party, (metric) => SIGN[metric] ?? 0),
    balances: await readBalances(strapi, self.partyPublicId),
    products: products.map(({ id, name }) => {
      const mine = totals.filter((total) => total.scope === `product:${id}`);
      return { id, name, sales: salesIn(mine), gross: amountsOf(mine, only('sales')) };
    }),
    chart: daysOf(range).map((day) => {
      const those = totals.filter((total) => total.day === day);
      return { day, amounts: amountsOf(those, only('sales')), count: salesIn(those) };
    }),
  };
};
