import type { EventPayView } from '../../contracts/paid-events';
import { formatMoney, formatNumber } from '../i18n/format';
import { useSite } from './site';

/** What a lead or a click pays, with its cap, as one sentence. */
export function useEventPay(): (pay: EventPayView) => string {
  const { t, locale } = useSite();
  return ({ kind, each, cap }) => {
    const count = cap.count === null ? null : t(`pays.count.${kind}`, { count: cap.count, shown: formatNumber(locale, cap.count) });
    const amount = cap.amount && formatMoney(locale, cap.amount);
    const most = count !== null && amount !== null ? t('pays.both', { count, amount }) : (count ?? amount ?? '');
    return t(`pays.${kind}`, { amount: formatMoney(locale, each), most, period: cap.period });
  };
}

/** What leads and clicks pay, each a sentence of its own; nothing where they pay nothing. */
export function EventPays({ events, salesPay }: { readonly events: readonly EventPayView[]; readonly salesPay: boolean }) {
  const { t } = useSite();
  const say = useEventPay();
  if (events.length === 0) return null;
  return (
    <ul className="mt-2">
      {events.map((pay) => (
        <li key={pay.kind}>{say(pay)}</li>
      ))}
      {salesPay ? null : <li>{t('pays.noSales')}</li>}
    </ul>
  );
}
