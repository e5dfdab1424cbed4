import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link, useNavigate } from 'react-router-dom';
import { listPayoutRuns } from '../../../../contracts/admin-payouts';
import {
  Amount,
  DataTable,
  Day,
  Empty,
  Loaded,
  PageFrame,
  Pager,
  Quiet,
  StateChip,
  to,
  useMay,
  usePlace,
  useRead,
  useWords,
} from '../../shell/kit';

/** Batches of payouts: who prepared and approved them, and how far they came. */
export const RunsPage = () => {
  const words = useWords();
  const navigate = useNavigate();
  const mayPrepare = useMay('payouts.prepare');
  const place = usePlace();
  const query = useRead(listPayoutRuns, { query: { ...(place.cursor ? { cursor: place.cursor } : {}), pageSize: 50 } });
  const add = mayPrepare ? (
    <Button startIcon={<Plus />} onClick={() => navigate(to.newPayoutRun())}>
      {words('runs.new')}
    </Button>
  ) : null;
  return (
    <PageFrame title={words('runs.title')} subtitle={words('runs.subtitle')} permission="payouts.read" action={add}>
      <Loaded query={query}>
        {({ data, pagination }) =>
          data.length === 0 ? (
            <Empty title={words('runs.none')} hint={words('runs.noneHint')} action={add} />
          ) : (
            <>
              <DataTable
                caption={words('runs.title')}
                rows={data}
                keyOf={(run) => run.id}
                busy={query.isPlaceholderData}
                columns={[
                  {
                    key: 'prepared',
                    label: words('runs.prepared'),
                    render: (run) => (
                      <>
                        <Link to={to.payoutRun(run.id)}>
                          <Day at={run.preparedAt} />
                        </Link>
                        <div>
                          <Quiet>{run.preparedBy}</Quiet>
                        </div>
                      </>
                    ),
                  },
                  { key: 'state', label: words('field.state'), render: (run) => <StateChip of="payoutRun" state={run.state} /> },
                  { key: 'method', label: words('payouts.method'), render: (run) => words(`payouts.method.${run.method}`) },
                  { key: 'payees', label: words('runs.payees'), figure: true, render: (run) => run.payees },
                  {
                    key: 'total',
                    label: words('runs.total'),
                    figure: true,
                    render: (run) => <Amount value={run.total} why={{ of: 'payout_run', id: run.id }} />,
                  },
                ]}
              />
              <Pager pagination={pagination} shown={data.length} />
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
};
