import type { EarningCapView, EventPayView, OwnEarningCap } from '../../contracts/paid-events';
import { formatDay, formatMoney, formatNumber } from '../i18n/format';
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

/** What of sales, or of renewals, is paid at most; to whoever is in, with what of it they have used. */
function CapLine({ cap }: { readonly cap: EarningCapView | OwnEarningCap }) {
  const { t, locale } = useSite();
  const shown = (amounts: EarningCapView['most']): string => amounts.map((amount) => formatMoney(locale, amount)).join(' / ');
  return (
    <li>
      {t('pays.cap', { of: cap.of, most: shown(cap.most), period: cap.period })}
      {'used' in cap && <> {t('pays.capUsed', { used: shown(cap.used), ends: formatDay(locale, cap.ends) })}</>}
    </li>
  );
}

interface Props {
  readonly events: readonly EventPayView[];
  readonly salesPay: boolean;
  readonly caps: ReadonlyArray<EarningCapView | OwnEarningCap>;
}

/** What leads and clicks pay, and what sales pay at most, each a sentence of its own; nothing where there is nothing to say. */
export function EventPays({ events, salesPay, caps }: Props) {
  const { t } = useSite();
  const say = useEventPay();
  if (events.length === 0 && caps.length === 0) return null;
  return (
    <ul className="mt-2">
      {events.map((pay) => (
        <li key={pay.kind}>{say(pay)}</li>
      ))}
      {caps.map((cap) => (
        <CapLine key={cap.of} cap={cap} />
      ))}
      {salesPay ? null : <li>{t('pays.noSales')}</li>}
    </ul>
  );
}
