import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { isStoreFailure } from '../../../client';
import { creatorIdentity, type ConfirmationView, type CreatorIdentity } from '../../../contracts/confirmations';
import { Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { AddressField, CountryField, NumberField } from '../identity-fields';
import { useSession } from '../session';
import { Failed } from '../states';
import { typed } from '../typed';

/** Who somebody is, as it was typed. */
export const identityIn = (form: FormData): CreatorIdentity => ({
  kind: creatorIdentity.shape.kind.parse(typed(form, 'kind')),
  legalName: typed(form, 'legal_name'),
  address: typed(form, 'address'),
  country: typed(form, 'country'),
  taxId: typed(form, 'tax_id'),
  vatId: typed(form, 'vat_id'),
});

/** Handing in, and the sentences that help where it was refused. */
function useHandingIn() {
  const { client } = useSession();
  const { t } = useSite();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (form: FormData) =>
      client.confirmation.handIn({
        body: identityIn(form),
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const when = (code: string, words: string) => (isStoreFailure(save.error, code) ? words : null);
  const vatId = when('VAT_ID_INVALID', t('confirmation.vatIdWrong'));
  const taxId = when('CONFIRMATION_WITHOUT_NUMBER', t('confirmation.numberMissing'));
  return { save, vatId, taxId, other: save.isError && vatId === null && taxId === null };
}

type Identity = ConfirmationView['identity'];

function Who({ identity, kindLabel }: { readonly identity: Identity; readonly kindLabel: string }) {
  const { t } = useSite();
  return (
    <>
      <Field id="kind" label={kindLabel}>
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
      <AddressField label={t('confirmation.address')} known={identity?.address} />
      <CountryField label={t('confirmation.country')} known={identity?.country} />
    </>
  );
}

interface NumbersProps {
  readonly identity: Identity;
  readonly complaints: { readonly taxId: string | null; readonly vatId: string | null };
}

function Numbers({ identity, complaints }: NumbersProps) {
  const { t } = useSite();
  return (
    <>
      <NumberField
        id="tax_id"
        label={t('confirmation.taxId')}
        help={t('confirmation.taxIdHelp')}
        error={complaints.taxId}
        known={identity?.taxId}
        maxLength={40}
      />
      <NumberField id="vat_id" label={t('confirmation.vatId')} error={complaints.vatId} known={identity?.vatId} maxLength={20} />
    </>
  );
}

/** The fields of who somebody is; they begin with what is known already. */
export function IdentityFields({ identity, complaints, kindLabel }: NumbersProps & { readonly kindLabel: string }) {
  return (
    <>
      <Who identity={identity} kindLabel={kindLabel} />
      <Numbers identity={identity} complaints={complaints} />
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
      <IdentityFields identity={view.identity} complaints={{ taxId, vatId }} kindLabel={t('confirmation.kind')} />
      {other && <Failed failure={save.error} />}
      {view.required && view.sells && <p className="text-13 text-muted">{t('confirmation.changeHelp')}</p>}
      <button className="button button-primary" disabled={save.isPending}>
        {t(view.sells && view.state !== 'missing' ? 'confirmation.change' : 'confirmation.handIn')}
      </button>
    </form>
  );
}
