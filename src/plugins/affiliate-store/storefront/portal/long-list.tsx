import type { ReactNode } from 'react';
import { DataTable, type Column } from './data-table';
import { Failed, RowsSkeleton } from './states';
import { useSite } from '../ui/site';
import type { useStoreList } from './use-store';

interface LongListProps<Row> {
  readonly query: ReturnType<typeof useStoreList<Row>>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
}

/** A list that loads on: how many there are, the rows, and a button for more. */
export function LongList<Row>({ query, caption, columns, rowKey, empty }: LongListProps<Row>) {
  const { t } = useSite();
  if (query.data === undefined) return query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />;
  const rows = query.data.pages.flatMap((page) => page.data);
  const total = query.data.pages[0]?.pagination.total ?? rows.length;
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={rowKey} />
      <p className="mt-4 text-13 text-muted" role="status">
        {t('list.shown', { shown: rows.length, total })}
      </p>
      {query.hasNextPage && (
        <button type="button" className="button mt-3" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  );
}
