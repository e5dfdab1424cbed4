import { listFindings, readReconciliation, reconciliationProblem } from '../../../../contracts/admin';
import type { FindingView } from '../../../../contracts/admin';
import {
  Amount,
  Choice,
  Controls,
  ListPage,
  Loaded,
  Moment,
  OrderLink,
  Quiet,
  StateChip,
  useCodeWords,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { FindingPanel } from './finding-panel';
import { RunBoard } from './run-board';
import { StartButton } from './start-button';

const NAMES = ['open', 'problem'] as const;
const WHILE_RUNNING_MS = 1_000;
const AT_REST_MS = 60_000;

const Side = ({ of }: { readonly of: FindingView['provider'] }) => (of ? <Amount value={of} /> : <Quiet>—</Quiet>);

const useColumns = (): Column<FindingView>[] => {
  const words = useWords();
  const say = useCodeWords();
  return [
    {
      key: 'what',
      label: words('reconciliation.what'),
      render: (finding) => (
        <>
          <bdi>{finding.balanceTransaction}</bdi>
          <div>
            <Quiet>{finding.kind.replaceAll('_', ' ')}</Quiet>
          </div>
        </>
      ),
    },
    { key: 'problem', label: words('reconciliation.problem'), render: ({ problem }) => <StateChip of="finding" state={problem} /> },
    { key: 'provider', label: words('reconciliation.atProvider'), figure: true, render: ({ provider }) => <Side of={provider} /> },
    { key: 'books', label: words('reconciliation.inBooks'), figure: true, render: ({ books }) => <Side of={books} /> },
    {
      key: 'todo',
      label: words('reconciliation.toDo'),
      render: ({ settlement, advice, orderNumber }) =>
        settlement ? (
          <StateChip of="settlement" state={settlement} />
        ) : (
          <>
            {say('advice', advice, advice)} {orderNumber ? <OrderLink number={orderNumber} /> : null}
          </>
        ),
    },
    { key: 'at', label: words('reconciliation.at'), render: ({ at }) => <Moment at={at} /> },
  ];
};

const Filters = ({ values, change }: Pick<ReturnType<typeof useUrlState<typeof NAMES>>, 'values' | 'change'>) => {
  const words = useWords();
  return (
    <Controls>
      <Choice
        label={words('field.state')}
        value={values.open}
        onChoose={(open) => change({ open })}
        options={[
          { value: 'true', label: words('reconciliation.onlyOpen') },
          { value: 'false', label: words('reconciliation.onlySettled') },
        ]}
      />
      <Choice
        label={words('reconciliation.problem')}
        value={values.problem}
        onChoose={(problem) => change({ problem })}
        options={reconciliationProblem.options.map((value) => ({ value, label: words(`state.finding.${value}`) }))}
      />
    </Controls>
  );
};

/** How the books compare with the payment provider, and what to do where they do not agree. */
export const ReconciliationPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const linkOf = useRowLink('finding');
  const [open, close] = usePanel('finding');
  const mayRun = useMay('reconciliation.run');
  const problem = reconciliationProblem.safeParse(values.problem).data;
  const state = useRead(readReconciliation, {}, { refreshMs: AT_REST_MS });
  const running = state.data?.data.runs[0]?.state === 'running';
  // The same answer, asked for more often while a run is under way.
  useRead(readReconciliation, {}, { enabled: running, refreshMs: WHILE_RUNNING_MS });
  const query = useList(
    listFindings,
    { ...(values.open === '' ? {} : { open: values.open as 'true' | 'false' }), ...(problem ? { problem } : {}) },
    running ? WHILE_RUNNING_MS : AT_REST_MS,
  );
  const opened = query.data?.data.find((finding) => finding.id === open);
  return (
    <ListPage
      title={words('reconciliation.title')}
      subtitle={words('reconciliation.subtitle')}
      permission="reconciliation.read"
      action={mayRun ? <StartButton running={running} /> : null}
      controls={<Filters values={values} change={change} />}
      above={<Loaded query={state}>{({ data }) => <RunBoard runs={data.runs} open={data.open} />}</Loaded>}
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('reconciliation.none'), hint: words('reconciliation.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {opened ? <FindingPanel finding={opened} onClose={close} /> : null}
    </ListPage>
  );
};
