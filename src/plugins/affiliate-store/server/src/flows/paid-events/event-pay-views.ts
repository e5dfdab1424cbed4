import type { EventPayView } from '../../../../contracts/paid-events';
import { clickPayOf, leadPayOf, salesPay, type ClickPay, type Terms } from '../../capabilities/affiliates/service';
import { money, moneyView } from '../../kernel/money';

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

/** What leads and clicks pay by some terms, and whether sales do. */
export const eventPayViews = ({ events }: Pick<Terms, 'events'>): { readonly salesPay: boolean; readonly events: EventPayView[] } => ({
  salesPay: salesPay({ events }),
  events: [...viewOf('lead', leadPayOf(events)), ...viewOf('click', clickPayOf(events))],
});
