import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import type { PayoutAccountView } from '../../../contracts/payouts';
import { countries } from '../../i18n/format';
import { Field, describedBy } from '../../ui/field';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed, Loaded } from '../states';
import { Status, type Tone } from '../status';
import { useStore } from '../use-store';
import { typed } from '../typed';

const tones: Readonly<Record<PayoutAccountView['state'], Tone>> = {
  details_missing: 'warning',
  in_review: 'info',
  enabled: 'positive',
  restricted: 'danger',
};

/** Going to Stripe: its page belongs to one visit, so the address is asked for and followed at once. */
function useGoing() {
  const { client } = useSession();
  const { locale, t } = useSite();
  const go = useMutation({
    mutationFn: (form: FormData) => {
      const currentPassword = typed(form, 'password');
      const body = { country: typed(form, 'country'), locale, ...(currentPassword === '' ? {} : { currentPassword }) };
      return client.payouts.openAccount({ body });
    },
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const when = (code: string, words: string) => (isStoreFailure(go.error, code) ? words : null);
  const password = when('CREDENTIALS_WRONG', t('payoutMethod.wrong')) ?? when('FRESH_SIGN_IN_NEEDED', t('payoutMethod.fresh'));
  return { go, password, other: go.isError && password === null };
}

/** Brings somebody to Stripe's own page; the country is asked once, as it cannot be changed there. */
export function StripeForm({ country, coolingHours }: { readonly country: string | null; readonly coolingHours: number | null }) {
  const { t, locale } = useSite();
  const { go, password, other } = useGoing();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="mt-6 max-w-md space-y-5" onSubmit={submit}>
      <p className="text-muted">{t('stripeAccount.what')}</p>
      {country === null ? (
        <Field id="country" label={t('stripeAccount.country')} help={t('stripeAccount.countryHelp')}>
          <select id="country" name="country" required defaultValue="" className="input" {...describedBy({ id: 'country', help: 'help' })}>
            <option value="" disabled>
              {t('stripeAccount.choose')}
            </option>
            {countries(locale).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      ) : (
        <input type="hidden" name="country" value={country} />
      )}
      <Field id="password" label={t('payoutMethod.password')} help={t('payoutMethod.passwordHelp')} error={password}>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          className="input"
          {...describedBy({ id: 'password', help: 'help', error: password })}
        />
      </Field>
      {coolingHours !== null && <p className="text-13 text-muted">{t('payoutMethod.warning', { hours: coolingHours })}</p>}
      {other && <Failed failure={go.error} />}
      <button className="button button-primary" disabled={go.isPending || go.isSuccess}>
        {t('stripeAccount.go')}
      </button>
    </form>
  );
}

function Standing({ account }: { readonly account: PayoutAccountView }) {
  const { t } = useSite();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p>
        <Status tone={tones[account.state]} word={t(`stripeAccount.${account.state}`)} />
      </p>
      <p className="max-w-text text-muted">{t(`stripeAccount.${account.state}Help`)}</p>
      {account.missing.length > 0 && (
        <>
          <p className="mt-3 text-13 text-muted">{t(account.state === 'in_review' ? 'stripeAccount.looksAt' : 'stripeAccount.asksFor')}</p>
          <ul className="list-disc ps-5">
            {account.missing.map((part) => (
              <li key={part}>{t(`stripeAccount.part.${part}`)}</li>
            ))}
          </ul>
        </>
      )}
      {!account.upToDate && <p className="note note-warning mt-3">{t('stripeAccount.silent')}</p>}
      {open ? (
        <StripeForm country={account.country} coolingHours={null} />
      ) : (
        <button
          type="button"
          className={`button mt-4 ${account.state === 'enabled' ? '' : 'button-primary'}`}
          onClick={() => setOpen(true)}
        >
          {t(account.state === 'enabled' ? 'stripeAccount.change' : 'stripeAccount.goOn')}
        </button>
      )}
    </>
  );
}

/** How one's account at Stripe stands, asked of Stripe with every visit: whatever the address one came back by says. */
export function StripeAccount() {
  const query = useStore(['payout-account'], (client) => client.payouts.readAccount());
  return (
    <div className="mt-4">
      <Loaded query={query}>{(account) => account && <Standing account={account} />}</Loaded>
    </div>
  );
}
