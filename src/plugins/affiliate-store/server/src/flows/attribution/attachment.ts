import type { Core } from '@strapi/strapi';
import type { Affiliate } from '../../capabilities/affiliates/service';
import type { Decision, LateLine } from '../../capabilities/attribution/service';
import type { Booked, OrderBooks, Reassigned, SplitPlan } from '../../capabilities/commissions/service';
import type { Order, OrderSnapshot, Payment } from '../../capabilities/orders/service';
import { adjustmentApprovalAbove } from '../../capabilities/payouts/service';
import { needsSecondPerson } from '../../kernel/second-person';
import { setting } from '../../platform/settings';

/** Everything that would be booked, worked out by the engine; nothing of it is written. */
export interface Attachment {
  readonly order: Order;
  readonly payment: Payment;
  readonly snapshot: OrderSnapshot;
  readonly affiliate: Affiliate;
  readonly before: OrderBooks;
  readonly booked: Booked;
  /** All decisions of the order, before and after. */
  readonly decided: readonly Decision[];
  readonly decisions: readonly Decision[];
  readonly reassigned: Reassigned;
  readonly lines: readonly LateLine[];
}

/** The plan of a line that was split again, as the rules of the split want it. */
export const reassignedOf = (id: string, after: string, lines: readonly LateLine[]): Reassigned => ({
  id,
  after,
  lines: lines.map(({ line, plan, holdDays, guaranteeDays }) => ({ line, plan: plan as SplitPlan, holdDays, guaranteeDays })),
});

/** The difference to each party over all their shares, in the order of the shares; minor units. What it comes to, fees and reversals taken off. */
export const differencesOf = ({ before, booked }: Pick<Attachment, 'before' | 'booked'>) => {
  const net = ({ amount, reversed, fee }: OrderBooks['shares'][number]): number => amount - reversed - fee;
  return booked.books.shares.map((share, place) => {
    const was = before.shares[place];
    return { share, before: was ? net(was) : 0, after: net(share) };
  });
};

/** True when somebody gains or loses more than one person may decide about. */
export const asksSecondPerson = async (strapi: Core.Strapi, attachment: Attachment): Promise<boolean> => {
  const byParty = new Map<string, number>();
  for (const { share, before, after } of differencesOf(attachment))
    if (share.party !== null) byParty.set(share.party, (byParty.get(share.party) ?? 0) + after - before);
  const most = Math.max(0, ...[...byParty.values()].map(Math.abs));
  return needsSecondPerson(most, attachment.order.currency, await setting(strapi, adjustmentApprovalAbove));
};
