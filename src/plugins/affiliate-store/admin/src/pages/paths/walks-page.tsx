import { listPrograms } from '../../../../contracts/admin-affiliates';
import { listWalks } from '../../../../contracts/admin';
import type { WalkRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  Day,
  Email,
  ListPage,
  Quiet,
  StateChip,
  useList,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { WalkPanel } from './walk-panel';

const STATES = ['walking', 'done'] as const;

const useColumns = (): Column<WalkRow>[] => {
  const words = useWords();
  return [
    {
      key: 'name',
      label: words('affiliates.name'),
      render: (one) => (
        <>
          <bdi>{one.name}</bdi>
          <div>
            <Quiet>
              <Email address={one.email} />
            </Quiet>
          </div>
        </>
      ),
    },
    { key: 'program', label: words('affiliates.program'), render: (one) => <bdi>{one.program.name}</bdi> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="walk" state={one.state} /> },
    {
      key: 'steps',
      label: words('paths.steps'),
      figure: true,
      render: (one) => words('paths.doneOf', { done: one.doneSteps, all: one.allSteps }),
    },
    {
      key: 'next',
      label: words('paths.next'),
      render: ({ next }) => (next === null ? null : <bdi>{next.title === '' ? words(`paths.kind.${next.kind}`) : next.title}</bdi>),
    },
    { key: 'opened', label: words('paths.opened'), render: (one) => <Day at={one.openedAt} /> },
    { key: 'certificate', label: words('paths.certificate'), render: (one) => <bdi>{one.certificate}</bdi> },
  ];
};

/** How far everybody is on the way into their program, and who is stuck. */
export const WalksPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'program']);
  const linkOf = useRowLink('walk');
  const [open, close] = usePanel('walk');
  const programs = useRead(listPrograms).data?.data ?? [];
  const state = STATES.find((one) => one === values.state);
  const query = useList(listWalks, { ...(state ? { state } : {}), program: values.program });
  return (
    <ListPage
      title={words('paths.walks')}
      subtitle={words('paths.subtitle')}
      permission="affiliates.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(chosen) => change({ state: chosen })}
            options={STATES.map((value) => ({ value, label: words(`state.walk.${value}`) }))}
          />
          <Choice
            label={words('affiliates.program')}
            value={values.program}
            onChoose={(program) => change({ program })}
            options={programs.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('paths.nobody'), hint: words('paths.nobodyHint') }}
      onClear={filtered ? clear : null}
    >
      {open ? <WalkPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
