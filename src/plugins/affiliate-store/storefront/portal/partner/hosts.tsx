import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { PartnerHost } from '../../../contracts/hidden-domains';
import { describedBy, Field } from '../../ui/field';
import { Day, Loaded, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed, useFieldRefusal } from '../states';
import { Status } from '../status';
import { typed } from '../typed';
import { CopyButton } from './link-box';

const TONES = { pending: 'info', verified: 'positive', lapsed: 'warning', revoked: 'danger' } as const;
/** What is said of a name that was typed, rather than of the place or the number of hosts. */
const ABOUT_NAME = ['INVALID_INPUT', 'HOST_MALFORMED', 'HOST_OF_THE_SHOP', 'HOST_TAKEN'];

function useHostActs() {
  const { client } = useSession();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['store', 'hosts'] });
  return {
    add: useMutation({ mutationFn: (host: string) => client.partnerHosts.add({ body: { host } }), onSettled }),
    check: useMutation({ mutationFn: (id: string) => client.partnerHosts.check({ params: { id } }), onSettled }),
    remove: useMutation({ mutationFn: (id: string) => client.partnerHosts.remove({ params: { id } }), onSettled }),
  };
}

/** What has to stand in the zone of the host, to be copied letter by letter. */
function Record({ host }: { readonly host: PartnerHost }) {
  const { t } = useSite();
  return (
    <div className="mt-2 text-13">
      <p className="text-muted">{t('hosts.record')}</p>
      <dl className="mt-1 grid gap-x-3 gap-y-1 sm:grid-cols-[auto_1fr_auto] sm:items-center">
        {(
          [
            ['hosts.recordName', host.record.name],
            ['hosts.recordValue', host.record.value],
            ['hosts.pointsTo', host.pointsTo],
          ] as const
        ).map(([label, text]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{t(label)}</dt>
            <dd dir="ltr" className="text-start break-all">
              {text}
            </dd>
            <dd>
              <CopyButton text={text} label={t('link.copyText')} of={t(label)} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Host({ host }: { readonly host: PartnerHost }) {
  const { t } = useSite();
  const { check, remove } = useHostActs();
  const [sure, setSure] = useState(false);
  const refused = [check, remove].find(({ isError }) => isError);
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <bdi dir="ltr" className="font-medium break-all">
          {host.host}
        </bdi>
        <span className="flex flex-wrap items-center gap-3">
          <Status
            tone={TONES[host.state]}
            word={t(`hosts.state.${host.state}`)}
            meaning={host.reason ?? (host.trouble === null ? undefined : t(`hosts.trouble.${host.trouble}`))}
          />
          {host.state !== 'revoked' && (
            <button type="button" className="button button-small" disabled={check.isPending} onClick={() => check.mutate(host.id)}>
              {t('hosts.check')}
            </button>
          )}
          <button
            type="button"
            className="button button-small"
            disabled={remove.isPending}
            onClick={() => (sure ? remove.mutate(host.id) : setSure(true))}
          >
            {t('hosts.remove')}
          </button>
        </span>
      </div>
      {sure && (
        <p role="status" className="mt-1 text-13">
          {t('hosts.removeSure')}
        </p>
      )}
      {host.lapsesAt !== null && (
        <p className="mt-1 text-13">
          {t('hosts.lapses')} <Day at={host.lapsesAt} />
        </p>
      )}
      {refused && <Failed failure={refused.error} />}
      {host.state !== 'revoked' && <Record host={host} />}
    </li>
  );
}

function AddHost() {
  const { t } = useSite();
  const { add } = useHostActs();
  const error = useFieldRefusal(add.error, 'host-name', ABOUT_NAME);
  const field = { id: 'host-name', error };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    add.mutate(typed(new FormData(form), 'host-name'), { onSuccess: () => form.reset() });
  };
  return (
    <form className="mt-4 flex max-w-xl flex-wrap items-end gap-3" onSubmit={submit}>
      <div className="grow">
        <Field label={t('hosts.host')} {...field}>
          <input
            id="host-name"
            name="host-name"
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            placeholder="go.example.com"
            maxLength={300}
            required
            className="input"
            {...describedBy(field)}
          />
        </Field>
      </div>
      <button type="submit" className="button" disabled={add.isPending}>
        {t('hosts.add')}
      </button>
      {add.isError && error === null && <Failed failure={add.error} />}
    </form>
  );
}

/** Hosts the affiliate brought along: how each stands, and what proves it. */
export function Hosts() {
  const { t } = useSite();
  const hosts = useStore(['hosts'], (client) => client.partnerHosts.list());
  return (
    <section aria-labelledby="hosts-title" className="mt-12">
      <h2 id="hosts-title" className="text-22">
        {t('hosts.title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('hosts.help')}</p>
      <AddHost />
      <Loaded query={hosts}>
        {(loaded) =>
          loaded.length === 0 ? (
            <p className="mt-4 text-muted">{t('hosts.none')}</p>
          ) : (
            <ul className="mt-4 border-t border-line">
              {loaded.map((host) => (
                <Host key={host.id} host={host} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
