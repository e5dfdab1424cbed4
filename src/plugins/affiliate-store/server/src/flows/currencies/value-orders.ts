import type { Core } from '@strapi/strapi';
import { currencies, type CurrenciesService, type RatesAsOf } from '../../capabilities/currencies/service';
import { orders, type Order, type OrdersService, type OrderSnapshot } from '../../capabilities/orders/service';
import { reported, type Exchange } from '../../kernel/exchange';
import { minor, type Minor, type Money } from '../../kernel/money';

/** Who takes part: orders keep what they were converted at and what the provider settled, currencies the rates of every day. */
export interface ValueOrdersCast {
  readonly orders: Pick<OrdersService, 'settledOf'>;
  readonly currencies: Pick<CurrenciesService, 'main' | 'ratesThen'>;
}

const castOf = (strapi: Core.Strapi): ValueOrdersCast => ({ orders: orders(strapi), currencies: currencies(strapi) });

/**
 * At what an order's amounts are said in the main currency: `same` where it is that, `frozen` at the rate its prices were converted at,
 * `of_day` at the stored rate that was in force when it was placed. `back`: the rate is of the main currency into the order's.
 */
export interface Rated {
  readonly how: 'same' | 'frozen' | 'of_day';
  readonly exchange: Exchange | null;
  readonly back: boolean;
}

/** An order's money beside what it was charged in. */
export interface OrderValue {
  readonly order: Order;
  /** What the provider settled, its fees taken, by currency; empty where it has said nothing, or was not asked (paid by hand). */
  readonly settled: readonly Money[];
  /** Null where no rate is known that was good then: such amounts stay in their own currency, and are said so. */
  readonly rated: Rated | null;
}

const SAME: Rated = { how: 'same', exchange: null, back: false };

/** An amount of an order in the main currency. */
export const inMain = (amount: number, { exchange, back }: Rated): Minor => {
  if (exchange === null) return minor(amount);
  return amount < 0 ? minor(-reported(minor(-amount), exchange, back)) : reported(minor(amount), exchange, back);
};

/** At what an amount of a currency is said in the main one, by the day. */
export type Finder = (currency: string, at: number) => Promise<Rated | null>;

/** Finds the rates of the days of orders; each pair is read once. The pair is kept from the main currency, and looked for the other way too. */
export const ratesOfDays = (
  cast: { readonly currencies: Pick<CurrenciesService, 'ratesThen'> },
  main: string,
  asOf?: RatesAsOf,
): Finder => {
  const pairs = new Map<string, Promise<(at: number) => Exchange | null>>();
  const pair = (from: string, to: string) => {
    const key = `${from}:${to}`;
    const known = pairs.get(key) ?? cast.currencies.ratesThen(from, to, asOf);
    pairs.set(key, known);
    return known;
  };
  return async (currency, at) => {
    if (currency === main) return SAME;
    const out = (await pair(main, currency))(at);
    if (out) return { how: 'of_day', exchange: out, back: true };
    const back = (await pair(currency, main))(at);
    return back && { how: 'of_day', exchange: back, back: false };
  };
};

/** At what an order's amounts are said in the main currency: as it froze it, else by its day. */
export const ratedOrder = async (order: Order, snapshot: OrderSnapshot | undefined, main: string, ofDay: Finder): Promise<Rated | null> => {
  if (order.currency === main) return SAME;
  const frozen = snapshot?.exchange;
  if (frozen?.from === main && frozen.to === order.currency) return { how: 'frozen', exchange: frozen, back: true };
  return ofDay(order.currency, order.placedAt);
};

/** Makes what values orders, batch after batch; the rates of a pair are read once for all of them. */
export const orderValues = async (
  strapi: Core.Strapi,
  cast: ValueOrdersCast = castOf(strapi),
): Promise<{
  readonly main: string;
  readonly of: (batch: readonly Order[], snapshots: ReadonlyMap<number, OrderSnapshot>) => Promise<readonly OrderValue[]>;
}> => {
  const main = await cast.currencies.main();
  const ofDay = ratesOfDays(cast, main);
  return {
    main,
    of: async (batch, snapshots) => {
      const settled = await cast.orders.settledOf(batch.map(({ id }) => id));
      const values: OrderValue[] = [];
      for (const order of batch)
        values.push({
          order,
          settled: settled.filter(({ orderId }) => orderId === order.id).map(({ net, currency }) => ({ minor: minor(net), currency })),
          rated: await ratedOrder(order, snapshots.get(order.id), main, ofDay),
        });
      return values;
    },
  };
};
