import { Link, useSearchParams } from 'react-router-dom';
import type { ArticleRow } from '../../../contracts/help';
import { Empty, PageHead, useSite, useStoreList } from '../kit';
import { FilterChips } from '../filter-chips';
import { useSession } from '../session';
import { Failed, RowsSkeleton } from '../states';
import { typed } from '../typed';
import { AskQuestion } from './ask-question';
import { OwnQuestions } from './own-questions';
import { useOwnRoles } from './own-roles';

const SECTIONS = ['start', 'sales', 'money', 'rules', 'account'] as const;

function Row({ one }: { readonly one: ArticleRow }) {
  const { t } = useSite();
  return (
    <li className="border-b border-line py-4">
      <Link className="block" to={`/help/${one.id}`} lang={one.language} dir={one.language === 'ar' ? 'rtl' : 'ltr'}>
        <span className="link font-medium">{one.title}</span>
        <span className="mt-1 block max-w-text text-muted">{one.opening}</span>
      </Link>
      {one.kind !== 'answer' && <p className="mt-1 text-13 text-muted">{t(`helpCentre.kind.${one.kind}`)}</p>}
    </li>
  );
}

const Rows = ({ rows }: { readonly rows: readonly ArticleRow[] }) => (
  <ul>
    {rows.map((one) => (
      <Row key={one.id} one={one} />
    ))}
  </ul>
);

/** Everything by section, as a reader meets it. */
function Sections({ rows }: { readonly rows: readonly ArticleRow[] }) {
  const { t } = useSite();
  return (
    <>
      {SECTIONS.map((section) => ({ section, inIt: rows.filter((one) => one.section === section) }))
        .filter(({ inIt }) => inIt.length > 0)
        .map(({ section, inIt }) => (
          <section key={section} className="mt-8">
            <h2 className="text-22">{t(`helpCentre.section.${section}`)}</h2>
            <Rows rows={inIt} />
          </section>
        ))}
    </>
  );
}

/** What is looked for goes into the address when sent. */
function Search() {
  const { t } = useSite();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  return (
    <form
      role="search"
      key={q}
      className="mt-6 flex max-w-text flex-wrap gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const words = typed(new FormData(event.currentTarget), 'q');
        setSearch((now) => {
          if (words === '') now.delete('q');
          else now.set('q', words);
          return now;
        });
      }}
    >
      <input
        type="search"
        name="q"
        defaultValue={q}
        maxLength={80}
        className="input grow basis-60"
        aria-label={t('helpCentre.search')}
        placeholder={t('helpCentre.search')}
        dir="auto"
      />
      <button type="submit" className="button">
        {t('helpCentre.find')}
      </button>
    </form>
  );
}

function Found() {
  const { t, locale } = useSite();
  const [search] = useSearchParams();
  const roles = useOwnRoles();
  const q = search.get('q')?.slice(0, 80) ?? '';
  const role = roles.find((one) => one === search.get('role'));
  const query = useStoreList(['help', locale, q, role], (client, cursor) =>
    client.help.list({ query: { language: locale, pageSize: 100, cursor, role, ...(q === '' ? {} : { q }) } }),
  );
  if (query.data === undefined) return query.isError ? <Failed failure={query.error} retry={query.refetch} /> : <RowsSkeleton />;
  const rows = query.data.pages.flatMap(({ data }) => data);
  if (rows.length === 0)
    return (
      <Empty
        title={t(q === '' ? 'helpCentre.none' : 'helpCentre.noMatch')}
        help={t(q === '' ? 'helpCentre.noneHelp' : 'helpCentre.noMatchHelp')}
      />
    );
  return (
    <>
      {q === '' ? (
        <Sections rows={rows} />
      ) : (
        <>
          <p className="mt-6 text-13 text-muted" role="status">
            {t('helpCentre.found', { count: query.data.pages[0]?.pagination.total ?? rows.length })}
          </p>
          <Rows rows={rows} />
        </>
      )}
      {query.hasNextPage && (
        <button type="button" className="button mt-4" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </>
  );
}

/** Answers for what somebody is here, and the way to ask. */
export function Help() {
  const { t } = useSite();
  const { profile } = useSession();
  const roles = useOwnRoles();
  return (
    <>
      <PageHead title={t('helpCentre.title')} state={t('helpCentre.intro')} />
      <Search />
      {roles.length > 1 && (
        <div className="mt-4">
          <FilterChips
            name="role"
            label={t('helpCentre.forWhom')}
            all={t('helpCentre.everything')}
            choices={roles.map((value) => ({ value, label: t(`helpCentre.role.${value}`) }))}
          />
        </div>
      )}
      <Found />
      <AskQuestion help={t(profile.roles.includes('affiliate') ? 'helpCentre.askHelp' : 'helpCentre.askHelpBuyer')} />
      <OwnQuestions />
    </>
  );
}
