import { readCohorts, type CohortsView } from '../../../../contracts/admin';
import { styled } from 'styled-components';
import { Amount, Controls, Empty, Loaded, PageFrame, Quiet, useRead, useUrlState, useWords } from '../../shell/kit';
import { CurrencyChoice } from '../../shell/facet-choices';
import { SheetButton, type Sheet } from '../../shell/sheet-button';
import { KnownOn, ProgramChoice } from './report-filters';
import { ReportTabs } from './report-tabs';

const NAMES = ['program', 'currency', 'known'] as const;
/** A page holds a year; the spreadsheet holds every month. */
const SHOWN = 13;

const Scroll = styled.div`
  overflow-x: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  table {
    border-collapse: collapse;
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }
  th,
  td {
    padding: 10px 12px;
    text-align: end;
    white-space: nowrap;
  }
  th:first-child {
    position: sticky;
    inset-inline-start: 0;
    text-align: start;
    background: ${({ theme }) => theme.colors.neutral0};
  }
  thead th {
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  tbody tr,
  tfoot tr {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  tfoot {
    font-weight: 600;
  }
  /* Darker is more; the figure is in every cell, so that the tone says nothing it does not. */
  .some {
    background: ${({ theme }) => theme.colors.primary100};
  }
  .much {
    background: ${({ theme }) => theme.colors.primary200};
  }
`;

const toneOf = (amount: number, most: number): string => {
  if (amount <= 0 || most <= 0) return '';
  return amount * 2 > most ? 'much' : 'some';
};

/** Every cohort with every month, a column for each. */
const sheetOf = ({ rows, currency }: CohortsView): Sheet => ({
  name: `cohorts-${currency}`,
  page: () =>
    Promise.resolve({
      data: rows.map(({ joined, affiliates, net, months }) => ({
        joined,
        affiliates,
        net,
        ...Object.fromEntries(months.map((month, nth) => [`month_${nth}`, month.net])),
      })),
      pagination: null,
    }),
});

const Table = ({ report, program }: { readonly report: CohortsView; readonly program: string | undefined }) => {
  const words = useWords();
  const { rows, total, currency, asKnownOn } = report;
  const shown = Math.min(SHOWN, total.length);
  const most = Math.max(0, ...rows.flatMap(({ months }) => months.slice(0, shown).map(({ net }) => Number(net.amount))));
  const why = (joined: string, month: string) => ({
    of: 'cohort' as const,
    id: 'net',
    part: [joined, month, asKnownOn ?? 'now', currency, ...(program ? [program] : [])].join('_'),
  });
  return (
    <>
      <Scroll tabIndex={0} role="region" aria-label={words('reports.cohorts')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words('reports.joined')}</th>
              <th scope="col">{words('affiliates.title')}</th>
              <th scope="col">{words('reports.net')}</th>
              {Array.from({ length: shown }, (_, nth) => (
                <th key={nth} scope="col">
                  {words('reports.month', { nth })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ joined, affiliates, net, months }) => (
              <tr key={joined}>
                <th scope="row">{joined}</th>
                <td>{affiliates}</td>
                <td>
                  <Amount value={net} why={why(joined, 'all')} />
                </td>
                {Array.from({ length: shown }, (_, nth) => {
                  const cell = months[nth];
                  return (
                    <td key={nth} className={cell ? toneOf(Number(cell.net.amount), most) : ''}>
                      {cell ? <Amount value={cell.net} why={why(joined, cell.month)} /> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p>
        <Quiet>
          {total.length > SHOWN ? `${words('reports.moreMonths', { count: total.length - SHOWN })} ` : ''}
          {words('reports.toneHint')}
        </Quiet>
      </p>
      <SheetButton sheet={sheetOf(report)} />
    </>
  );
};

/** Affiliates by the month they joined in, and what they brought in each month since. */
export const CohortsPage = () => {
  const words = useWords();
  const { values, change } = useUrlState(NAMES);
  const query = useRead(readCohorts, { query: { program: values.program, currency: values.currency, asKnownOn: values.known } });
  return (
    <PageFrame
      title={words('reports.cohorts')}
      subtitle={words('reports.cohortsHint')}
      permission="affiliates.read"
      controls={
        <Controls>
          <ProgramChoice value={values.program} onChoose={(program) => change({ program })} />
          <CurrencyChoice currencies={query.data?.data.currencies} value={values.currency} onChoose={(currency) => change({ currency })} />
          <KnownOn value={values.known} onChange={(known) => change({ known })} />
        </Controls>
      }
    >
      <ReportTabs />
      <Loaded query={query}>
        {({ data }) =>
          data.rows.length === 0 ? (
            <Empty title={words('reports.noCohorts')} hint={words('reports.emptyHint')} />
          ) : (
            <Table report={data} program={values.program} />
          )
        }
      </Loaded>
    </PageFrame>
  );
};
