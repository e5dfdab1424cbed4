import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubscriptionView } from '../../../contracts/subscriptions';
import { formatDay, formatMoney } from '../../i18n/format';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { ChangeQuestion, PlannedChange } from './subscription-change';
import { PauseQuestion, Unpause } from './subscription-pause';
import { useDoing } from './use-doing';

type Of = { readonly of: SubscriptionView };

/** The second of the two presses: with the time that is paid, or at once; what is kept, what is lost, what is not charged, and the way back. */
function CancelQuestion({ of: one, onKeep }: Of & { readonly onKeep: () => void }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const cancel = useDoing(() => client.subscriptions.cancelMine({ params: { id: one.id }, body: { when: 'period_end' } }));
  const end = useDoing(() => client.subscriptions.cancelMine({ params: { id: one.id }, body: { when: 'now' } }));
  const busy = cancel.isPending || end.isPending;
  const day = formatDay(locale, one.paidUntil);
  const text = one.overdue
    ? t('subscriptions.cancelOverdue')
    : one.accessUntil
      ? t('subscriptions.cancelKeeps', { day })
      : t('subscriptions.cancelClosed');
  return (
    <div role="group" aria-labelledby={`cancel-${one.id}`} className="note mt-4">
      <p id={`cancel-${one.id}`} className="font-medium">
        {t('subscriptions.cancelAsk', { product: one.productName })}
      </p>
      <p className="mt-1">
        {text} {one.change && t('subscriptions.cancelEndsChange')}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button button-primary" disabled={busy} onClick={() => cancel.mutate()}>
          {t('subscriptions.cancelDo')}
        </button>
        <button type="button" className="button" autoFocus onClick={onKeep}>
          {t('subscriptions.keep')}
        </button>
      </div>
      {cancel.isError && <Failed failure={cancel.error} />}
      {one.mayEndNow && (
        <div className="mt-4 border-t border-line pt-4">
          <p id={`end-${one.id}`}>{one.accessUntil ? t('subscriptions.endNowLoses', { day }) : t('subscriptions.endNowClosed')}</p>
          <button type="button" className="button mt-3" aria-describedby={`end-${one.id}`} disabled={busy} onClick={() => end.mutate()}>
            {t('subscriptions.endNow')}
          </button>
          {end.isError && <Failed failure={end.error} />}
        </div>
      )}
    </div>
  );
}

function Resume({ of: one }: Of) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const resume = useDoing(() => client.subscriptions.resumeMine({ params: { id: one.id } }));
  const words = { price: formatMoney(locale, one.price), day: formatDay(locale, one.paidUntil) };
  const closed = one.paused ? t('subscriptions.resumePaused') : t('subscriptions.resumeClosed');
  const help = one.paused || !one.accessUntil ? closed : t('subscriptions.resumeHelp', words);
  return (
    <div className="mt-4">
      <button type="button" className="button button-primary" disabled={resume.isPending} onClick={() => resume.mutate()}>
        {t('subscriptions.resume')}
      </button>
      <p className="mt-2 text-13 text-muted">{help}</p>
      {resume.isError && <Failed failure={resume.error} />}
    </div>
  );
}

/** Leads to the payment provider's own page: no card number ever passes through the shop. */
function ChangeCard({ of: one }: Of) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const change = useMutation({
    mutationFn: () => client.subscriptions.changeCard({ params: { id: one.id }, body: { locale } }),
    onSuccess: ({ redirectUrl }) => location.assign(redirectUrl),
  });
  return (
    <>
      <button
        type="button"
        className={`button ${one.overdue ? 'button-primary' : ''}`}
        disabled={change.isPending || change.isSuccess}
        onClick={() => change.mutate()}
      >
        {t('subscriptions.changeCard')}
      </button>
      {change.isError && <Failed failure={change.error} />}
    </>
  );
}

/** What can be done about a subscription as it stands. */
export function SubscriptionActions({ of: one }: Of) {
  const { t } = useSite();
  const [asking, setAsking] = useState<'change' | 'pause' | 'cancel' | null>(null);
  if (one.state === 'ended') return null;
  if (one.cancelAtPeriodEnd) return <Resume of={one} />;
  const ask = (what: 'change' | 'pause' | 'cancel') => () => setAsking(asking === what ? null : what);
  const keep = () => setAsking(null);
  const mayPause = one.pauseChoices.length > 0;
  const mayChange = one.offerChoices.length > 0;
  const owed = one.instalments !== null;
  return (
    <>
      {one.paused && <Unpause of={one} dueAt={one.paused.dueIfEnded} />}
      <PlannedChange of={one} />
      <div className="mt-4 flex flex-wrap gap-3">
        <ChangeCard of={one} />
        {mayChange && (
          <button type="button" className="button" aria-expanded={asking === 'change'} onClick={ask('change')}>
            {t('subscriptions.change')}
          </button>
        )}
        {mayPause && (
          <button type="button" className="button" aria-expanded={asking === 'pause'} onClick={ask('pause')}>
            {t('subscriptions.pause')}
          </button>
        )}
        {!owed && (
          <button type="button" className="button" aria-expanded={asking === 'cancel'} onClick={ask('cancel')}>
            {t('subscriptions.cancel')}
          </button>
        )}
      </div>
      {owed && <p className="mt-2 text-13 text-muted">{t('subscriptions.owed')}</p>}
      {mayChange && asking === 'change' && <ChangeQuestion of={one} onKeep={keep} />}
      {mayPause && asking === 'pause' && <PauseQuestion of={one} onKeep={keep} />}
      {asking === 'cancel' && <CancelQuestion of={one} onKeep={keep} />}
    </>
  );
}
