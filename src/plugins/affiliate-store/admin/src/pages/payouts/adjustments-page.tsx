import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { approveAdjustment, listAdjustments, rejectAdjustment } from '../../../../contracts/admin/adjustments';
import type { AdminAdjustmentRow } from '../../../../contracts/admin/adjustments';
import { Confirm } from '../../shell/confirm';
import {
  Amount,
  DataTable,
  Day,
  Empty,
  Loaded,
  PageFrame,
  Pager,
  Quiet,
  RowActions,
  StateChip,
  to,
  useAct,
  useMay,
  useList,
  useRefusalWords,
  useWords,
} from '../../shell/kit';
import { OldBalances } from './old-balances';
import { AdjustmentDialog } from './adjustment-dialog';

const Deciding = ({ row }: { readonly row: AdminAdjustmentRow }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const mayApprove = useMay('payouts.second-approve');
  const mayPrepare = useMay('payouts.prepare');
  const approve = useAct(approveAdjustment, ['adminPayouts', 'adminLedger']);
  const reject = useAct(rejectAdjustment, ['adminPayouts']);
  const asked = { asked: { params: { id: row.id } } };
  const told = { onError: (error: Parameters<typeof refusal>[0]) => toggleNotification({ type: 'danger', message: refusal(error) }) };
  if (row.state !== 'awaiting_approval') return null;
  return (
    <RowActions>
      {row.approvable && mayApprove ? (
        <Confirm
          title={words('adjustments.approve')}
          text={row.reason}
          confirm={words('adjustments.approve')}
          onConfirm={() => approve.mutate(asked, told)}
        >
          <Button size="S">{words('adjustments.approve')}</Button>
        </Confirm>
      ) : null}
      {mayPrepare ? (
        <Confirm
          danger
          title={words('adjustments.reject')}
          text={row.reason}
          confirm={words('adjustments.reject')}
          onConfirm={() => reject.mutate(asked, told)}
        >
          <Button size="S" variant="ghost">
            {words('adjustments.reject')}
          </Button>
        </Confirm>
      ) : null}
    </RowActions>
  );
};

/** The amount; of a currency move with what it became, and at which rate. */
const Moved = ({ row: { amount, into } }: { readonly row: AdminAdjustmentRow }) => {
  const words = useWords();
  return (
    <>
      <Amount value={amount} />
      {into === null ? null : (
        <div>
          <Amount value={into.amount} />{' '}
          <Quiet>
            {words('adjustments.atRate', {
              from: into.exchange.from,
              to: into.exchange.to,
              rate: into.exchange.rate,
              source: into.exchange.source,
            })}
          </Quiet>
        </div>
      )}
    </>
  );
};

/** Why it was made; one that a case came to leads to it. */
const Reason = ({ row }: { readonly row: AdminAdjustmentRow }) => {
  const words = useWords();
  return (
    <>
      {row.reason}
      {row.case === null ? null : (
        <div>
          <Link to={to.cases({ case: row.case })}>{words('cases.one')}</Link>
        </div>
      )}
      {row.contest === null ? null : (
        <div>
          <Link to={to.contests({ contest: row.contest })}>{words('contests.one')}</Link>
        </div>
      )}
    </>
  );
};

/** Bonuses, deductions and write-offs: each a new entry with reason and author. */
export const AdjustmentsPage = () => {
  const words = useWords();
  const mayPrepare = useMay('payouts.prepare');
  const [open, setOpen] = useState(false);
  const query = useList(listAdjustments, {});
  const add = mayPrepare ? (
    <Button startIcon={<Plus />} onClick={() => setOpen(true)}>
      {words('adjustments.new')}
    </Button>
  ) : null;
  return (
    <PageFrame title={words('adjustments.title')} subtitle={words('adjustments.subtitle')} permission="payouts.read" action={add}>
      <OldBalances />
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            <Empty title={words('adjustments.none')} hint={words('adjustments.noneHint')} action={add} />
          ) : (
            <>
              <DataTable
                caption={words('adjustments.title')}
                rows={data}
                keyOf={(row) => row.id}
                columns={[
                  { key: 'who', label: words('payouts.payee'), render: (row) => <bdi>{row.partyName}</bdi> },
                  { key: 'kind', label: words('adjustments.kind'), render: (row) => words(`adjustments.kind.${row.kind}`) },
                  { key: 'amount', label: words('payouts.amount'), figure: true, render: (row) => <Moved row={row} /> },
                  { key: 'reason', label: words('payouts.reason'), render: (row) => <Reason row={row} /> },
                  { key: 'state', label: words('field.state'), render: (row) => <StateChip of="adjustment" state={row.state} /> },
                  {
                    key: 'by',
                    label: words('adjustments.by'),
                    render: (row) => (
                      <>
                        {row.madeBy} <Day at={row.madeAt} />
                        {row.decidedBy ? (
                          <div>
                            <Quiet>{words('adjustments.decidedBy', { name: row.decidedBy })}</Quiet>
                          </div>
                        ) : null}
                      </>
                    ),
                  },
                  { key: 'act', label: words('field.actions'), figure: true, render: (row) => <Deciding row={row} /> },
                ]}
              />
              <Pager pagination={pagination} shown={data.length} sheet={query.sheet} />
            </>
          )
        }
      </Loaded>
      {open ? <AdjustmentDialog onClose={() => setOpen(false)} /> : null}
    </PageFrame>
  );
};
