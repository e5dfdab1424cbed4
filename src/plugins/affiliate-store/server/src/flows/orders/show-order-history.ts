import type { Core } from '@strapi/strapi';
import type { AdminOrder, refundOrder } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { members, type MembersService } from '../../capabilities/members/service';
import { messaging, type MessagingService } from '../../capabilities/messaging/service';
import { eventText, orders, type Order, type OrdersService, type RecordedSale, type Refund } from '../../capabilities/orders/service';
import { minor, moneyView } from '../../kernel/money';
import { mayApprove } from '../../kernel/second-person';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { namesOfActors } from '../../platform/staff-names';
import type { Shown } from './read-orders';

/** Who takes part: orders know refunds, disputes and what happened; members the access; messaging what was written. */
export interface OrderHistoryCast {
  readonly orders: Pick<OrdersService, 'refundsOf' | 'disputesOf' | 'timeline' | 'recordedSale'>;
  readonly members: Pick<MembersService, 'entitlementsOfOrder'>;
  readonly messaging: Pick<MessagingService, 'mails'>;
}

const castOf = (strapi: Core.Strapi): OrderHistoryCast => ({
  orders: orders(strapi),
  members: members(strapi),
  messaging: messaging(strapi),
});

type Named = (actor: string) => string;

/** A refund as staff reads it. */
export const refundView = (refund: Refund, shown: Shown, named: Named): Data<typeof refundOrder> => ({
  id: String(refund.id),
  amount: moneyView({ minor: minor(refund.amount), currency: refund.currency }),
  lines:
    refund.lines &&
    refund.lines.map(({ line, amount }) => ({ line, amount: moneyView({ minor: minor(amount), currency: refund.currency }) })),
  state: refund.state,
  reason: refund.reason === null ? null : shown(refund.reason),
  requestedBy: named(refund.requestedBy),
  failure: refund.failure,
  providerId: refund.providerRefundId,
  createdAt: isoOf(refund.createdAt),
  bookedAt: maybeIsoOf(refund.bookedAt),
});

const recordedView = (sale: RecordedSale, actor: string, named: Named): NonNullable<AdminOrder['recordedSale']> => ({
  method: sale.method,
  reference: sale.reference,
  reason: sale.reason,
  receivedOn: sale.receivedOn,
  state: sale.state,
  madeBy: named(sale.madeBy),
  madeAt: isoOf(sale.madeAt),
  decidedBy: sale.decidedBy === null ? null : named(sale.decidedBy),
  decidedAt: maybeIsoOf(sale.decidedAt),
  approvable: sale.state === 'awaiting_approval' && mayApprove(actor, [sale.madeBy]),
});

const MOST_MAILS = 50;

/** What happened to an order: its refunds, disputes, access, timeline and mails. */
export const showOrderHistory = async (
  strapi: Core.Strapi,
  order: Order,
  { shown, actor }: { readonly shown: Shown; readonly actor: string },
  cast: OrderHistoryCast = castOf(strapi),
): Promise<Pick<AdminOrder, 'recordedSale' | 'refunds' | 'disputes' | 'entitlements' | 'timeline' | 'mails'>> => {
  const refunds = await cast.orders.refundsOf([order.id]);
  const timeline = await cast.orders.timeline(order.id);
  const recorded = await cast.orders.recordedSale(order.id);
  const named = await namesOfActors(strapi, [
    ...refunds.map((refund) => refund.requestedBy),
    ...timeline.map((event) => event.actor),
    ...(recorded ? [recorded.madeBy, recorded.decidedBy ?? ''] : []),
  ]);
  const shownFacts = (facts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shown(value)]));
  return {
    recordedSale: recorded && recordedView(recorded, actor, named),
    refunds: refunds.map((refund) => refundView(refund, shown, named)),
    disputes: (await cast.orders.disputesOf(order.id)).map((dispute) => ({
      id: dispute.providerDisputeId,
      amount: moneyView({ minor: minor(dispute.amount), currency: dispute.currency }),
      reason: dispute.reason,
      state: dispute.state,
      evidenceDueAt: maybeIsoOf(dispute.evidenceDueAt),
      openedAt: isoOf(dispute.openedAt),
      closedAt: maybeIsoOf(dispute.closedAt),
    })),
    entitlements: (await cast.members.entitlementsOfOrder(order.id)).map((one) => ({
      productId: one.productId,
      product: one.productName,
      state: one.state,
      grantedAt: isoOf(one.grantedAt),
      changedAt: isoOf(one.changedAt),
    })),
    timeline: timeline.map((event) => ({
      at: isoOf(event.at),
      actor: named(event.actor),
      code: event.code,
      text: shown(eventText(event)),
      facts: shownFacts(event.facts),
    })),
    mails: (await cast.messaging.mails({ orderId: order.id, limit: MOST_MAILS })).map((mail) => ({
      id: String(mail.id),
      kind: mail.kind,
      to: shown(mail.to),
      locale: mail.locale,
      subject: mail.subject,
      state: mail.state,
      attempts: mail.attempts,
      lastError: mail.lastError,
      orderNumber: order.number,
      createdAt: isoOf(mail.createdAt),
      sentAt: maybeIsoOf(mail.sentAt),
    })),
  };
};
