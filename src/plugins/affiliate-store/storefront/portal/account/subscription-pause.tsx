import { useState } from 'react';
import type { SubscriptionView } from '../../../contracts/subscriptions';
import { formatDay, formatMoney } from '../../i18n/format';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { useDoing } from './use-doing';

type Of = { readonly of: SubscriptionView };

/** What becomes of a paused subscription, in words with their days: whether it is still open, and when it is charged again. */
export function usePauseWords(): (one: SubscriptionView) => string {
  const { t, locale } = useSite();
  return (one) => {
    const open = one.accessUntil
      ? t('subscriptions.openThenClosed', { day: formatDay(locale, one.accessUntil) })
      : t('subscriptions.closedNow');
    const next = one.nextPaymentAt
      ? t('subscriptions.opensWithPayment', { day: formatDay(locale, one.nextPaymentAt) })
      : t('subscriptions.pausedForNow');
    return `${open} ${next}`;
  };
}

/** How long, and what that means; the second of the two presses. */
export function PauseQuestion({ of: one, onKeep }: Of & { readonly onKeep: () => void }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const [periods, setPeriods] = useState(one.pauseChoices[0]?.periods ?? 1);
  const means = one.accessUntil
    ? t('subscriptions.pauseMeans', { day: formatDay(locale, one.paidUntil) })
    : t('subscriptions.pauseMeansClosed');
  const pause = useDoing(() => client.subscriptions.pauseMine({ params: { id: one.id }, body: { periods } }));
  return (
    <div role="group" aria-labelledby={`pause-${one.id}`} className="note mt-4">
      <p id={`pause-${one.id}`} className="font-medium">
        {t('subscriptions.pauseAsk', { product: one.productName })}
      </p>
      <p className="mt-1">{means}</p>
      <fieldset className="mt-3">
        <legend className="sr-only">{t('subscriptions.pauseHowLong')}</legend>
        {one.pauseChoices.map((choice) => (
          <label key={choice.periods} className="flex min-h-11 items-center gap-3 py-1.5">
            <input
              type="radio"
              name={`pause-${one.id}`}
              className="size-5 shrink-0 accent-brand"
              checked={periods === choice.periods}
              onChange={() => setPeriods(choice.periods)}
            />
            <span>{t('subscriptions.pauseChoice', { count: choice.periods, day: formatDay(locale, choice.until) })}</span>
          </label>
        ))}
      </fieldset>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button button-primary" disabled={pause.isPending} onClick={() => pause.mutate()}>
          {t('subscriptions.pauseDo')}
        </button>
        <button type="button" className="button" autoFocus onClick={onKeep}>
          {t('subscriptions.pauseKeep')}
        </button>
      </div>
      {pause.isError && <Failed failure={pause.error} />}
    </div>
  );
}

/** Ends a pause, with what is charged then and when. */
export function Unpause({ of: one, dueAt }: Of & { readonly dueAt: string }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const unpause = useDoing(() => client.subscriptions.unpauseMine({ params: { id: one.id } }));
  const words = { price: formatMoney(locale, one.price), day: formatDay(locale, dueAt) };
  return (
    <div className="mt-4">
      <button type="button" className="button button-primary" disabled={unpause.isPending} onClick={() => unpause.mutate()}>
        {t('subscriptions.unpause')}
      </button>
      <p className="mt-2 text-13 text-muted">{t(one.accessUntil ? 'subscriptions.resumeHelp' : 'subscriptions.unpauseHelp', words)}</p>
      {unpause.isError && <Failed failure={unpause.error} />}
    </div>
  );
}
