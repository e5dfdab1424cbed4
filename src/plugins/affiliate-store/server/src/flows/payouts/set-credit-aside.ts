import type { Core } from '@strapi/strapi';
import { creditRecipes } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import { orders, type Order, type OrderCredit } from '../../capabilities/orders/service';
import { storeCredit } from '../../kernel/account';
import type { JournalDraft } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import { now } from '../../platform/clock';

/** What a party may spend in a currency now, locked until the unit ends: two carts never set the same cent aside. */
const lockCredit = (strapi: Core.Strapi, { party, currency }: Pick<OrderCredit, 'party' | 'currency'>): Promise<number> =>
  ledger(strapi).lockBalance(storeCredit(party, currency));

/** By what the part of an order that store credit paid is known, as a charge is at the provider. */
export const creditChargeOf = ({ number }: Pick<Order, 'number'>): string => `credit_${number}`;

const post = (strapi: Core.Strapi, order: Order, drafts: readonly JournalDraft[], actor: string) =>
  ledger(strapi).post(drafts, { orderId: order.id, actor, occurredAt: now() });

const wordsOf = (order: Order, { party, currency, amount, nth }: OrderCredit) => ({
  order: order.number,
  party,
  currency,
  amount: minor(amount),
  nth,
});

const note = (
  strapi: Core.Strapi,
  { orderId, amount, currency }: OrderCredit,
  code: 'CREDIT_RESERVED' | 'CREDIT_RELEASED' | 'CREDIT_SPENT',
  actor: string,
) => orders(strapi).note(orderId, { actor, code, facts: { amount: String(amount), currency } });

/** Sets store credit aside for a new order (J29); false where there is no longer so much. Inside the unit that makes the order, last of all. */
export const reserveCredit = async (
  strapi: Core.Strapi,
  order: Order,
  { party, amount, actor }: { readonly party: string; readonly amount: number; readonly actor: string },
): Promise<boolean> => {
  const { id: orderId, currency } = order;
  if ((await lockCredit(strapi, { party, currency })) < amount) return false;
  const credit = await orders(strapi).addCredit({ orderId, party, amount, currency });
  await post(strapi, order, creditRecipes.creditReserved(wordsOf(order, credit)), actor);
  await note(strapi, credit, 'CREDIT_RESERVED', actor);
  return true;
};

/** Gives back what an order has set aside that will not be paid (J30); once, whoever asks. The order is locked. */
export const releaseCredit = async (strapi: Core.Strapi, order: Order, actor: string): Promise<void> => {
  const credit = await orders(strapi).creditOf(order.id);
  if (credit?.state !== 'reserved') return;
  await orders(strapi).changeCredit(credit, { state: 'released' });
  await post(strapi, order, creditRecipes.creditReleased(wordsOf(order, credit)), actor);
  await note(strapi, credit, 'CREDIT_RELEASED', actor);
};

/** The part of a total that the provider is to be paid: what store credit does not pay. */
export const dueAtProvider = async (strapi: Core.Strapi, { id, total }: Order): Promise<number> =>
  total - ((await orders(strapi).creditOf(id))?.amount ?? 0);

/**
 * What is set aside for an order that is being paid now. A payment that comes after it was given back sets it aside once more; `gone` where
 * its owner has spent it meanwhile. Null where the order is paid without. The order is locked.
 */
export const creditToSpend = async (strapi: Core.Strapi, order: Order, actor: string): Promise<OrderCredit | 'gone' | null> => {
  const credit = await orders(strapi).creditOf(order.id);
  if (credit?.state !== 'released') return credit;
  if ((await lockCredit(strapi, credit)) < credit.amount) return 'gone';
  const again: OrderCredit = { ...credit, state: 'reserved', nth: credit.nth + 1 };
  await orders(strapi).changeCredit(credit, { state: 'reserved', nth: again.nth });
  await post(strapi, order, creditRecipes.creditReserved(wordsOf(order, again)), actor);
  await note(strapi, again, 'CREDIT_RESERVED', actor);
  return again;
};

/** Says that it is spent, where there is any; the sale's own journal takes it (J01). */
export const spendCredit = async (strapi: Core.Strapi, credit: OrderCredit | null, actor: string): Promise<void> => {
  if (!credit) return;
  await orders(strapi).changeCredit(credit, { state: 'spent' });
  await note(strapi, credit, 'CREDIT_SPENT', actor);
};
