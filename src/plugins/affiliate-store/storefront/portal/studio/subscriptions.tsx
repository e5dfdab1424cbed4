import { useSearchParams } from 'react-router-dom';
import { studioSubscriptionStanding, type StudioSubscription } from '../../../contracts/studio';
import { formatDay } from '../../i18n/format';
import { Price } from '../../sections/price';
import { Day, Empty, PageHead, useSite, useStoreList, type Column } from '../kit';
import { FilterChips } from '../filter-chips';
import { ListSheet } from '../list-sheet';
import { LongList } from '../long-list';
import { RowTitle } from '../row-title';
import { Status, type Tone } from '../status';

const TONES: Readonly<Record<StudioSubscription['standing'], Tone>> = {
  trialing: 'info',
  active: 'positive',
  past_due: 'danger',
  paused: 'warning',
  ending: 'warning',
  ended: 'neutral',
};

/** How a subscription stands for whoever sells it. */
export function SoldStanding({ of: { standing, instalments, paused } }: { readonly of: StudioSubscription }) {
  const { t, locale } = useSite();
  if (instalments && instalments.paid >= instalments.count) return <Status tone="positive" word={t('subscriptions.state.paidOff')} />;
  const word =
    standing === 'paused' && paused?.until
      ? t('subscriptions.pausedUntil', { day: formatDay(locale, paused.until) })
      : t(`subscriptions.state.${standing}`);
  return <Status tone={TONES[standing]} word={word} />;
}

/** What one payment is, and how often. */
export function SoldPrice({ of: one }: { readonly of: StudioSubscription }) {
  return <Price money={one.price} period={{ ...one, instalments: one.instalments?.count ?? null }} />;
}

function useColumns(): readonly Column<StudioSubscription>[] {
  const { t } = useSite();
  return [
    {
      name: t('commissions.product'),
      cell: (one) => (
        <>
          <RowTitle to={one.id} title={one.product} />
          <span className="block text-13 font-normal text-muted" dir="auto">
            {one.offer}
          </span>
        </>
      ),
    },
    { name: t('sold.buyer'), cell: (one) => <bdi>{one.buyer}</bdi> },
    { name: t('orders.state'), cell: (one) => <SoldStanding of={one} /> },
    { name: t('sold.next'), cell: (one) => (one.nextPaymentAt === null ? '' : <Day at={one.nextPaymentAt} />) },
    { name: t('sold.payments'), cell: (one) => one.payments, numeric: true },
    { name: t('sold.price'), cell: (one) => <SoldPrice of={one} />, numeric: true },
  ];
}

/** Who pays again and again for what one sells. */
export function StudioSubscriptions() {
  const { t } = useSite();
  const [search] = useSearchParams();
  const standing = studioSubscriptionStanding.safeParse(search.get('standing')).data;
  const query = useStoreList(['sold-subscriptions', standing], (client, cursor) =>
    client.studioSubscriptions.list({ query: { standing, cursor } }),
  );
  return (
    <>
      <PageHead title={t('subscriptions.title')} state={t('sold.help')} />
      <div className="mt-8 space-y-2">
        <FilterChips
          name="standing"
          label={t('sold.standing')}
          all={t('filter.all')}
          choices={studioSubscriptionStanding.options.map((value) => ({ value, label: t(`subscriptions.state.${value}`) }))}
        />
        <ListSheet
          name="subscriptions"
          read={(client, cursor) => client.studioSubscriptions.list({ query: { standing, cursor, pageSize: 100 } })}
        />
      </div>
      <LongList
        query={query}
        caption={t('subscriptions.title')}
        columns={useColumns()}
        rowKey={(one) => one.id}
        empty={
          standing ? (
            <Empty title={t('list.noMatch')} help={t('sold.noMatchHelp')} />
          ) : (
            <Empty title={t('subscriptions.empty')} help={t('sold.emptyHelp')} />
          )
        }
      />
    </>
  );
}
