import { Link, useSearchParams } from 'react-router-dom';
import type { ReferralView } from '../../../contracts/partner';
import { formatDay } from '../../i18n/format';
import { Amount } from '../../ui/amount';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { DayRangePicker, useDayRange } from '../day-range';
import { FilterChips } from '../filter-chips';
import { LongList } from '../long-list';
import { PageHead } from '../page-head';
import { Empty } from '../states';
import { Status, type Tone } from '../status';
import { useStoreList } from '../use-store';

type Outcome = ReferralView['outcome'];
const outcomes: readonly Outcome[] = ['won', 'lost', 'rejected'];
const tones: Readonly<Record<Outcome, Tone>> = { won: 'positive', lost: 'neutral', rejected: 'danger' };

export function ReferralOutcome({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useSite();
  return <Status tone={tones[outcome]} word={t(`referral.${outcome}`)} />;
}

/** The reason in the reader's language where it is known there, or else as the store put it. */
export function useReason(): (reason: string) => string {
  const { t } = useSite();
  return (reason) => t.maybe(`reason.${reason}`) ?? reason;
}

function useColumns(): readonly Column<ReferralView>[] {
  const { t, locale } = useSite();
  const reason = useReason();
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
    { name: t('orders.day'), cell: (row) => formatDay(locale, row.at) },
    { name: t('referrals.outcome'), cell: (row) => <ReferralOutcome outcome={row.outcome} /> },
    {
      name: t('referrals.reason'),
      cell: (row) => (
        <span className="text-muted md:text-13" dir="auto">
          {reason(row.reason)}
        </span>
      ),
    },
    { name: t('referrals.commission'), numeric: true, cell: (row) => (row.commission === null ? '–' : <Amount money={row.commission} />) },
  ];
}

/** Every order a click led to: those that counted, and those that did not, with the reason. */
export function Referrals() {
  const { t } = useSite();
  const range = useDayRange();
  const [search] = useSearchParams();
  const asked = search.get('outcome');
  const outcome = outcomes.find((one) => one === asked);
  const query = useStoreList(['referrals', range.from, range.to, outcome], (client, cursor) =>
    client.partner.listReferrals({ query: { ...range, outcome, cursor } }),
  );
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('referrals.title')} state={t('referrals.help')} back={{ to: '/partner', label: t('area.partner') }} />
      <div className="mt-8 space-y-2">
        <DayRangePicker />
        <FilterChips
          name="outcome"
          label={t('referrals.outcome')}
          all={t('filter.all')}
          choices={outcomes.map((value) => ({ value, label: t(`referral.${value}`) }))}
        />
      </div>
      <LongList
        query={query}
        caption={t('referrals.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <Empty title={t(outcome ? 'list.noMatch' : 'referrals.empty')} help={t(outcome ? 'list.noMatchHelp' : 'referrals.emptyHelp')} />
        }
      />
    </>
  );
}
