import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { articleState, listHelpArticles } from '../../../../contracts/admin';
import type { HelpArticleRow } from '../../../../contracts/admin';
import { articleKind, helpRole } from '../../../../contracts/help';
import {
  Choice,
  Controls,
  ListPage,
  Named,
  Quiet,
  SearchBox,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { ArticlePanel } from './article-panel';
import { EditArticle } from './edit-article';

const useColumns = (): Column<HelpArticleRow>[] => {
  const words = useWords();
  const { formatNumber } = useIntl();
  return [
    {
      key: 'title',
      label: words('news.headline'),
      render: (one) => <Named name={one.title} note={words(`help.section.${one.section}`)} />,
    },
    { key: 'role', label: words('help.role'), render: (one) => words(`help.role.${one.role}`) },
    { key: 'kind', label: words('help.kind'), render: (one) => words(`help.kind.${one.kind}`) },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="article" state={one.state} /> },
    {
      key: 'languages',
      label: words('help.languages'),
      render: (one) => (one.starter ? <Quiet>{words('help.starter')}</Quiet> : <bdi>{one.languages.join(', ')}</bdi>),
    },
    {
      key: 'helped',
      label: words('help.helped'),
      figure: true,
      render: (one) => words('help.ratio', { yes: formatNumber(one.helped), all: formatNumber(one.helped + one.didNotHelp) }),
    },
  ];
};

/** The filters of articles. */
const useFilters = () => {
  const { values, change, clear, filtered } = useUrlState(['role', 'state', 'kind', 'q']);
  return {
    values,
    change,
    clear: filtered ? clear : null,
    asked: {
      role: helpRole.safeParse(values.role).data,
      state: articleState.safeParse(values.state).data,
      kind: articleKind.safeParse(values.kind).data,
      q: values.q,
    },
  };
};

const Filters = ({ values, change }: Pick<ReturnType<typeof useFilters>, 'values' | 'change'>) => {
  const words = useWords();
  return (
    <Controls>
      <SearchBox label={words('help.search')} value={values.q} onSearch={(q) => change({ q })} />
      <Choice
        label={words('help.role')}
        value={values.role}
        onChoose={(role) => change({ role })}
        options={helpRole.options.map((value) => ({ value, label: words(`help.role.${value}`) }))}
      />
      <Choice
        label={words('help.kind')}
        value={values.kind}
        onChoose={(kind) => change({ kind })}
        options={articleKind.options.map((value) => ({ value, label: words(`help.kind.${value}`) }))}
      />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={articleState.options.map((value) => ({ value, label: words(`state.article.${value}`) }))}
      />
    </Controls>
  );
};

/** What the help centre says, to whom, and whether it helped. */
export const ArticlesPage = () => {
  const words = useWords();
  const mayWrite = useMay('help.write');
  const { values, change, clear, asked } = useFilters();
  const linkOf = useRowLink('article');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('article');
  const [adding, stopAdding] = usePanel('add');
  const query = useList(listHelpArticles, asked);
  const add = mayWrite ? (
    <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
      {words('help.add')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      title={words('help.title')}
      subtitle={words('help.subtitle')}
      permission="help.read"
      action={add}
      controls={<Filters values={values} change={change} />}
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('help.none'), hint: words('help.noneHint'), action: add }}
      onClear={clear}
    >
      {open ? <ArticlePanel id={open} onClose={close} /> : null}
      {adding && mayWrite ? <EditArticle onClose={stopAdding} /> : null}
    </ListPage>
  );
};
