import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import { selfBillingStatus, type SelfBillingView } from '../../../contracts/self-billing';
import { describedBy, Field } from '../../ui/field';
import { CheckIcon } from '../../ui/icons';
import { useSite } from '../../ui/site';
import { AddressField, CountryField, NumberField } from '../identity-fields';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

/** Saving, and the sentence that helps where it was refused. */
function useAgreeing(version: string) {
  const { client } = useSession();
  const { t } = useSite();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      client.selfBilling.agree({
        body: {
          version,
          name: typed(form, 'name'),
          address: typed(form, 'address'),
          country: typed(form, 'country'),
          vatId: typed(form, 'vat_id'),
          status: selfBillingStatus.parse(typed(form, 'status')),
          liableFrom: typed(form, 'liable_from') || null,
        },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const when = (code: string, words: string) => (isStoreFailure(save.error, code) ? words : null);
  const vatId =
    when('VAT_ID_INVALID', t('selfBilling.vatIdWrong')) ??
    when('VAT_ID_NOT_REGISTERED', t('selfBilling.vatIdUnknown')) ??
    when('SELF_BILLING_VAT_ID_UNANSWERED', t('selfBilling.vatIdUnanswered')) ??
    when('SELF_BILLING_VAT_ID_NEEDED', t('selfBilling.obstacle.VAT_ID_NEEDED'));
  const status = when('SELF_BILLING_CHARGES_VAT', t('selfBilling.obstacle.CHARGES_VAT'));
  return { save, vatId, status, other: save.isError && vatId === null && status === null };
}

/** Whose papers they are. */
function Who({ begin }: { readonly begin: SelfBillingView['known'] }) {
  const { t } = useSite();
  return (
    <>
      <Field id="name" label={t('selfBilling.name')}>
        <input id="name" name="name" required maxLength={160} autoComplete="organization" defaultValue={begin?.name} className="input" />
      </Field>
      <AddressField label={t('selfBilling.address')} known={begin?.address} />
      <CountryField label={t('selfBilling.country')} known={begin?.country} />
    </>
  );
}

interface TaxProps {
  readonly vatIdKnown: string | undefined;
  readonly agreement: SelfBillingView['agreement'];
  readonly complaints: { readonly vatId: string | null; readonly status: string | null };
}

/** What the payee is to their tax office. */
function Tax({ vatIdKnown, agreement, complaints }: TaxProps) {
  const { t } = useSite();
  const [status, choose] = useState<string>(agreement?.status ?? 'small_business');
  const since = { id: 'liable_from', help: t('selfBilling.liableFromHelp') };
  const kind = { id: 'status', help: t('selfBilling.statusHelp'), error: complaints.status };
  return (
    <>
      <Field label={t('selfBilling.status')} {...kind}>
        <select
          id="status"
          name="status"
          value={status}
          onChange={(event) => choose(event.target.value)}
          className="input"
          {...describedBy(kind)}
        >
          {selfBillingStatus.options.map((one) => (
            <option key={one} value={one}>
              {t(`selfBilling.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {status === 'vat_liable' && (
        <Field label={t('selfBilling.liableFrom')} {...since}>
          <input
            type="date"
            id={since.id}
            name={since.id}
            defaultValue={agreement?.liableFrom ?? ''}
            className="input"
            {...describedBy(since)}
          />
        </Field>
      )}
      <NumberField
        id="vat_id"
        label={t('selfBilling.vatId')}
        help={t('selfBilling.vatIdHelp')}
        error={complaints.vatId}
        known={vatIdKnown}
        maxLength={30}
      />
    </>
  );
}

/** The business data of the papers, and the agreement that they are written. */
export function SelfBillingForm({ view }: { readonly view: SelfBillingView }) {
  const { t } = useSite();
  const { agreement } = view;
  const { save, vatId, status, other } = useAgreeing(view.version);
  const [read, setRead] = useState(agreement?.version === view.version);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="mt-8 max-w-md space-y-5" onSubmit={submit}>
      <Who begin={agreement ?? view.known} />
      <Tax vatIdKnown={agreement?.vatId ?? view.known?.vatId} agreement={agreement} complaints={{ vatId, status }} />
      <div className="flex gap-3">
        <input
          id="agree"
          type="checkbox"
          required
          checked={read}
          onChange={(event) => setRead(event.target.checked)}
          className="mt-1 size-5"
        />
        <label htmlFor="agree">{t('selfBilling.terms', { version: view.version })}</label>
      </div>
      {other && <Failed failure={save.error} />}
      {save.isSuccess && (
        <p role="status" className="flex gap-2 text-positive">
          <CheckIcon />
          {t('selfBilling.saved')}
        </p>
      )}
      <button className="button button-primary" disabled={save.isPending}>
        {t(agreement ? 'selfBilling.change' : 'selfBilling.agree')}
      </button>
    </form>
  );
}
