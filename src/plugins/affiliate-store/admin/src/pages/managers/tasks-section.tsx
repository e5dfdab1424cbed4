import { Button, Field, TextInput } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';
import { addTask, listTasks } from '../../../../contracts/managers';
import type { AffiliateTaskView } from '../../../../contracts/managers';
import { FormDialog } from '../../shell/form-dialog';
import { Loaded, Moment, Quiet, RowActions, Section, Stack, useAct, useRead, useWords } from '../../shell/kit';
import { ManagerChoice } from './manager-choice';
import { TaskDay, TickButton } from './tick-button';

type Typed = { target: { value: string } };

const TaskDialog = ({ affiliate, onClose }: { readonly affiliate: string; readonly onClose: () => void }) => {
  const words = useWords();
  const self = useAuth('Tasks', (state) => state.user?.id);
  const act = useAct(addTask, ['adminManagers']);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [whose, setWhose] = useState<number | null>(self === undefined ? null : Number(self));
  const send = () =>
    act.mutate(
      { asked: { params: { id: affiliate }, body: { text: text.trim(), dueOn, ...(whose === null ? {} : { whose }) } } },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={words('tasks.add')}
      onClose={onClose}
      sending={act.isPending}
      error={act.error}
      send={{ label: words('settings.save'), ready: text.trim().length >= 2 && dueOn !== '', busy: act.isPending, act: send }}
    >
      <Field.Root name="text" required>
        <Field.Label>{words('tasks.text')}</Field.Label>
        <TextInput value={text} maxLength={500} autoComplete="off" onChange={(event: Typed) => setText(event.target.value)} />
      </Field.Root>
      <Field.Root name="dueOn" required>
        <Field.Label>{words('tasks.due')}</Field.Label>
        <TextInput type="date" value={dueOn} onChange={(event: Typed) => setDueOn(event.target.value)} />
      </Field.Root>
      <ManagerChoice label={words('tasks.whose')} value={whose} onChoose={setWhose} />
    </FormDialog>
  );
};

const TaskLine = ({ task }: { readonly task: AffiliateTaskView }) => {
  const words = useWords();
  return (
    <li>
      <span dir="auto">{task.text}</span>
      <div>
        <Quiet>
          <bdi>{task.whose.name}</bdi> ·{' '}
          {task.doneAt === null ? (
            <TaskDay task={task} />
          ) : (
            <>
              {words('tasks.doneBy', { name: task.doneBy ?? '' })} <Moment at={task.doneAt} />
            </>
          )}
        </Quiet>
      </div>
      <RowActions>
        <TickButton task={task} />
      </RowActions>
    </li>
  );
};

/** What is to be done about an affiliate, and what was. */
export const TasksSection = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const [adding, setAdding] = useState(false);
  const query = useRead(listTasks, { query: { affiliate, whose: 'all', pageSize: 50 } });
  const add = (
    <Button size="S" variant="secondary" onClick={() => setAdding(true)}>
      {words('tasks.add')}
    </Button>
  );
  return (
    <Section title={words('tasks.about')} aside={add}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('tasks.nothing')}</Quiet>
          ) : (
            <Stack as="ul">
              {data.map((task) => (
                <TaskLine key={task.id} task={task} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding ? <TaskDialog affiliate={affiliate} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
};
