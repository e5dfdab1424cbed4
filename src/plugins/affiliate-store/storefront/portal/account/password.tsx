import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import { Field, describedBy } from '../../ui/field';
import { CheckIcon } from '../../ui/icons';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';

interface SecretProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly error: string | null;
  readonly autoComplete: 'current-password' | 'new-password';
}

function Secret({ id, label, autoComplete, ...words }: SecretProps) {
  return (
    <Field id={id} label={label} {...words}>
      <input
        id={id}
        name={id}
        type="password"
        autoComplete={autoComplete}
        maxLength={autoComplete === 'new-password' ? 72 : 200}
        className="input"
        {...describedBy({ id, ...words })}
      />
    </Field>
  );
}

const typedIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

interface Typed {
  readonly password: string;
  readonly currentPassword?: string;
}

/** Saving, and whether what was typed is too short to be tried at all. */
function useSaving() {
  const { client, renew } = useSession();
  const [short, setShort] = useState(false);
  const save = useMutation({ mutationFn: (body: Typed) => client.accounts.setPassword({ body }), onSuccess: renew });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [password, currentPassword] = [typedIn(form, 'password'), typedIn(form, 'current')];
    setShort(password.length < 10);
    if (password.length < 10) return event.currentTarget.querySelector<HTMLInputElement>('#password')?.focus();
    return save.mutate({ password, ...(currentPassword === '' ? {} : { currentPassword }) });
  };
  return { save, short, submit };
}

/** Sets a password, or changes it; the present one is asked for where there is one. */
export function PasswordForm() {
  const { t } = useSite();
  const { profile } = useSession();
  const { save, short, submit } = useSaving();
  const wrong = isStoreFailure(save.error, 'CREDENTIALS_WRONG');
  const current = {
    id: 'current',
    label: t('password.current'),
    help: t('password.currentHelp'),
    error: wrong ? t('password.wrong') : null,
  };
  const fresh = { id: 'password', label: t('password.new'), help: t('password.help'), error: short ? t('password.short') : null };
  return (
    <section aria-labelledby="password-title" className="mt-16 max-w-md">
      <h2 id="password-title" className="text-22">
        {t(profile.hasPassword ? 'password.change' : 'password.set')}
      </h2>
      <p className="mt-1 text-muted">{t('password.why')}</p>
      <form className="mt-6 space-y-5" onSubmit={submit} noValidate>
        <input type="hidden" autoComplete="username" value={profile.email} readOnly />
        {profile.hasPassword && <Secret {...current} autoComplete="current-password" />}
        <Secret {...fresh} autoComplete="new-password" />
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
