import { downloadSelfBilled, listSelfBilled } from '../../../../contracts/admin-self-billing';
import type { AdminSelfBilledRow } from '../../../../contracts/admin-self-billing';
import { ask } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { Amount, Day, ListPage, SearchBox, StateChip, useList, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const useColumns = (): Column<AdminSelfBilledRow>[] => {
  const words = useWords();
  return [
    { key: 'number', label: words('field.number'), render: (row) => <bdi>{row.number}</bdi> },
    { key: 'kind', label: words('invoices.kind'), render: (row) => <StateChip of="document" state={row.kind} /> },
    { key: 'who', label: words('payouts.payee'), render: (row) => <bdi>{row.payee}</bdi> },
    { key: 'month', label: words('statements.month'), render: (row) => row.month },
    { key: 'issued', label: words('statements.issued'), render: (row) => <Day at={row.issuedAt} /> },
    {
      key: 'tax',
      label: words('selfBilled.tax'),
      figure: true,
      render: (row) => <Amount value={row.tax} why={{ of: 'self_billed', id: row.id, part: 'tax' }} />,
    },
    {
      key: 'total',
      label: words('field.total'),
      figure: true,
      render: (row) => <Amount value={row.total} why={{ of: 'self_billed', id: row.id }} />,
    },
    {
      key: 'file',
      label: words('field.actions'),
      figure: true,
      render: ({ id }) => (
        <ExportButton size="S" label={words('statements.paper')} read={() => ask(downloadSelfBilled, { params: { id } })} />
      ),
    },
  ];
};

/** Invoices and credit notes the shop issued in the name of those it pays. */
export const SelfBilledPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['search']);
  const query = useList(listSelfBilled, values);
  return (
    <ListPage
      title={words('selfBilled.title')}
      subtitle={words('selfBilled.subtitle')}
      permission="statements.read"
      controls={<SearchBox value={values.search} label={words('selfBilled.search')} onSearch={(search) => change({ search })} />}
      query={query}
      columns={useColumns()}
      keyOf={(row) => row.id}
      empty={{ title: words('selfBilled.none'), hint: words('selfBilled.noneHint') }}
      onClear={filtered ? clear : null}
    />
  );
};
