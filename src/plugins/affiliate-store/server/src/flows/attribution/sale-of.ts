import { partsOf, type Decision } from '../../capabilities/attribution/service';
import type { OrderCap, OtherPart, PaidByCredit, SalePaid, SplitPlan } from '../../capabilities/commissions/service';
import type { Order, OrderCredit, OrderSnapshot, Payment } from '../../capabilities/orders/service';
import { account } from '../../kernel/account';
import type { AccountRef } from '../../kernel/account';
import { minor } from '../../kernel/money';
import { carried } from '../commissions/measure-caps';
import { blockedOf } from '../fraud/suspected-shares';

/** The frozen plan, less whoever a decision has been taken back from: their share goes to the creator. */
const planNow = (line: Line, decisions: readonly Decision[]): Pick<SalePaid['lines'][number], 'plan' | 'holdDays'> => {
  const { other, ...plan } = line.plan as SplitPlan;
  const { holdDays } = line;
  const decision = decisions.find((each) => each.rule?.programId === line.program?.id);
  const earns = (side: Pick<SplitPlan, 'affiliate' | 'secondTier'>) => {
    const part = decision && partsOf(decision).find(({ winner }) => winner.partyPublicId === side.affiliate?.party);
    return part && { affiliate: side.affiliate, secondTier: part.secondTier ? side.secondTier : null };
  };
  const [own, also] = [earns(plan), other && earns(other)];
  if (!own && other && also) {
    // Of two who shared it the other alone is left, with the share and the terms they had.
    const { commissionBase, holdDays: theirs } = other;
    return { plan: { ...plan, ...also, commissionBase }, holdDays: theirs };
  }
  const alone = { ...plan, ...(own ?? { affiliate: null, secondTier: null }) };
  return {
    plan: other && also?.affiliate ? { ...alone, other: { ...other, ...(also as Pick<OtherPart, 'affiliate' | 'secondTier'>) } } : alone,
    holdDays,
  };
};

type Line = OrderSnapshot['lines'][number];

/** Where the cash of a payment lies: with the provider, or wherever the staff took it. Of one that is all store credit there is none. */
const clearingOf = ({ provider, method }: Pick<Payment, 'provider' | 'method'>, currency: string): AccountRef =>
  provider === 'by_hand' ? account('manual_clearing', currency, method ?? 'other') : account('stripe_clearing', currency, 'main');

const paidBy = ({ party, amount }: Pick<OrderCredit, 'party' | 'amount'>): PaidByCredit => ({ party, amount: minor(amount) });

/** The sale an order's frozen snapshot and its confirmed decisions make, below the caps as they were measured. */
export const saleOf = (
  order: Pick<Order, 'number' | 'currency'>,
  snapshot: OrderSnapshot,
  decisions: readonly Decision[],
  payment: Pick<Payment, 'provider' | 'chargeId' | 'method' | 'paidAt'>,
  credit: Pick<OrderCredit, 'party' | 'amount'> | null,
  caps?: readonly OrderCap[],
): SalePaid => ({
  order: order.number,
  payment: payment.chargeId,
  currency: order.currency,
  jurisdiction: snapshot.country,
  clearing: clearingOf(payment, order.currency),
  ...(credit ? { credit: paidBy(credit) } : {}),
  paidAt: payment.paidAt,
  ...carried(caps),
  lines: snapshot.lines.map((line) => ({
    gross: minor(line.gross),
    tax: minor(line.tax),
    ...planNow(line, decisions),
    guaranteeDays: line.guaranteeDays,
    ...blockedOf(line, snapshot, decisions),
  })),
});
