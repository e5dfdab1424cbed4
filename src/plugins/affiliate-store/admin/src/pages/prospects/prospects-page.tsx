import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { listProspects, prospectState, readProspectBoard } from '../../../../contracts/admin';
import type { ProspectRow } from '../../../../contracts/admin';
import { listPrograms } from '../../../../contracts/admin-affiliates';
import {
  Choice,
  Controls,
  Day,
  ListPage,
  Named,
  Quiet,
  SearchBox,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRead,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { ImportProspects } from './import-prospects';
import { AddProspect } from './prospect-dialog';
import { ProspectPanel } from './prospect-panel';

const useColumns = (): Column<ProspectRow>[] => {
  const words = useWords();
  return [
    { key: 'name', label: words('prospects.name'), render: (one) => <Named name={one.name} note={one.email ?? one.site ?? ''} /> },
    { key: 'program', label: words('affiliates.program'), render: (one) => <bdi>{one.program.name}</bdi> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="prospect" state={one.state} /> },
    {
      key: 'step',
      label: words('prospects.step'),
      render: (one) =>
        one.nextStep === null ? null : (
          <>
            <span dir="auto">{one.nextStep}</span>
            <div>
              <Quiet>
                <Day at={one.nextStepOn} /> {one.overdue ? <strong>{words('tasks.overdue')}</strong> : null}
              </Quiet>
            </div>
          </>
        ),
    },
    { key: 'whose', label: words('tasks.whose'), render: (one) => <bdi>{one.whose?.name ?? words('managers.nobody')}</bdi> },
  ];
};

interface BoardProps {
  readonly chosen: string | undefined;
  readonly asked: { readonly program?: string; readonly whose: 'mine' | 'all' };
  readonly onChoose: (state: string | undefined) => void;
}

/** How many there are in each state; pressing one shows them. */
const Board = ({ chosen, asked, onChoose }: BoardProps) => {
  const words = useWords();
  const states = useRead(readProspectBoard, { query: asked }).data?.data.states ?? [];
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} tag="nav" aria-label={words('prospects.board')}>
      {states.map(({ state, count }) => (
        <Button
          key={state}
          size="S"
          variant={chosen === state ? 'secondary' : 'tertiary'}
          aria-pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? undefined : state)}
        >
          {words(`state.prospect.${state}`)} · {count}
        </Button>
      ))}
    </Flex>
  );
};

type Filter = 'state' | 'program' | 'whose' | 'late' | 'q';

interface FiltersProps {
  readonly values: Readonly<Partial<Record<Filter, string>>>;
  readonly change: (to: Partial<Record<Filter, string | undefined>>) => void;
}

const Filters = ({ values, change }: FiltersProps) => {
  const words = useWords();
  const mayRead = useMay('affiliates.read');
  const programs = useRead(listPrograms, {}, { enabled: mayRead }).data?.data ?? [];
  return (
    <Controls>
      <SearchBox value={values.q} label={words('prospects.search')} onSearch={(q) => change({ q })} />
      <Choice
        label={words('affiliates.program')}
        value={values.program}
        onChoose={(program) => change({ program })}
        options={programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        required
        label={words('tasks.whose')}
        value={values.whose ?? 'all'}
        onChoose={(of) => change({ whose: of === 'mine' ? 'mine' : undefined })}
        options={[
          { value: 'all', label: words('tasks.all') },
          { value: 'mine', label: words('tasks.mine') },
        ]}
      />
      <Choice
        label={words('prospects.step')}
        value={values.late}
        onChoose={(late) => change({ late })}
        options={[{ value: 'true', label: words('tasks.state.overdue') }]}
      />
    </Controls>
  );
};

/** Whom programs would like to have, and how far it is with each. */
export const ProspectsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state', 'program', 'whose', 'late', 'q']);
  const linkOf = useRowLink('prospect');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('prospect');
  const [adding, stopAdding] = usePanel('add');
  const whose = values.whose === 'mine' ? 'mine' : 'all';
  const within = { whose, ...(values.program ? { program: values.program } : {}) } as const;
  const state = prospectState.safeParse(values.state).data;
  const query = useList(listProspects, {
    ...within,
    ...(state ? { state } : {}),
    ...(values.q ? { q: values.q } : {}),
    ...(values.late === 'true' ? { late: 'true' } : {}),
  });
  const acts = (
    <Flex gap={2}>
      <LinkButton tag={Link} to={addLink('file')} variant="secondary">
        {words('prospects.import')}
      </LinkButton>
      <LinkButton tag={Link} to={addLink('one')} startIcon={<Plus />}>
        {words('prospects.add')}
      </LinkButton>
    </Flex>
  );
  return (
    <ListPage
      title={words('prospects.title')}
      subtitle={words('prospects.subtitle')}
      permission="prospects.manage"
      action={acts}
      controls={<Filters values={values} change={change} />}
      above={<Board chosen={state} asked={within} onChoose={(chosen) => change({ state: chosen })} />}
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => linkOf(one.id)}
      empty={{ title: words('prospects.none'), hint: words('prospects.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {open ? <ProspectPanel id={open} onClose={close} /> : null}
      {adding === 'one' ? <AddProspect onClose={stopAdding} /> : null}
      {adding === 'file' ? <ImportProspects onClose={stopAdding} /> : null}
    </ListPage>
  );
};
