import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { StudioSubscriptionDetail } from '../../../contracts/studio';
import { formatDay } from '../../i18n/format';
import { describedBy, Field } from '../../ui/field';
import { useSite } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';

type Of = { readonly one: StudioSubscriptionDetail };

const SHORTEST_REASON = 3;

/** The second of two presses: what the buyer keeps, and why it ends. */
function Question({ one, onKeep }: Of & { readonly onKeep: () => void }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const reasoned = reason.trim().length >= SHORTEST_REASON;
  const end = useMutation({
    mutationFn: () => client.studioSubscriptions.end({ params: { id: one.id }, body: { reason: reason.trim() } }),
    onSettled: () => queries.invalidateQueries(),
  });
  const field = {
    id: `${id}-reason`,
    help: t('giveBack.reasonHelp'),
    error: tried && !reasoned ? t('giveBack.reasonMissing') : null,
  };
  const day = formatDay(locale, one.paidUntil);
  return (
    <form
      className="note mt-4 max-w-text"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reasoned && !end.isPending) end.mutate();
      }}
    >
      <p id={`${id}-title`} className="font-medium">
        {t('sold.endAsk')}
      </p>
      <p className="mt-1">{t('sold.endMeans', { day })}</p>
      <div className="mt-4">
        <Field {...field} label={t('giveBack.reason')}>
          <input
            id={field.id}
            className="input"
            value={reason}
            maxLength={500}
            autoFocus
            dir="auto"
            {...describedBy(field)}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={end.isPending}>
          {t('sold.endDo', { day })}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {t('sold.endKeep')}
        </button>
      </div>
      {end.isError && <Failed failure={end.error} />}
    </form>
  );
}

/** Lets a subscription end with what is paid, where its seller may; else says who can. */
export function EndSubscription({ one }: Of) {
  const { t, locale } = useSite();
  const [asking, setAsking] = useState(false);
  if (one.end === 'ended') return null;
  const day = formatDay(locale, one.paidUntil);
  return (
    <section className="mt-10 border-t border-line pt-4" aria-label={t('sold.end')}>
      <h2 className="text-22">{t('sold.end')}</h2>
      {one.end === 'open' ? (
        <button type="button" className="button mt-4" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t('sold.end')}
        </button>
      ) : (
        <p className="mt-1 text-muted">{t(`sold.end.${one.end}`, { day })}</p>
      )}
      {one.end === 'open' && asking && <Question one={one} onKeep={() => setAsking(false)} />}
    </section>
  );
}
