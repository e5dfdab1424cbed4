import type { Core } from '@strapi/strapi';
import type { AdminOrderRow, exportOrders, readOrderFacets, readOrderTotals } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import {
  netOf,
  orderFailures,
  orders,
  type Order,
  placeOfOrder,
  type OrderPlace,
  type OrderSort,
  type OrderSearch,
  type OrderSnapshot,
  type OrdersService,
} from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { formatDecimal, minor, moneyView, sum } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { csvText, type Cell } from '../../../../contracts/csv';
import { maskEmails } from '../../platform/masking';
import { isoOf, maybeIsoOf, wholeDays } from '../../platform/moments';
import { inMain, orderValues, type OrderValue } from '../currencies/value-orders';

/** Who takes part: orders are found, affiliates give their names. */
export interface ReadOrdersCast {
  readonly orders: Pick<OrdersService, 'page' | 'count' | 'sums' | 'facets' | 'snapshots'>;
  readonly affiliates: Pick<AffiliatesService, 'affiliateByCode'>;
}

const castOf = (strapi: Core.Strapi): ReadOrdersCast => ({ orders: orders(strapi), affiliates: affiliates(strapi) });

/** What an administrator may see of buyers; a function of their permission `pii.view`. */
export type Shown = (email: string) => string;

/** How addresses are shown to someone: as they are with `pii.view`, else so that they can only be recognised. */
export const addressesFor = (may: boolean): Shown => (may ? (text) => text : maskEmails);

const minorOf = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : parseInt(digits, 10));

/** The search that filters of a list mean; days are whole days, UTC. `maySee`: whether the asker may see addresses. */
export const orderSearch = (
  { search, product, from, to, minAmount, maxAmount, ...same }: Input<typeof readOrderTotals>['query'],
  maySee: boolean,
): OrderSearch => ({
  ...same,
  text: search,
  byPartOfEmail: maySee,
  productId: product,
  ...wholeDays({ from, to }),
  least: minorOf(minAmount),
  most: minorOf(maxAmount),
});

/** An order as one row of the desk's list. */
export const orderRow = (order: Order, shown: Shown): AdminOrderRow => {
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  return {
    number: order.number,
    state: order.state,
    disputed: order.disputed,
    testMode: order.testMode,
    placedAt: isoOf(order.placedAt),
    paidAt: maybeIsoOf(order.paidAt),
    email: shown(order.email),
    country: order.country,
    products: order.productNames,
    total: money(order.total),
    tax: money(order.tax),
    refunded: money(order.refunded),
    net: money(netOf(order)),
    affiliateCode: order.affiliateCode,
    otherAffiliateCode: order.otherAffiliateCode,
    couponCode: order.couponCode,
    discount: money(order.discount),
    attention: order.attention,
  };
};

/** One page of the orders a search finds, with how many it finds in all. */
export const listOrdersOf = async (
  strapi: Core.Strapi,
  search: OrderSearch,
  page: { readonly after?: OrderPlace | undefined; readonly limit: number; readonly sort: OrderSort },
  cast: ReadOrdersCast = castOf(strapi),
): Promise<{ readonly rows: readonly Order[]; readonly next: OrderPlace | null; readonly total: number }> => {
  const found = await cast.orders.page(search, { ...page, limit: page.limit + 1 });
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > rows.length && last ? placeOfOrder(last, page.sort) : null,
    total: await cast.orders.count(search),
  };
};

/** Sums of everything a search finds, per currency. */
export const sumOrdersOf = async (
  strapi: Core.Strapi,
  search: OrderSearch,
  cast: ReadOrdersCast = castOf(strapi),
): Promise<Data<typeof readOrderTotals>> =>
  (await cast.orders.sums(search)).map(({ currency, orders: count, ...sums }) => {
    const money = (amount: number) => moneyView({ minor: minor(amount), currency });
    return {
      currency,
      orders: count,
      total: money(sums.total),
      tax: money(sums.tax),
      refunded: money(sums.refunded),
      net: money(sums.net),
    };
  });

/** What orders may be filtered by; an affiliate whose code has changed since is named by the code the orders carry. */
export const readFacets = async (strapi: Core.Strapi, cast: ReadOrdersCast = castOf(strapi)): Promise<Data<typeof readOrderFacets>> => {
  const { products, affiliateCodes, countries, currencies } = await cast.orders.facets();
  const named: Array<{ code: string; name: string }> = [];
  for (const code of affiliateCodes) named.push({ code, name: (await cast.affiliates.affiliateByCode(code))?.name ?? code });
  return { products: [...products], affiliates: named, countries: [...countries], currencies: [...currencies] };
};

const MOST_EXPORTED = 50_000;
const BATCH = 1_000;
const HEADER: readonly Cell[] = [
  'number',
  'state',
  'disputed',
  'test',
  'placed at (UTC)',
  'paid at (UTC)',
  'email',
  'country',
  'products',
  'currency',
  'total',
  'tax',
  'refunded',
  'net',
  'affiliate',
  'shared with',
  'coupon',
  'discount',
  'attention',
  'main currency',
  'list price',
  'exchange rate',
  'rate source',
  'rate valid from (UTC)',
  'settled currency',
  'settled net',
  'base currency',
  'base total',
  'base refunded',
  'base net',
  'base rate',
  'base rate is',
  'base rate source',
  'base rate valid from (UTC)',
];

/** What an order was converted from: the prices in the main currency, before any discount; empty where nothing was. */
const conversionCells = (snapshot: OrderSnapshot | undefined): Cell[] => {
  const exchange = snapshot?.exchange;
  if (!exchange) return ['', '', '', '', ''];
  const listed = sum(snapshot.lines.map((line) => line.converted?.from.minor ?? 0));
  const { from, rate, source, validFrom } = exchange;
  return [from, { figure: formatDecimal({ minor: listed, currency: from }) }, { figure: rate }, source, isoOf(validFrom)];
};

/** What was settled, by the provider's own word; several currencies stand one after the other. */
const settledCells = ({ settled }: OrderValue): Cell[] => {
  const [only, ...more] = settled;
  if (!only) return ['', ''];
  if (more.length === 0) return [only.currency, { figure: formatDecimal(only) }];
  return [settled.map(({ currency }) => currency).join(' + '), settled.map(formatDecimal).join(' + ')];
};

/** The order in the main currency, with the rate that says so; empty but for a word where there is none. */
const baseCells = ({ order, rated }: OrderValue, main: string): Cell[] => {
  if (rated === null || order.paidAt === null) return ['', '', '', '', '', order.paidAt === null ? '' : 'missing', '', ''];
  const figure = (amount: number): Cell => ({ figure: formatDecimal({ minor: inMain(amount, rated), currency: main }) });
  const { exchange, how } = rated;
  return [
    main,
    figure(order.total),
    figure(order.refunded),
    figure(netOf(order)),
    exchange ? `1 ${exchange.from} = ${exchange.rate} ${exchange.to}` : '',
    how,
    exchange?.source ?? '',
    exchange ? isoOf(exchange.validFrom) : '',
  ];
};

const cellsOf = (value: OrderValue, main: string, snapshot: OrderSnapshot | undefined, shown: Shown): Cell[] => {
  const { order } = value;
  const figure = (amount: number): Cell => ({ figure: formatDecimal({ minor: minor(amount), currency: order.currency }) });
  const yes = (flag: boolean) => (flag ? 'yes' : 'no');
  return [
    order.number,
    order.state,
    yes(order.disputed),
    yes(order.testMode),
    isoOf(order.placedAt),
    maybeIsoOf(order.paidAt) ?? '',
    shown(order.email),
    order.country,
    order.productNames,
    order.currency,
    figure(order.total),
    figure(order.tax),
    figure(order.refunded),
    figure(netOf(order)),
    order.affiliateCode ?? '',
    order.otherAffiliateCode ?? '',
    order.couponCode ?? '',
    figure(order.discount),
    order.attention ?? '',
    ...conversionCells(snapshot),
    ...settledCells(value),
    ...baseCells(value, main),
  ];
};

/** Everything a search finds as a spreadsheet: the same orders as the list, in the same order. */
export const exportOrdersOf = async (
  strapi: Core.Strapi,
  search: OrderSearch,
  shown: Shown,
  cast: ReadOrdersCast = castOf(strapi),
): Promise<Outcome<Data<typeof exportOrders>, Failure>> => {
  const rows: Cell[][] = [];
  const values = await orderValues(strapi);
  for (let after: OrderPlace | undefined; ;) {
    const batch = await cast.orders.page(search, { after, limit: BATCH, sort: 'newest' });
    const snapshots = await cast.orders.snapshots(batch.map((order) => order.id));
    const valued = await values.of(batch, snapshots);
    rows.push(...valued.map((value) => cellsOf(value, values.main, snapshots.get(value.order.id), shown)));
    if (rows.length > MOST_EXPORTED) return failed(orderFailures.because('EXPORT_TOO_LARGE', { most: MOST_EXPORTED }));
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) break;
    after = placeOfOrder(last, 'newest');
  }
  return ok({ fileName: `orders-${isoOf(now()).slice(0, 10)}.csv`, rows: rows.length, text: csvText([HEADER, ...rows]) });
};
