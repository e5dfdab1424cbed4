import type { ReactNode } from 'react';
import { DataTable, type Column } from './data-table';
import { Failed, RowsSkeleton } from './states';
import type { useStoreList } from './use-store';
import { RestOfList } from './rest-of-list';

interface LongListProps<Row> {
  readonly query: ReturnType<typeof useStoreList<Row>>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
}

/** A list that loads on: how many there are, the rows, and a button for more. */
export function LongList<Row>({ query, caption, columns, rowKey, empty }: LongListProps<Row>) {
  if (query.data === undefined) return query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />;
  const rows = query.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={rowKey} />
      <RestOfList query={query} shown={rows.length} />
    </>
  );
}
