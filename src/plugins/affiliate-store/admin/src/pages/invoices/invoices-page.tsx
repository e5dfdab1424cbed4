import { useIntl } from 'react-intl';
import { listDocuments, readDocumentTotals } from '../../../../contracts/admin';
import type { AdminDocument } from '../../../../contracts/admin';
import { documentKind } from '../../../../contracts/invoices';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { whyOfList } from '../../shell/explain';
import { CurrencyChoice } from '../../shell/facet-choices';
import {
  Amount,
  Choice,
  Controls,
  Email,
  FilterChips,
  ListPage,
  Moment,
  Named,
  Quiet,
  SearchBox,
  StateChip,
  useList,
  useMay,
  useRead,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Files } from './document-files';
import { OpenDocument } from './open-document';

const NAMES = ['search', 'kind', 'currency', 'order', 'range', 'from', 'to'] as const;

const useFilters = () => {
  const state = useUrlState(NAMES);
  const days = useDays(state.values);
  const { search, kind, currency, order } = state.values;
  return { ...state, query: { search, kind: documentKind.safeParse(kind).data, currency, order, from: days?.from, to: days?.to } };
};
type Filters = ReturnType<typeof useFilters>;

const useColumns = (): Column<AdminDocument>[] => {
  const words = useWords();
  const { formatDisplayName } = useIntl();
  return [
    { key: 'number', label: words('field.number'), render: (row) => <Named name={row.number} note={row.orderNumber} /> },
    { key: 'kind', label: words('invoices.kind'), render: (row) => <StateChip of="document" state={row.kind} /> },
    { key: 'seller', label: words('invoices.seller'), render: (row) => <bdi>{row.seller}</bdi> },
    {
      key: 'buyer',
      label: words('field.buyer'),
      render: (row) => (
        <>
          <Email address={row.buyer} />
          <div>
            <Quiet>{/^[A-Z]{2}$/.test(row.country) ? formatDisplayName(row.country, { type: 'region' }) : row.country}</Quiet>
          </div>
        </>
      ),
    },
    { key: 'issued', label: words('invoices.issued'), render: (row) => <Moment at={row.issuedAt} /> },
    {
      key: 'tax',
      label: words('invoices.tax'),
      figure: true,
      render: (row) => <Amount value={row.tax} why={{ of: 'document', id: row.id, part: 'tax' }} />,
    },
    {
      key: 'total',
      label: words('field.total'),
      figure: true,
      render: (row) => <Amount value={row.total} why={{ of: 'document', id: row.id, part: 'total' }} />,
    },
    { key: 'open', label: words('invoices.open'), render: (row) => <OpenDocument document={row} /> },
  ];
};

/** Totals of everything the filters match, one row per currency. */
const Totals = ({ query }: { readonly query: Filters['query'] }) => {
  const words = useWords();
  const totals = useRead(readDocumentTotals, { query }).data?.data ?? [];
  const why = whyOfList('documents', query);
  return (
    <>
      {totals.map((sum) => (
        <tr key={sum.currency} role="row">
          <td role="cell" colSpan={5}>
            {words('invoices.totals', { count: sum.documents, currency: sum.currency })}
          </td>
          <td role="cell" className="figure">
            <Amount value={sum.tax} why={why('tax', sum.currency)} />
          </td>
          <td role="cell" className="figure">
            <Amount value={sum.total} why={why('total', sum.currency)} />
          </td>
          <td role="cell" />
        </tr>
      ))}
    </>
  );
};

const FilterBar = ({ filters: { values, change }, currencies }: { readonly filters: Filters; readonly currencies: readonly string[] }) => {
  const words = useWords();
  return (
    <Controls>
      <SearchBox value={values.search} label={words('invoices.search')} onSearch={(search) => change({ search })} />
      <Choice
        label={words('invoices.kind')}
        value={values.kind}
        onChoose={(kind) => change({ kind })}
        options={documentKind.options.map((value) => ({ value, label: words(`state.document.${value}`) }))}
      />
      <CurrencyChoice currencies={currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
      <DayRangePicker values={values} change={change} />
    </Controls>
  );
};

/** Every document of every sale, found by number, order, seller or buyer. */
export const InvoicesPage = () => {
  const words = useWords();
  const filters = useFilters();
  const mayExport = useMay('invoices.export');
  const query = useList(listDocuments, filters.query);
  const columns = useColumns();
  const currencies = (useRead(readDocumentTotals, { query: {} }).data?.data ?? []).map(({ currency }) => currency);
  const { search, order } = filters.values;
  const chips = [
    ...(search ? [{ key: 'search', text: `“${search}”`, remove: () => filters.change({ search: undefined }) }] : []),
    ...(order ? [{ key: 'order', text: order, remove: () => filters.change({ order: undefined }) }] : []),
  ];
  const testMode = query.data?.data.some((row) => row.testMode) ?? false;
  return (
    <ListPage
      hasOwnFile
      title={words('invoices.title')}
      subtitle={words('invoices.subtitle')}
      permission="invoices.read"
      action={mayExport ? <Files query={filters.query} testMode={testMode} /> : null}
      controls={<FilterBar filters={filters} currencies={currencies} />}
      above={<FilterChips chips={chips} onClear={filters.clear} />}
      query={query}
      columns={columns}
      keyOf={(row) => row.id}
      foot={<Totals query={filters.query} />}
      empty={{ title: words('invoices.empty'), hint: words('invoices.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    />
  );
};
