import { confirmForfeiture, listForfeitures } from '../../../../contracts/admin/adjustments';
import type { ForfeitureRow } from '../../../../contracts/admin/adjustments';
import { Amount, DataTable, Day, Quiet, Section, useMay, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const Confirming = ({ row }: { readonly row: ForfeitureRow }) => {
  const words = useWords();
  const mayPrepare = useMay('payouts.prepare');
  if (!row.confirmable || !mayPrepare) return <Quiet>{words('oldBalances.waits')}</Quiet>;
  return (
    <ReasonButton
      danger
      endpoint={confirmForfeiture}
      asked={(reason) => ({ params: { id: row.id }, body: { reason } })}
      touches={['adminPayouts', 'adminLedger']}
      label={words('oldBalances.confirm')}
      title={words('oldBalances.confirm')}
      text={words('oldBalances.text')}
      reasonLabel={words('payouts.reason')}
      done={words('oldBalances.done')}
    />
  );
};

/** Old balances whose owners were told; nothing where there is none. */
export const OldBalances = () => {
  const words = useWords();
  const { data } = useRead(listForfeitures, { query: { state: 'noticed', pageSize: 100 } });
  const rows = data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={words('oldBalances.title')}>
      <DataTable
        plain
        caption={words('oldBalances.title')}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'who', label: words('payouts.payee'), render: (row) => <bdi>{row.partyName}</bdi> },
          {
            key: 'amount',
            label: words('payouts.amount'),
            figure: true,
            render: (row) => (
              <Amount value={row.amount} why={{ of: 'account', id: `payable:${row.party}:available`, part: row.amount.currency }} />
            ),
          },
          { key: 'idle', label: words('oldBalances.idleSince'), render: (row) => <Day at={row.idleSince} /> },
          { key: 'told', label: words('oldBalances.told'), render: (row) => <Day at={row.noticedAt} /> },
          { key: 'due', label: words('oldBalances.dueAt'), render: (row) => <Day at={row.dueAt} /> },
          { key: 'act', label: words('field.actions'), figure: true, render: (row) => <Confirming row={row} /> },
        ]}
      />
    </Section>
  );
};
