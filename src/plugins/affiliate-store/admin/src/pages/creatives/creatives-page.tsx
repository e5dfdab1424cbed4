import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link, useNavigate } from 'react-router-dom';
import { listAdminCreatives, listCreativeSubjects } from '../../../../contracts/admin';
import type { AdminCreativeRow } from '../../../../contracts/admin';
import { creativeKind } from '../../../../contracts/creatives';
import { locale } from '../../../../contracts/primitives';
import {
  Choice,
  Controls,
  ListPage,
  Named,
  Quiet,
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
import { AddCreative } from './add-creative';
import { languageName } from './creative-fields';
import { CreativePanel, sizeText } from './creative-panel';

const NAMES = ['kind', 'language', 'program', 'state'] as const;
const STATES = ['in_use', 'retired'] as const;

const useColumns = (): Column<AdminCreativeRow>[] => {
  const words = useWords();
  return [
    {
      key: 'name',
      label: words('creatives.name'),
      render: (one) => <Named name={one.name} note={one.product?.name ?? one.madeFor ?? ''} />,
    },
    {
      key: 'kind',
      label: words('creatives.kind'),
      render: (one) => [words(`creatives.kind.${one.kind}`), sizeText(one)].filter((part) => part !== null).join(' · '),
    },
    { key: 'language', label: words('field.language'), render: (one) => languageName(one.language) },
    {
      key: 'program',
      label: words('creatives.program'),
      render: (one) => (one.program ? <bdi>{one.program.name}</bdi> : <Quiet>{words('creatives.everyProgram')}</Quiet>),
    },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="creative" state={one.state} /> },
    { key: 'impressions', label: words('creatives.impressions'), figure: true, render: (one) => one.impressions },
    { key: 'clicks', label: words('creatives.clicks'), figure: true, render: (one) => one.clicks },
    { key: 'sales', label: words('creatives.sales'), figure: true, render: (one) => one.sales },
  ];
};

type State = ReturnType<typeof useUrlState<typeof NAMES>>;

const Filters = ({ values, change }: Pick<State, 'values' | 'change'>) => {
  const words = useWords();
  const programs = useRead(listCreativeSubjects).data?.data.programs ?? [];
  return (
    <Controls>
      <Choice
        label={words('creatives.kind')}
        value={values.kind}
        onChoose={(kind) => change({ kind })}
        options={creativeKind.options.map((value) => ({ value, label: words(`creatives.kind.${value}`) }))}
      />
      <Choice
        label={words('field.language')}
        value={values.language}
        onChoose={(language) => change({ language })}
        options={locale.options.map((value) => ({ value, label: languageName(value) }))}
      />
      <Choice
        label={words('creatives.program')}
        value={values.program}
        onChoose={(program) => change({ program })}
        options={programs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={STATES.map((value) => ({ value, label: words(`state.creative.${value}`) }))}
      />
    </Controls>
  );
};

/** What affiliates hang on their pages and send to their readers. */
export const CreativesPage = () => {
  const words = useWords();
  const mayManage = useMay('creatives.manage');
  const { values, change, clear, filtered } = useUrlState(NAMES);
  const navigate = useNavigate();
  const linkOf = useRowLink('creative');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('creative');
  const [adding, stopAdding] = usePanel('add');
  const query = useList(listAdminCreatives, {
    kind: creativeKind.safeParse(values.kind).data,
    language: locale.safeParse(values.language).data,
    state: STATES.find((state) => state === values.state),
    ...(values.program ? { program: values.program } : {}),
  });
  const add = mayManage ? (
    <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
      {words('creatives.add')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      title={words('creatives.title')}
      subtitle={words('creatives.subtitle')}
      permission="creatives.read"
      action={add}
      controls={<Filters values={values} change={change} />}
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('creatives.none'), hint: words('creatives.noneHint'), action: add }}
      onClear={filtered ? clear : null}
    >
      {open ? <CreativePanel id={open} onClose={close} /> : null}
      {adding && mayManage ? (
        <AddCreative onClose={stopAdding} onMade={(id) => void navigate(`?creative=${encodeURIComponent(id)}`, { replace: true })} />
      ) : null}
    </ListPage>
  );
};
