import { jobState, listJobs, retryJob } from '../../../../contracts/admin';
import type { JobRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  Choice,
  Controls,
  Facts,
  JsonText,
  Moment,
  PageFrame,
  Rows,
  Stack,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { SidePanel } from '../../shell/side-panel';
import { JobsQueue, JobsSchedule, TaskName } from './jobs-board';

const NAMES = ['state'] as const;

/** Gives a dead job its tries back. */
const RetryButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  return (
    <ActButton
      endpoint={retryJob}
      asked={{ params: { id } }}
      touches={['adminJobs', 'adminOverview']}
      label={words('jobs.retry')}
      done={words('jobs.retried')}
    />
  );
};

const useColumns = (): Column<JobRow>[] => {
  const words = useWords();
  const mayRun = useMay('jobs.run');
  return [
    { key: 'name', label: words('jobs.name'), render: (job) => <TaskName name={job.name} /> },
    { key: 'state', label: words('field.state'), render: (job) => <StateChip of="job" state={job.state} /> },
    {
      key: 'attempts',
      label: words('jobs.attempts'),
      figure: true,
      render: (job) => words('jobs.attemptsOf', { done: job.attempts, most: job.maxAttempts }),
    },
    { key: 'due', label: words('jobs.due'), render: (job) => <Moment at={job.runAt} /> },
    { key: 'error', label: words('jobs.error'), render: (job) => job.lastError },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (job) => (job.state === 'dead' && mayRun ? <RetryButton id={job.id} /> : null),
    },
  ];
};

const JobPanel = ({ job, onClose }: { readonly job: JobRow; readonly onClose: () => void }) => {
  const words = useWords();
  const mayRun = useMay('jobs.run');
  return (
    <SidePanel title={words('jobs.one', { id: job.id })} onClose={onClose}>
      <Stack>
        {job.lastError ? (
          <Notice tone="danger" title={words('jobs.error')}>
            {job.lastError}
          </Notice>
        ) : null}
        <Facts
          facts={[
            [words('jobs.name'), <TaskName key="name" name={job.name} />],
            [words('field.state'), <StateChip key="state" of="job" state={job.state} />],
            [words('jobs.attempts'), words('jobs.attemptsOf', { done: job.attempts, most: job.maxAttempts })],
            [words('jobs.due'), <Moment key="due" at={job.runAt} full />],
          ]}
        />
        {job.state === 'dead' && mayRun ? (
          <div>
            <RetryButton id={job.id} />
          </div>
        ) : null}
        <div>
          <h3>{words('jobs.payload')}</h3>
          <JsonText text={job.payload} label={words('jobs.payload')} />
        </div>
      </Stack>
    </SidePanel>
  );
};

/** Work that waits, runs, or has been given up. */
export const JobsPage = () => {
  const words = useWords();
  const { values, change, clear } = useUrlState(NAMES);
  const state = jobState.safeParse(values.state).data;
  const query = useList(listJobs, state ? { state } : {}, 10_000);
  const linkOf = useRowLink('job');
  const [open, close] = usePanel('job');
  const shown = query.data?.data.find(({ id }) => id === open);
  const columns = useColumns();
  return (
    <PageFrame title={words('jobs.title')} subtitle={words('jobs.subtitle')} permission="jobs.read">
      <Stack>
        <JobsQueue />
        <Controls>
          <Choice
            label={words('field.state')}
            value={state}
            onChoose={(next) => change({ state: next })}
            options={jobState.options.map((value) => ({ value, label: words(`state.job.${value}`) }))}
          />
        </Controls>
        <Rows
          caption={words('jobs.title')}
          query={query}
          columns={columns}
          keyOf={(job) => job.id}
          linkOf={(job) => linkOf(job.id)}
          empty={{ title: words('jobs.none'), hint: words('jobs.noneHint') }}
          onClear={state ? clear : null}
        />
        <JobsSchedule />
      </Stack>
      {shown ? <JobPanel job={shown} onClose={close} /> : null}
    </PageFrame>
  );
};
