import type { AdminPayoutRow } from '../../../../contracts/admin-payouts';
import { Amount, DataTable, Day, Quiet, RowActions, StateChip, useMay, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { CloseButton } from './close-button';
import { RetryButton } from './retry-button';
import { ReverseButton } from './reverse-button';

/** What may be done with a payout now, by this administrator. */
const Acts = ({ row }: { readonly row: AdminPayoutRow }) => {
  const mayConfirm = useMay('payouts.confirm');
  const mayPrepare = useMay('payouts.prepare');
  const mayReverse = useMay('payouts.reverse');
  return (
    <RowActions>
      {mayConfirm ? row.may.map((to) => <CloseButton key={to} payout={row} to={to} />) : null}
      {mayReverse && row.reversible ? <ReverseButton payout={row} /> : null}
      {mayPrepare && ['failed', 'returned', 'cancelled'].includes(row.state) ? <RetryButton payout={row} /> : null}
    </RowActions>
  );
};

/** To which account, by which transfer; its number may break anywhere, so that it pushes nothing out of the page. */
const Transfer = ({ row }: { readonly row: AdminPayoutRow }) => (
  <div style={{ overflowWrap: 'anywhere' }}>
    <Quiet>
      <bdi>{row.reference ?? row.methodShown}</bdi>
    </Quiet>
  </div>
);

/** Stripe's reasons are codes, a person's are words. */
const useReason = () => {
  const words = useWords();
  return (reason: string): string => {
    if (reason === 'balance_insufficient' || reason === 'insufficient_capabilities_for_transfer')
      return words(`payouts.railReason.${reason}`);
    return reason;
  };
};

const useColumns = (): Column<AdminPayoutRow>[] => {
  const words = useWords();
  const reasonOf = useReason();
  return [
    {
      key: 'party',
      label: words('payouts.payee'),
      render: (row) => (
        <>
          <bdi>{row.partyName}</bdi>
          <div>
            <Quiet>
              <bdi>{row.id}</bdi>
            </Quiet>
          </div>
        </>
      ),
    },
    {
      key: 'amount',
      label: words('payouts.amount'),
      figure: true,
      render: (row) => <Amount value={row.amount} why={{ of: 'payout', id: row.id }} />,
    },
    {
      key: 'state',
      label: words('field.state'),
      render: (row) => (
        <>
          <StateChip of="payout" state={row.state} />
          {row.reason ? (
            <div>
              <Quiet>{reasonOf(row.reason)}</Quiet>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'method',
      label: words('payouts.method'),
      render: (row) => (
        <>
          {words(`payouts.method.${row.method}`)} {row.method === 'stripe' ? <Transfer row={row} /> : null}
          {row.method === 'stripe' || row.method === 'credit' ? null : <Quiet>{row.methodShown}</Quiet>}
        </>
      ),
    },
    { key: 'created', label: words('payouts.createdAt'), render: (row) => <Day at={row.createdAt} /> },
    { key: 'act', label: words('field.actions'), figure: true, render: (row) => <Acts row={row} /> },
  ];
};

/** Payouts with what may be done with each now. */
export const PayoutTable = ({
  rows,
  caption,
  busy = false,
}: {
  readonly rows: readonly AdminPayoutRow[];
  readonly caption: string;
  readonly busy?: boolean;
}) => {
  return <DataTable caption={caption} rows={[...rows]} keyOf={(row) => row.id} busy={busy} columns={useColumns()} />;
};
