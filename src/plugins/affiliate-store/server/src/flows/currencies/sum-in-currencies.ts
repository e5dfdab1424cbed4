import type { Core } from '@strapi/strapi';
import { currencies, type CurrenciesService } from '../../capabilities/currencies/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { inMain, ratesOfDays, type Rated } from './value-orders';

/** Who takes part: orders are summed where they lie, currencies know when a rate changed. */
export interface SumInCurrenciesCast {
  readonly orders: Pick<OrdersService, 'sumPaid' | 'alikeOrders'>;
  readonly currencies: Pick<CurrenciesService, 'main' | 'ratesThen' | 'changesOf'>;
}

const castOf = (strapi: Core.Strapi): SumInCurrenciesCast => ({ orders: orders(strapi), currencies: currencies(strapi) });

/** What some orders were charged, and what of it stands. Minor units of one currency. */
export interface Amounts {
  readonly charged: number;
  readonly net: number;
}

/** Orders of a currency that are said in the main one at the same rate; `base` is null where none was good when they were placed. */
export interface AtOneRate extends Amounts {
  readonly rated: Rated | null;
  readonly orders: number;
  readonly base: Amounts | null;
}

/** All orders of a currency, by rate. */
export interface CurrencySum extends Amounts {
  readonly currency: string;
  readonly orders: number;
  readonly rates: readonly AtOneRate[];
}

const plus = (one: AtOneRate | undefined, other: AtOneRate): AtOneRate =>
  one
    ? {
        rated: one.rated,
        orders: one.orders + other.orders,
        charged: one.charged + other.charged,
        net: one.net + other.net,
        base: one.base && other.base ? { charged: one.base.charged + other.base.charged, net: one.base.net + other.base.net } : null,
      }
    : other;

const keyOf = (rated: Rated | null): string => JSON.stringify(rated && [rated.how, rated.exchange, rated.back]);

/**
 * The paid orders placed in a span, by currency and by the rate they are said at in the main one: the rate each was frozen with, else the stored one of
 * its moment. Every amount is converted by itself and then added, as often as orders have it, so that the sum is the cent that the orders' own pages and
 * the accounts come to, however many there are.
 */
export const sumInCurrencies = async (
  strapi: Core.Strapi,
  within: { readonly startsAt: number; readonly endsAt: number },
  cast: SumInCurrenciesCast = castOf(strapi),
): Promise<{ readonly main: string; readonly sums: readonly CurrencySum[] }> => {
  const main = await cast.currencies.main();
  const ofDay = ratesOfDays(cast, main);
  const sums: CurrencySum[] = [];
  for (const { currency, orders: count, charged, net } of await cast.orders.sumPaid(within)) {
    if (currency === main) {
      const rated = await ofDay(currency, within.startsAt);
      sums.push({ currency, orders: count, charged, net, rates: [{ rated, orders: count, charged, net, base: { charged, net } }] });
      continue;
    }
    // The pair is kept from the main currency, and looked for the other way too.
    const changes = [...(await cast.currencies.changesOf(main, currency)), ...(await cast.currencies.changesOf(currency, main))];
    const rates = new Map<string, AtOneRate>();
    for (const alike of await cast.orders.alikeOrders(within, { currency, changes })) {
      const { exchange, since, orders: times } = alike;
      const frozen: Rated | null = exchange?.from === main && exchange.to === currency ? { how: 'frozen', exchange, back: true } : null;
      const rated = frozen ?? (await ofDay(currency, since));
      const base = rated && { charged: times * inMain(alike.charged, rated), net: times * inMain(alike.net, rated) };
      const one: AtOneRate = { rated, orders: times, charged: times * alike.charged, net: times * alike.net, base };
      rates.set(keyOf(rated), plus(rates.get(keyOf(rated)), one));
    }
    sums.push({ currency, orders: count, charged, net, rates: [...rates.values()] });
  }
  return { main, sums };
};
