import { useSearchParams } from 'react-router-dom';
import type { EventEarningView, PaidLeadView } from '../../../contracts/paid-events';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { Day } from '../day';
import { WhyAmount } from '../explanation';
import { FilterChips } from '../filter-chips';
import { Amount } from '../kit';
import { LongList } from '../long-list';
import { PageHead } from '../page-head';
import { useSession } from '../session';
import { Empty } from '../states';
import { Status, type Tone } from '../status';
import { useStoreList } from '../use-store';
import { ContestLead } from './contest';

type LeadState = PaidLeadView['state'];
const states: readonly LeadState[] = ['waiting', 'accepted', 'rejected'];
const leadTones: Readonly<Record<LeadState, Tone>> = { waiting: 'info', accepted: 'positive', rejected: 'danger' };
const earningTones: Readonly<Record<EventEarningView['state'], Tone>> = {
  pending: 'info',
  available: 'positive',
  held: 'warning',
  nothing: 'neutral',
};

function Came({ lead: { at, reference } }: { readonly lead: PaidLeadView }) {
  return (
    <>
      <Day at={at} />
      {reference !== null && (
        <span className="block text-13 text-muted">
          <bdi>{reference}</bdi>
        </span>
      )}
    </>
  );
}

function useLeadColumns(): readonly Column<PaidLeadView>[] {
  const { t } = useSite();
  return [
    { name: t('paidEvents.lead'), cell: (row) => <Came lead={row} /> },
    {
      name: t('paidEvents.program'),
      cell: (row) => (
        <span dir="auto">
          {row.program} · <bdi>{row.code}</bdi>
        </span>
      ),
    },
    {
      name: t('paidEvents.state'),
      cell: (row) => (
        <>
          <Status tone={leadTones[row.state]} word={t(`paidEvents.lead.${row.state}`)} />
          {row.acceptedFrom !== null && (
            <span className="block text-13 text-muted">
              {t('paidEvents.byItself')} <Day at={row.acceptedFrom} />
            </span>
          )}
        </>
      ),
    },
    {
      name: t('paidEvents.reason'),
      cell: (row) => (
        <span className="text-muted md:text-13" dir="auto">
          {row.state === 'waiting' && row.suspicions.length > 0
            ? row.suspicions.map((suspicion) => (
                <span key={suspicion} className="block">
                  {t(`paidEvents.suspicion.${suspicion}`)}
                </span>
              ))
            : (row.words ?? (row.reason === null ? '–' : t(`paidEvents.reason.${row.reason}`)))}
        </span>
      ),
    },
    { name: t('paidEvents.pays'), numeric: true, cell: (row) => <Amount money={row.earned ?? row.pays} /> },
    { name: t('case.one'), cell: (row) => <ContestLead lead={row} /> },
  ];
}

function useEarningColumns(): readonly Column<EventEarningView>[] {
  const { t } = useSite();
  const { client } = useSession();
  return [
    {
      name: t('paidEvents.event'),
      cell: (row) => (
        <>
          {t(`paidEvents.kind.${row.kind}`)} · <Day at={`${row.day}T12:00:00.000Z`} />
          <span className="block text-13 text-muted" dir="auto">
            {row.program} · <bdi>{row.code}</bdi>
          </span>
        </>
      ),
    },
    { name: t('paidEvents.count'), numeric: true, cell: (row) => row.count },
    {
      name: t('paidEvents.leftOut'),
      cell: (row) =>
        row.leftOut.map(({ reason, count }) => (
          <span key={reason} className="block text-muted md:text-13">
            {t(`paidEvents.leftOut.${reason}`, { count })}
          </span>
        )),
    },
    {
      name: t('paidEvents.state'),
      cell: (row) => (
        <>
          <Status tone={earningTones[row.state]} word={t(`paidEvents.earning.${row.state}`)} />
          {row.state === 'pending' && (
            <span className="block text-13 text-muted">
              <Day at={row.payableAt} />
            </span>
          )}
        </>
      ),
    },
    {
      name: t('paidEvents.amount'),
      numeric: true,
      cell: (row) => (
        <WhyAmount
          money={row.amount}
          name={`${t(`paidEvents.kind.${row.kind}`)} ${row.day}`}
          cacheKey={['event-earning', row.id]}
          ask={() => client.partnerEvents.explain({ params: { id: row.id } })}
        />
      ),
    },
  ];
}

/** What leads and clicks earned, and what became of each lead. */
export function PaidEvents() {
  const { t } = useSite();
  const [search] = useSearchParams();
  const state = states.find((one) => one === search.get('state'));
  const earnings = useStoreList(['event-earnings'], (client, cursor) => client.partnerEvents.listEarnings({ query: { cursor } }));
  const leads = useStoreList(['paid-leads', state], (client, cursor) => client.partnerEvents.listLeads({ query: { state, cursor } }));
  return (
    <>
      <PageHead title={t('paidEvents.title')} state={t('paidEvents.help')} />
      <h2 className="mt-8 text-22">{t('paidEvents.earnings')}</h2>
      <LongList
        query={earnings}
        caption={t('paidEvents.earnings')}
        columns={useEarningColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t('paidEvents.noEarnings')} help={t('paidEvents.noEarningsHelp')} />}
      />
      <h2 className="mt-12 text-22">{t('paidEvents.leads')}</h2>
      <p className="mt-1 max-w-text text-muted">{t('paidEvents.leadsHelp')}</p>
      <FilterChips
        name="state"
        label={t('paidEvents.state')}
        all={t('filter.all')}
        choices={states.map((value) => ({ value, label: t(`paidEvents.lead.${value}`) }))}
      />
      <LongList
        query={leads}
        caption={t('paidEvents.leads')}
        columns={useLeadColumns()}
        rowKey={(row) => row.id}
        empty={
          <Empty
            title={state ? t('list.noMatch') : t('paidEvents.noLeads')}
            help={state ? t('list.noMatchHelp') : t('paidEvents.noLeadsHelp')}
          />
        }
      />
    </>
  );
}
