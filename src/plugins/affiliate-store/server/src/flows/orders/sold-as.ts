import type { Core } from '@strapi/strapi';
import type { InvoiceFacts } from '../../capabilities/checkout/service';
import type { SplitPlan } from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { changeBilledBy, subscriptions } from '../../capabilities/subscriptions/service';
import type { OfferChange, Subscription } from '../../capabilities/subscriptions/service';

/** What an invoice is sold by: the change of offer it was billed by, or the order the subscription began with. */
export const soldAs = async (
  strapi: Core.Strapi,
  one: Subscription,
  { offerChange: named, from }: InvoiceFacts,
): Promise<{ readonly change: OfferChange | null; readonly sold: OrderSnapshot }> => {
  const change = changeBilledBy(await subscriptions(strapi).offerChanges(one.id), { named, from });
  return { change, sold: change ? (change.snapshot as OrderSnapshot) : await orders(strapi).snapshot(one.firstOrderId) };
};

/** The party that sells what a snapshot is of, by public id: whoever its payments are split by; what renews is alone in its order. */
export const sellerOf = ({ lines: [line] }: OrderSnapshot): string | null => (line ? (line.plan as SplitPlan).creator : null);
