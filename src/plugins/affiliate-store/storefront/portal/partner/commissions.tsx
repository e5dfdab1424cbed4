import { useParams, useSearchParams } from 'react-router-dom';
import type { CommissionView } from '../../../contracts/partner';
import type { Explanation } from '../../../contracts/primitives';
import { Amount, Day, formatDay, Loaded, PageHead, useSite, useStore, useStoreList, type Column } from '../kit';
import { useDayRange } from '../day-range';
import { ExplanationSum, WhyAmount } from '../explanation';
import { RangedList } from '../ranged-list';
import { SAVED_AT_ONCE } from '../save-list';
import { RowTitle } from '../row-title';
import { useSession } from '../session';
import { Status, type Tone } from '../status';
import { ContestButton } from './contest';

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
  const { t } = useSite();
  const { client } = useSession();
  return [
    {
      name: t('commissions.product'),
      cell: (row) => (
        <RowTitle to={row.receipt === null ? row.id : `/partner/referrals/${row.receipt}`} title={row.product} order={row.orderNumber} />
      ),
    },
    { name: t('commissions.earned'), cell: (row) => <Day at={row.earnedAt} /> },
    { name: t('commissions.state'), cell: (row) => <CommissionState commission={row} /> },
    { name: t('commissions.payable'), cell: (row) => (row.payableAt === null ? '' : <Day at={row.payableAt} />) },
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
  return (
    <RangedList
      title={t('commissions.title')}
      help={t('commissions.help')}
      query={query}
      columns={useColumns()}
      rowKey={(row) => row.id}
      saved={{
        name: ['commissions', range.from, range.to, state].filter(Boolean).join('-'),
        page: (client, cursor) => client.partner.listCommissions({ query: { ...range, state, cursor, pageSize: SAVED_AT_ONCE } }),
      }}
      empty={{ title: t('commissions.empty'), help: t('commissions.emptyHelp') }}
      filter={{
        name: 'state',
        label: t('commissions.state'),
        choices: (['pending', 'approved', 'held', 'reversed', 'in_payout', 'paid'] as const).map((value) => ({
          value,
          label: t(`commission.${value}`),
        })),
      }}
    />
  );
}

/** Whether something keeps it from being paid: the steps say so with a code of their own. */
const isHeld = (steps: Explanation['steps']): boolean => steps.some(({ code }) => code.startsWith('HELD'));

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
        action={
          query.data && (
            <ContestButton asked={{ kind: isHeld(query.data.steps) ? 'held_commission' : 'wrong_amount', about: 'commission', id }} />
          )
        }
      />
      <div className="mt-8 max-w-text">
        <Loaded query={query}>{(explanation) => <ExplanationSum explanation={explanation} />}</Loaded>
      </div>
    </>
  );
}
