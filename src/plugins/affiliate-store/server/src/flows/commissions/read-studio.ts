import type { Core } from '@strapi/strapi';
import type { Data } from '../../../../contracts/endpoint';
import type { readStudioSale, StudioSale } from '../../../../contracts/studio';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import {
  booksFrom,
  commissions,
  takenOfLine,
  type CommissionsService,
  type OrderBooks,
  type SaleFilter,
  type ShareBook,
} from '../../capabilities/commissions/service';
import { orderFailures, orders, type Order, type OrdersService, type OrderSnapshot } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf } from '../../platform/moments';
import { netOf } from '../ledger/explain-amount';
import { MAKERS, type StudioSelf } from '../catalog/recognise-creator';
import { showOwnRefunds } from '../orders/refund-by-creator';
import { showSplit } from './show-split';

/** Who takes part: commissions know what somebody earned of, orders what that was, affiliates who brought it. */
export interface ReadStudioCast {
  readonly commissions: Pick<CommissionsService, 'sales' | 'countSales'>;
  readonly orders: Pick<OrdersService, 'many' | 'find' | 'snapshots' | 'paymentsOf'>;
  readonly affiliates: Pick<AffiliatesService, 'affiliateByCode'>;
}

const castOf = (strapi: Core.Strapi): ReadStudioCast => ({
  commissions: commissions(strapi),
  orders: orders(strapi),
  affiliates: affiliates(strapi),
});

interface Sold {
  readonly order: Order;
  readonly snapshot: OrderSnapshot;
  readonly books: OrderBooks;
}

const soldBy = async (cast: ReadStudioCast, found: readonly Order[]): Promise<Sold[]> => {
  const ids = found.map((order) => order.id);
  const snapshots = await cast.orders.snapshots(ids);
  const payments = await cast.orders.paymentsOf(ids);
  return found.flatMap((order) => {
    const [snapshot, payment] = [snapshots.get(order.id), payments.find((each) => each.orderId === order.id)];
    return snapshot && payment ? [{ order, snapshot, books: booksFrom(payment.books) }] : [];
  });
};

const isMaker = (share: ShareBook): boolean => share.role === 'creator' || share.role === 'co_producer';
const own = ({ books }: Sold, self: StudioSelf): ShareBook[] =>
  books.shares.filter((share) => share.party === self.partyPublicId && isMaker(share));

/** Enough of a buyer to tell two apart, and not enough to find one. */
export const buyerOf = ({ email, country }: Pick<Order, 'email' | 'country'>): string => `${email.slice(0, 1)}•••, ${country}`;

const saleView = async (cast: ReadStudioCast, sold: Sold, self: StudioSelf): Promise<StudioSale | null> => {
  const { order, snapshot, books } = sold;
  const shares = own(sold, self);
  if (shares.length === 0) return null;
  const lines = new Set(shares.map((share) => share.line));
  const mine = snapshot.lines.filter((line) => lines.has(line.line));
  const money = (amount: number) => moneyView({ minor: minor(amount), currency: order.currency });
  const through =
    books.shares.some((share) => share.role === 'affiliate' && lines.has(share.line)) && shares.some((share) => share.role === 'creator')
      ? order.affiliateCode
      : null;
  return {
    orderNumber: order.number,
    at: isoOf(order.paidAt ?? order.placedAt),
    product: mine.map((line) => line.productName).join(', '),
    state: order.state,
    gross: money(mine.reduce((sum, line) => sum + line.gross, 0)),
    refunded: money([...lines].reduce((sum, line) => sum + takenOfLine(books, line), 0)),
    yours: money(shares.reduce((sum, share) => sum + netOf(books, share), 0)),
    held: money(shares.reduce((sum, share) => sum + share.held, 0)),
    disputed: order.disputed,
    buyer: buyerOf(order),
    affiliate: through === null ? null : ((await cast.affiliates.affiliateByCode(through))?.name ?? through),
  };
};

/** Some orders as sales of somebody's own products, newest first; those with nothing of theirs are left out. */
export const salesAmong = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  ids: readonly number[],
  cast: ReadStudioCast = castOf(strapi),
): Promise<readonly StudioSale[]> => {
  const found = [...(await cast.orders.many(ids))].sort((a, b) => b.id - a.id);
  const rows: StudioSale[] = [];
  for (const sold of await soldBy(cast, found)) {
    const view = await saleView(cast, sold, self);
    if (view) rows.push(view);
  }
  return rows;
};

/** One page of the sales of somebody's own products, newest first. Products of the same order that are others' are not shown. */
export const listSalesOf = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  filter: Omit<SaleFilter, 'partyId' | 'roles'>,
  page: { readonly below?: number | undefined; readonly limit: number },
  cast: ReadStudioCast = castOf(strapi),
): Promise<{ readonly rows: readonly StudioSale[]; readonly next: number | null; readonly total: number }> => {
  const wanted = { ...filter, partyId: self.partyId, roles: MAKERS };
  const ids = await cast.commissions.sales(wanted, { below: page.below, limit: page.limit + 1 });
  const shown = ids.slice(0, page.limit);
  const rows = await salesAmong(strapi, self, shown, cast);
  return { rows, next: ids.length > shown.length ? (shown.at(-1) ?? null) : null, total: await cast.commissions.countSales(wanted) };
};

/**
 * One sale with the split of every cent: all shares of the lines somebody created, and of lines they only helped to make
 * their own share. An order that has nothing of theirs is no different from one that does not exist.
 */
export const readSaleOf = async (
  strapi: Core.Strapi,
  self: StudioSelf,
  number: string,
  cast: ReadStudioCast = castOf(strapi),
): Promise<Outcome<Data<typeof readStudioSale>, Failure>> => {
  const order = await cast.orders.find({ number });
  const [sold] = order ? await soldBy(cast, [order]) : [];
  const view = sold && (await saleView(cast, sold, self));
  if (!sold || !view) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const created = new Set(
    own(sold, self)
      .filter((share) => share.role === 'creator')
      .map((share) => share.line),
  );
  const ofFee = sold.books.lines.every((line) => created.has(line.line));
  const split = (await showSplit(strapi, sold)).filter((share) =>
    share.role === 'payment_fee'
      ? ofFee
      : created.has(share.line) || (share.partyId === self.partyPublicId && share.role === 'co_producer'),
  );
  return ok({
    ...view,
    split: split.map(({ role, who, amount, reversed, explanation }) => ({ role, who, amount, reversed, explanation })),
    refunds: await showOwnRefunds(strapi, self, number),
  });
};
