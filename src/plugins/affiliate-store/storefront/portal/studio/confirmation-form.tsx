import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import { creatorIdentity, type ConfirmationView } from '../../../contracts/confirmations';
import { countries } from '../../i18n/format';
import { describedBy, Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed } from '../states';

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** Handing in, and the sentences that help where it was refused. */
function useHandingIn() {
  const { client } = useSession();
  const { t } = useSite();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      client.confirmation.handIn({
        body: {
          kind: creatorIdentity.shape.kind.parse(typed(form, 'kind')),
          legalName: typed(form, 'legal_name'),
          address: typed(form, 'address'),
          country: typed(form, 'country'),
          taxId: typed(form, 'tax_id'),
          vatId: typed(form, 'vat_id'),
        },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const when = (code: string, words: string) => (isStoreFailure(save.error, code) ? words : null);
  const vatId = when('VAT_ID_INVALID', t('confirmation.vatIdWrong'));
  const taxId = when('CONFIRMATION_WITHOUT_NUMBER', t('confirmation.numberMissing'));
  return { save, vatId, taxId, other: save.isError && vatId === null && taxId === null };
}

type Identity = ConfirmationView['identity'];

function Who({ identity }: { readonly identity: Identity }) {
  const { t, locale } = useSite();
  return (
    <>
      <Field id="kind" label={t('confirmation.kind')}>
        <select id="kind" name="kind" defaultValue={identity?.kind ?? 'person'} className="input">
          {creatorIdentity.shape.kind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`confirmation.kind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="legal_name" label={t('confirmation.legalName')}>
        <input
          id="legal_name"
          name="legal_name"
          required
          maxLength={160}
          autoComplete="organization"
          defaultValue={identity?.legalName}
          className="input"
        />
      </Field>
      <Field id="address" label={t('confirmation.address')}>
        <textarea
          id="address"
          name="address"
          required
          rows={3}
          maxLength={500}
          autoComplete="street-address"
          defaultValue={identity?.address}
          className="input"
        />
      </Field>
      <Field id="country" label={t('confirmation.country')}>
        <select id="country" name="country" required autoComplete="country" defaultValue={identity?.country ?? ''} className="input">
          <option value="" disabled />
          {countries(locale).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}

interface NumbersProps {
  readonly identity: Identity;
  readonly complaints: { readonly taxId: string | null; readonly vatId: string | null };
}

function Numbers({ identity, complaints }: NumbersProps) {
  const { t } = useSite();
  const tax = { id: 'tax_id', help: t('confirmation.taxIdHelp'), error: complaints.taxId };
  const vat = { id: 'vat_id', error: complaints.vatId };
  return (
    <>
      <Field label={t('confirmation.taxId')} {...tax}>
        <input
          id="tax_id"
          name="tax_id"
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          defaultValue={identity?.taxId}
          className="input rtl:text-end"
          {...describedBy(tax)}
        />
      </Field>
      <Field label={t('confirmation.vatId')} {...vat}>
        <input
          id="vat_id"
          name="vat_id"
          dir="ltr"
          maxLength={20}
          autoComplete="off"
          defaultValue={identity?.vatId}
          className="input rtl:text-end"
          {...describedBy(vat)}
        />
      </Field>
    </>
  );
}

/** Who the reader is; begins with what is known already. */
export function ConfirmationForm({ view }: { readonly view: ConfirmationView }) {
  const { t } = useSite();
  const { save, vatId, taxId, other } = useHandingIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="mt-8 max-w-md space-y-5" onSubmit={submit}>
      <Who identity={view.identity} />
      <Numbers identity={view.identity} complaints={{ taxId, vatId }} />
      {other && <Failed failure={save.error} />}
      {view.required && view.sells && <p className="text-13 text-muted">{t('confirmation.changeHelp')}</p>}
      <button className="button button-primary" disabled={save.isPending}>
        {t(view.sells && view.state !== 'missing' ? 'confirmation.change' : 'confirmation.handIn')}
      </button>
    </form>
  );
}
