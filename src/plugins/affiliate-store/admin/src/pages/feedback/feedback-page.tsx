import { useIntl } from 'react-intl';
import { feedbackPlace, listAdminFeedback } from '../../../../contracts/admin';
import type { AdminFeedbackRow } from '../../../../contracts/admin';
import { feedbackKind, feedbackState } from '../../../../contracts/feedback';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  Quiet,
  SearchBox,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { FeedbackPanel } from './feedback-panel';

const useColumns = (): Column<AdminFeedbackRow>[] => {
  const words = useWords();
  const { formatNumber } = useIntl();
  return [
    {
      key: 'title',
      label: words('news.headline'),
      render: (one) => <Named name={one.title} note={one.product?.name ?? words('feedback.ofShop')} />,
    },
    { key: 'kind', label: words('help.kind'), render: (one) => words(`feedback.kind.${one.kind}`) },
    {
      key: 'state',
      label: words('field.state'),
      render: (one) =>
        one.place === 'board' ? <StateChip of="feedback" state={one.state} /> : <StateChip of="feedbackPlace" state={one.place} />,
    },
    { key: 'backers', label: words('feedback.backers'), figure: true, render: (one) => formatNumber(one.backers) },
    {
      key: 'author',
      label: words('feedback.author'),
      render: (one) => (one.author === null ? <Quiet>{words('feedback.aPartner')}</Quiet> : <bdi>{one.author}</bdi>),
    },
    { key: 'posted', label: words('feedback.postedAt'), render: (one) => <Moment at={one.postedAt} full /> },
  ];
};

/** The filters of the board, and what they ask for. */
const useFilters = () => {
  const { values, change, clear, filtered } = useUrlState(['state', 'kind', 'place', 'sort', 'q']);
  return {
    values,
    change,
    clear: filtered ? clear : null,
    asked: {
      state: feedbackState.safeParse(values.state).data,
      kind: feedbackKind.safeParse(values.kind).data,
      place: feedbackPlace.safeParse(values.place).data,
      sort: values.sort === 'backed' ? ('backed' as const) : ('newest' as const),
      q: values.q,
    },
  };
};

const Filters = ({ values, change }: Pick<ReturnType<typeof useFilters>, 'values' | 'change'>) => {
  const words = useWords();
  return (
    <Controls>
      <SearchBox label={words('feedback.search')} value={values.q} onSearch={(q) => change({ q })} />
      <Choice
        label={words('field.state')}
        value={values.state}
        onChoose={(state) => change({ state })}
        options={feedbackState.options.map((value) => ({ value, label: words(`state.feedback.${value}`) }))}
      />
      <Choice
        label={words('help.kind')}
        value={values.kind}
        onChoose={(kind) => change({ kind })}
        options={feedbackKind.options.map((value) => ({ value, label: words(`feedback.kind.${value}`) }))}
      />
      <Choice
        label={words('feedback.place')}
        value={values.place}
        onChoose={(place) => change({ place })}
        options={feedbackPlace.options.map((value) => ({ value, label: words(`state.feedbackPlace.${value}`) }))}
      />
      <Choice
        label={words('feedback.sort')}
        value={values.sort}
        onChoose={(sort) => change({ sort })}
        options={(['newest', 'backed'] as const).map((value) => ({ value, label: words(`feedback.sort.${value}`) }))}
      />
    </Controls>
  );
};

/** What partners write about the shop and its products, and how the shop stands to it. */
export const FeedbackPage = () => {
  const words = useWords();
  const { values, change, clear, asked } = useFilters();
  const linkOf = useRowLink('entry');
  const [open, close] = usePanel('entry');
  const query = useList(listAdminFeedback, asked);
  return (
    <ListPage
      title={words('feedback.title')}
      subtitle={words('feedback.subtitle')}
      permission="feedback.read"
      controls={<Filters values={values} change={change} />}
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('feedback.none'), hint: words('feedback.noneHint') }}
      onClear={clear}
    >
      {open ? <FeedbackPanel id={open} onClose={close} /> : null}
    </ListPage>
  );
};
