import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnRequest } from '../../../contracts/privacy';
import { formatDay } from '../../i18n/format';
import { useSite } from '../../ui/site';
import { saveFile } from '../save-file';
import { useSession } from '../session';
import { Failed } from '../states';

const FOLLOW_MS = 3_000;
const NAME = ['store', 'privacy'];

/** What was asked for, read again and again while a file is being made. */
function useRequests() {
  const { client } = useSession();
  return useQuery({
    queryKey: NAME,
    queryFn: () => client.privacy.readMine(),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'queued') ? FOLLOW_MS : false),
  });
}

/** Asks for something, after which the list is read anew. */
function useAsking(ask: () => Promise<OwnRequest>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: ask, onSuccess: () => queries.invalidateQueries({ queryKey: NAME }) });
}

function OwnFile({ request }: { readonly request: OwnRequest | undefined }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const ask = useAsking(() => client.privacy.askForFile());
  const download = useMutation({
    mutationFn: (id: string) => client.privacy.download({ params: { id } }),
    onSuccess: ({ fileName, text }) => saveFile({ fileName, text, mediaType: 'application/json' }),
  });
  const percent = request ? Math.floor((100 * request.done) / Math.max(1, request.parts)) : 0;
  return (
    <>
      {request?.state === 'queued' && (
        <p role="status" className="mt-4">
          {t('account.data.making', { percent: String(percent) })}
        </p>
      )}
      {request?.state === 'done' && request.expiresAt && (
        <p className="mt-4">{t('account.data.ready', { date: formatDay(locale, request.expiresAt) })}</p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {request?.state === 'done' && (
          <button type="button" className="button" disabled={download.isPending} onClick={() => download.mutate(request.id)}>
            {t('account.data.download')}
          </button>
        )}
        {request?.state !== 'queued' && (
          <button type="button" className="button" disabled={ask.isPending} onClick={() => ask.mutate()}>
            {t('account.data.ask')}
          </button>
        )}
      </div>
      {ask.isError && <Failed failure={ask.error} />}
      {download.isError && <Failed failure={download.error} />}
    </>
  );
}

function Erasure({ request }: { readonly request: OwnRequest | undefined }) {
  const { t } = useSite();
  const { client } = useSession();
  const [sure, setSure] = useState(false);
  const ask = useAsking(() => client.privacy.askForErasure());
  if (request?.state === 'asked')
    return (
      <p role="status" className="mt-6">
        {t('account.data.asked')}
      </p>
    );
  return (
    <div className="mt-6">
      {request?.state === 'refused' && (
        <p className="mb-3">{t('account.data.refused', { reason: `\u2068${request.reason ?? ''}\u2069` })}</p>
      )}
      {sure ? (
        <>
          <p>{t('account.data.eraseText')}</p>
          <div className="mt-4 flex flex-wrap gap-3">
            <button type="button" className="button" disabled={ask.isPending} onClick={() => ask.mutate()}>
              {t('account.data.sure')}
            </button>
            <button type="button" className="button" onClick={() => setSure(false)}>
              {t('account.data.cancel')}
            </button>
          </div>
        </>
      ) : (
        <button type="button" className="underline" onClick={() => setSure(true)}>
          {t('account.data.erase')}
        </button>
      )}
      {ask.isError && <Failed failure={ask.error} />}
    </div>
  );
}

/** Everything the shop keeps about the person: a file of it, and the wish that it goes. */
export function OwnData() {
  const { t } = useSite();
  const query = useRequests();
  const newest = (kind: OwnRequest['kind']) => query.data?.find((one) => one.kind === kind);
  return (
    <section aria-labelledby="own-data" className="mt-16 max-w-text">
      <h2 id="own-data" className="text-22">
        {t('account.data.title')}
      </h2>
      <p className="mt-1 text-muted">{t('account.data.text')}</p>
      <OwnFile request={newest('export')} />
      <Erasure request={newest('erasure')} />
      {query.isError && <Failed failure={query.error} />}
    </section>
  );
}
