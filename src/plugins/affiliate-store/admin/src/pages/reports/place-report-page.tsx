import { listPlaceReport, readPlaceSummary } from '../../../../contracts/admin';
import type { PlaceRow } from '../../../../contracts/admin';
import { Amounts, ListPage, Quiet, to, useList, useRead, useWords } from '../../shell/kit';
import type { Column, ColumnSort, Word } from '../../shell/kit';
import type { Why } from '../../shell/explain';
import { CommissionCell, Part, Percent, type AskWhy } from './place-cells';
import { ReportFilterBar, useReportFilters, type ReportFilters } from './report-filters';
import { ReportTabs } from './report-tabs';
import { Restatements } from './restatements';

const by = (column: string): readonly [ColumnSort, ColumnSort] => [
  { as: `${column}_most`, way: 'descending' },
  { as: `${column}_least`, way: 'ascending' },
];

/** Asks why an amount is what it is: of one affiliate, or of all the filters let through. */
const useAsk = ({ query }: ReportFilters): ((affiliate?: string) => AskWhy) => {
  const { from, to: until, asKnownOn, q, program, group } = query;
  const given = Object.entries({ q, program, group }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const filters = new URLSearchParams(given).toString();
  return (affiliate) =>
    (measure) =>
    (currency): Why => ({
      of: 'place_figure',
      id: measure,
      part: [from, until, asKnownOn ?? 'now', currency, ...(affiliate ? [affiliate] : [])].join('_'),
      ...(affiliate ? {} : { filters }),
    });
};

const useColumns = (ask: ReturnType<typeof useAsk>): Column<PlaceRow>[] => {
  const words = useWords();
  const column = (key: string, label: Word, render: Column<PlaceRow>['render']): Column<PlaceRow> => ({
    key,
    label: words(label),
    figure: true,
    sorts: by(key),
    render,
  });
  return [
    {
      key: 'affiliate',
      label: words('field.affiliate'),
      render: (row) => (
        <>
          <bdi>{row.name}</bdi>
          <div>
            <Quiet>
              <bdi>{row.code}</bdi> · {row.program.name}
              {row.group === null ? null : ` · ${row.group}`}
            </Quiet>
          </div>
        </>
      ),
    },
    column('clicks', 'reports.clicks', (row) => row.countedClicks),
    column('leads', 'reports.leads', (row) => row.leads),
    column('sales', 'reports.sales', (row) => row.sales),
    column('conversion', 'reports.conversion', (row) => <Percent basisPoints={row.conversionBasisPoints} />),
    column('net', 'reports.net', (row) => <Amounts values={row.net} why={ask(row.id)('net')} />),
    column('refunds', 'reports.refunds', (row) => <Part count={row.refundedSales} basisPoints={row.refundBasisPoints} />),
    column('disputes', 'reports.disputes', (row) => <Part count={row.disputedSales} basisPoints={row.disputeBasisPoints} />),
    column('commission', 'reports.commission', (row) => <CommissionCell figures={row} why={ask(row.id)} />),
    column('per_click', 'reports.perClick', (row) => <Amounts values={row.perClick} why={ask(row.id)('per_click')} />),
  ];
};

/** Everything the filters let through, as one line. */
const Total = ({ filters, ask }: { readonly filters: ReportFilters; readonly ask: ReturnType<typeof useAsk> }) => {
  const words = useWords();
  const found = useRead(readPlaceSummary, { query: filters.query }).data?.data;
  if (!found) return null;
  const { total } = found;
  return (
    <tr role="row">
      <td role="cell">{words('reports.total', { count: found.places })}</td>
      <td role="cell" className="figure" data-label={words('reports.clicks')}>
        {total.countedClicks}
      </td>
      <td role="cell" className="figure">
        {total.leads}
      </td>
      <td role="cell" className="figure">
        {total.sales}
      </td>
      <td role="cell" className="figure">
        <Percent basisPoints={total.conversionBasisPoints} />
      </td>
      <td role="cell" className="figure">
        <Amounts values={total.net} why={ask()('net')} />
      </td>
      <td role="cell" className="figure">
        <Part count={total.refundedSales} basisPoints={total.refundBasisPoints} />
      </td>
      <td role="cell" className="figure">
        <Part count={total.disputedSales} basisPoints={total.disputeBasisPoints} />
      </td>
      <td role="cell" className="figure">
        <CommissionCell figures={total} why={ask()} />
      </td>
      <td role="cell" className="figure">
        <Amounts values={total.perClick} why={ask()('per_click')} />
      </td>
    </tr>
  );
};

/** Since when sales are counted here, and of which day the figures are. */
const Standing = ({ filters }: { readonly filters: ReportFilters }) => {
  const words = useWords();
  const found = useRead(readPlaceSummary, { query: filters.query }).data?.data;
  if (!found) return null;
  return (
    <p>
      <Quiet>
        {found.asKnownOn === null ? words('reports.asItStands') : words('reports.known', { day: found.asKnownOn })}
        {found.since === null ? null : ` · ${words('reports.since', { day: found.since })}`}
      </Quiet>
    </p>
  );
};

/** What each affiliate brought: clicks, sales, what went back, and what it earned them. */
export const PlaceReportPage = () => {
  const words = useWords();
  const filters = useReportFilters();
  const ask = useAsk(filters);
  const query = useList(listPlaceReport, { ...filters.query, sort: filters.sort });
  const known = filters.values.known;
  return (
    <ListPage
      title={words('reports.title')}
      subtitle={words('reports.subtitle')}
      permission="affiliates.read"
      controls={<ReportFilterBar values={filters.values} change={filters.change} />}
      above={
        <>
          <ReportTabs />
          <Standing filters={filters} />
        </>
      }
      query={query}
      columns={useColumns(ask)}
      keyOf={(row) => row.id}
      linkOf={(row) => to.affiliates({ affiliate: row.id })}
      sort={{ by: filters.sort, onSort: filters.resort }}
      foot={<Total filters={filters} ask={ask} />}
      empty={{ title: words('reports.empty'), hint: words('reports.emptyHint') }}
      onClear={filters.filtered ? filters.clear : null}
    >
      {known ? <Restatements query={filters.query} known={known} /> : null}
    </ListPage>
  );
};
