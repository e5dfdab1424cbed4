import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { StoreClient } from '../../../client';
import { formatRate } from '../../i18n/format';
import { Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { Status } from '../status';

type Tried = Awaited<ReturnType<StoreClient['partnerWays']['tryLink']>>;

function Answer({ tried }: { readonly tried: Tried }) {
  const { t, locale } = useSite();
  return (
    <div className="mt-4 border-y border-line py-4" role="status">
      <Status tone={tried.because === 'CREDITS' ? 'positive' : tried.credits ? 'warning' : 'danger'} word={t(`tryLink.${tried.because}`)} />
      <p className="mt-1 text-muted">{t(`tryLink.${tried.because}Help`)}</p>
      {tried.target !== null && (
        <p className="mt-1 text-13 text-muted">
          {t('tryLink.target')}{' '}
          <bdi dir="ltr" className="break-all">
            {tried.target}
          </bdi>
        </p>
      )}
      {tried.credits && tried.rateBasisPoints !== null && (
        <p className="mt-1 text-13 text-muted">
          {t('tryLink.terms', { rate: formatRate(locale, tried.rateBasisPoints), days: tried.windowDays ?? 0 })}
        </p>
      )}
    </div>
  );
}

/** Would this link credit me? The shop reads it as it would read it from a visitor, and keeps nothing. */
export function TryLink() {
  const { t } = useSite();
  const { client } = useSession();
  const ask = useMutation({ mutationFn: (url: string) => client.partnerWays.tryLink({ body: { url } }) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('link');
    if (typeof typed === 'string' && typed.trim() !== '') ask.mutate(typed.trim());
  };
  return (
    <section aria-labelledby="try-title" className="mt-10 max-w-xl">
      <h2 id="try-title" className="text-22">
        {t('tryLink.title')}
      </h2>
      <form className="mt-3 space-y-3" onSubmit={submit}>
        <Field id="link" label={t('tryLink.label')}>
          <input id="link" name="link" dir="ltr" inputMode="url" autoComplete="off" maxLength={2048} required className="input" />
        </Field>
        <button type="submit" className="button" disabled={ask.isPending}>
          {t('tryLink.ask')}
        </button>
      </form>
      {ask.isError && <Failed failure={ask.error} />}
      {ask.data && <Answer tried={ask.data} />}
    </section>
  );
}
