import { Link, useSearchParams } from 'react-router-dom';
import type { FeedbackView } from '../../../contracts/feedback';
import { Empty, PageHead, RestOfList, useSite, useStoreList } from '../kit';
import { FilterChips } from '../filter-chips';
import { Failed, RowsSkeleton } from '../states';
import { Backing } from './backing';
import { FeedbackState, useAbout } from './feedback-words';
import { PostFeedback } from './post-feedback';

const STATES = ['new', 'considered', 'planned', 'done', 'declined'] as const;

function Entry({ one }: { readonly one: FeedbackView }) {
  const about = useAbout();
  return (
    <li className="border-b border-line py-5">
      <p className="text-13 text-muted" dir="auto">
        {about(one)}
      </p>
      <h2 className="mt-1 text-18" dir="auto">
        <Link className="link" to={`/feedback/${one.id}`}>
          {one.title}
        </Link>
      </h2>
      <p className="mt-1 line-clamp-3 max-w-text whitespace-pre-line" dir="auto">
        {one.text}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2">
        <FeedbackState one={one} />
        <Backing one={one} />
      </div>
    </li>
  );
}

function Filters() {
  const { t } = useSite();
  return (
    <div className="mt-6 grid gap-1">
      <FilterChips
        name="which"
        label={t('feedback.which')}
        all={t('filter.all')}
        choices={[{ value: 'mine', label: t('feedback.mine') }, ...STATES.map((value) => ({ value, label: t(`feedback.state.${value}`) }))]}
      />
      <FilterChips
        name="sort"
        label={t('feedback.sort')}
        all={t('feedback.newest')}
        choices={[{ value: 'backed', label: t('feedback.backedMost') }]}
      />
    </div>
  );
}

function Entries() {
  const { t } = useSite();
  const [search] = useSearchParams();
  const which = search.get('which');
  const state = STATES.find((one) => one === which);
  const mine = which === 'mine' ? ('true' as const) : undefined;
  const sort = search.get('sort') === 'backed' ? ('backed' as const) : ('newest' as const);
  const query = useStoreList(['feedback', state, mine, sort], (client, cursor) =>
    client.feedback.list({ query: { state, mine, sort, cursor, pageSize: 20 } }),
  );
  if (query.data === undefined) return query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />;
  const rows = query.data.pages.flatMap(({ data }) => data);
  const filtered = state !== undefined || mine !== undefined;
  if (rows.length === 0)
    return <Empty title={t(filtered ? 'list.noMatch' : 'feedback.none')} help={t(filtered ? 'list.noMatchHelp' : 'feedback.noneHelp')} />;
  return (
    <>
      <ul className="mt-2">
        {rows.map((one) => (
          <Entry key={one.id} one={one} />
        ))}
      </ul>
      <RestOfList query={query} shown={rows.length} />
    </>
  );
}

/** What partners write about the shop and its products, and how the shop stands to it. */
export function FeedbackBoard() {
  const { t } = useSite();
  return (
    <>
      <PageHead title={t('feedback.title')} state={t('feedback.intro')} />
      <PostFeedback />
      <Filters />
      <Entries />
    </>
  );
}
