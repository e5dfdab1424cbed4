import { Link } from 'react-router-dom';
import { listTasks } from '../../../../contracts/managers';
import type { AffiliateTaskView } from '../../../../contracts/managers';
import { Choice, Controls, ListPage, to, useList, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { TaskDay, TickButton } from './tick-button';

const STATES = ['open', 'overdue', 'done'] as const;
type State = (typeof STATES)[number];
const stateIn = (text: string | undefined): State => STATES.find((one) => one === text) ?? 'open';

const useColumns = (): Column<AffiliateTaskView>[] => {
  const words = useWords();
  return [
    { key: 'task', label: words('tasks.text'), render: (one) => <span dir="auto">{one.text}</span> },
    {
      key: 'affiliate',
      label: words('affiliates.one'),
      render: (one) => (
        <Link to={to.affiliates({ affiliate: one.affiliate.id })}>
          <bdi>{one.affiliate.name}</bdi>
        </Link>
      ),
    },
    { key: 'due', label: words('tasks.due'), render: (one) => <TaskDay task={one} /> },
    { key: 'whose', label: words('tasks.whose'), render: (one) => <bdi>{one.whose.name}</bdi> },
    { key: 'act', label: words('field.actions'), figure: true, render: (one) => <TickButton task={one} /> },
  ];
};

/** What an administrator is to do about affiliates, by its day: what is late comes first. */
export const TasksPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'whose']);
  const whose = values.whose === 'all' ? 'all' : 'mine';
  const query = useList(listTasks, { whose, state: stateIn(values.state) });
  return (
    <ListPage
      title={words('tasks.title')}
      subtitle={words('tasks.subtitle')}
      permission="affiliates.notes"
      controls={
        <Controls>
          <Choice
            required
            label={words('field.state')}
            value={stateIn(values.state)}
            onChoose={(state) => change({ state })}
            options={STATES.map((value) => ({ value, label: words(`tasks.state.${value}`) }))}
          />
          <Choice
            required
            label={words('tasks.whose')}
            value={whose}
            onChoose={(of) => change({ whose: of })}
            options={[
              { value: 'mine', label: words('tasks.mine') },
              { value: 'all', label: words('tasks.all') },
            ]}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      empty={{ title: words('tasks.none'), hint: words('tasks.noneHelp') }}
      onClear={filtered ? clear : null}
    />
  );
};
