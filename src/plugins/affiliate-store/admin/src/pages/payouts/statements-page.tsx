import { exportStatements, listStatements, sumStatements } from '../../../../contracts/admin-statements';
import type { AdminStatementRow } from '../../../../contracts/admin-statements';
import { ask } from '../../shell/api';
import { whyOfList } from '../../shell/explain';
import { ExportButton } from '../../shell/export-button';
import { CurrencyChoice } from '../../shell/facet-choices';
import { Amount, Choice, Day, ListPage, SearchBox, useList, usePanel, useRead, useRowLink, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { DownloadButton, PaperButton, StatementPanel } from './statement-panel';
import { KnownOn } from '../reports/report-filters';

const FILTERS = ['search', 'month', 'currency', 'asKnownOn'] as const;
type Query = Partial<Record<(typeof FILTERS)[number], string>>;

/** What all statements of the filters come to, one row per currency. */
const Totals = ({ query }: { readonly query: Query }) => {
  const words = useWords();
  const totals = useRead(sumStatements, { query }).data?.data.totals ?? [];
  const why = whyOfList('statements', query);
  return (
    <>
      {totals.map((total) => (
        <tr key={total.currency} role="row">
          <td role="cell" colSpan={4}>
            {words('statements.totals', { currency: total.currency })}
          </td>
          <td role="cell" className="figure">
            <Amount value={total.paidOut} why={why('paidOut', total.currency)} />
          </td>
          <td role="cell" className="figure">
            <Amount value={total.closing} why={why('closing', total.currency)} />
          </td>
          <td role="cell" />
        </tr>
      ))}
    </>
  );
};

const useColumns = (): readonly Column<AdminStatementRow>[] => {
  const words = useWords();
  return [
    { key: 'month', label: words('statements.month'), render: (row) => row.month },
    { key: 'who', label: words('payouts.payee'), render: (row) => <bdi>{row.partyName}</bdi> },
    { key: 'issued', label: words('statements.issued'), render: (row) => <Day at={row.issuedAt} /> },
    {
      key: 'opening',
      label: words('statements.opening'),
      figure: true,
      render: (row) => <Amount value={row.opening} why={{ of: 'statement', id: row.id, part: 'opening.owed' }} />,
    },
    {
      key: 'paidOut',
      label: words('statements.part.paidOut'),
      figure: true,
      render: (row) => <Amount value={row.paidOut} why={{ of: 'statement', id: row.id, part: 'month.paidOut' }} />,
    },
    {
      key: 'closing',
      label: words('statements.closing'),
      figure: true,
      render: (row) => <Amount value={row.closing} why={{ of: 'statement', id: row.id, part: 'closing.owed' }} />,
    },
    {
      key: 'file',
      label: words('field.actions'),
      figure: true,
      render: (row) => (
        <div style={{ display: 'inline-flex', gap: 8, whiteSpace: 'nowrap' }}>
          <PaperButton id={row.id} />
          <DownloadButton id={row.id} />
        </div>
      ),
    },
  ];
};

/** What everybody who is paid was told about each month, by name, month and currency. */
export const StatementsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(FILTERS);
  const [open, close] = usePanel('statement');
  const linkOf = useRowLink('statement');
  const query = useList(listStatements, values);
  const facets = useRead(sumStatements, { query: {} }).data?.data;
  const columns = useColumns();
  const choices = (from: readonly string[]) => from.map((value) => ({ value, label: value }));
  return (
    <ListPage
      hasOwnFile
      title={words('statements.title')}
      subtitle={words('statements.subtitle')}
      permission="statements.read"
      action={<ExportButton label={words('statements.export')} read={() => ask(exportStatements, { query: values })} />}
      controls={
        <>
          <SearchBox value={values.search} label={words('adjustments.search')} onSearch={(search) => change({ search })} />
          <Choice
            label={words('statements.month')}
            value={values.month}
            options={choices(facets?.months ?? [])}
            onChoose={(month) => change({ month })}
          />
          <CurrencyChoice
            currencies={facets?.totals.map(({ currency }) => currency)}
            value={values.currency}
            onChoose={(currency) => change({ currency })}
          />
          <KnownOn value={values.asKnownOn} onChange={(asKnownOn) => change({ asKnownOn })} />
        </>
      }
      query={query}
      columns={columns}
      keyOf={(row) => row.id}
      linkOf={(row) => linkOf(row.id)}
      foot={<Totals query={values} />}
      empty={{ title: words('statements.empty'), hint: words('statements.emptyHint') }}
      onClear={filtered ? clear : null}
    >
      {open === null ? null : <StatementPanel id={open} onClose={close} />}
    </ListPage>
  );
};
