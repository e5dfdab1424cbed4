import { useSearchParams } from 'react-router-dom';
import type { ReferralView } from '../../../contracts/partner';
import { useSite } from '../../ui/site';
import type { Column } from '../data-table';
import { Day } from '../day';
import { useDayRange } from '../day-range';
import { WhyAmount } from '../explanation';
import { RangedList } from '../ranged-list';
import { SAVED_AT_ONCE } from '../save-list';
import { RowTitle } from '../row-title';
import { useSession } from '../session';
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
  const { t } = useSite();
  const { client } = useSession();
  const reason = useReason();
  return [
    {
      name: t('commissions.product'),
      cell: (row) => <RowTitle to={row.id} title={row.product} order={row.orderNumber} />,
    },
    { name: t('orders.day'), cell: (row) => <Day at={row.at} /> },
    { name: t('referrals.outcome'), cell: (row) => <ReferralOutcome outcome={row.outcome} /> },
    {
      name: t('referrals.reason'),
      cell: (row) => (
        <span className="text-muted md:text-13" dir="auto">
          {reason(row.reason)}
        </span>
      ),
    },
    {
      name: t('referrals.commission'),
      numeric: true,
      cell: (row) =>
        row.commission === null ? (
          '–'
        ) : (
          <WhyAmount
            money={row.commission}
            name={row.product}
            cacheKey={['referral', row.id]}
            ask={async () => (await client.partner.readReceipt({ params: { id: row.id } })).explanation}
          />
        ),
    },
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
  return (
    <RangedList
      title={t('referrals.title')}
      help={t('referrals.help')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      saved={{
        name: ['referrals', range.from, range.to, outcome].filter(Boolean).join('-'),
        page: (client, cursor) => client.partner.listReferrals({ query: { ...range, outcome, cursor, pageSize: SAVED_AT_ONCE } }),
      }}
      empty={{ title: t('referrals.empty'), help: t('referrals.emptyHelp') }}
      filter={{
        name: 'outcome',
        label: t('referrals.outcome'),
        choices: outcomes.map((value) => ({ value, label: t(`referral.${value}`) })),
      }}
    />
  );
}
