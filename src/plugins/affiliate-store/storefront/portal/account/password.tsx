import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import { Field, describedBy } from '../../ui/field';
import { CheckIcon } from '../../ui/icons';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';

/** Sets a password, or changes it; the present one is asked for where there is one. */
export function PasswordForm() {
  const { t } = useSite();
  const { client, profile, renew } = useSession();
  const [short, setShort] = useState(false);
  const save = useMutation({
    mutationFn: (body: { password: string; currentPassword?: string }) => client.accounts.setPassword({ body }),
    onSuccess: () => renew(),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [password, currentPassword] = [String(form.get('password') ?? ''), String(form.get('current') ?? '')];
    setShort(password.length < 10);
    if (password.length < 10) return event.currentTarget.querySelector<HTMLInputElement>('#password')?.focus();
    return save.mutate({ password, ...(currentPassword === '' ? {} : { currentPassword }) });
  };
  const wrong = isStoreFailure(save.error, 'CREDENTIALS_WRONG');
  const current = { id: 'current', error: wrong ? t('password.wrong') : null, help: t('password.currentHelp') };
  const password = { id: 'password', error: short ? t('password.short') : null, help: t('password.help') };
  return (
    <section aria-labelledby="password-title" className="mt-16 max-w-md">
      <h2 id="password-title" className="text-22">
        {t(profile.hasPassword ? 'password.change' : 'password.set')}
      </h2>
      <p className="mt-1 text-muted">{t('password.why')}</p>
      <form className="mt-6 space-y-5" onSubmit={submit} noValidate>
        <input type="hidden" autoComplete="username" value={profile.email} readOnly />
        {profile.hasPassword && (
          <Field label={t('password.current')} {...current}>
            <input
              id="current"
              name="current"
              type="password"
              autoComplete="current-password"
              maxLength={200}
              className="input"
              {...describedBy(current)}
            />
          </Field>
        )}
        <Field label={t('password.new')} {...password}>
          <input
            id="password"
            name="password"
            type="password"
            autoComplete="new-password"
            maxLength={72}
            className="input"
            {...describedBy(password)}
          />
        </Field>
        {save.isError && !wrong && <Failed failure={save.error} />}
        {save.isSuccess && (
          <p role="status" className="flex gap-2 text-positive">
            <CheckIcon />
            {t('password.saved')}
          </p>
        )}
        <button className="button" disabled={save.isPending}>
          {t('password.save')}
        </button>
      </form>
    </section>
  );
}
