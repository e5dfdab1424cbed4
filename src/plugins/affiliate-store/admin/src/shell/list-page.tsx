import { Button } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Pager } from './controls';
import { DataTable } from './data-table';
import type { Column } from './data-table';
import { PageFrame } from './page-frame';
import type { PageFrameProps } from './page-frame';
import type { Sheet } from './sheet-button';
import { Empty, Loaded, ListSkeleton } from './states';
import { useWords } from './words';

interface ListQuery<Row> {
  readonly data: { readonly data: readonly Row[]; readonly pagination: Parameters<typeof Pager>[0]['pagination'] } | undefined;
  readonly error: Parameters<typeof Loaded>[0]['query']['error'];
  readonly refetch: () => unknown;
  readonly isPlaceholderData: boolean;
  readonly sheet?: Sheet;
}

interface RowsProps<Row> {
  readonly caption: string;
  readonly query: ListQuery<Row>;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly linkOf?: (row: Row) => string;
  readonly sort?: Parameters<typeof DataTable<Row>>[0]['sort'];
  /** The last rows, with totals of everything the filters match. */
  readonly foot?: ReactNode;
  /** True for a list that has a file of its own, with a permission of its own. */
  readonly hasOwnFile?: boolean;
  /** What the list says when there is nothing yet. */
  readonly empty: { readonly title: string; readonly hint?: string; readonly action?: ReactNode };
  /** Takes the filters back; null when none is in force, so that "nothing yet" and "nothing matches" are told apart. */
  readonly onClear: (() => void) | null;
}

const NoMatch = ({ onClear }: { readonly onClear: () => void }) => {
  const words = useWords();
  return (
    <Empty
      title={words('empty.noMatch')}
      action={
        <Button variant="secondary" onClick={onClear}>
          {words('controls.clearAll')}
        </Button>
      }
    />
  );
};

/** The rows of a list in each of its states: coming, refused, nothing yet, nothing that matches, or there. */
export const Rows = <Row,>({ caption, query, columns, keyOf, linkOf, sort, foot, hasOwnFile, empty, onClear }: RowsProps<Row>) => (
  <Loaded query={query} skeleton={<ListSkeleton />}>
    {({ data, pagination }) => {
      if (data.length === 0) return onClear ? <NoMatch onClear={onClear} /> : <Empty {...empty} />;
      return (
        <div>
          <DataTable
            caption={caption}
            rows={data}
            columns={columns}
            keyOf={keyOf}
            {...(linkOf ? { linkOf } : {})}
            {...(sort ? { sort } : {})}
            busy={query.isPlaceholderData}
            foot={foot}
          />
          <Pager pagination={pagination} shown={data.length} sheet={hasOwnFile ? undefined : query.sheet} />
        </div>
      );
    }}
  </Loaded>
);

interface ListPageProps<Row> extends Omit<PageFrameProps, 'children'>, Omit<RowsProps<Row>, 'caption'> {
  /** What stands between the filters and the rows, such as chips or a board. */
  readonly above?: ReactNode;
  /** Panels that open over the list. */
  readonly children?: ReactNode;
}

/** A page that is a list: search and filters in the address, its rows, and how many there are. */
export const ListPage = <Row,>({ above, children, action, controls, permission, subtitle, title, up, ...rows }: ListPageProps<Row>) => (
  <PageFrame
    title={title}
    permission={permission}
    action={action}
    controls={controls}
    {...(subtitle === undefined ? {} : { subtitle })}
    {...(up === undefined ? {} : { up })}
  >
    {above}
    <Rows caption={title} {...rows} />
    {children}
  </PageFrame>
);
