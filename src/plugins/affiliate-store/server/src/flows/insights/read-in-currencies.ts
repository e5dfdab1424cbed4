import type { Core } from '@strapi/strapi';
import type { readInCurrencies } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { dayRange } from '../../capabilities/insights/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { now } from '../../platform/clock';
import { view } from '../ledger/explanation-step';
import { sumInCurrencies, type Amounts, type AtOneRate, type CurrencySum } from '../currencies/sum-in-currencies';

type Report = Data<typeof readInCurrencies>;
type Row = Report['rows'][number];

/** Who takes part: what the provider settled is summed with the orders it was for. */
export interface ReadInCurrenciesCast {
  readonly orders: Pick<OrdersService, 'settledWithin' | 'countSettled'>;
}

const castOf = (strapi: Core.Strapi): ReadInCurrenciesCast => ({ orders: orders(strapi) });

type Settled = Awaited<ReturnType<OrdersService['settledWithin']>>;

/** What the provider settled, by currency. */
const settledSums = (settled: Settled): Report['settled'] => {
  const sums = new Map<string, number>();
  for (const { net, currency } of settled) sums.set(currency, (sums.get(currency) ?? 0) + net);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => view(amount, currency));
};

const baseOf = (rates: readonly AtOneRate[]): Amounts =>
  rates.reduce<Amounts>((sum, { base }) => ({ charged: sum.charged + (base?.charged ?? 0), net: sum.net + (base?.net ?? 0) }), {
    charged: 0,
    net: 0,
  });

const rowOf = (main: string, sum: CurrencySum, settled: Settled, known: number): Row => {
  const { currency, charged, net, rates } = sum;
  const rated = rates.filter(({ base }) => base !== null);
  const unrated = rates.find(({ base }) => base === null);
  const base = baseOf(rated);
  return {
    currency,
    orders: sum.orders,
    charged: view(charged, currency),
    net: view(net, currency),
    settled: settledSums(settled),
    unsettled: sum.orders - known,
    base: rated.length === 0 ? null : { charged: view(base.charged, main), net: view(base.net, main) },
    unrated: unrated ? { orders: unrated.orders, charged: view(unrated.charged, currency) } : null,
  };
};

/** The same orders three times over: as they were charged, as the provider settled them, and in the main currency. */
export const readInCurrenciesOf = async (
  strapi: Core.Strapi,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  cast: ReadInCurrenciesCast = castOf(strapi),
): Promise<Report> => {
  const range = dayRange(asked, now());
  const { main, sums } = await sumInCurrencies(strapi, range);
  const settled = await cast.orders.settledWithin(range);
  const known = await cast.orders.countSettled(range);
  const total = baseOf(sums.flatMap(({ rates }) => rates));
  return {
    from: range.from,
    to: range.to,
    main,
    rows: sums.map((sum) =>
      rowOf(
        main,
        sum,
        settled.filter((each) => each.charged === sum.currency),
        known.get(sum.currency) ?? 0,
      ),
    ),
    settled: settledSums(settled),
    total: { charged: view(total.charged, main), net: view(total.net, main) },
  };
};
