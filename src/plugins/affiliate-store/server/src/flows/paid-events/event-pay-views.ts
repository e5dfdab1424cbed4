import type { Core } from '@strapi/strapi';
import type { EarningCapView, EventPayView, OwnEarningCap } from '../../../../contracts/paid-events';
import {
  CAPPED_PAYMENTS,
  clickPayOf,
  earningCapOf,
  leadPayOf,
  salesPay,
  type ClickPay,
  type Terms,
} from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { periodAt } from '../../capabilities/paid-events/service';
import { money, moneyView } from '../../kernel/money';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';

type Said = Pick<Terms, 'events'>;

const viewOf = (kind: EventPayView['kind'], pay: ClickPay | null): EventPayView[] => {
  if (pay === null) return [];
  const { amount, currency, cap } = pay;
  const shown = (minor: number) => moneyView(money(minor, currency));
  return [
    {
      kind,
      each: shown(amount),
      cap: { period: cap.period, count: cap.count, amount: cap.amount === null ? null : shown(cap.amount) },
    },
  ];
};

/** What of sales and of renewals is paid at most by some terms. */
const capViews = ({ events }: Said): EarningCapView[] =>
  CAPPED_PAYMENTS.flatMap((of) => {
    const cap = earningCapOf(events, of);
    if (!cap) return [];
    const most = Object.entries(cap.amounts).map(([currency, amount]) => moneyView(money(amount, currency)));
    return [{ of, period: cap.period, most }];
  });

/** What leads and clicks pay by some terms, whether sales do, and what of those is paid at most. */
export const eventPayViews = (
  said: Said,
): { readonly salesPay: boolean; readonly events: EventPayView[]; readonly caps: EarningCapView[] } => ({
  salesPay: salesPay(said),
  events: [...viewOf('lead', leadPayOf(said.events)), ...viewOf('click', clickPayOf(said.events))],
  caps: capViews(said),
});

/** The same for somebody who is in, with what of each cap they have used in the period that runs. */
export const ownEventPayViews = async (strapi: Core.Strapi, said: Said, affiliateId: number) => {
  const [views, at] = [eventPayViews(said), now()];
  const caps: OwnEarningCap[] = [];
  for (const cap of views.caps) {
    const span = periodAt(cap.period, at);
    const used: OwnEarningCap['used'] = [];
    for (const { currency } of cap.most) {
      const earned = await attribution(strapi).earnedWithin({ affiliateId, payment: cap.of, currency }, span);
      used.push(moneyView(money(earned, currency)));
    }
    caps.push({ ...cap, used, ends: isoOf(span.until) });
  }
  return { ...views, caps };
};
