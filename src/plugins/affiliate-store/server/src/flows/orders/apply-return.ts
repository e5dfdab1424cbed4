import type { Core } from '@strapi/strapi';
import type { RefundFacts } from '../../capabilities/checkout/service';
import { ledger } from '../../capabilities/ledger/service';
import type { JournalView } from '../../capabilities/ledger/service';
import { nextOrderState, orders } from '../../capabilities/orders/service';
import type { Order } from '../../capabilities/orders/service';
import { account } from '../../kernel/account';
import { refuse } from '../../kernel/failure';
import { credit, debit, journal } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import type { Money } from '../../kernel/money';
import { mapTransaction } from '../checkout/map-transaction';
import { writeOrderMail } from './write-order-mail';
import { writeRefundMail } from './write-refund-mail';

/** `parked`: the payment is not known yet. `waiting`: the provider has not moved the money yet. */
export type RefundApplied = 'applied' | 'known' | 'waiting' | 'parked';

/** A payment that fits no order and is nobody's: what of it is still at the provider. */
export interface Unplaced {
  readonly chargeId: string;
  readonly left: Money;
  /** How often it was given back and came back again: each time is a refund of its own. */
  readonly cameBack: number;
}

const onCash = ({ lines }: JournalView): number =>
  lines
    .filter((line) => line.type === 'unattributed_cash')
    .reduce((sum, { side, amount }) => sum + (side === 'credit' ? amount : -amount), 0);

/** What came for an order, fits nowhere (J27) and has not gone back yet; null where there is nothing. An order has one at a time. */
export const unplacedOf = async (strapi: Core.Strapi, orderId: number): Promise<Unplaced | null> => {
  const journals = await ledger(strapi).journalsOfOrder(orderId);
  const came = journals.filter((each) => each.kind === 'unattributed_cash').at(-1);
  const left = journals.reduce((sum, each) => sum + onCash(each), 0);
  const cameBack = journals.filter((each) => each.kind === 'unattributed_came_back').length;
  return came && left > 0 ? { chargeId: came.sourceId, left: { minor: minor(left), currency: came.currency }, cameBack } : null;
};

/** True when this payment was looked at by a person and went back: told again, it must not count again. */
export const isGivenBack = async (strapi: Core.Strapi, order: Order, chargeId: string): Promise<boolean> =>
  order.state === 'failed' && (await ledger(strapi).journalByKey(`unk:${chargeId}`)) !== null;

/** Books that the money went back to where it came from, or that it came from there once more: the same two accounts, the other way. */
const bookMove = async (strapi: Core.Strapi, order: Order, facts: RefundFacts, by: { actor: string; back: boolean; at: number }) => {
  const { currency, minor: amount } = facts.amount;
  const { actor, back, at } = by;
  const [from, to] = [account('unattributed_cash', currency), account('stripe_clearing', currency, 'main')];
  const key = `${back ? 'refund' : 'refund_failed'}:${facts.id}`;
  const kind = back ? 'unattributed_returned' : 'unattributed_came_back';
  const drafts = journal({ key, kind, currency, source: { type: 'refund', id: facts.id } }, [
    debit(back ? from : to, amount),
    credit(back ? to : from, amount),
  ]);
  await ledger(strapi).post(drafts, { orderId: order.id, actor, occurredAt: at });
  const code = back ? 'REFUNDED' : 'REFUND_FAILED';
  await orders(strapi).note(order.id, { actor, code, facts: { amount: String(amount), currency, refund: facts.id } });
};

const close = async (strapi: Core.Strapi, order: Order): Promise<void> => {
  if (order.state !== 'review' || (await unplacedOf(strapi, order.id))) return;
  const step = nextOrderState(order.state, 'failed');
  if (!step.ok) return refuse(step.failure);
  await orders(strapi).change(order, { state: 'failed', attention: null });
};

const bookMade = async (strapi: Core.Strapi, order: Order, facts: RefundFacts, actor: string): Promise<RefundApplied> => {
  const txn = facts.balanceTransaction;
  if (!txn) return 'waiting';
  if (await ledger(strapi).journalByKey(`refund:${facts.id}`)) return 'known';
  await mapTransaction(strapi, txn, null);
  await bookMove(strapi, order, facts, { actor, back: true, at: facts.at });
  await close(strapi, order);
  await writeRefundMail(strapi, order, facts, { total: facts.amount, whole: true, items: [] });
  return 'applied';
};

/** The money came back from the buyer's bank: the order waits for a person again. */
const bookFailed = async (strapi: Core.Strapi, order: Order, facts: RefundFacts, actor: string): Promise<RefundApplied> => {
  if (!(await ledger(strapi).journalByKey(`refund:${facts.id}`))) return 'known';
  const txn = facts.failureBalanceTransaction;
  if (!txn) return 'waiting';
  if (await ledger(strapi).journalByKey(`refund_failed:${facts.id}`)) return 'known';
  await mapTransaction(strapi, txn, null);
  await bookMove(strapi, order, facts, { actor, back: false, at: txn.at });
  const step = nextOrderState(order.state, 'review');
  if (step.ok) await orders(strapi).change(order, { state: 'review', attention: 'RETURN_CAME_BACK' });
  await writeOrderMail(strapi, 'refund_came_back', order, facts.id, { amount: facts.amount });
  return 'applied';
};

/** Books what the provider says of a refund of a payment that was nobody's; `parked` where this is none. Inside the unit of work. */
export const applyReturn = async (strapi: Core.Strapi, facts: RefundFacts, actor: string): Promise<RefundApplied> => {
  const came = facts.chargeId === null ? null : await ledger(strapi).journalByKey(`unk:${facts.chargeId}`);
  const order = came && came.orderId !== null ? await orders(strapi).lock({ id: came.orderId }) : null;
  if (!order) return 'parked';
  return facts.state === 'failed' ? bookFailed(strapi, order, facts, actor) : bookMade(strapi, order, facts, actor);
};
