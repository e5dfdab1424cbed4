import type { Core } from '@strapi/strapi';
import type { readRefundTotals, RefundDetail, RefundRow } from '../../../../contracts/admin';
import type { Data, Input } from '../../../../contracts/endpoint';
import { ledger, type LedgerService } from '../../capabilities/ledger/service';
import { orderFailures, orders, type FoundRefund, type OrdersService, type RefundSearch } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { wholeDays } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import type { Shown } from './read-orders';
import { showJournals } from '../ledger/show-journals';
import { refundView } from './show-order-history';

/** Who takes part: orders know their refunds, the books what each took from whom. */
export interface ReadRefundsCast {
  readonly orders: Pick<OrdersService, 'pageOfRefunds' | 'sumRefunds' | 'refundOnDesk' | 'snapshot'>;
  readonly ledger: Pick<LedgerService, 'journalsOfOrder'>;
}

const castOf = (strapi: Core.Strapi): ReadRefundsCast => ({ orders: orders(strapi), ledger: ledger(strapi) });

/** The search that filters of the list mean; days are whole days, UTC. `maySee`: whether the asker may see addresses. */
export const refundSearch = ({ search, from, to, ...same }: Input<typeof readRefundTotals>['query'], maySee: boolean): RefundSearch => ({
  ...same,
  text: search,
  byPartOfEmail: maySee,
  ...wholeDays({ from, to }),
});

const askerOf = (requestedBy: string): RefundRow['askedBy'] => {
  if (requestedBy.startsWith('staff:')) return 'staff';
  return requestedBy.startsWith('person:') ? 'creator' : 'provider';
};

const rowOf = (refund: FoundRefund, shown: Shown, named: (actor: string) => string): RefundRow => ({
  ...refundView(refund, shown, named),
  orderNumber: refund.orderNumber,
  email: shown(refund.email),
  products: refund.productNames,
  testMode: refund.testMode,
  askedBy: askerOf(refund.requestedBy),
});

/** One page, newest first, with how many there are. */
export const listRefundsOf = async (
  strapi: Core.Strapi,
  search: RefundSearch,
  { below, limit, shown }: { readonly below?: number | undefined; readonly limit: number; readonly shown: Shown },
  cast: ReadRefundsCast = castOf(strapi),
): Promise<{ readonly rows: RefundRow[]; readonly next: number | null; readonly total: number }> => {
  const found = await cast.orders.pageOfRefunds(search, { below, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const named = await namesOfActors(
    strapi,
    rows.map(({ requestedBy }) => requestedBy),
  );
  return {
    rows: rows.map((refund) => rowOf(refund, shown, named)),
    next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null,
    total: (await cast.orders.sumRefunds(search)).reduce((total, { refunds }) => total + refunds, 0),
  };
};

/** How many a search finds, and what became of them, per currency. */
export const sumRefundsOf = async (
  strapi: Core.Strapi,
  search: RefundSearch,
  cast: ReadRefundsCast = castOf(strapi),
): Promise<Data<typeof readRefundTotals>> =>
  (await cast.orders.sumRefunds(search)).map(({ currency, refunds, ...sums }) => {
    const money = (amount: number) => moneyView({ minor: minor(amount), currency });
    return {
      currency,
      refunds,
      amount: money(sums.amount),
      booked: money(sums.booked),
      underWay: money(sums.underWay),
      failed: money(sums.failed),
    };
  });

/** One refund with what it was for, and the journals that took it back; two where it failed later. */
export const readRefundOf = async (
  strapi: Core.Strapi,
  id: number,
  shown: Shown,
  cast: ReadRefundsCast = castOf(strapi),
): Promise<Outcome<RefundDetail, Failure>> => {
  const refund = await cast.orders.refundOnDesk(id);
  if (!refund) return failed(orderFailures.because('REFUND_NOT_FOUND'));
  const { lines } = await cast.orders.snapshot(refund.orderId);
  const booked = (await cast.ledger.journalsOfOrder(refund.orderId)).filter(
    ({ sourceType, sourceId }) => sourceType === 'refund' && sourceId === refund.providerRefundId,
  );
  return ok({
    ...rowOf(refund, shown, await namesOfActors(strapi, [refund.requestedBy])),
    forProducts: (refund.lines ?? []).map(({ line, amount }) => ({
      product: lines.find((each) => each.line === line)?.productName ?? String(line),
      amount: moneyView({ minor: minor(amount), currency: refund.currency }),
    })),
    journals: await showJournals(strapi, booked),
  });
};
