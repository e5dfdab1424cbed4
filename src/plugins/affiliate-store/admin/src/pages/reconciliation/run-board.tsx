import { styled } from 'styled-components';
import type { ReconciliationRun } from '../../../../contracts/admin';
import { Amount, DataTable, Day, Facts, Moment, Quiet, Section, StateChip, useCodeWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

const Bar = styled.progress`
  width: 100%;
  height: 8px;
  accent-color: ${({ theme }) => theme.colors.primary600};
`;

const Progress = ({ run }: { readonly run: ReconciliationRun }) => {
  const words = useWords();
  const said = words('reconciliation.progress', { done: run.daysDone, all: run.daysAll });
  return (
    <div role="status">
      <Bar value={run.daysDone} max={run.daysAll} aria-label={said} />
      <Quiet>{said}</Quiet>
    </div>
  );
};

/** What the movements add up to on each side, so that the difference is one glance. */
const Sums = ({ sums }: { readonly sums: ReconciliationRun['sums'] }) => {
  const words = useWords();
  return (
    <DataTable
      plain
      caption={words('reconciliation.sums')}
      rows={sums}
      keyOf={({ currency }) => currency}
      columns={[
        { key: 'currency', label: words('field.currency'), render: ({ currency }) => currency },
        { key: 'provider', label: words('reconciliation.atProvider'), figure: true, render: ({ provider }) => <Amount value={provider} /> },
        { key: 'books', label: words('reconciliation.inBooks'), figure: true, render: ({ books }) => <Amount value={books} /> },
        {
          key: 'difference',
          label: words('reconciliation.difference'),
          figure: true,
          render: ({ difference }) => <Amount value={difference} />,
        },
      ]}
    />
  );
};

const Run = ({ run }: { readonly run: ReconciliationRun }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <>
      <Facts
        facts={[
          [words('field.state'), <StateChip key="state" of="run" state={run.state} />],
          [
            words('reconciliation.days'),
            <span key="days">
              <Day at={`${run.from}T00:00:00Z`} /> – <Day at={`${run.to}T00:00:00Z`} />
            </span>,
          ],
          [words('reconciliation.compared'), words('reconciliation.movements', { count: run.compared })],
          [words('reconciliation.when'), <Moment key="when" at={run.finishedAt ?? run.startedAt} />],
          [words('reconciliation.by'), run.actor === 'system' ? words('reconciliation.bySystem') : <bdi>{run.actor}</bdi>],
        ]}
      />
      {run.state === 'running' ? <Progress run={run} /> : null}
      {run.failure === null ? null : (
        <Notice tone="danger" title={words('reconciliation.failed')}>
          {say('failure', run.failure, run.failure)}
        </Notice>
      )}
      {run.sums.length > 0 ? <Sums sums={run.sums} /> : null}
    </>
  );
};

/** The last comparison, and whether anything is open. */
export const RunBoard = ({ runs, open }: { readonly runs: readonly ReconciliationRun[]; readonly open: number }) => {
  const words = useWords();
  const [last] = runs;
  return (
    <Section
      title={words('reconciliation.last')}
      aside={last && last.state !== 'running' ? <strong>{words('reconciliation.openCount', { count: open })}</strong> : null}
    >
      {last ? <Run run={last} /> : <p>{words('reconciliation.never')}</p>}
    </Section>
  );
};
