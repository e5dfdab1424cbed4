import { isWon, type Decision } from '../capabilities/attribution/service';
import type { PaidByCredit, SalePaid, SplitPlan } from '../capabilities/commissions/service';
import type { Order, OrderCredit, OrderSnapshot, Payment } from '../capabilities/orders/service';
import { account } from '../kernel/account';
import type { AccountRef } from '../kernel/account';
import { minor } from '../kernel/money';
import { blockedRolesOf } from './suspected-shares';

/** The frozen plan, less whoever a decision has been taken back from: their share goes to the creator. */
const planNow = (line: OrderSnapshot['lines'][number], decisions: readonly Decision[]): SplitPlan => {
  const plan = line.plan as SplitPlan;
  const decision = decisions.find((each) => each.rule?.programId === line.program?.id);
  if (!decision || !isWon(decision)) return { ...plan, affiliate: null, secondTier: null };
  return decision.secondTier ? plan : { ...plan, secondTier: null };
};

/** Where the cash of a payment lies: with the provider, or wherever the staff took it. Of one that is all store credit there is none. */
const clearingOf = ({ provider, method }: Pick<Payment, 'provider' | 'method'>, currency: string): AccountRef =>
  provider === 'by_hand' ? account('manual_clearing', currency, method ?? 'other') : account('stripe_clearing', currency, 'main');

const paidBy = ({ party, amount }: Pick<OrderCredit, 'party' | 'amount'>): PaidByCredit => ({ party, amount: minor(amount) });

/** The sale an order's frozen snapshot and its confirmed decisions make. */
export const saleOf = (
  order: Pick<Order, 'number' | 'currency'>,
  snapshot: OrderSnapshot,
  decisions: readonly Decision[],
  payment: Pick<Payment, 'provider' | 'chargeId' | 'method' | 'paidAt'>,
  credit: Pick<OrderCredit, 'party' | 'amount'> | null,
): SalePaid => ({
  order: order.number,
  payment: payment.chargeId,
  currency: order.currency,
  jurisdiction: snapshot.country,
  clearing: clearingOf(payment, order.currency),
  ...(credit ? { credit: paidBy(credit) } : {}),
  paidAt: payment.paidAt,
  lines: snapshot.lines.map((line) => ({
    gross: minor(line.gross),
    tax: minor(line.tax),
    plan: planNow(line, decisions),
    holdDays: line.holdDays,
    guaranteeDays: line.guaranteeDays,
    blockedRoles: blockedRolesOf(line, snapshot, decisions),
  })),
});
