import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { NewsView } from '../../../contracts/talk';
import { formatDay } from '../../i18n/format';
import { Empty, PageHead, useSite, useStoreList } from '../kit';
import { useSession } from '../session';
import { Failed, RowsSkeleton } from '../states';

function Piece({ one }: { readonly one: NewsView }) {
  const { t, locale } = useSite();
  return (
    <li className="border-b border-line py-6">
      <article lang={one.language} dir={one.language === 'ar' ? 'rtl' : 'ltr'}>
        <h2 className="text-22">{one.title}</h2>
        <p className="mt-1 text-13 text-muted" lang={locale} dir="auto">
          {!one.read && <strong className="me-2 text-ink">{t('news.new')}</strong>}
          {[one.program ?? t('news.ofShop'), formatDay(locale, one.publishedAt)].join(' · ')}
        </p>
        <p className="mt-3 max-w-text whitespace-pre-line">{one.text}</p>
      </article>
    </li>
  );
}

/** What was shown is read: the count above goes down, and "new" stays until the page is opened again. */
function useReadWhatIsShown(rows: readonly NewsView[]) {
  const { client } = useSession();
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await client.partnerTalk.readNews({ params: { id } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['store', 'unread'] }),
  });
  const unread = rows.filter((one) => !one.read).map(({ id }) => id);
  const shown = unread.join(' ');
  const { mutate } = read;
  useEffect(() => {
    if (shown !== '') mutate(shown.split(' '));
  }, [shown, mutate]);
}

/** What the shop tells its affiliates. */
export function News() {
  const { t, locale } = useSite();
  const query = useStoreList(['news', locale], (client, cursor) =>
    client.partnerTalk.listNews({ query: { language: locale, pageSize: 10, ...(cursor === undefined ? {} : { cursor }) } }),
  );
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? [];
  useReadWhatIsShown(rows);
  return (
    <>
      <PageHead title={t('news.title')} />
      {query.data === undefined && (query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />)}
      {query.data !== undefined && rows.length === 0 && <Empty title={t('news.none')} help={t('news.noneHelp')} />}
      <ul className="mt-4">
        {rows.map((one) => (
          <Piece key={one.id} one={one} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button mt-4" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  );
}
