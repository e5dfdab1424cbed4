import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { listNews, newsState } from '../../../../contracts/admin';
import type { NewsRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  StateChip,
  useList,
  useMay,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { EditNews } from './edit-news';
import { NewsPanel, useAudience } from './news-panel';

const useColumns = (): Column<NewsRow>[] => {
  const words = useWords();
  const audience = useAudience();
  const { formatNumber } = useIntl();
  return [
    {
      key: 'title',
      label: words('news.headline'),
      render: (one) => <Named name={one.words[0]?.title ?? ''} note={one.words.map(({ language }) => language).join(', ')} />,
    },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="news" state={one.state} /> },
    { key: 'audience', label: words('news.audience'), render: (one) => <bdi>{audience(one)}</bdi> },
    {
      key: 'published',
      label: words('news.publishedAt'),
      render: (one) => (one.publishedAt === null ? '' : <Moment at={one.publishedAt} full />),
    },
    { key: 'read', label: words('news.read'), figure: true, render: (one) => formatNumber(one.read) },
  ];
};

/** News for affiliates: drafts, what is published, and how many have read it. */
export const NewsPage = () => {
  const words = useWords();
  const mayWrite = useMay('news.write');
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('news');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('news');
  const [adding, stopAdding] = usePanel('add');
  const state = newsState.safeParse(values.state).data;
  const query = useList(listNews, state ? { state } : {});
  const add = mayWrite ? (
    <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
      {words('news.add')}
    </LinkButton>
  ) : null;
  return (
    <ListPage
      title={words('news.title')}
      subtitle={words('news.subtitle')}
      permission="news.read"
      action={add}
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(chosen) => change({ state: chosen })}
            options={newsState.options.map((value) => ({ value, label: words(`state.news.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('news.none'), hint: words('news.noneHint'), action: add }}
      onClear={filtered ? clear : null}
    >
      {open ? <NewsPanel id={open} onClose={close} /> : null}
      {adding && mayWrite ? <EditNews onClose={stopAdding} /> : null}
    </ListPage>
  );
};
