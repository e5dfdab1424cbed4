import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Empty, Loaded, PageHead, useSite, useStore, useStoreList } from '../kit';
import { useSession } from '../session';
import { Failed, RowsSkeleton } from '../states';
import { TalkForm, TalkLine } from './talk';

/** What was shown is read. */
function useReadWhatIsShown(code: string, unread: number) {
  const { client } = useSession();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => client.partnerTalk.readMessages({ body: { code } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['store'] }),
  });
  useEffect(() => {
    if (unread > 0) mutate();
  }, [code, unread, mutate]);
}

/** One conversation: what is to be written above what was, the newest first. */
function Conversation({ code, unread }: { readonly code: string; readonly unread: number }) {
  const { t } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const query = useStoreList(['messages', code], (store, cursor) =>
    store.partnerTalk.listMessages({ query: { code, ...(cursor === undefined ? {} : { cursor }) } }),
  );
  useReadWhatIsShown(code, unread);
  const write = useMutation({
    mutationFn: (text: string) => client.partnerTalk.write({ body: { code, text } }),
    onSettled: () => queries.invalidateQueries(),
  });
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <>
      <TalkForm
        label={t('messages.write')}
        send={t('case.send')}
        busy={write.isPending}
        failure={write.error}
        onSend={(text, sent) => write.mutate(text, { onSuccess: sent })}
      />
      {query.data === undefined && (query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />)}
      {query.data !== undefined && rows.length === 0 && <Empty title={t('messages.none')} help={t('messages.noneHelp')} />}
      <ol className="mt-6">
        {rows.map(({ id, by, text, at }) => (
          <TalkLine key={id} by={by} text={text} at={at} />
        ))}
      </ol>
      {query.hasNextPage && (
        <button type="button" className="button mt-4" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  );
}

/** The conversation with the shop; where somebody is in several programs, one for each. */
export function Messages() {
  const { t } = useSite();
  const [search, setSearch] = useSearchParams();
  const query = useStore(['conversations'], (client) => client.partnerTalk.listConversations());
  return (
    <>
      <PageHead title={t('messages.title')} />
      <Loaded query={query}>
        {(conversations) => {
          const open = conversations.find(({ code }) => code === search.get('code')) ?? conversations[0];
          if (!open) return <Empty title={t('messages.none')} help={t('messages.noneHelp')} />;
          return (
            <div className="mt-6 max-w-[60rem]">
              {conversations.length > 1 && (
                <label className="block">
                  <span className="mb-1.5 block font-medium">{t('messages.program')}</span>
                  <select
                    className="input w-fit"
                    value={open.code}
                    onChange={(event) => setSearch({ code: event.target.value }, { replace: true })}
                  >
                    {conversations.map(({ code, program, unread }) => (
                      <option key={code} value={code}>
                        {unread > 0 ? `${program} (${t('talk.unread', { count: unread })})` : program}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <Conversation key={open.code} code={open.code} unread={open.unread} />
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
