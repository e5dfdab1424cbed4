import type { Core } from '@strapi/strapi';
import type { ShareBook } from '../../capabilities/commissions/service';
import type { Order, OrderSnapshot } from '../../capabilities/orders/service';
import type { Payout } from '../../capabilities/payouts/service';
import { webhooks, type Announcement } from '../../capabilities/webhooks/service';
import { minor, moneyView } from '../../kernel/money';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { tellAffiliates } from '../affiliates/tell-affiliates';

const money = (amount: number, currency: string) => moneyView({ minor: minor(amount), currency });

const orderObject = (order: Order, snapshot: OrderSnapshot) => ({
  number: order.number,
  state: order.state,
  disputed: order.disputed,
  total: money(order.total, order.currency),
  tax: money(order.tax, order.currency),
  refunded: money(order.refunded, order.currency),
  placedAt: isoOf(order.placedAt),
  paidAt: maybeIsoOf(order.paidAt),
  buyer: { email: order.email, country: order.country, language: order.language },
  affiliateCode: order.affiliateCode,
  otherAffiliateCode: order.otherAffiliateCode,
  couponCode: order.couponCode,
  lines: snapshot.lines.map(({ productId, productName, offerId, gross }) => ({
    product: { id: productId, name: productName },
    offer: offerId,
    gross: money(gross, order.currency),
  })),
});

/** Tells other systems of a sale, and of what everybody earned of it; inside its unit of work. */
export const tellOfSale = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  shares: readonly ShareBook[],
): Promise<void> => {
  await webhooks(strapi).announce({ type: 'order.paid', livemode: !order.testMode, object: orderObject(order, snapshot) });
  await tellOfCommissions(strapi, order, snapshot, shares);
};

/** Tells other systems what somebody has earned of an order; inside its unit of work. */
export const tellOfCommissions = async (
  strapi: Core.Strapi,
  order: Order,
  snapshot: OrderSnapshot,
  shares: readonly ShareBook[],
): Promise<void> => {
  await tellAffiliates(strapi, { order, snapshot }, [], shares);
  const livemode = !order.testMode;
  for (const { key, role, party, amount, payableAt } of shares) {
    if (party === null || amount === 0) continue;
    const object = { order: order.number, share: key, role, party, amount: money(amount, order.currency), payableAt: isoOf(payableAt) };
    await webhooks(strapi).announce({ type: 'commission.created', livemode, object });
  }
};

const kindsOf = (before: Order, after: Order): ReadonlyArray<Announcement['type']> => [
  ...(after.refunded > before.refunded ? (['order.refunded'] as const) : []),
  ...(after.refunded < before.refunded ? (['order.refund_failed'] as const) : []),
  ...(after.disputed && !before.disputed ? (['order.disputed'] as const) : []),
  ...(!after.disputed && before.disputed ? (['order.dispute_closed'] as const) : []),
];

/** Tells other systems what a refund or a dispute made of an order, and affiliates what it made of theirs; inside its unit of work. */
export const tellOfChange = async (
  strapi: Core.Strapi,
  before: Order,
  after: Order,
  { snapshot, shares }: { readonly snapshot: OrderSnapshot; readonly shares: readonly [readonly ShareBook[], readonly ShareBook[]] },
): Promise<void> => {
  await tellAffiliates(strapi, { order: after, snapshot }, ...shares);
  const previous = { state: before.state, disputed: before.disputed, refunded: money(before.refunded, before.currency) };
  for (const type of kindsOf(before, after))
    await webhooks(strapi).announce({ type, livemode: !after.testMode, object: orderObject(after, snapshot), previous });
};

const PAYOUT_ENDS: Readonly<Partial<Record<Payout['state'], Announcement['type']>>> = {
  paid: 'payout.paid',
  failed: 'payout.failed',
  returned: 'payout.failed',
};

/** Tells other systems how a payout ended; inside its unit of work. One that was cancelled has not gone anywhere. */
export const tellOfPayout = async (strapi: Core.Strapi, payout: Payout, party: string, livemode: boolean): Promise<void> => {
  const type = PAYOUT_ENDS[payout.state];
  if (!type) return;
  const { publicId: id, state, amount, currency, methodKind: method, reference, settledOn } = payout;
  await webhooks(strapi).announce({
    type,
    livemode,
    object: { id, state, party, amount: money(amount, currency), method, reference, settledAt: maybeIsoOf(settledOn) },
  });
};
