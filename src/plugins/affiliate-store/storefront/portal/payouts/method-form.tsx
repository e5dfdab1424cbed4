import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import { describedBy, Field } from '../../ui/field';
import { CheckIcon } from '../../ui/icons';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';
import { StripeForm } from './stripe-account';
import { typed } from '../typed';

type Kind = 'sepa' | 'paypal' | 'manual' | 'credit';
type Offered = Kind | 'stripe';

interface TextProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly error?: string | null;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete?: string;
}

function Text({ id, label, type = 'text', autoComplete = 'off', ...words }: TextProps) {
  return (
    <Field id={id} label={label} {...words}>
      <input
        id={id}
        name={id}
        type={type}
        dir={id === 'iban' || type === 'email' ? 'ltr' : undefined}
        autoComplete={autoComplete}
        required={type !== 'password'}
        className="input"
        {...describedBy({ id, help: words.help, error: words.error ?? null })}
      />
    </Field>
  );
}

const methodOf = (kind: Kind, form: FormData) => {
  if (kind === 'sepa') return { kind, holder: typed(form, 'holder'), iban: typed(form, 'iban') } as const;
  if (kind === 'credit') return { kind } as const;
  if (kind === 'paypal') return { kind, email: typed(form, 'email') } as const;
  return { kind, instructions: typed(form, 'instructions') } as const;
};

/** Saving, and the one sentence that helps where it was refused. */
function useSaving(kind: Kind) {
  const { client } = useSession();
  const { locale, t } = useSite();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) => {
      const currentPassword = typed(form, 'password');
      return client.payouts.changeMethod({
        body: { method: methodOf(kind, form), locale, ...(currentPassword === '' ? {} : { currentPassword }) },
      });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  const when = (code: string, words: string) => (isStoreFailure(save.error, code) ? words : null);
  const iban = when('IBAN_INVALID', t('payoutMethod.ibanWrong')) ?? when('IBAN_OUTSIDE_SEPA', t('payoutMethod.ibanOutside'));
  const password = when('CREDENTIALS_WRONG', t('payoutMethod.wrong')) ?? when('FRESH_SIGN_IN_NEEDED', t('payoutMethod.fresh'));
  return { save, iban, password, other: save.isError && iban === null && password === null };
}

/** What the shop has to know to pay that way. The shop asks for the password unless the sign-in is minutes old. */
function DetailsForm({ kind, coolingHours }: { readonly kind: Kind; readonly coolingHours: number }) {
  const { t } = useSite();
  const { save, iban, password, other } = useSaving(kind);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="mt-6 max-w-md space-y-5" onSubmit={submit}>
      {kind === 'sepa' && (
        <>
          <Text id="holder" label={t('payoutMethod.holder')} autoComplete="name" />
          <Text id="iban" label={t('payoutMethod.iban')} help={t('payoutMethod.ibanHelp')} error={iban} />
        </>
      )}
      {kind === 'paypal' && <Text id="email" type="email" label={t('payoutMethod.email')} autoComplete="email" />}
      {kind === 'credit' && <p>{t('payoutMethod.creditHelp')}</p>}
      {kind === 'manual' && <Text id="instructions" label={t('payoutMethod.instructions')} />}
      <Text
        id="password"
        type="password"
        autoComplete="current-password"
        label={t('payoutMethod.password')}
        help={t('payoutMethod.passwordHelp')}
        error={password}
      />
      <p className="text-13 text-muted">{t('payoutMethod.warning', { hours: coolingHours })}</p>
      {other && <Failed failure={save.error} />}
      {save.isSuccess && (
        <p role="status" className="flex gap-2 text-positive">
          <CheckIcon />
          {t('payoutMethod.saved')}
        </p>
      )}
      <button className="button button-primary" disabled={save.isPending}>
        {t('payoutMethod.save')}
      </button>
    </form>
  );
}

/** Chooses how one is paid. Stripe asks for everything itself, on its own page. */
export function MethodForm({ offered, coolingHours }: { readonly offered: readonly Offered[]; readonly coolingHours: number }) {
  const { t } = useSite();
  const [kind, setKind] = useState<Offered>(offered[0] ?? 'sepa');
  return (
    <>
      <div className="mt-6 max-w-md">
        <Field id="kind" label={t('payoutMethod.kind')}>
          <select id="kind" className="input" value={kind} onChange={(event) => setKind(event.target.value as Offered)}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {t(`payoutMethod.${one}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      {kind === 'stripe' ? (
        <StripeForm country={null} coolingHours={coolingHours} />
      ) : (
        <DetailsForm kind={kind} coolingHours={coolingHours} />
      )}
    </>
  );
}
