import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { exportDocuments, exportTaxByCountry, listDocuments, readDocumentTotals } from '../../../../contracts/admin';
import type { AdminDocument } from '../../../../contracts/admin';
import { documentKind } from '../../../../contracts/invoices';
import { ask } from '../../shell/api';
import type { StoreError } from '../../shell/api';
import { useStoreNow } from '../../shell/clock';
import { DayRangePicker, useDays } from '../../shell/day-range';
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
  useRefusalWords,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { saveFile } from '../../shell/save-file';
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
    { key: 'tax', label: words('invoices.tax'), figure: true, render: (row) => <Amount value={row.tax} /> },
    { key: 'total', label: words('field.total'), figure: true, render: (row) => <Amount value={row.total} /> },
    { key: 'open', label: words('invoices.open'), render: (row) => <OpenDocument document={row} /> },
  ];
};

/** Totals of everything the filters match, one row per currency. */
const Totals = ({ query }: { readonly query: Filters['query'] }) => {
  const words = useWords();
  const totals = useRead(readDocumentTotals, { query }).data?.data ?? [];
  return (
    <>
      {totals.map((sum) => (
        <tr key={sum.currency} role="row">
          <td role="cell" colSpan={5}>
            {words('invoices.totals', { count: sum.documents, currency: sum.currency })}
          </td>
          <td role="cell" className="figure">
            <Amount value={sum.tax} />
          </td>
          <td role="cell" className="figure">
            <Amount value={sum.total} />
          </td>
          <td role="cell" />
        </tr>
      ))}
    </>
  );
};

/** Hands a file of the store to the browser, and says how much is in it. */
const useSaving = () => {
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const save = async (read: () => Promise<{ fileName: string; rows: number; text: string }>, said: (rows: number) => string) => {
    setBusy(true);
    try {
      const file = await read();
      saveFile(file.fileName, 'text/csv;charset=utf-8', file.text);
      toggleNotification({ type: 'success', message: said(file.rows) });
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusal(error as StoreError) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
};

/** The quarter of a moment and the seven before it. */
const quartersUntil = (at: number): string[] => {
  const now = new Date(at);
  const last = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  return Array.from({ length: 8 }, (_, back) => `${Math.floor((last - back) / 4)}-Q${((last - back) % 4) + 1}`);
};

/** What is shown as a file, and the tax of a quarter by country. */
const Files = ({ query, testMode }: { readonly query: Filters['query']; readonly testMode: boolean }) => {
  const words = useWords();
  const { busy, save } = useSaving();
  const quarters = quartersUntil(useStoreNow());
  const [chosen, setChosen] = useState<string>();
  const quarter = chosen ?? quarters[0] ?? '';
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end">
      <Choice
        required
        label={words('invoices.quarter')}
        value={quarter}
        onChoose={setChosen}
        options={quarters.map((value) => ({ value, label: value }))}
      />
      <Button
        variant="tertiary"
        startIcon={<Download />}
        loading={busy}
        onClick={() =>
          void save(
            async () => (await ask(exportTaxByCountry, { query: { quarter, testMode: testMode ? 'true' : 'false' } })).data,
            (count) => words('invoices.taxRows', { count, quarter }),
          )
        }
      >
        {words('invoices.taxByCountry')}
      </Button>
      <Button
        variant="secondary"
        startIcon={<Download />}
        loading={busy}
        onClick={() =>
          void save(
            async () => (await ask(exportDocuments, { query })).data,
            (count) => words('invoices.exported', { count }),
          )
        }
      >
        {words('invoices.export')}
      </Button>
    </Flex>
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
      <Choice
        label={words('field.currency')}
        value={values.currency}
        onChoose={(currency) => change({ currency })}
        options={currencies.map((value) => ({ value, label: value }))}
      />
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
