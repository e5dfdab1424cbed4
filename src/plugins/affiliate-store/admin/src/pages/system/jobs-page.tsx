import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { listJobs, readJobCounts, retryJob } from '../../../../contracts/admin';
import { jobState } from '../../../../contracts/admin';
import type { JobRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  DataTable,
  Empty,
  Facts,
  JsonText,
  Loaded,
  Moment,
  Mono,
  PageFrame,
  Quiet,
  RowActions,
  Section,
  Skeleton,
  Stack,
  StateChip,
  useAct,
  useMay,
  useRead,
  useRefusalWords,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';

const NAMES = ['state'] as const;

const Halves = styled.div`
  display: grid;
  gap: 16px;
  grid-template-columns: repeat(auto-fit, minmax(min(34rem, 100%), 1fr));
  align-items: start;
`;

/** Gives a dead job its tries back. */
const RetryButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const retry = useAct(retryJob, ['adminJobs', 'adminOverview']);
  const run = () =>
    retry.mutate(
      { asked: { params: { id } } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('jobs.retried') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return (
    <Button size="S" variant="secondary" loading={retry.isPending} onClick={run}>
      {words('jobs.retry')}
    </Button>
  );
};

/** Minutes in the largest unit they fill. */
const useSpanWords = () => {
  const { formatNumber } = useIntl();
  return (minutes: number): string => {
    const [unit, size] =
      (
        [
          ['day', 1440],
          ['hour', 60],
        ] as const
      ).find(([, length]) => minutes % length === 0) ?? (['minute', 1] as const);
    return formatNumber(minutes / size, { style: 'unit', unit, unitDisplay: 'long' });
  };
};

const Board = () => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const span = useSpanWords();
  const query = useRead(readJobCounts, {}, { refreshMs: 10_000 });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={1} height={140} />}>
      {({ data }) => (
        <Halves>
          <Section title={words('jobs.queue')}>
            <Facts
              facts={[
                ...jobState.options.map((state) => [words(`state.job.${state}`), formatNumber(data.jobs[state])] as const),
                [words('jobs.oldest'), data.oldestDueAt ? <Moment key="oldest" at={data.oldestDueAt} /> : words('jobs.nothingDue')],
                [words('jobs.driver'), words(`jobs.driver.${data.driver}`)],
              ]}
            />
          </Section>
          <Section title={words('jobs.schedule')}>
            <Facts
              facts={data.schedule.map(
                (cron) =>
                  [
                    cron.name,
                    <span key={cron.name}>
                      <Moment at={cron.lastRunAt} />
                      <div>
                        <Quiet>{words('jobs.every', { span: span(cron.everyMinutes) })}</Quiet>
                      </div>
                    </span>,
                  ] as const,
              )}
            />
          </Section>
        </Halves>
      )}
    </Loaded>
  );
};

/** Work that waits, runs, or has been given up. */
export const JobsPage = () => {
  const words = useWords();
  const mayRun = useMay('jobs.run');
  const { values, change } = useUrlState(NAMES);
  const state = jobState.safeParse(values.state).data;
  const query = useRead(listJobs, { query: { ...(state ? { state } : {}), pageSize: 100 } }, { refreshMs: 10_000 });
  const [shown, setShown] = useState<JobRow | null>(null);
  const columns: Column<JobRow>[] = [
    {
      key: 'name',
      label: words('jobs.name'),
      render: (job) => (
        <>
          <Mono>{job.name}</Mono> <Quiet>#{job.id}</Quiet>
        </>
      ),
    },
    { key: 'state', label: words('field.state'), render: (job) => <StateChip of="job" state={job.state} /> },
    { key: 'attempts', label: words('jobs.attempts'), figure: true, render: (job) => `${job.attempts} / ${job.maxAttempts}` },
    { key: 'due', label: words('jobs.due'), render: (job) => <Moment at={job.runAt} /> },
    { key: 'error', label: words('jobs.error'), render: (job) => job.lastError ?? <Quiet>—</Quiet> },
    {
      key: 'act',
      label: words('field.actions'),
      figure: true,
      render: (job) => (
        <RowActions>
          <Button size="S" variant="ghost" onClick={() => setShown(job)}>
            {words('jobs.details')}
          </Button>
          {job.state === 'dead' && mayRun ? <RetryButton id={job.id} /> : null}
        </RowActions>
      ),
    },
  ];
  return (
    <PageFrame
      title={words('jobs.title')}
      subtitle={words('jobs.subtitle')}
      permission="jobs.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={state}
            onChoose={(next) => change({ state: next })}
            options={jobState.options.map((value) => ({ value, label: words(`state.job.${value}`) }))}
          />
        </Controls>
      }
    >
      <Stack>
        <Board />
        <Loaded query={query}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title={words(state === 'dead' ? 'jobs.noneDead' : 'jobs.none')} />
            ) : (
              <DataTable
                caption={words('jobs.title')}
                rows={data}
                columns={columns}
                keyOf={(job) => job.id}
                busy={query.isPlaceholderData}
              />
            )
          }
        </Loaded>
      </Stack>
      {shown ? (
        <SidePanel title={`${shown.name} #${shown.id}`} onClose={() => setShown(null)}>
          <Stack>
            {shown.lastError ? <p>{shown.lastError}</p> : null}
            <JsonText text={shown.payload} label={words('jobs.payload')} />
          </Stack>
        </SidePanel>
      ) : null}
    </PageFrame>
  );
};
