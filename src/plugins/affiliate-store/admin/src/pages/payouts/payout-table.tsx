import type { AdminPayoutRow } from '../../../../contracts/admin-payouts';
import { Amount, DataTable, Day, Quiet, RowActions, StateChip, useMay, useWords } from '../../shell/kit';
import { CloseButton } from './close-button';
import { RetryButton } from './retry-button';

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
  const words = useWords();
  const mayConfirm = useMay('payouts.confirm');
  const mayPrepare = useMay('payouts.prepare');
  return (
    <DataTable
      caption={caption}
      rows={[...rows]}
      keyOf={(row) => row.id}
      busy={busy}
      columns={[
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
        { key: 'amount', label: words('payouts.amount'), figure: true, render: (row) => <Amount value={row.amount} /> },
        {
          key: 'state',
          label: words('field.state'),
          render: (row) => (
            <>
              <StateChip of="payout" state={row.state} />
              {row.reason ? (
                <div>
                  <Quiet>{row.reason}</Quiet>
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
              {words(`payouts.method.${row.method}`)} <Quiet>{row.methodShown}</Quiet>
            </>
          ),
        },
        { key: 'created', label: words('payouts.createdAt'), render: (row) => <Day at={row.createdAt} /> },
        {
          key: 'act',
          label: words('field.actions'),
          figure: true,
          render: (row) => (
            <RowActions>
              {mayConfirm ? row.may.map((to) => <CloseButton key={to} payout={row} to={to} />) : null}
              {mayPrepare && ['failed', 'returned', 'cancelled'].includes(row.state) ? <RetryButton payout={row} /> : null}
            </RowActions>
          ),
        },
      ]}
    />
  );
};
