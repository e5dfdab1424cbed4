import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { downloadStatement, downloadStatementPaper, readStatement } from '../../../../contracts/admin-statements';
import type { StatementAmounts, StatementView } from '../../../../contracts/statements';
import { ask } from '../../shell/api';
import { ExportButton } from '../../shell/export-button';
import { Amount, DataTable, Day, Loaded, Quiet, to, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';

/** The signed file, as its party has it. */
export const DownloadButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  return <ExportButton size="S" label={words('statements.download')} read={() => ask(downloadStatement, { params: { id } })} />;
};

/** The same as its party has it on paper, in the language that party reads. */
export const PaperButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  return <ExportButton size="S" label={words('statements.paper')} read={() => ask(downloadStatementPaper, { params: { id } })} />;
};

interface Sum {
  readonly key: string;
  readonly label: string;
  readonly amounts: StatementAmounts;
}

const Sums = ({ statement }: { readonly statement: StatementView }) => {
  const words = useWords();
  const rows: readonly Sum[] = [
    { key: 'opening', label: words('statements.opening'), amounts: statement.openingAmounts },
    ...statement.groups.map(({ group, amounts }) => ({ key: group, label: words(`statements.group.${group}`), amounts })),
    { key: 'closing', label: words('statements.closing'), amounts: statement.closingAmounts },
  ];
  const part = (name: keyof StatementAmounts) => ({
    key: name,
    label: words(`statements.part.${name}`),
    figure: true,
    render: (row: Sum) => <Amount value={row.amounts[name]} why={{ of: 'statement', id: statement.id, part: `${row.key}.${name}` }} />,
  });
  return (
    <DataTable
      caption={words('statements.sums')}
      rows={rows}
      keyOf={(row) => row.key}
      columns={[
        { key: 'label', label: words('statements.entry'), render: (row) => row.label },
        part('pending'),
        part('available'),
        part('held'),
        part('reserved'),
        part('paidOut'),
        part('owed'),
      ]}
    />
  );
};

const Lines = ({ statement }: { readonly statement: StatementView }) => {
  const words = useWords();
  const mayLedger = useMay('ledger.read');
  const whyLine = ({ journal }: StatementView['rows'][number]) => ({ of: 'journal' as const, id: String(journal) });
  return (
    <DataTable
      caption={words('statements.lines')}
      rows={statement.rows}
      keyOf={(row) => String(row.journal)}
      columns={[
        { key: 'at', label: words('statements.booked'), render: (row) => <Day at={row.bookedAt} /> },
        { key: 'group', label: words('statements.entry'), render: (row) => words(`statements.group.${row.group}`) },
        { key: 'reference', label: words('statements.reference'), render: (row) => <bdi>{row.reference ?? '—'}</bdi> },
        {
          key: 'journal',
          label: words('statements.journal'),
          render: (row) => (mayLedger ? <Link to={to.journal(String(row.journal))}>{row.journal}</Link> : String(row.journal)),
        },
        {
          key: 'owed',
          label: words('statements.part.owed'),
          figure: true,
          render: (row) => <Amount value={row.amounts.owed} why={whyLine(row)} />,
        },
        {
          key: 'paidOut',
          label: words('statements.part.paidOut'),
          figure: true,
          render: (row) => <Amount value={row.amounts.paidOut} why={whyLine(row)} />,
        },
      ]}
    />
  );
};

/** A table wider than the panel: it is scrolled, by keys too, rather than cut off. */
const Wide = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div role="region" aria-label={label} tabIndex={0} style={{ overflowX: 'auto', marginTop: 24 }}>
    {children}
  </div>
);

/** One statement as its party sees it, each line with the way to its journal. */
export const StatementPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const query = useRead(readStatement, { params: { id } });
  return (
    <SidePanel title={words('statements.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <>
            <p>
              <bdi>{data.party}</bdi>, {data.month}, {data.currency}
            </p>
            <p>
              <Quiet>
                <bdi>{data.id}</bdi> · <bdi>{data.code}</bdi>
              </Quiet>
            </p>
            <div style={{ margin: '16px 0', display: 'flex', flexWrap: 'wrap', gap: 8 }}>
              <PaperButton id={data.id} />
              <DownloadButton id={data.id} />
            </div>
            <Wide label={words('statements.sums')}>
              <Sums statement={data} />
            </Wide>
            <Wide label={words('statements.lines')}>
              <Lines statement={data} />
            </Wide>
            <p style={{ marginTop: 16, overflowWrap: 'anywhere' }}>
              <Quiet>{words('statements.head', { block: data.books.block, hash: data.books.head })}</Quiet>
            </p>
          </>
        )}
      </Loaded>
    </SidePanel>
  );
};
