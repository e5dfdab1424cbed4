import type { Core } from '@strapi/strapi';
import { readDocumentTotals, readOrderTotals, readSubscriptionTotals } from '../../../../contracts/admin';
import { sumStatements } from '../../../../contracts/admin-statements';
import type { Explanation } from '../../../../contracts/primitives';
import { invoices, signOf } from '../../capabilities/invoices/service';
import { netOf, orders } from '../../capabilities/orders/service';
import { statements } from '../../capabilities/statements/service';
import { perMonth, subscriptions } from '../../capabilities/subscriptions/service';
import { NAMED, shown, step, under, view, withOthers } from './explanation-step';
import { documentSearch } from '../invoices/read-documents';
import { orderSearch } from '../orders/read-orders';
import { statementSearch } from '../statements/read-statements';
import { subscriptionSearch } from '../subscriptions/read-subscriptions';

/** A total of a list: which column, in which currency, over what the list's filters match. */
export interface ListTotal {
  readonly figure: string;
  readonly currency: string;
  /** The filters as they stand in the address of the list, such as `state=paid&country=FR`; empty for all. */
  readonly filters: string;
  /** What the asker may: a total is explained to whoever may read the list. */
  readonly may: (permission: string) => boolean;
}

interface Whole {
  readonly title: string;
  readonly currency: string;
  readonly amount: number;
}

const explained = ({ title, currency, amount }: Whole, steps: Explanation['steps']): Explanation => ({
  title,
  amount: view(amount, currency),
  steps,
});

/** Filters as the list's own endpoint reads them, so that a total and its explanation are of the same rows; null where it would refuse them. */
const filtersOf = <T>(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T | undefined } },
  { filters, currency }: ListTotal,
): T | null => {
  const read = schema.safeParse({ ...Object.fromEntries(new URLSearchParams(filters)), currency });
  return read.success && read.data !== undefined ? read.data : null;
};

/** Where a list is filtered by one currency, it has no total in another. */
const isOfList = ({ filters, currency }: ListTotal): boolean => [null, currency].includes(new URLSearchParams(filters).get('currency'));

const ORDER_FIGURES = ['total', 'tax', 'refunded', 'net'] as const;
const DOCUMENT_FIGURES: Readonly<Record<string, 'net' | 'tax' | 'gross'>> = { net: 'net', tax: 'tax', total: 'gross' };
const STATEMENT_FIGURES: Readonly<Record<string, 'closingOwed' | 'paidOut'>> = { closing: 'closingOwed', paidOut: 'paidOut' };

/** Why the orders a list shows come to what stands below it: the largest by number, all others as one. */
export const explainOrders = async (strapi: Core.Strapi, asked: ListTotal): Promise<Explanation | null> => {
  const { currency, may } = asked;
  const figure = ORDER_FIGURES.find((each) => each === asked.figure);
  const filters = filtersOf(readOrderTotals.query, asked);
  if (!figure || !filters || !may('orders.read')) return null;
  const search = orderSearch(filters, may('pii.view'));
  const [sums] = await orders(strapi).sums(search);
  if (!sums) return null;
  const named = (await orders(strapi).page(search, { limit: NAMED, sort: 'largest' })).map((order) => {
    const amount = figure === 'net' ? netOf(order) : order[figure];
    return {
      amount,
      made: () =>
        step('LIST_ORDER', `${order.productNames}, ${order.state}.`, view(amount, currency), {
          order: order.number,
          products: order.productNames,
          state: order.state,
        }),
    };
  });
  const whole = { title: `${figure} of ${sums.orders} orders`, currency, amount: sums[figure] };
  return explained(whole, withOthers(named, { count: sums.orders, amount: whole.amount }, currency));
};

/** The same of invoices, credit notes and corrections: what is credited counts against the rest. */
export const explainDocuments = async (strapi: Core.Strapi, asked: ListTotal): Promise<Explanation | null> => {
  const { currency, may } = asked;
  const filters = filtersOf(readDocumentTotals.query, asked);
  const figure = under(DOCUMENT_FIGURES, asked.figure);
  if (!figure || !filters || !may('invoices.read')) return null;
  const search = documentSearch(filters, may('pii.view'));
  const [sums] = await invoices(strapi).sums(search);
  if (!sums) return null;
  const named = (await invoices(strapi).page(search, { limit: NAMED })).map((document) => {
    const amount = signOf(document.kind) * document[figure];
    return {
      amount,
      made: () =>
        step('LIST_DOCUMENT', `${document.label}.`, view(amount, currency), { document: document.label, order: document.orderNumber }),
    };
  });
  const whole = { title: `${asked.figure} of ${sums.documents} documents`, currency, amount: sums[figure] };
  return explained(whole, withOthers(named, { count: sums.documents, amount: whole.amount }, currency));
};

/** The same of statements. */
export const explainStatements = async (strapi: Core.Strapi, asked: ListTotal): Promise<Explanation | null> => {
  const { currency, may } = asked;
  const filters = filtersOf(sumStatements.query, asked);
  const figure = under(STATEMENT_FIGURES, asked.figure);
  if (!figure || !filters || !may('statements.read')) return null;
  const search = statementSearch(filters);
  const [sums] = await statements(strapi).sums(search);
  if (!sums) return null;
  const named = (await statements(strapi).list(search, { limit: NAMED })).map((issued) => ({
    amount: issued[figure],
    made: () =>
      step('LIST_STATEMENT', `${issued.partyName}, ${issued.month}.`, view(issued[figure], currency), {
        name: issued.partyName,
        month: issued.month,
      }),
  }));
  const count = await statements(strapi).count(search);
  const whole = { title: `${asked.figure} of ${count} statements`, currency, amount: sums[figure] };
  return explained(whole, withOthers(named, { count, amount: whole.amount }, currency));
};

/** What subscriptions that go on come to in a month: prices of each length of period, divided by its months. */
export const explainSubscriptions = async (strapi: Core.Strapi, asked: ListTotal): Promise<Explanation | null> => {
  const { currency, may } = asked;
  const filters = filtersOf(readSubscriptionTotals.query, asked);
  if (!filters || !may('subscriptions.read')) return null;
  const [sums] = await subscriptions(strapi).sums(subscriptionSearch(filters, may('pii.view')));
  if (!sums) return null;
  const steps = sums.prices
    .filter(({ amount }) => amount !== 0)
    .map((prices) => {
      const { interval, count, amount } = prices;
      const text = `Prices of ${shown(amount, currency)} for ${count} ${interval}, a month's part of them.`;
      return step('PER_MONTH', text, view(perMonth([prices]), currency), { amount: String(amount), interval, count: String(count) });
    });
  return explained({ title: `${sums.goingOn} subscriptions that go on`, currency, amount: perMonth(sums.prices) }, steps);
};

const LISTS = {
  orders: explainOrders,
  documents: explainDocuments,
  statements: explainStatements,
  subscriptions: explainSubscriptions,
} as const;

/** Why a total below a list is what it is; null where there is no such total, or where the asker may not read the list. */
export const explainList = (strapi: Core.Strapi, list: keyof typeof LISTS, asked: ListTotal): Promise<Explanation | null> =>
  isOfList(asked) ? LISTS[list](strapi, asked) : Promise.resolve(null);
