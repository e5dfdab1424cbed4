import { Link, useParams, useSearchParams } from 'react-router-dom';
import type { CommissionView } from '../../../contracts/partner';
import { formatDay } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { DayRangePicker, useDayRange } from '../day-range';
import { ExplanationSum, WhyAmount } from '../explanation';
import { FilterChips } from '../filter-chips';
import { LongList } from '../long-list';
import { PageHead } from '../page-head';
import { useSession } from '../session';
import { Empty, Loaded } from '../states';
import { Status, type Tone } from '../status';
import { useStore, useStoreList } from '../use-store';

type State = CommissionView['state'];
const tones: Readonly<Record<State, Tone>> = {
  pending: 'info',
  approved: 'positive',
  held: 'warning',
  reversed: 'danger',
  void: 'neutral',
  rejected: 'danger',
  in_payout: 'info',
  paid: 'positive',
  written_off: 'neutral',
};
const states = Object.keys(tones) as State[];

/** The word, and on focus what it means, why, and what happens next and when. */
export function CommissionState({ commission }: { readonly commission: CommissionView }) {
  const { t, locale } = useSite();
  const day = commission.payableAt === null ? '' : formatDay(locale, commission.payableAt);
  const reason = commission.reason === null ? '' : ` ${t.maybe(`reason.${commission.reason}`) ?? commission.reason}`;
  return (
    <Status
      tone={tones[commission.state]}
      word={t(`commission.${commission.state}`)}
      meaning={t(`commission.${commission.state}Help`, { day }) + reason}
    />
  );
}

function useColumns(): readonly Column<CommissionView>[] {
  const { t, locale } = useSite();
  const { client } = useSession();
  return [
    {
      name: t('commissions.product'),
      cell: (row) => (
        <>
          <Link className="row-link font-medium" to={row.id} dir="auto">
            {row.product}
          </Link>
          <span className="block text-13 text-muted">
            <bdi>{row.orderNumber}</bdi>
          </span>
        </>
      ),
    },
    { name: t('commissions.earned'), cell: (row) => formatDay(locale, row.earnedAt) },
    { name: t('commissions.state'), cell: (row) => <CommissionState commission={row} /> },
    { name: t('commissions.payable'), cell: (row) => (row.payableAt === null ? '' : formatDay(locale, row.payableAt)) },
    {
      name: t('commissions.amount'),
      numeric: true,
      cell: (row) => (
        <WhyAmount
          money={row.net}
          name={row.product}
          cacheKey={['commission', row.id]}
          ask={() => client.partner.explainCommission({ params: { id: row.id } })}
        />
      ),
    },
  ];
}

export function Commissions() {
  const { t } = useSite();
  const range = useDayRange();
  const [search] = useSearchParams();
  const asked = search.get('state');
  const state = states.find((one) => one === asked);
  const query = useStoreList(['commissions', range.from, range.to, state], (client, cursor) =>
    client.partner.listCommissions({ query: { ...range, state, cursor } }),
  );
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('commissions.title')} state={t('commissions.help')} back={{ to: '/partner', label: t('area.partner') }} />
      <div className="mt-8 space-y-2">
        <DayRangePicker />
        <FilterChips
          name="state"
          label={t('commissions.state')}
          all={t('filter.all')}
          choices={(['pending', 'approved', 'held', 'reversed', 'in_payout', 'paid'] as const).map((value) => ({
            value,
            label: t(`commission.${value}`),
          }))}
        />
      </div>
      <LongList
        query={query}
        caption={t('commissions.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <Empty title={t(state ? 'list.noMatch' : 'commissions.empty')} help={t(state ? 'list.noMatchHelp' : 'commissions.emptyHelp')} />
        }
      />
    </>
  );
}

/** One commission, told from the sale to the cent. */
export function Commission() {
  const { t } = useSite();
  const { id = '' } = useParams();
  const query = useStore(['commission', id], (client) => client.partner.explainCommission({ params: { id } }));
  return (
    <>
      <PageHead
        title={t('explain.title')}
        back={{ to: '/partner/commissions', label: t('commissions.title') }}
        state={
          query.data?.amount && (
            <>
              {t('explain.amountIs')} <Amount money={query.data.amount} className="font-medium text-ink" />
            </>
          )
        }
      />
      <div className="mt-8 max-w-text">
        <Loaded query={query}>{(explanation) => <ExplanationSum explanation={explanation} />}</Loaded>
      </div>
    </>
  );
}
