import type { Core } from '@strapi/strapi';
import {
  booksAsText,
  booksFrom,
  commissions,
  decisions,
  leftOf,
  type Commission,
  type OrderBooks,
  type PayoutTrigger,
} from '../../capabilities/commissions/service';
import { orders } from '../../capabilities/orders/service';
import { countPlaces } from '../insights/count-places';
import { payouts, type Payout, type PayoutItem } from '../../capabilities/payouts/service';
import { tellAffiliatesOf } from '../affiliates/tell-affiliates';

const recommends = ({ shares }: OrderBooks, key: string): boolean =>
  shares.some((share) => share.key === key && (share.role === 'affiliate' || share.role === 'second_tier'));

/**
 * Moves one commission with its payout, the payment locked; answers what is left of the share, or null when the commission is
 * not as it was seen and has to stay where it is. No money moves here: the payout's own journals do that.
 */
const follow = async (strapi: Core.Strapi, paymentId: number, share: string, by: PayoutTrigger): Promise<number | null> => {
  const payment = await orders(strapi).lockPayment({ id: paymentId });
  if (!payment) return null;
  const before = booksFrom(payment.books);
  const decision = decisions.followPayout(before, share, by);
  if (!decision.ok) return null;
  const { books } = decision.value;
  if (books !== before) {
    await orders(strapi).saveBooks(payment.id, booksAsText(books), payment.refunded);
    await commissions(strapi).sync(payment.id, before, books);
    if (recommends(books, share))
      await countPlaces(strapi, { snapshot: await orders(strapi).snapshot(payment.orderId), before, after: books, cause: by });
    await tellAffiliatesOf(strapi, payment.orderId, before.shares, books.shares);
  }
  const moved = books.shares.find((each) => each.key === share);
  return moved ? leftOf(moved) : null;
};

const inOrder = <T extends { readonly paymentId: number }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => a.paymentId - b.paymentId);

/** Claims commissions for a payout, payments locked in ascending order; what was refunded or blocked meanwhile is left out. */
export const claimCommissions = async (strapi: Core.Strapi, claimable: readonly Commission[]): Promise<PayoutItem[]> => {
  const items: PayoutItem[] = [];
  for (const { id, paymentId, shareKey, orderNumber, productName } of inOrder(claimable)) {
    const amount = await follow(strapi, paymentId, shareKey, 'payout_claimed');
    if (amount !== null) items.push({ commissionId: id, paymentId, shareKey, orderNumber, productName, amount });
  }
  return items;
};

/** Tells the commissions of a payout what became of it. */
export const tellCommissions = async (strapi: Core.Strapi, payout: Payout, by: Exclude<PayoutTrigger, 'payout_claimed'>): Promise<void> => {
  for (const { paymentId, shareKey } of inOrder(await payouts(strapi).items(payout.id))) {
    const left = await follow(strapi, paymentId, shareKey, by);
    if (left === null) throw new Error(`payout ${payout.publicId}: ${shareKey} of payment ${paymentId} does not follow ${by}`);
  }
  if (by !== 'payout_settled') await payouts(strapi).endItems(payout.id);
};
