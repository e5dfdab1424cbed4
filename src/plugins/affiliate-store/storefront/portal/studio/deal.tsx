import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import type { DealDetail } from '../../../contracts/deals';
import { formatDay, formatRate } from '../../i18n/format';
import type { Column } from '../data-table';
import { KnownOnPicker, useKnownOn } from '../known-on';
import { Amount, DataTable, Loaded, PageHead, useSite, useStore } from '../kit';
import { useSession } from '../session';
import { Failed } from '../states';
import { DealPhase } from './deals';

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="border-b border-line py-2.5 text-muted">{label}</dt>
      <dd className="border-b border-line py-2.5" dir="auto">
        {children}
      </dd>
    </>
  );
}

const names = (of: DealDetail['creatives']): string => of.map(({ name }) => name).join(', ');

function Agreed({ one }: { readonly one: DealDetail }) {
  const { t, locale } = useSite();
  return (
    <dl className="mt-4 grid max-w-text grid-cols-[minmax(10rem,auto)_1fr] gap-x-6 border-t border-line">
      <Row label={t('deals.rateIs')}>{formatRate(locale, one.rateBasisPoints)}</Row>
      <Row label={t('deals.ends')}>{formatDay(locale, one.endsAt)}</Row>
      <Row label={t('deals.noticeIs')}>{t('deals.noticeDays', { count: one.noticeDays })}</Row>
      <Row label={t('deals.theirs')}>{`${names(one.theirProducts)} (${one.theirProgram})`}</Row>
      <Row label={t('deals.yours')}>{`${names(one.yourProducts)} (${one.yourProgram})`}</Row>
      {one.creatives.length > 0 && <Row label={t('deals.creatives')}>{names(one.creatives)}</Row>}
      {one.message !== null && <Row label={t('deals.message')}>{one.message}</Row>}
      {one.reason !== null && <Row label={t('deals.phase.declined')}>{one.reason}</Row>}
      {one.yourCode !== null && <Row label={t('deals.code')}>{one.yourCode}</Row>}
    </dl>
  );
}

function Acts({ one }: { readonly one: DealDetail }) {
  const { t, locale } = useSite();
  const { client } = useSession();
  const queries = useQueryClient();
  const params = { id: one.id };
  const done = { onSettled: () => queries.invalidateQueries() };
  const answer = useMutation({
    mutationFn: (body: { readonly accept: boolean; readonly reason: string | null }) =>
      client.studioDeals.answer({ params, body: { ...body, locale } }),
    ...done,
  });
  const withdraw = useMutation({ mutationFn: () => client.studioDeals.withdraw({ params }), ...done });
  const end = useMutation({ mutationFn: () => client.studioDeals.end({ params }), ...done });
  const busy = answer.isPending || withdraw.isPending || end.isPending;
  const failure = answer.error ?? withdraw.error ?? end.error;
  const press = (word: string, act: () => void, primary = false) => (
    <button type="button" className={`button ${primary ? 'button-primary' : ''}`} disabled={busy} onClick={act}>
      {word}
    </button>
  );
  const decline = () => {
    const reason = window.prompt(t('deals.why'));
    if (reason !== null) answer.mutate({ accept: false, reason: reason.trim().length < 3 ? null : reason.trim() });
  };
  const asked = one.phase === 'proposed' && !one.byYou;
  return (
    <div className="no-print mt-6">
      {asked && <p className="mb-3 text-muted">{t('deals.acceptHelp')}</p>}
      <div className="flex flex-wrap gap-3">
        {asked && press(t('deals.accept'), () => answer.mutate({ accept: true, reason: null }), true)}
        {asked && press(t('deals.decline'), decline)}
        {one.phase === 'proposed' && one.byYou && press(t('deals.withdraw'), () => withdraw.mutate())}
        {one.phase === 'running' &&
          press(t('deals.end'), () => {
            if (window.confirm(t('deals.endSure'))) end.mutate();
          })}
      </div>
      {failure !== null && <Failed failure={failure} />}
    </div>
  );
}

type Exchange = DealDetail['exchange'][number];

function Sold({ of }: { readonly of: Exchange['byYou'] }) {
  const { t } = useSite();
  return (
    <>
      <Amount money={of.commission} />
      <span className="block text-13 text-muted">
        {t('deals.salesCount', { count: of.sales })} · <Amount money={of.revenue} />
      </span>
    </>
  );
}

const useExchangeColumns = (): readonly Column<Exchange>[] => {
  const { t } = useSite();
  return [
    { name: t('deals.currency'), cell: (row) => row.currency },
    { name: t('deals.youSold'), numeric: true, cell: (row) => <Sold of={row.byYou} /> },
    { name: t('deals.theySold'), numeric: true, cell: (row) => <Sold of={row.byThem} /> },
    { name: t('deals.difference'), numeric: true, cell: (row) => <Amount money={row.difference} /> },
  ];
};

type Later = DealDetail['later'][number];

/** What was booked after the day asked of, about the same sales. */
function BookedLater({ later }: Pick<DealDetail, 'later'>) {
  const { t, locale } = useSite();
  const columns: readonly Column<Later>[] = [
    { name: t('report.booked'), cell: (row) => formatDay(locale, row.booked) },
    ...(useExchangeColumns() as readonly Column<Later>[]),
  ];
  return (
    <section className="mt-8">
      <h3 className="text-18">{t('report.later')}</h3>
      <p className="mt-1 text-muted">{t('report.laterHelp')}</p>
      {later.length === 0 ? (
        <p className="mt-3">{t('report.nothingLater')}</p>
      ) : (
        <DataTable caption={t('report.later')} columns={columns} rows={later} rowKey={(row) => `${row.booked} ${row.currency}`} />
      )}
    </section>
  );
}

function Balance({ exchange, asKnownOn, later }: Pick<DealDetail, 'exchange' | 'asKnownOn' | 'later'>) {
  const { t, locale } = useSite();
  const columns = useExchangeColumns();
  return (
    <>
      <div className="mt-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 className="text-22">{t('deals.exchange')}</h2>
        <KnownOnPicker />
      </div>
      {asKnownOn !== null && <p className="mt-1 text-muted">{t('deals.knownHelp', { day: formatDay(locale, asKnownOn) })}</p>}
      {exchange.length === 0 ? (
        <p className="mt-3 text-muted">{t('deals.exchangeNone')}</p>
      ) : (
        <DataTable caption={t('deals.exchange')} columns={columns} rows={exchange} rowKey={(row) => row.currency} />
      )}
      {asKnownOn !== null && <BookedLater later={later} />}
    </>
  );
}

/** One deal: what was agreed, what can be said to it, and what went each way. */
export function StudioDeal() {
  const { t } = useSite();
  const { id = '' } = useParams();
  const asKnownOn = useKnownOn();
  const query = useStore(['deal', id, asKnownOn ?? ''], (client) => client.studioDeals.read({ params: { id }, query: { asKnownOn } }));
  return (
    <>
      <PageHead
        title={query.data?.with ?? t('deals.title')}
        state={query.data && <DealPhase phase={query.data.phase} />}
        back={{ to: '/studio/deals', label: t('deals.title') }}
      />
      <Loaded query={query}>
        {(one) => (
          <>
            <Agreed one={one} />
            <Acts one={one} />
            {one.answeredAt !== null && one.phase !== 'declined' && <Balance {...one} />}
          </>
        )}
      </Loaded>
    </>
  );
}
