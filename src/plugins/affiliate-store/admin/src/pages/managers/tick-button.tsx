import { tickTask } from '../../../../contracts/managers';
import type { AffiliateTaskView } from '../../../../contracts/managers';
import { ActButton } from '../../shell/act-button';
import { Day, useWords } from '../../shell/kit';

/** Says that a task is done, or that it is not. */
export const TickButton = ({ task: { id, doneAt } }: { readonly task: AffiliateTaskView }) => {
  const words = useWords();
  return (
    <ActButton
      endpoint={tickTask}
      asked={{ params: { id }, body: { done: doneAt === null } }}
      touches={['adminManagers']}
      label={words(doneAt === null ? 'tasks.tick' : 'tasks.untick')}
      done={words(doneAt === null ? 'tasks.ticked' : 'tasks.unticked')}
      variant="tertiary"
    />
  );
};

/** The day a task is due, and that it is late where it is. */
export const TaskDay = ({ task: { dueOn, overdue } }: { readonly task: AffiliateTaskView }) => {
  const words = useWords();
  return (
    <>
      <Day at={dueOn} /> {overdue ? <strong>{words('tasks.overdue')}</strong> : null}
    </>
  );
};
