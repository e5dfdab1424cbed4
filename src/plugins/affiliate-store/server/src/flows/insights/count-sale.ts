import type { Core } from '@strapi/strapi';
import type { OrderBooks } from '../../capabilities/commissions/service';
import { dayOf, insights } from '../../capabilities/insights/service';
import { orders, type Order, type OrderSnapshot } from '../../capabilities/orders/service';
import { together } from '../../platform/transaction';
import { countsBetween } from './count-money';
import { countPlaces } from './count-places';
import { countSources } from '../attribution/count-sources';

const newBuyers = (currency: string, events: number) => [{ scope: 'shop', metric: 'new_buyers', currency, amount: 0, events }] as const;

/** Adds a paid order to the sums of its day, and its buyer where it is the first they paid. Inside the unit that pays it. */
export const countSale = async (strapi: Core.Strapi, order: Order, snapshot: OrderSnapshot, books: OrderBooks): Promise<void> => {
  const { id: orderId, customerId, currency } = order;
  insights(strapi).count(books.paidAt, countsBetween(null, books, new Map(snapshot.lines.map((line) => [line.line, line.productId]))));
  await countSources(strapi, orderId, null, books, books.paidAt);
  await countPlaces(strapi, { snapshot, before: null, after: books, cause: 'sale_paid' });
  if (await orders(strapi).noteFirstPurchase({ customerId, orderId, currency, day: dayOf(books.paidAt) }))
    insights(strapi).count(books.paidAt, newBuyers(currency, 1));
};

/** Counts, once in the life of an installation, the new buyers of the days before they were counted with each sale. */
export const gatherEarlierBuyers = (strapi: Core.Strapi): Promise<void> =>
  together(strapi, async () => {
    for (const { day, currency, count } of await orders(strapi).gatherFirstPurchases())
      insights(strapi).count(Date.parse(day), newBuyers(currency, count));
  });
