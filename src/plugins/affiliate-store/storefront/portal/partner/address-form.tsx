import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { addressForm, placeEvent } from '../../../contracts/postback-addresses';
import { describedBy, Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { useSession } from '../session';
import { Failed, useFieldRefusal } from '../states';
import { typed } from '../typed';
import { useStore } from '../use-store';
import { Secret } from './server-keys';

const NAMES = ['event', 'amount', 'currency', 'state', 'sub_id', 'commission_id', 'order_ref', 'ts'].map((name) => `{${name}}`).join(' ');

const ABOUT_URL = ['INVALID_INPUT', 'WEBHOOK_URL_REFUSED', 'WEBHOOK_PLACEHOLDER_UNKNOWN'];

function useAdding() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: FormData) =>
      client.partnerAddresses.add({
        body: {
          code: typed(form, 'address-code'),
          url: typed(form, 'address-url'),
          form: addressForm.parse(typed(form, 'address-form')),
          events: placeEvent.options.filter((event) => form.get(`address-${event}`) !== null),
        },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'addresses'] }),
  });
}

function Events() {
  const { t } = useSite();
  return (
    <fieldset>
      <legend className="text-13 font-medium">{t('addresses.events')}</legend>
      <div className="mt-1 flex flex-wrap gap-x-6 gap-y-2">
        {placeEvent.options.map((event) => (
          <label key={event} className="inline-flex min-h-8 items-center gap-2">
            <input type="checkbox" name={`address-${event}`} defaultChecked />
            {t(`addresses.event.${event}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Adds an address of the affiliate's own; its secret is shown this once. */
export function AddressForm() {
  const { t } = useSite();
  const links = useStore(['links'], (store) => store.partner.listLinks());
  const add = useAdding();
  const error = useFieldRefusal(add.error, 'address-url', ABOUT_URL);
  const url = { id: 'address-url', help: t('addresses.urlHelp', { names: NAMES }), error };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    add.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <details className="mt-4 max-w-xl">
      <summary className="link min-h-8 w-fit">{t('addresses.add')}</summary>
      <form className="mt-3 space-y-3" onSubmit={submit}>
        <Field label={t('addresses.url')} {...url}>
          <input
            id="address-url"
            name="address-url"
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            maxLength={1000}
            required
            className="input"
            {...describedBy(url)}
          />
        </Field>
        <Field id="address-code" label={t('addresses.code')}>
          <select id="address-code" name="address-code" className="input">
            {(links.data ?? []).map(({ code }) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </Field>
        <Field id="address-form" label={t('addresses.form')}>
          <select id="address-form" name="address-form" className="input">
            {addressForm.options.map((form) => (
              <option key={form} value={form}>
                {t(`addresses.form.${form}`)}
              </option>
            ))}
          </select>
        </Field>
        <Events />
        <button type="submit" className="button" disabled={add.isPending}>
          {t('addresses.save')}
        </button>
      </form>
      {add.isError && error === null && <Failed failure={add.error} />}
      {add.data && <Secret secret={add.data.secret} />}
    </details>
  );
}
