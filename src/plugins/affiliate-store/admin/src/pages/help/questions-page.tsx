import { listHelpQuestions } from '../../../../contracts/admin';
import type { HelpQuestionRow } from '../../../../contracts/admin';
import { helpRole, questionState } from '../../../../contracts/help';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  SearchBox,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { QuestionPanel } from './question-panel';

const SHOWN = 140;

const useColumns = (): Column<HelpQuestionRow>[] => {
  const words = useWords();
  return [
    {
      key: 'text',
      label: words('questions.text'),
      render: (one) => <Named name={one.text.slice(0, SHOWN)} note={one.asker ?? words('questions.somebody')} />,
    },
    { key: 'role', label: words('help.role'), render: (one) => words(`help.role.${one.role}`) },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="question" state={one.state} /> },
    { key: 'asked', label: words('questions.askedAt'), render: (one) => <Moment at={one.askedAt} full /> },
  ];
};

/** What readers of the help centre ask. */
export const QuestionsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'role', 'q']);
  const linkOf = useRowLink('question');
  const [open, close] = usePanel('question');
  const query = useList(listHelpQuestions, {
    state: questionState.safeParse(values.state).data,
    role: helpRole.safeParse(values.role).data,
    q: values.q,
  });
  return (
    <ListPage
      title={words('questions.title')}
      subtitle={words('questions.subtitle')}
      permission="help.answer"
      controls={
        <Controls>
          <SearchBox label={words('questions.search')} value={values.q} onSearch={(q) => change({ q })} />
          <Choice
            label={words('help.role')}
            value={values.role}
            onChoose={(role) => change({ role })}
            options={helpRole.options.map((value) => ({ value, label: words(`help.role.${value}`) }))}
          />
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={questionState.options.map((value) => ({ value, label: words(`state.question.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('questions.none'), hint: words('questions.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <QuestionPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
