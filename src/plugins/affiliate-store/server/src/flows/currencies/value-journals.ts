import type { Core } from '@strapi/strapi';
import { currencies, type CurrenciesService, type RatesAsOf, type RateTerms } from '../../capabilities/currencies/service';
import type { AccountedInBase, ClosedPeriod, JournalView } from '../../capabilities/ledger/service';
import { orders, type OrdersService } from '../../capabilities/orders/service';
import { allocate } from '../../kernel/allocate';
import { minor } from '../../kernel/money';
import { inMain, ratedOrder, ratesOfDays, type Rated } from './value-orders';

/** Who takes part: orders keep what they were converted at, currencies the rates of every day. */
export interface ValueJournalsCast {
  readonly orders: Pick<OrdersService, 'many' | 'snapshots'>;
  readonly currencies: Pick<CurrenciesService, 'terms' | 'ratesThen'>;
}

const castOf = (strapi: Core.Strapi): ValueJournalsCast => ({ orders: orders(strapi), currencies: currencies(strapi) });

/**
 * By what a month is said in the main currency: as it stands now while it is open; a closed one as it was closed, by the terms and with the rates of
 * then. One that was closed before the terms were kept with it has those of now, and the rates of then.
 */
type Closing = Pick<ClosedPeriod, 'closedAt' | 'rateAgeDays' | 'baseCurrency'>;

const termsOf = (closed: Closing | null, now: RateTerms): { readonly main: string; readonly asOf: RatesAsOf | undefined } => {
  if (!closed) return { main: now.main, asOf: undefined };
  const maxAgeDays = closed.rateAgeDays ?? now.maxAgeDays;
  return { main: closed.baseCurrency ?? now.main, asOf: { maxAgeDays, knownBy: closed.closedAt } };
};

/**
 * One journal in the main currency. What it moves is converted once; its lines share that by largest remainder, on each side, so that it balances
 * there too and a sale is what the report of its order says.
 */
const valued = ({ lines }: JournalView, main: string, rated: Rated | null): AccountedInBase => {
  const amounts = new Map<number, number>();
  if (rated)
    for (const side of ['debit', 'credit'] as const) {
      const own = lines.filter((line) => line.side === side);
      const total = inMain(
        own.reduce((sum, { amount }) => sum + amount, 0),
        rated,
      );
      const parts = allocate(
        minor(total),
        own.map(({ amount }) => amount),
      );
      own.forEach(({ lineNo }, at) => amounts.set(lineNo, parts[at] ?? 0));
    }
  return { currency: main, how: rated?.how ?? 'missing', exchange: rated?.exchange ?? null, amounts };
};

/**
 * Makes what values the journals of a month in the main currency, batch after batch: those of an order at its rate, so that what is owed for it comes
 * to nothing in the end; the others at the stored rate of their day.
 */
export const journalValues = async (
  strapi: Core.Strapi,
  closed: Closing | null,
  cast: ValueJournalsCast = castOf(strapi),
): Promise<(batch: readonly JournalView[]) => Promise<ReadonlyMap<number, AccountedInBase>>> => {
  const { main, asOf } = termsOf(closed, await cast.currencies.terms());
  const ofDay = ratesOfDays(cast, main, asOf);
  return async (batch) => {
    const ids = [...new Set(batch.flatMap(({ orderId }) => orderId ?? []))];
    const known = new Map((await cast.orders.many(ids)).map((order) => [order.id, order]));
    const snapshots = await cast.orders.snapshots(ids);
    const values = new Map<number, AccountedInBase>();
    for (const journal of batch) {
      const order = journal.orderId === null ? undefined : known.get(journal.orderId);
      // What the provider settled in another currency is no longer in that of its order.
      const ownRate = order?.currency === journal.currency;
      const rated =
        order && ownRate
          ? await ratedOrder(order, snapshots.get(order.id), main, ofDay)
          : await ofDay(journal.currency, journal.occurredAt);
      values.set(journal.id, valued(journal, main, rated));
    }
    return values;
  };
};
