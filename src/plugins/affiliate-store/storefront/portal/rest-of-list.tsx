import { useSite } from '../ui/site';
import type { useStoreList } from './use-store';

/** Below a list that loads on: how many of how many are shown, and a button for more. */
export function RestOfList<Row>({ query, shown }: { readonly query: ReturnType<typeof useStoreList<Row>>; readonly shown: number }) {
  const { t } = useSite();
  return (
    <>
      <p className="mt-4 text-13 text-muted" role="status">
        {t('list.shown', { shown, total: query.data?.pages[0]?.pagination.total ?? shown })}
      </p>
      {query.hasNextPage && (
        <button type="button" className="button mt-3" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  );
}
