import { useSearchParams } from 'react-router-dom';
import type { ReactNode } from 'react';
import { useSite } from '../ui/site';
import type { Column } from './data-table';
import { DayRangePicker } from './day-range';
import { FilterChips } from './filter-chips';
import { LongList } from './long-list';
import { PageHead } from './page-head';
import { SaveList, type SavedList } from './save-list';
import { Empty } from './states';
import type { useStoreList } from './use-store';

interface Filter {
  /** The parameter of the address the choice is kept in. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

interface RangedListProps<Row> {
  readonly title: string;
  readonly help: string;
  readonly query: ReturnType<typeof useStoreList<Row>>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly empty: { readonly title: string; readonly help: string };
  readonly filter?: Filter;
  /** What else narrows the list, and the way out of it. */
  readonly narrowed?: ReactNode;
  /** The same list as a file. */
  readonly saved?: SavedList;
  readonly back?: { readonly to: string; readonly label: string };
}

/** A page that lists what happened in a range of days: the days, one choice, the rows, and honest words where there are none. */
export function RangedList<Row>({ title, help, query, columns, rowKey, empty, filter, narrowed, saved, back }: RangedListProps<Row>) {
  const { t } = useSite();
  const [search] = useSearchParams();
  const filtered = filter !== undefined && search.has(filter.name);
  return (
    <>
      <PageHead title={title} state={help} {...(back ? { back } : {})} />
      <div className="mt-8 space-y-2">
        <DayRangePicker />
        {filter && <FilterChips {...filter} all={t('filter.all')} />}
        {narrowed}
      </div>
      <LongList
        query={query}
        caption={title}
        columns={columns}
        rowKey={rowKey}
        empty={<Empty title={filtered ? t('list.noMatch') : empty.title} help={filtered ? t('list.noMatchHelp') : empty.help} />}
      />
      {saved && (query.data?.pages[0]?.data.length ?? 0) > 0 && <SaveList key={saved.name} list={saved} />}
    </>
  );
}
