import { Link, useSearchParams } from 'react-router-dom';
import type { CaseView } from '../../../contracts/cases';
import type { Column } from '../data-table';
import { Day, Empty, PageHead, useSite, useStoreList } from '../kit';
import { FilterChips } from '../filter-chips';
import { LongList } from '../long-list';
import { Failed } from '../states';
import { typed } from '../typed';
import { CaseState, useCaseAbout } from './case-words';
import { useContest } from './contest';

const states = ['open', 'waiting_for_partner', 'decided', 'withdrawn'] as const;

function useColumns(): readonly Column<CaseView>[] {
  const { t } = useSite();
  const about = useCaseAbout();
  return [
    {
      name: t('case.one'),
      cell: (one) => (
        <>
          <Link className="row-link font-medium" to={one.id}>
            {t(`case.kind.${one.kind}`)}
          </Link>
          <span className="block text-13 font-normal text-muted" dir="auto">
            {about(one)}
          </span>
        </>
      ),
    },
    { name: t('case.opened'), cell: (one) => <Day at={one.openedAt} /> },
    { name: t('case.answerBy'), cell: (one) => (one.dueOn === null ? '' : <Day at={one.dueOn} />) },
    { name: t('case.how'), cell: (one) => <CaseState one={one} /> },
  ];
}

/** A sale whose order the partner does not know: about when, of what, and why they think it is theirs. */
function MissingSale() {
  const { t } = useSite();
  const contest = useContest();
  return (
    <details className="mt-10 border-t border-line pt-6">
      <summary className="link min-h-8 w-fit">{t('case.missingSale')}</summary>
      <form
        className="mt-4 grid max-w-text gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          contest.mutate({
            kind: 'missing_commission',
            about: 'sale',
            saleDay: typed(form, 'saleDay'),
            product: typed(form, 'product'),
            text: typed(form, 'text'),
          });
        }}
      >
        <p className="text-muted">{t('case.missingSaleHelp')}</p>
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('case.saleDay')}</span>
          <input type="date" name="saleDay" className="input" required max={new Date().toISOString().slice(0, 10)} />
        </label>
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('case.saleProduct')}</span>
          <input name="product" className="input" required minLength={2} maxLength={200} dir="auto" />
        </label>
        <label className="block">
          <span className="mb-1.5 block font-medium">{t('case.saleText')}</span>
          <textarea name="text" className="input" rows={4} maxLength={2000} dir="auto" />
        </label>
        <button type="submit" className="button button-primary w-fit" disabled={contest.isPending}>
          {t('case.send')}
        </button>
        {contest.isError && <Failed failure={contest.error} />}
      </form>
    </details>
  );
}

/** Everything the partner contested, and the way to contest what has no page. */
export function Cases() {
  const { t } = useSite();
  const [search] = useSearchParams();
  const asked = search.get('state');
  const state = states.find((one) => one === asked);
  const query = useStoreList(['cases', state], (client, cursor) => client.cases.list({ query: { state, cursor } }));
  return (
    <>
      <PageHead title={t('cases.title')} state={t('cases.help')} />
      <div className="mt-8">
        <FilterChips
          name="state"
          label={t('case.how')}
          all={t('filter.all')}
          choices={states.map((value) => ({ value, label: t(`case.state.${value}`) }))}
        />
      </div>
      <LongList
        query={query}
        caption={t('cases.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={
          <Empty
            title={state === undefined ? t('cases.empty') : t('list.noMatch')}
            help={state === undefined ? t('cases.emptyHelp') : t('list.noMatchHelp')}
          />
        }
      />
      <MissingSale />
    </>
  );
}
