import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { siteKind, type PartnerSiteView } from '../../../contracts/partner-settings';
import { describedBy, Field } from '../../ui/field';
import { Day, useSite } from '../kit';
import { useSession } from '../session';
import { Failed, useFieldRefusal } from '../states';
import { typed } from '../typed';

/** What is said of the address that was typed. */
const ABOUT_ADDRESS = ['INVALID_INPUT', 'SITE_TWICE'];

function useSiteActs() {
  const { client } = useSession();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['store', 'own-settings'] });
  return {
    add: useMutation({
      mutationFn: (form: FormData) =>
        client.partnerSettings.addSite({
          body: { kind: siteKind.parse(typed(form, 'site-kind')), url: typed(form, 'site-url') },
        }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: string) => client.partnerSettings.removeSite({ params: { id } }), onSettled }),
  };
}

function AddSite() {
  const { t } = useSite();
  const { add } = useSiteActs();
  const error = useFieldRefusal(add.error, 'site-url', ABOUT_ADDRESS);
  const field = { id: 'site-url', error };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    add.mutate(new FormData(form), { onSuccess: () => form.reset() });
  };
  return (
    <form className="mt-4 flex max-w-2xl flex-wrap items-end gap-3" onSubmit={submit}>
      <Field id="site-kind" label={t('ownSites.kind')}>
        <select id="site-kind" name="site-kind" className="input">
          {siteKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`ownSites.kind.${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      <div className="grow basis-64">
        <Field label={t('ownSites.url')} {...field}>
          <input
            id="site-url"
            name="site-url"
            type="url"
            dir="ltr"
            placeholder="https://"
            maxLength={300}
            required
            className="input"
            {...describedBy(field)}
          />
        </Field>
      </div>
      <button type="submit" className="button" disabled={add.isPending}>
        {t('ownSites.add')}
      </button>
      {add.isError && error === null && <Failed failure={add.error} />}
    </form>
  );
}

function OneSite({ site }: { readonly site: PartnerSiteView }) {
  const { t } = useSite();
  const { remove } = useSiteActs();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3">
      <span className="min-w-0">
        <bdi dir="ltr" className="font-medium break-all">
          {site.url}
        </bdi>
        <span className="block text-13 text-muted">
          {t(`ownSites.kind.${site.kind}`)} · {t('ownSites.since')} <Day at={site.addedAt} />
        </span>
      </span>
      <button
        type="button"
        className="button button-small"
        disabled={remove.isPending}
        aria-label={`${t('ownSites.remove')} (${site.url})`}
        onClick={() => remove.mutate(site.id)}
      >
        {t('ownSites.remove')}
      </button>
      {remove.isError && <Failed failure={remove.error} />}
    </li>
  );
}

/** Where they show their links, for the shop to see; what was taken off stays in the log. */
export function Sites({ sites }: { readonly sites: readonly PartnerSiteView[] }) {
  const { t } = useSite();
  const standing = sites.filter(({ removedAt }) => removedAt === null);
  const gone = sites.filter(({ removedAt }) => removedAt !== null);
  return (
    <section aria-labelledby="sites-title" className="mt-12">
      <h2 id="sites-title" className="text-22">
        {t('ownSites.title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('ownSites.help')}</p>
      <AddSite />
      {standing.length === 0 ? (
        <p className="mt-4 text-muted">{t('ownSites.none')}</p>
      ) : (
        <ul className="mt-4 border-t border-line">
          {standing.map((site) => (
            <OneSite key={site.id} site={site} />
          ))}
        </ul>
      )}
      {gone.length > 0 && (
        <details className="mt-4">
          <summary className="link min-h-8 w-fit">{t('ownSites.log', { count: gone.length })}</summary>
          <ul className="mt-2 space-y-1 text-13 text-muted">
            {gone.map(({ id, url, addedAt, removedAt }) => (
              <li key={id}>
                <bdi dir="ltr" className="break-all">
                  {url}
                </bdi>{' '}
                · <Day at={addedAt} /> – {removedAt !== null && <Day at={removedAt} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
