import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeyView } from '../../../contracts/ways';
import { Day, Loaded, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { CopyButton } from './link-box';

function Key({ one }: { readonly one: KeyView }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => client.partnerKeys.end({ params: { id: one.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'keys'] }),
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <span className="min-w-0">
        <bdi dir="ltr" className="font-medium break-all">
          {one.id}
        </bdi>
        <span className="block text-13 text-muted">
          <bdi>{one.code}</bdi> · <bdi>{one.program}</bdi> · {t('keys.made')} <Day at={one.createdAt} /> ·{' '}
          {one.lastUsedAt === null ? (
            t('keys.neverUsed')
          ) : (
            <>
              {t('keys.used')} <Day at={one.lastUsedAt} />
            </>
          )}
        </span>
        <span className="block text-13 text-muted">
          {t('keys.address')}{' '}
          <bdi dir="ltr" className="break-all">
            {one.url}
          </bdi>
        </span>
      </span>
      {one.endedAt === null ? (
        <button type="button" className="button button-small" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('keys.end')}
        </button>
      ) : (
        <span className="text-13 text-muted">
          {t('keys.ended')} <Day at={one.endedAt} />
        </span>
      )}
    </li>
  );
}

/** The one time a secret is shown. */
export function Secret({ secret }: { readonly secret: string }) {
  const { t } = useSite();
  return (
    <div className="note note-warning mt-4" role="status">
      <p className="font-medium">{t('keys.secretOnce')}</p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <bdi dir="ltr" className="break-all">
          {secret}
        </bdi>
        <CopyButton text={secret} label={t('keys.copySecret')} />
      </div>
    </div>
  );
}

/** Keys the affiliate's own server signs with: one for each code, two where one is being changed. */
export function ServerKeys() {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const keys = useStore(['keys'], (store) => store.partnerKeys.list());
  const links = useStore(['links'], (store) => store.partner.listLinks());
  const make = useMutation({
    mutationFn: (code: string) => client.partnerKeys.make({ body: { code } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'keys'] }),
  });
  return (
    <section aria-labelledby="keys-title" className="mt-12">
      <h2 id="keys-title" className="text-22">
        {t('keys.title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('keys.help')}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {(links.data ?? []).map(({ code }) => (
          <button key={code} type="button" className="button" disabled={make.isPending} onClick={() => make.mutate(code)}>
            {t('keys.make', { code })}
          </button>
        ))}
      </div>
      {make.isError && <Failed failure={make.error} />}
      {make.data && <Secret secret={make.data.secret} />}
      <Loaded query={keys}>
        {(loaded) =>
          loaded.length === 0 ? (
            <p className="mt-4 text-muted">{t('keys.none')}</p>
          ) : (
            <ul className="mt-4 border-t border-line">
              {loaded.map((one) => (
                <Key key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
