import type { Core } from '@strapi/strapi';
import { catalog, type CatalogService } from '../../capabilities/catalog/service';
import { members, type MembersService } from '../../capabilities/members/service';
import { messaging, type MessagingService } from '../../capabilities/messaging/service';
import { orders, proposeEvidence, type Evidence, type KnownOfOrder, type OrdersService } from '../../capabilities/orders/service';
import { formatDecimal, minor } from '../../kernel/money';

/** Who takes part: orders what was sold and agreed, members what was opened, the catalogue what files are called, messaging what was written. */
export interface GatherEvidenceCast {
  readonly orders: Pick<OrdersService, 'find' | 'snapshot' | 'paymentsOf'>;
  readonly members: Pick<MembersService, 'entitlementsOfOrder' | 'downloadsOf'>;
  readonly catalog: Pick<CatalogService, 'assetsOf'>;
  readonly messaging: Pick<MessagingService, 'mails'>;
}

const castOf = (strapi: Core.Strapi): GatherEvidenceCast => ({
  orders: orders(strapi),
  members: members(strapi),
  catalog: catalog(strapi),
  messaging: messaging(strapi),
});

const MOST_LETTERS = 50;

/** What the shop knows by itself of an order; null for one that was never paid. */
export const knownOfOrder = async (
  strapi: Core.Strapi,
  orderNumber: string,
  cast: GatherEvidenceCast = castOf(strapi),
): Promise<KnownOfOrder | null> => {
  const order = await cast.orders.find({ number: orderNumber });
  if (order?.paidAt == null) return null;
  const { id, currency, customerId } = order;
  const price = (amount: number): string => `${formatDecimal({ minor: minor(amount), currency })} ${currency}`;
  const snapshot = await cast.orders.snapshot(id);
  const [payment] = await cast.orders.paymentsOf([id]);
  const products = [...new Set(snapshot.lines.map(({ productId }) => productId))];
  const files = new Map((await cast.catalog.assetsOf(products)).map((asset) => [asset.id, asset.name]));
  const downloads = (await cast.members.downloadsOf(customerId)).flatMap(({ assetRowId, at }) => {
    const file = files.get(assetRowId);
    return file === undefined ? [] : [{ file, at }];
  });
  const letters = await cast.messaging.mails({ orderId: id, limit: MOST_LETTERS });
  return {
    number: order.number,
    total: price(order.total),
    paidAt: order.paidAt,
    paidWith: payment?.last4 ? `a card ending in ${payment.last4}` : (payment?.method ?? null),
    country: order.country,
    items: snapshot.lines.map(({ productName, offerName, seller, gross }) => ({
      product: productName,
      offer: offerName,
      seller,
      price: price(gross),
    })),
    consents: snapshot.consents,
    guaranteeDays: Math.max(...snapshot.lines.map((line) => line.guaranteeDays)),
    grants: (await cast.members.entitlementsOfOrder(id)).map(({ productName, grantedAt }) => ({ product: productName, at: grantedAt })),
    downloads,
    letters: letters.flatMap(({ kind, sentAt }) => (sentAt === null ? [] : [{ kind, at: sentAt }])).sort((a, b) => a.at - b.at),
    refunded: order.refunded > 0 ? price(order.refunded) : null,
  };
};

/** The same as texts a bank can read. */
export const gatherEvidence = async (strapi: Core.Strapi, orderNumber: string): Promise<Evidence | null> => {
  const known = await knownOfOrder(strapi, orderNumber);
  return known && proposeEvidence(known);
};
