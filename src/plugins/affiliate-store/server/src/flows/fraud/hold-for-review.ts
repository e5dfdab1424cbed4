import type { Core } from '@strapi/strapi';
import type { ChargeFacts } from '../../capabilities/checkout/service';
import { ledger } from '../../capabilities/ledger/service';
import { nextOrderState, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { account } from '../../kernel/account';
import { refuse } from '../../kernel/failure';
import { credit, debit, journal } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import { releaseCredit } from '../payouts/set-credit-aside';
import { writeOrderMail } from '../orders/write-order-mail';

/** Money came that does not fit the order: nothing is given, the cash is booked as nobody's, and a person has to look (J27). */
export const holdForReview = async (
  strapi: Core.Strapi,
  order: Order,
  charge: ChargeFacts | null,
  why: string,
  actor: string,
): Promise<{ order: Order; state: Order['state'] }> => {
  const step = nextOrderState(order.state, 'review');
  if (!step.ok) return refuse(step.failure);
  if (charge) {
    const { currency, minor: amount } = charge.amount;
    const drafts = journal({ key: `unk:${charge.id}`, kind: 'unattributed_cash', currency, source: { type: 'charge', id: charge.id } }, [
      debit(account('stripe_clearing', currency, 'main'), amount),
      credit(account('unattributed_cash', currency), amount),
    ]);
    await ledger(strapi).post(drafts, { orderId: order.id, actor, occurredAt: charge.at });
  }
  // What of the order was to be paid with store credit is its owner's again until somebody has looked.
  await releaseCredit(strapi, order, actor);
  await orders(strapi).note(order.id, {
    actor,
    code: 'HELD_FOR_REVIEW',
    facts: { why, ...(charge ? { charged: String(charge.amount.minor), currency: charge.amount.currency, payment: charge.id } : {}) },
  });
  // A surplus goes back by itself, and that is told.
  if (why !== 'INSTALMENT_SURPLUS') {
    const amount = charge?.amount ?? { minor: minor(order.total), currency: order.currency };
    await writeOrderMail(strapi, 'order_in_review', order, `${order.number}:${charge?.id ?? why}`, { amount });
  }
  strapi.log.error(`affiliate-store: order ${order.number} needs a person: ${why}`);
  return { order: await orders(strapi).change(order, { state: 'review', attention: why }), state: 'review' };
};
