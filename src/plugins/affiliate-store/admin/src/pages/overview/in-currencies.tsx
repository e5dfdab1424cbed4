import { readInCurrencies } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { Amount, Amounts, DataTable, Loaded, Quiet, Section, Skeleton, useRead, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import type { DayRange } from '../../shell/day-range';

type Report = Data<typeof readInCurrencies>;
type Row = Report['rows'][number];

const useColumns = (report: Report): Column<Row>[] => {
  const words = useWords();
  const part = (currency: string) => `${report.from}_${report.to}_${currency}`;
  return [
    { key: 'currency', label: words('inCurrencies.charged'), render: (row) => row.currency },
    { key: 'orders', label: words('figure.orders'), figure: true, render: (row) => row.orders },
    {
      key: 'gross',
      label: words('inCurrencies.chargedAmount'),
      figure: true,
      render: (row) => <Amount value={row.charged} why={{ of: 'in_currency', id: 'charged', part: part(row.currency) }} />,
    },
    {
      key: 'settled',
      label: words('inCurrencies.settled'),
      figure: true,
      render: (row) => (
        <>
          <Amounts
            values={row.settled}
            why={(currency) => ({ of: 'in_currency', id: 'settled', part: `${part(row.currency)}_${currency}` })}
          />
          {row.unsettled === 0 ? null : <Quiet>{words('inCurrencies.unsettled', { count: row.unsettled })}</Quiet>}
        </>
      ),
    },
    {
      key: 'base',
      label: words('inCurrencies.base', { currency: report.main }),
      figure: true,
      render: (row) => (
        <>
          {row.base ? <Amount value={row.base.charged} why={{ of: 'in_currency', id: 'base_charged', part: part(row.currency) }} /> : null}
          {row.unrated ? (
            <div>
              <Quiet>{words('inCurrencies.unrated', { count: row.unrated.orders })}</Quiet>{' '}
              <Amount quiet value={row.unrated.charged} why={{ of: 'in_currency', id: 'unrated', part: part(row.currency) }} />
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'baseNet',
      label: words('inCurrencies.baseNet', { currency: report.main }),
      figure: true,
      render: (row) =>
        row.base ? <Amount value={row.base.net} why={{ of: 'in_currency', id: 'base_net', part: part(row.currency) }} /> : null,
    },
  ];
};

const Table = ({ report }: { readonly report: Report }) => {
  const words = useWords();
  const columns = useColumns(report);
  const every = `${report.from}_${report.to}_every`;
  if (report.rows.length === 0) return <Quiet>{words('orders.empty')}</Quiet>;
  return (
    <>
      <DataTable plain caption={words('inCurrencies.title')} rows={report.rows} keyOf={(row) => row.currency} columns={columns} />
      <p>
        {words('inCurrencies.total')} <Amount value={report.total.charged} why={{ of: 'in_currency', id: 'base_charged', part: every }} />
        {', '}
        {words('inCurrencies.totalNet')} <Amount value={report.total.net} why={{ of: 'in_currency', id: 'base_net', part: every }} />
      </p>
    </>
  );
};

/** The orders of the days shown in the currency they were charged in, in the one the provider settled in, and in the shop's main one. */
export const InCurrencies = ({ days }: { readonly days: DayRange | null | undefined }) => {
  const words = useWords();
  const query = useRead(readInCurrencies, days ? { query: days } : {});
  return (
    <Section title={words('inCurrencies.title')}>
      <Loaded query={query} skeleton={<Skeleton rows={2} height={32} />}>
        {({ data }) => <Table report={data} />}
      </Loaded>
    </Section>
  );
};
