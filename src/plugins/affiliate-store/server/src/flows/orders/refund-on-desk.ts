import type { Core } from '@strapi/strapi';
import type { previewRefund, refundOrder } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { ledger, type LedgerService } from '../../capabilities/ledger/service';
import { orderFailures, orders, type OrdersService } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { namesOfActors } from '../../platform/staff-names';
import { evidenceOf, type OrderEvidence } from '../ledger/explain-amount';
import type { Shown } from './read-orders';
import { previewRefundOf, refundOrder as makeRefund, type RefundPreview, type Wanted } from './refund-order';
import { refundView } from './show-order-history';
import { FEE_KEY, showSplit } from '../commissions/show-split';
import type { Portion } from './weigh-refund';

/** Who takes part beside the refund itself: the order, and what its parties have left to lose. */
export interface PreviewRefundCast {
  readonly orders: Pick<OrdersService, 'find'>;
  readonly ledger: Pick<LedgerService, 'balancesOf'>;
}

const castOf = (strapi: Core.Strapi): PreviewRefundCast => ({ orders: orders(strapi), ledger: ledger(strapi) });

/** Parties that would owe: what they lose of matured shares is more than what they have left to be paid. */
const debtors = async (
  cast: PreviewRefundCast,
  { books }: OrderEvidence,
  losses: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> => {
  const lost = new Map<string, number>();
  for (const { key, party, bucket } of books.shares) {
    if (party !== null && bucket === 'available') lost.set(party, (lost.get(party) ?? 0) + (losses.get(key) ?? 0));
  }
  const owing = new Set<string>();
  for (const [party, amount] of lost) {
    const balance = (await cast.ledger.balancesOf(party)).find((row) => row.currency === books.currency);
    if (amount > Math.max(0, balance?.available ?? 0)) owing.add(party);
  }
  return owing;
};

const shown = async (
  strapi: Core.Strapi,
  cast: PreviewRefundCast,
  evidence: OrderEvidence,
  preview: RefundPreview,
): Promise<Data<typeof previewRefund>> => {
  const { currency } = evidence.books;
  const money = (amount: number) => moneyView({ minor: minor(amount), currency });
  const losses = new Map(preview.losses.map((loss) => [loss.share, loss.amount]));
  const owing = await debtors(cast, evidence, losses);
  const shares = (await showSplit(strapi, evidence))
    .filter((share) => share.key !== FEE_KEY)
    .map((share) => {
      const [before, loses] = [parseInt(share.net.amount, 10), losses.get(share.key) ?? 0];
      const matured = evidence.books.shares.some((each) => each.key === share.key && each.bucket === 'available');
      return {
        key: share.key,
        role: share.role,
        who: share.who,
        before: share.net,
        loses: money(loses),
        after: money(before - loses),
        owes: matured && loses > 0 && owing.has(share.partyId ?? ''),
      };
    });
  const borne = [...losses.values()].reduce((sum, amount) => sum + amount, 0);
  return {
    amount: money(preview.amount),
    buyerGets: money(preview.amount),
    feeKept: money(preview.feeKept),
    refundableAfter: money(preview.refundable - preview.amount),
    endsAccessTo: [...preview.endsAccessTo],
    byHand: preview.byHand,
    shares,
    rounding: money(preview.amount - borne),
  };
};

/** What a refund would do, share by share; nothing is written. */
export const previewRefundOnDesk = async (
  strapi: Core.Strapi,
  number: string,
  portion: Portion,
  cast: PreviewRefundCast = castOf(strapi),
): Promise<Outcome<Data<typeof previewRefund>, Failure>> => {
  const order = await cast.orders.find({ number });
  if (!order) return failed(orderFailures.because('ORDER_NOT_FOUND'));
  const preview = await previewRefundOf(strapi, number, portion);
  if (!preview.ok) return preview;
  const evidence = await evidenceOf(strapi, order);
  return evidence ? ok(await shown(strapi, cast, evidence, preview.value)) : failed(orderFailures.because('REFUND_NOT_CHARGED'));
};

/** Refunds an order for an administrator and shows the refund; `requestKey` makes a repeated request the same refund. */
export const refundOnDesk = async (
  strapi: Core.Strapi,
  wanted: Wanted,
  addresses: Shown,
): Promise<Outcome<Data<typeof refundOrder>, Failure>> => {
  const made = await makeRefund(strapi, wanted);
  return made.ok ? ok(refundView(made.value, addresses, await namesOfActors(strapi, [wanted.actor]))) : made;
};
