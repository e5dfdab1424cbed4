import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { jobState, readJobCounts } from '../../../../contracts/admin';
import type { Data } from '../../../../contracts/endpoint';
import { DataTable, Loaded, Moment, Mono, Quiet, Section, Skeleton, to, useCodeWords, useRead, useWords } from '../../shell/kit';

type Counts = Data<typeof readJobCounts>;

const Figures = styled.dl`
  display: grid;
  gap: 16px;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  dt {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    font-size: 1.6rem;
    font-weight: 500;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

/** Minutes in the largest unit they fill. */
const useSpanWords = () => {
  const words = useWords();
  return (minutes: number): string => {
    if (minutes % 1440 === 0) return words('jobs.everyDays', { count: minutes / 1440 });
    return minutes % 60 === 0 ? words('jobs.everyHours', { count: minutes / 60 }) : words('jobs.everyMinutes', { count: minutes });
  };
};

/** What a job or a recurring task does, in words; its technical name stands below for whoever reads the log. */
export const TaskName = ({ name }: { readonly name: string }) => {
  const say = useCodeWords();
  return (
    <>
      {say('task', name, name)}
      <div>
        <Quiet>
          <Mono>{name}</Mono>
        </Quiet>
      </div>
    </>
  );
};

const Queue = ({ counts }: { readonly counts: Counts }) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  return (
    <Section title={words('jobs.queue')}>
      <Figures>
        {jobState.options.map((state) => (
          <div key={state}>
            <dt>{words(`state.job.${state}`)}</dt>
            <dd>{counts.jobs[state] > 0 ? <Link to={to.jobs({ state })}>{formatNumber(counts.jobs[state])}</Link> : formatNumber(0)}</dd>
          </div>
        ))}
        <div>
          <dt>{words('jobs.oldest')}</dt>
          <dd>{counts.oldestDueAt ? <Moment at={counts.oldestDueAt} /> : words('jobs.nothingDue')}</dd>
        </div>
        <div>
          <dt>{words('jobs.driver')}</dt>
          <dd>{words(`jobs.driver.${counts.driver}`)}</dd>
        </div>
      </Figures>
    </Section>
  );
};

/** How much waits, and how late the oldest is. */
export const JobsQueue = () => {
  const query = useRead(readJobCounts, {}, { refreshMs: 10_000 });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={1} height={110} />}>
      {({ data }) => <Queue counts={data} />}
    </Loaded>
  );
};

/** What the store does by the clock, and when it last did. */
export const JobsSchedule = () => {
  const words = useWords();
  const span = useSpanWords();
  const schedule = useRead(readJobCounts, {}, { refreshMs: 10_000 }).data?.data.schedule;
  if (!schedule) return null;
  return (
    <Section title={words('jobs.schedule')}>
      <DataTable
        plain
        caption={words('jobs.schedule')}
        rows={schedule}
        keyOf={(cron) => cron.name}
        columns={[
          { key: 'name', label: words('jobs.task'), render: (cron) => <TaskName name={cron.name} /> },
          { key: 'every', label: words('jobs.howOften'), render: (cron) => span(cron.everyMinutes) },
          { key: 'last', label: words('jobs.lastRun'), figure: true, render: (cron) => <Moment at={cron.lastRunAt} /> },
        ]}
      />
    </Section>
  );
};
